// Which lore speaks of a place, and how much of it a picture can bear.
import type { LoreEntry, Place, World } from '@/story';
import { cleanText, mentions, sentencesOf, shorten } from './clean-text';

export interface LoreFound {
  readonly entry: LoreEntry;
  /** `place`: about the place itself; `mention`: about something that its description names. */
  readonly why: 'place' | 'mention' | 'look' | 'setting';
  /** Short sentences without people. */
  readonly sentences: readonly string[];
}

const LIMITS = {
  place: { entries: 1, sentences: 2 },
  mention: { entries: 2, sentences: 1 },
  look: { entries: 2, sentences: 1 },
  setting: { entries: 1, sentences: 1 },
} as const;
const LONGEST_SENTENCE = 160;

/** Entries of how a world looks, by title; other rules are no picture. */
const LOOK =
  /\b(?:motifs?|visuals?|palette|colou?rs?|art|style|tone|look|architecture|technology|atmosphere|aesthetics?)\b/i;

/** @param people sentences that name one of them are left out: a background has no people. */
export function loreFor(
  world: World,
  place: Place | undefined,
  people: readonly string[],
): LoreFound[] {
  const taken = { place: 0, mention: 0, look: 0, setting: 0 };
  const found: LoreFound[] = [];
  const order = ['place', 'mention', 'look', 'setting'] as const;
  const names = place ? [place.name, ...place.aliases].map((name) => name.toLowerCase()) : [];
  const isExact = ({ title, keys }: LoreEntry): boolean =>
    [title, ...keys].some((key) => names.includes(key.trim().toLowerCase()));
  const known = world.lore.filter((entry) => entry.enabled && entry.kind !== 'person');
  // What bears the very name of the place before what only shares a word with it.
  const entries = [...known.filter(isExact), ...known.filter((entry) => !isExact(entry))];
  for (const why of order) {
    for (const entry of entries) {
      if (taken[why] >= LIMITS[why].entries) break;
      if (reasonFor(entry, place) !== why) continue;
      const sentences = sentencesOf(cleanText(entry.content))
        .filter((sentence) => !people.some((name) => mentions(sentence, name, 'u')))
        .slice(0, LIMITS[why].sentences)
        .map((sentence) => shorten(sentence, LONGEST_SENTENCE));
      if (sentences.length === 0) continue;
      taken[why] += 1;
      found.push({ entry, why, sentences });
    }
  }
  return found;
}

function reasonFor(entry: LoreEntry, place: Place | undefined): LoreFound['why'] | undefined {
  const keys = [entry.title, ...entry.keys];
  if (place) {
    const names = [place.name, ...place.aliases];
    const isNamed = names.some((name) =>
      keys.some((key) => mentions(name, key) || mentions(key, name)),
    );
    if (isNamed && entry.kind === 'place') return 'place';
    if (isNamed || keys.some((key) => mentions(place.description, key))) return 'mention';
  }
  if (LOOK.test(entry.title)) return 'look';
  return entry.constant && entry.kind === 'place' ? 'setting' : undefined;
}
