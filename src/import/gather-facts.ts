// What comes with a log: cards, personas, lorebooks, groups, as facts that analysis reads.
import type { Storage } from '@/storage';
import type { AssetId, LoreEntry } from '@/story';
import type { CardFacts } from './analyze/card-facts';
import type { Card } from './cards';
import type { SortedFile } from './sort-files';

/** A card as a draft keeps it: what analysis reads, and the stored pictures that came with it. */
export interface StoredCard extends CardFacts {
  readonly portrait?: AssetId;
  /** By expression. */
  readonly sprites?: Readonly<Record<string, AssetId>>;
}

export interface Facts {
  readonly cards: readonly StoredCard[];
  readonly lore: readonly LoreEntry[];
}

interface FoundCard extends CardFacts {
  readonly pictures?: Pick<Card, 'portrait' | 'emotions'>;
}

export interface FoundFacts {
  readonly cards: readonly FoundCard[];
  readonly lore: readonly LoreEntry[];
}

/** Facts of a drop. A persona is the player; a member of a group is cast although nobody describes it. */
export function factsOf(files: readonly SortedFile[]): FoundFacts {
  const cards: FoundCard[] = [];
  const lore: LoreEntry[] = [];
  for (const file of files) {
    if (file.kind === 'card') {
      cards.push(factsOfCard(file.card));
      addLore(lore, file.card.book ?? []);
    }
    if (file.kind === 'lorebook') addLore(lore, file.lorebook.entries);
    if (file.kind === 'personas') {
      for (const { name, description } of file.personas.personas) {
        cards.push({ name, description, isPlayer: true });
      }
    }
  }
  const known = new Set(cards.map(({ name }) => name));
  for (const file of files) {
    if (file.kind !== 'group') continue;
    for (const { name } of file.group.members) {
      if (!known.has(name)) cards.push({ name, description: '' });
      known.add(name);
    }
  }
  return { cards, lore };
}

/**
 * A card often carries the book that lies beside it: the same entry comes once. Books number their
 * entries alike, so ids are made anew where they are taken.
 */
function addLore(lore: LoreEntry[], entries: readonly LoreEntry[]): void {
  const isKnown = (entry: LoreEntry) =>
    lore.some(({ title, content }) => title === entry.title && content === entry.content);
  const taken = new Set(lore.map(({ id }) => id));
  for (const entry of entries) {
    if (isKnown(entry)) continue;
    let id = entry.id;
    for (let number = 2; taken.has(id); number += 1) id = `${entry.id}-${number}`;
    taken.add(id);
    lore.push({ ...entry, id });
  }
}

function factsOfCard(card: Card): FoundCard {
  return {
    name: card.name,
    description: [card.description, card.imagePrompt].filter(Boolean).join('\n'),
    personality: card.personality,
    scenario: card.scenario,
    firstMessage: card.firstMessage,
    ...(card.nickname !== undefined && { nickname: card.nickname }),
    pictures: {
      ...(card.portrait && { portrait: card.portrait }),
      ...(card.emotions && { emotions: card.emotions }),
    },
  };
}

/** Stores the pictures of cards; one that cannot be stored is left out, for the story goes without. */
export async function storePictures(found: FoundFacts, storage: Storage): Promise<Facts> {
  const cards: StoredCard[] = [];
  for (const { pictures, ...card } of found.cards) {
    const keep = async (blob: Blob, name: string): Promise<AssetId | undefined> => {
      const stored = await storage.assets.ingest(blob, { name, origin: { by: 'user' } });
      return stored.ok ? stored.value.id : undefined;
    };
    const portrait = pictures?.portrait && (await keep(pictures.portrait, card.name));
    const sprites: Record<string, AssetId> = {};
    for (const { label, picture } of pictures?.emotions ?? []) {
      const id = await keep(picture, `${card.name} ${label}`);
      if (id) sprites[label.toLowerCase()] = id;
    }
    cards.push({
      ...card,
      ...(portrait && { portrait }),
      ...(Object.keys(sprites).length > 0 && { sprites }),
    });
  }
  return { cards, lore: found.lore };
}

/**
 * A card alone tells a beginning: its greeting, as a chat of one message, so that it is read like any
 * other. Undefined where no card greets.
 */
export function greetingLog(
  cards: readonly Card[],
): { readonly name: string; readonly file: File } | undefined {
  const greeting = cards.find(({ firstMessage }) => firstMessage.trim() !== '');
  if (!greeting) return undefined;
  const lines = [
    { user_name: 'You', character_name: greeting.name, chat_metadata: {} },
    {
      name: greeting.name,
      is_user: false,
      mes: greeting.firstMessage,
      swipe_id: 0,
      swipes: [greeting.firstMessage, ...greeting.alternateGreetings],
    },
  ];
  const name = `${greeting.name.replace(/[\\/:*?"<>|]/g, ' ')}.jsonl`;
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  return { name, file: new File([text], name, { type: 'application/jsonl' }) };
}
