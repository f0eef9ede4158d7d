// Backyard archives: one character, and chats with it that are bare of names. The chats are written
// anew as SillyTavern lines, where the name can stand, and read like any other log.
import type { ArchiveEntry } from '@/lib/archive-reader';
import { parseTolerantly } from '@/lib/json-repair';
import type { Card } from './card-file';
import { isRecord, itemsOf, textField, textListField } from './fields';
import { readLorebook } from './lorebook';
import { pictureType } from './picture-type';

export interface BackyardArchive {
  readonly card: Card;
  readonly chats: readonly File[];
}

type Fields = Record<string, unknown>;

/** Undefined where the archive is none of Backyard, or its character cannot be read. */
export async function readBackyard(
  entries: readonly ArchiveEntry[],
): Promise<BackyardArchive | undefined> {
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const read = async (path: string): Promise<Fields | undefined> => {
    const text = await byPath.get(path.toLowerCase())?.text();
    const value = text?.ok ? parseTolerantly(text.value)?.value : undefined;
    return isRecord(value) ? value : undefined;
  };
  const manifest = await read('manifest.json');
  if (!manifest || !('scenarios' in manifest)) return undefined;
  const [characterPath] = textListField.parse(manifest.characters);
  const character = characterPath === undefined ? undefined : await read(characterPath);
  if (characterPath === undefined || !character) return undefined;
  const name = textField.parse(character.displayName) || textField.parse(character.name);
  if (name.trim() === '') return undefined;

  const chats: File[] = [];
  let first: Fields = {};
  for (const [i, path] of textListField.parse(manifest.scenarios).entries()) {
    const scenario = await read(path);
    if (!scenario) continue;
    if (Object.keys(first).length === 0) first = scenario;
    const chat = chatOf(scenario, name.trim(), i);
    if (chat) chats.push(chat);
  }
  const [picture] = itemsOf(character.images);
  const picturePath = textField.parse(picture?.[1].path);
  // Pictures stand in the folder of the character.
  const folder = characterPath.replace(/[^/]*$/, '');
  const portrait = await byPath.get(`${folder}${picturePath}`.toLowerCase())?.blob();
  const card = cardOf(character, first, name.trim());
  const type = pictureType(picturePath);
  return {
    card: portrait?.ok ? { ...card, portrait: new Blob([portrait.value], { type }) } : card,
    chats,
  };
}

function cardOf(character: Fields, scenario: Fields, name: string): Card {
  const nickname = textField.parse(character.name).trim();
  const lore = itemsOf(character.loreItems).map(([, { key, value }]) => ({
    keys: key,
    name: textListField.parse(key)[0],
    content: withMacros(textField.parse(value)),
  }));
  const book = readLorebook({ entries: lore }, name)?.entries ?? [];
  return {
    kind: 'card',
    name,
    ...(nickname === '' || nickname === name ? {} : { nickname }),
    description: withMacros(textField.parse(character.persona)),
    personality: '',
    scenario: withMacros(textField.parse(scenario.narrative)),
    firstMessage: greetingOf(scenario),
    alternateGreetings: [],
    tags: [],
    creator: '',
    ...(book.length > 0 ? { book } : {}),
  };
}

function greetingOf(scenario: Fields): string {
  const [greeting] = itemsOf(scenario.firstMessages);
  return withMacros(textField.parse(greeting?.[1].text));
}

/** Undefined where nobody has answered the greeting yet: that much the card tells as well. */
function chatOf(scenario: Fields, name: string, index: number): File | undefined {
  const messages = itemsOf(scenario.messages).map(([, message]) => lineOf(message, name));
  if (messages.length === 0) return undefined;
  const greeting = greetingOf(scenario);
  const isTold = greeting === '' || messages[0]?.mes === greeting;
  const narrative = withMacros(textField.parse(scenario.narrative));
  const lines = [
    { user_name: 'You', character_name: name, chat_metadata: { scenario: narrative } },
    ...(isTold ? [] : [{ name, is_user: false, mes: greeting }]),
    ...messages,
  ];
  const title = textField.parse(scenario.title) || `${name} ${index + 1}`;
  const fileName = `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 80)}.jsonl`;
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  return new File([text], fileName, { type: 'application/jsonl' });
}

/** The answer that was made active last is the one on the screen. */
function lineOf(message: Fields, name: string): { mes: string } & Fields {
  if (message.type !== 'ai') {
    const mes = withMacros(textField.parse(message.text));
    return { name: 'You', is_user: true, send_date: message.createdAt, mes };
  }
  const outputs = itemsOf(message.outputs).map(([, output]) => ({
    text: withMacros(textField.parse(output.text)),
    // ISO dates in one zone, so their letters sort as the times do.
    active: textField.parse(output.activeTimestamp),
    createdAt: output.createdAt,
  }));
  let shown = 0;
  for (const [i, { active }] of outputs.entries()) {
    if (active > (outputs[shown]?.active ?? '')) shown = i;
  }
  return {
    name,
    is_user: false,
    send_date: outputs[shown]?.createdAt,
    mes: outputs[shown]?.text ?? '',
    swipe_id: shown,
    swipes: outputs.map(({ text }) => text),
  };
}

/** Backyard writes `{user}` and `{character}`, and a `#` before them where they open a line. */
function withMacros(text: string): string {
  return text
    .replace(/#?(?<!\{)\{user\}(?!\})/gi, '{{user}}')
    .replace(/#?(?<!\{)\{character\}(?!\})/gi, '{{char}}');
}
