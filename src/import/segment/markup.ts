// Tags, entities and macros: what may stand in a log that is not to be shown as written.

/** Only these are tags; `<gasp>`, `<3` and `<Name>` are what somebody typed. */
const KNOWN_TAGS = new Set(
  (
    'a abbr article aside b big blockquote body br button center code dd del details div dl dt em fieldset ' +
    'figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label legend ' +
    'li link main mark meta nav ol p pre q s samp script section small source span strike strong style sub ' +
    'summary sup table tbody td tfoot th thead title tr tt u ul var video audio svg path wbr'
  ).split(' '),
);
const BREAKING_TAGS = new Set(
  'article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

export type TagEffect = 'none' | 'italic' | 'bold' | 'strike' | 'quote' | 'break';

const EFFECTS: Readonly<Record<string, TagEffect>> = {
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  b: 'bold',
  strong: 'bold',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  q: 'quote',
};

const TAG = /<(\/?)([a-z][a-z0-9]{0,10})(?:\s[^<>]{0,2000})?\/?>/iy;

export interface Tag {
  readonly end: number;
  readonly name: string;
  readonly closing: boolean;
  readonly effect: TagEffect;
}

export function isKnownTag(name: string): boolean {
  return KNOWN_TAGS.has(name.toLowerCase());
}

/** Turns of a prompt that were saved with an answer: `<|im_end|>`, `<|im_start|>user`. */
const PROMPT_TAG =
  /<\|(?:im_start|start_header_id)\|>(?:(?:system|user|assistant|model)\b)?|<start_of_turn>(?:user|model)?|<end_of_turn>|<\|[\p{L}_ ]{1,30}\|>/iuy;
const CUSTOM_TAG = /<(\/?)([\p{L}_][\p{L}\p{N}_:.-]{0,40})(?:\s[^<>]{0,500})?\/?>/uy;

/** A tag of a preset or a card, of those in `paired`, or of a prompt: it shows nothing. */
function readCustomTag(text: string, at: number, paired: ReadonlySet<string>): Tag | undefined {
  PROMPT_TAG.lastIndex = at;
  const prompt = PROMPT_TAG.exec(text);
  CUSTOM_TAG.lastIndex = at;
  const custom = prompt ? null : CUSTOM_TAG.exec(text);
  const name = custom?.[2] ?? '';
  const length = prompt?.[0].length ?? (paired.has(name) ? custom?.[0].length : undefined);
  if (length === undefined) return undefined;
  return { end: at + length, name, closing: custom?.[1] === '/', effect: 'none' };
}

const NONE: ReadonlySet<string> = new Set();

/** The known tag that begins at `at`, if one does. */
export function readTag(
  text: string,
  at: number,
  paired: ReadonlySet<string> = NONE,
): Tag | undefined {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  const name = match?.[2]?.toLowerCase();
  if (!match || name === undefined || !KNOWN_TAGS.has(name)) return readCustomTag(text, at, paired);
  const effect = BREAKING_TAGS.has(name) ? 'break' : (EFFECTS[name] ?? 'none');
  return { end: at + match[0].length, name, closing: match[1] === '/', effect };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  copy: '©',
  deg: '°',
  times: '×',
  bull: '•',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ntilde: 'ñ',
  hearts: '♥',
};
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy;

/** The entity at `at`, decoded once: `&amp;lt;` shows `&lt;`. */
export function readEntity(text: string, at: number): { end: number; text: string } | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  const [, decimal, hex, name] = match;
  if (name !== undefined) {
    const known = ENTITIES[name] ?? ENTITIES[name.toLowerCase()];
    return known === undefined ? undefined : { end, text: known };
  }
  const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? '', 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? { end, text: String.fromCodePoint(code) } : undefined;
}

/** `show` undefined: the macro does something and shows nothing. */
export interface Macro {
  readonly end: number;
  readonly show: string | undefined;
  readonly unknown?: string;
}

