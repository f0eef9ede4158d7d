// Short labels that things are found by again: which texts may be one, and lists of them.

export const MAX_TAGS = 20;
/** In code points. */
export const MAX_TAG_LENGTH = 40;
/** Characters of a stored text that are looked at: nobody types more into a label. */
const READ_LENGTH = 1000;

/** One line without commas, control and direction characters; '' where nothing is left. Not cut. */
export function plainTag(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[,\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Equal for a tag in another case. */
export function tagKey(tag: string): string {
  return plainTag(tag).toLowerCase();
}

export function lengthOfTag(tag: string): number {
  return [...tag].length;
}

/** As `plainTag`, cut to the length that a tag may have, with a sign that it was cut. */
export function cutTag(text: string): string {
  const letters = [...plainTag(text.slice(0, READ_LENGTH))];
  if (letters.length <= MAX_TAG_LENGTH) return letters.join('');
  return `${letters
    .slice(0, MAX_TAG_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
}

/** What is kept of a list from anywhere: each tag once, the first spelling of it, 20 at most. */
export function tidyTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const text of tags) {
    if (byKey.size === MAX_TAGS) break;
    const tag = cutTag(text);
    if (tag !== '' && !byKey.has(tagKey(tag))) byKey.set(tagKey(tag), tag);
  }
  return [...byKey.values()];
}

export function withoutTag(tags: readonly string[], tag: string): string[] {
  return tags.filter((other) => tagKey(other) !== tagKey(tag));
}

/** Whether each of the wanted tags is among these, in whatever case. */
export function hasTags(tags: readonly string[], wanted: readonly string[]): boolean {
  const keys = new Set(tags.map(tagKey));
  return wanted.every((tag) => keys.has(tagKey(tag)));
}

export interface AddedTags {
  readonly tags: readonly string[];
  /** What of the text did not become a tag, and is left to be mended. */
  readonly rest: string;
  readonly refused?: 'long' | 'full';
}

/** Adds what was typed, with commas between several. What is there already is not added again. */
export function addTags(tags: readonly string[], text: string): AddedTags {
  const parts = text.split(',').map(plainTag).filter(Boolean);
  let now = [...tags];
  for (const [at, part] of parts.entries()) {
    if (hasTags(now, [part])) continue;
    const refused =
      lengthOfTag(part) > MAX_TAG_LENGTH ? 'long' : now.length >= MAX_TAGS ? 'full' : undefined;
    if (refused) return { tags: now, rest: parts.slice(at).join(', '), refused };
    now = [...now, part];
  }
  return { tags: now, rest: '' };
}

export interface UsedTag {
  readonly tag: string;
  readonly count: number;
}

/** The tags of many things, the most used first; of several spellings the first one. */
export function usedTags(lists: Iterable<readonly string[]>): readonly UsedTag[] {
  const byKey = new Map<string, { tag: string; count: number }>();
  for (const tags of lists) {
    for (const tag of tags) {
      const known = byKey.get(tagKey(tag));
      if (known) known.count += 1;
      else byKey.set(tagKey(tag), { tag, count: 1 });
    }
  }
  return [...byKey.values()].sort((a, b) => b.count - a.count || compare(a.tag, b.tag));
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const compare = (a: string, b: string) => names.compare(a, b);

/** What may be meant by what was typed so far, and is not there yet. */
export function suggestTags(
  known: readonly string[],
  tags: readonly string[],
  typed: string,
  most: number,
): readonly string[] {
  const wanted = tagKey(typed);
  const have = new Set(tags.map(tagKey));
  return known
    .filter((tag) => !have.has(tagKey(tag)) && tagKey(tag).includes(wanted))
    .sort((a, b) => Number(tagKey(b).startsWith(wanted)) - Number(tagKey(a).startsWith(wanted)))
    .slice(0, most);
}
