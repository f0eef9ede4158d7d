// Private details that can be told by their shape, whoever they belong to. Patterns are bounded, so
// that hostile text costs no more than other text.
import { findPhones } from './phone';

export interface FoundStretch {
  /** UTF-16 offsets, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** In the order in which they win over each other: an address in a link is part of the link. */
export const PRIVATE_KINDS = ['link', 'email', 'account-id', 'phone'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

const LINK =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftp):\/\/|www\.|(?:(?:www|m|mobile)\.)?(?:discord\.(?:gg|com)|t\.me|twitter\.com|x\.com|instagram\.com|facebook\.com|tiktok\.com|reddit\.com|youtube\.com|youtu\.be|twitch\.tv|snapchat\.com|linkedin\.com|bsky\.app|steamcommunity\.com|onlyfans\.com|patreon\.com|ko-fi\.com|vk\.com|wa\.me|tumblr\.com|f-list\.net|chub\.ai)\/)[^\s<>"'`“”«»]{1,1000}/giu;
/** What stands behind a link and is not of it. */
const BEHIND_LINK = /[.,;:!?*_~|\]}]+$/;
// Without look-behind the local part would be tried anew at each of its letters.
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/gu;
const ACCOUNT_ID = /<(?:@[!&]?|#)\d{15,22}>/g;

const FINDERS: Readonly<Record<PrivateKind, (text: string) => FoundStretch[]>> = {
  link: findLinks,
  email: (text) => (text.includes('@') ? all(text, EMAIL) : []),
  'account-id': (text) => (text.includes('<') ? all(text, ACCOUNT_ID) : []),
  phone: findPhones,
};

/** Stretches of one kind, in order, without overlap. */
export function findKind(kind: PrivateKind, text: string): FoundStretch[] {
  return FINDERS[kind](text);
}

function all(text: string, pattern: RegExp): FoundStretch[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }));
}

function findLinks(text: string): FoundStretch[] {
  if (!/[/.]/.test(text)) return [];
  return all(text, LINK).flatMap(({ start, end }) => {
    let link = text.slice(start, end).replace(BEHIND_LINK, '');
    // Of `[words](https://…)` and `(see https://…)` the bracket stays.
    while (link.endsWith(')') && count(link, ')') > count(link, '(')) {
      link = link.slice(0, -1).replace(BEHIND_LINK, '');
    }
    return /[\p{L}\p{N}]/u.test(link.replace(/^[a-z]+:\/\//i, ''))
      ? [{ start, end: start + link.length }]
      : [];
  });
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

const HANDLE =
  /(?<![\p{L}\p{N}_.%+\-/@])(?:@(?<at>[\p{L}\p{N}](?:[\p{L}\p{N}_]|[.-](?=[\p{L}\p{N}_])){1,39})|(?<name>[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,31})#\d{4}(?!\d))/gu;
const NO_HANDLE = /^(?:everyone|here|\d+(?:am|pm)?|room|home|admin|mods?)$/i;

/** `@name` and `name#1234`: the name alone, since it is written without its marks too. */
export function findHandles(text: string): (FoundStretch & { readonly name: string })[] {
  if (!/[@#]/.test(text)) return [];
  const found = [];
  for (const match of text.matchAll(HANDLE)) {
    const name = match.groups?.['at'] ?? match.groups?.['name'] ?? '';
    if (NO_HANDLE.test(name) || !/\p{L}/u.test(name)) continue;
    found.push({ name, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
