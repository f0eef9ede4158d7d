// What is shown of a listing, and what becomes of what was chosen in it. Pure.
import { cutTag, tidyTags, usedTags } from '@/lib/tags';
import type { FoundConversation, Listing } from './found';

export const SORTS = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'longest', label: 'Most messages first' },
  { value: 'name', label: 'By name' },
] as const;
export type Sort = (typeof SORTS)[number]['value'];

/** One story with a chapter for each conversation, a story for each folder, or one for each. */
export type Grouping = 'one' | 'folder' | 'each';
export type ChapterOrder = 'date' | 'name';

export interface Choice {
  readonly chosen: readonly FoundConversation[];
  readonly grouping: Grouping;
  readonly order: ChapterOrder;
  /** Of every story that is made. */
  readonly tags?: readonly string[];
  /** Each story has the names of the folders that its conversations lay in too. */
  readonly withFolderTags?: boolean;
}

export interface StoryLog {
  readonly name: string;
  readonly file: File;
  /** Title of the chapter that it becomes; not given where the story has no other. */
  readonly chapter?: string;
  /** What the story that it goes into is to be found by; a story has those of all its logs. */
  readonly tags?: readonly string[];
}

/**
 * What is chosen at first. Files were picked by hand, so all of them; of an account none, for most of
 * it is nobody's story and much of it is private.
 */
export function chosenAtFirst({ found }: Listing): ReadonlySet<string> {
  return new Set(found.filter(({ isPart }) => !isPart).map(({ id }) => id));
}

export function sortAtFirst({ found }: Listing): Sort {
  const dated = found.filter(({ from }) => from !== undefined).length;
  if (!found.some(({ isPart }) => isPart)) return 'name';
  return dated * 2 > found.length ? 'newest' : 'name';
}

/** Without marks and case, so that "Amelie" finds "Amélie". */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those in which every word of the query stands somewhere, sorted. */
export function shownOf(
  found: readonly FoundConversation[],
  query: string,
  sort: Sort,
): readonly FoundConversation[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const matching = found.filter((one) => {
    const text = plain([nameOf(one), one.folder, one.opening, ...one.people].join('\n'));
    return words.every((word) => text.includes(word));
  });
  return matching.sort(COMPARE[sort]);
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** "part 10" comes after "part 9". */
function byName(a: FoundConversation, b: FoundConversation): number {
  // Pages of one chat have one title: their files are numbered.
  return (
    names.compare(a.folder, b.folder) ||
    names.compare(nameOf(a), nameOf(b)) ||
    names.compare(a.file.name, b.file.name)
  );
}

/** Those without a date come last, whichever way round. */
function byTime(a: number | undefined, b: number | undefined, direction: 1 | -1): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return (a - b) * direction;
}

const COMPARE = {
  newest: (a, b) => byTime(a.to ?? a.from, b.to ?? b.from, -1) || byName(a, b),
  oldest: (a, b) => byTime(a.from, b.from, 1) || byName(a, b),
  longest: (a, b) => b.messages - a.messages || byName(a, b),
  name: byName,
} as const satisfies Record<Sort, (a: FoundConversation, b: FoundConversation) => number>;

/** What to call it: its title, else who speaks, else how it begins. */
export function nameOf({ title, people, opening, file }: FoundConversation): string {
  if (title !== '') return title;
  return people.length > 0 ? people.join(', ') : opening === '' ? file.name : opening;
}

/** By date only where each has one: a chapter without a date would stand anywhere. */
export function canOrderByDate(chosen: readonly FoundConversation[]): boolean {
  return chosen.every(({ from }) => from !== undefined);
}

/** The logs of each story that the choice makes. */
export function storiesOf(choice: Choice): readonly (readonly StoryLog[])[] {
  const { chosen, grouping, order, tags = [], withFolderTags = false } = choice;
  const logOf = (one: FoundConversation): StoryLog => {
    const all = tidyTags([...tags, ...(withFolderTags ? folderTagsOf([one]) : [])]);
    return { name: one.file.name, file: one.file, ...(all.length > 0 && { tags: all }) };
  };
  const isByDate = order === 'date' && canOrderByDate(chosen);
  const inOrder = [...chosen].sort(isByDate ? COMPARE.oldest : COMPARE.name);
  if (grouping === 'each') return inOrder.map((one) => [logOf(one)]);
  const stories = new Map<string, FoundConversation[]>();
  for (const one of inOrder) {
    const key = grouping === 'folder' ? one.folder : '';
    const parts = stories.get(key);
    if (parts) parts.push(one);
    else stories.set(key, [one]);
  }
  return [...stories.values()].map((parts) => {
    const isOfFolders = foldersOf(parts).length > 1;
    const [only] = parts;
    if (parts.length === 1 && only) return [logOf(only)];
    return parts.map((one) => ({ ...logOf(one), ...chapterOf(one, isOfFolders) }));
  });
}

/** The folders that conversations came in: what people call an arc, or a character. */
export function foldersOf(chosen: readonly FoundConversation[]): readonly string[] {
  return [...new Set(chosen.map(({ folder }) => folder))];
}

/**
 * What folders are called, without those above them. Conversations of an account have none: their folder
 * is the file that all of them lay in.
 */
export function folderTagsOf(found: readonly FoundConversation[]): readonly string[] {
  const names = found.flatMap(({ folder, isPart }) => {
    const name = isPart ? undefined : folder.split('/').at(-1);
    return name === undefined ? [] : cutTag(name.replace(/\.(zip|gz)$/i, ''));
  });
  return usedTags([names.filter(Boolean)]).map(({ tag }) => tag);
}

/** Stories of their own leave the folder that held them together, so its name goes along. */
export function tagsFoldersAtFirst(grouping: Grouping): boolean {
  return grouping === 'each';
}

function chapterOf(one: FoundConversation, isOfFolders: boolean): { chapter?: string } {
  // As the readers name chapters of one file: a date that reads alike everywhere.
  const date = one.from === undefined ? '' : new Date(one.from).toISOString().slice(0, 10);
  const title = one.title === '' ? date : one.title;
  const folder = isOfFolders ? (one.folder.split('/').at(-1) ?? '') : '';
  const chapter = [folder, title].filter((part) => part !== '').join(' · ');
  return chapter === '' ? {} : { chapter };
}

export function withChosen(
  chosen: ReadonlySet<string>,
  ids: readonly string[],
  isChosen: boolean,
): ReadonlySet<string> {
  const named = new Set(ids);
  return new Set(isChosen ? [...chosen, ...ids] : [...chosen].filter((id) => !named.has(id)));
}

export function messagesIn(chosen: readonly FoundConversation[]): number {
  return chosen.reduce((sum, { messages }) => sum + messages, 0);
}

/** Those between two rows of the list, both included; for choosing with the Shift key. */
export function idsBetween(
  shown: readonly FoundConversation[],
  one: string,
  other: string,
): readonly string[] {
  const [a, b] = [one, other].map((id) => shown.findIndex((row) => row.id === id));
  if (a === undefined || b === undefined || a < 0 || b < 0) return [other];
  return shown.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
}