const BRACED = /#?\{\{?([^{}\n]{0,400})\}\}?/y;
const ANGLED = /<(user|bot|char|group|start)>/iy;
const SILENT =
  /^(?:\/\/|comment:|hidden_key:|bias\b|set(?:global)?var|add(?:global)?var|inc|dec|noop|trim|original|#if|\/if|else|img|emotion|asset|bg|time|date|weekday|iso|idle|lastmessage|input|datetimeformat)/i;

/** The macro at `at` (`{{user}}`, `<USER>`, `{char}`), made one spelling or taken out. */
export function readMacro(text: string, at: number): Macro | undefined {
  if (text.charAt(at) === '<') {
    ANGLED.lastIndex = at;
    const match = ANGLED.exec(text);
    const name = match?.[1]?.toLowerCase();
    if (!match || name === undefined) return undefined;
    // People write <char> for a letter too, but nobody shouts it: the old macros are in capitals.
    if (match[1] !== match[1]?.toUpperCase()) return undefined;
    const end = at + match[0].length;
    return { end, show: name === 'start' ? undefined : name === 'user' ? '{{user}}' : '{{char}}' };
  }
  BRACED.lastIndex = at;
  const match = BRACED.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  const body = (match[1] ?? '').trim();
  const name = body.toLowerCase();
  const isDouble = match[0].includes('{{') && match[0].endsWith('}}');
  if (name === 'user' || name === 'persona') return { end, show: '{{user}}' };
  if (['char', 'character', 'bot', 'charifnotgroup', 'group'].includes(name)) {
    return { end, show: '{{char}}' };
  }
  if (!isDouble) return undefined;
  if (name === 'newline') return { end, show: ' ' };
  const list = /^(?:random|pick)\s*(?:::?)\s*(.*)$/i.exec(body);
  if (list) return { end, show: (list[1] ?? '').split(/::|,/)[0]?.trim() ?? '' };
  if (SILENT.test(body)) return { end, show: undefined };
  return { end, show: match[0], unknown: name.slice(0, 40) };
}

const PICTURE =
  /!\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})\)|\[(?:pic|image)\b[^\]\n]{0,500}\]|<pic\b[^<>]{0,500}>|https?:\/\/[^\s<>"]{1,500}\.(?:png|jpe?g|gif|webp)(?:\?[^\s<>"]{0,500})?/iy;
const LINK = /\[([^\]\n]{1,300})\]\((https?:[^)\s]{1,2000})\)/y;
const ADDRESS = /https?:\/\/[^\s<>"*]{1,2000}/y;

export function readPicture(text: string, at: number): { end: number } | undefined {
  PICTURE.lastIndex = at;
  const match = PICTURE.exec(text);
  return match ? { end: at + match[0].length } : undefined;
}

/** `[words](address)`: where the words lie, and where all of it ends. */
export function readLink(
  text: string,
  at: number,
): { end: number; textStart: number; textEnd: number } | undefined {
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (!match) return undefined;
  return {
    end: at + match[0].length,
    textStart: at + 1,
    textEnd: at + 1 + (match[1] ?? '').length,
  };
}

/** A bare address, whose underscores, slashes and colons are no markup. */
export function readAddress(text: string, at: number): { end: number } | undefined {
  ADDRESS.lastIndex = at;
  const match = ADDRESS.exec(text);
  return match ? { end: at + match[0].length } : undefined;
}

/** What a front end is told in passing: the face of the speaker, the picture behind. */
export interface StageTag {
  readonly end: number;
  readonly kind: 'expression' | 'place';
  /** As it stands: "happy", "lighthouse_night.png". */
  readonly value: string;
}

const STAGE_TAG =
  /\[\[\s*(?:(e|emo|emotion|expression|mood|face|sprite)|(bg|background|scene|place|location))\s*::?\s*([^[\]{}\n]{1,80}?)\s*\]\]|\{\{\s*(?:(emotion|expression|mood|sprite)|(bg|background|location))\s*::?\s*([^{}\n]{1,80}?)\s*\}\}/iy;

/** `[[e:happy]]`, `[[bg:harbor]]`, `{{emotion::sad}}`: shown by nobody, meant for the stage. */
export function readStageTag(text: string, at: number): StageTag | undefined {
  STAGE_TAG.lastIndex = at;
  const match = STAGE_TAG.exec(text);
  if (!match) return undefined;
  const isFace = match[1] !== undefined || match[4] !== undefined;
  const value = (match[3] ?? match[6] ?? '').trim();
  return { end: at + match[0].length, kind: isFace ? 'expression' : 'place', value };
}
