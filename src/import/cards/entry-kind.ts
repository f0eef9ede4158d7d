// What a lorebook entry is about: a place, a person, a faction, a rule of the world, or a thing.
import type { LoreEntry } from '@/story';

export type EntryKind = LoreEntry['kind'];

const STATED: readonly (readonly [EntryKind, RegExp])[] = [
  [
    'place',
    /^(?:location|loc|place|places|city|town|village|region|area|setting|building|country|world map|geography)s?$/,
  ],
  ['person', /^(?:character|char|npc|person|people|cast|companion)s?$/],
  ['faction', /^(?:faction|group|guild|organi[sz]ation|clan|house|kingdom|party|family|gang)s?$/],
  [
    'rule',
    /^(?:rule|system|magic|lore|history|religion|law|currency|calendar|language|race|class|world)s?$/,
  ],
  [
    'thing',
    /^(?:item|object|thing|artifact|artefact|weapon|creature|monster|custom|concept|other)s?$/,
  ],
];

const PLACE =
  'city|town|village|hamlet|kingdom|empire|country|continent|island|isle|planet|forest|wood|mountain|hill|river|sea|lake|bay|desert|castle|keep|palace|temple|church|shrine|school|academy|university|inn|tavern|pub|bar|caf[eé]|shop|store|house|mansion|cottage|street|road|district|market|harbou?r|port|quay|pier|beach|station|ship|ferry|dungeon|cave|cavern|room|hall|tower|lighthouse|library|garden|realm|dimension|region|province';
const FACTION =
  'guild|order|clan|gang|cult|company|corporation|army|navy|legion|council|court|tribe|crew|syndicate|agency|team|brotherhood|sisterhood|circle|association|people|folk|band';
const PERSON =
  'man|woman|boy|girl|child|prince|princess|king|queen|knight|mage|wizard|witch|captain|doctor|keeper|baker|smith|merchant|soldier|priest|priestess|student|teacher|daughter|son|wife|husband|mother|father|sister|brother|widow|widower|orphan|vampire|elf|demon|android';
const RULE =
  'magic|currency|calendar|history|religion|language|technology|law|custom|tradition|prophecy';

const SIGNS: readonly (readonly [EntryKind, RegExp])[] = [
  ['place', /^[\s\W]*(?:🏰|🏠|🗺|🏙|🌆|📍|⛪|🏫)/u],
  ['person', /^[\s\W]*(?:👤|👩|👨|🧑|🧙)/u],
  ['faction', /^[\s\W]*(?:👥|⚔)/u],
];

export interface EntryWords {
  readonly title: string;
  readonly keys: readonly string[];
  readonly content: string;
  readonly constant: boolean;
  /** A type, category, folder or group that the book states. */
  readonly stated?: string;
}

/** In this order: a stated type, structured content, the sentence that defines it, constancy. */
export function kindOfEntry(entry: EntryWords, people: readonly string[] = []): EntryKind {
  const tag =
    entry.stated ??
    /^\s*[[(]([\w /]{3,20})[\])]/.exec(entry.title)?.[1] ??
    /[[(]([\w /]{3,20})[\])]\s*$/.exec(entry.title)?.[1] ??
    /^([\w ]{3,15})\s*[:\-–—]\s/.exec(entry.title)?.[1];
  const stated = statedKind(tag);
  if (stated) return stated;
  for (const [kind, sign] of SIGNS) if (sign.test(entry.title)) return kind;
  const head = entry.content.slice(0, 600);
  const typed =
    /\btype\s*[:=]\s*["“]?([\p{L} /]{3,25})/iu.exec(head)?.[1] ??
    /^\s*<(\w{3,15})>/.exec(head)?.[1];
  const structured = statedKind(typed) ?? nounKind(typed ?? '') ?? wppKind(head);
  if (structured) return structured;
  const names = [entry.title, ...entry.keys].map((name) => name.toLowerCase());
  if (people.some((person) => names.includes(person.toLowerCase()))) return 'person';
  if (/\b(?:age|height|hair|eyes|personality|gender|occupation)\s*[:=(]/i.test(head))
    return 'person';
  const defined = definedKind(head.slice(0, 240));
  if (defined) return defined;
  if (entry.constant && entry.keys.length === 0) return 'rule';
  return new RegExp(`\\b(?:${RULE})\\b`, 'i').test(entry.title) ? 'rule' : 'thing';
}

function statedKind(word: string | undefined): EntryKind | undefined {
  const folded = word?.trim().toLowerCase();
  return folded === undefined ? undefined : STATED.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** `Location("…")`, `[Character("…")]`. */
function wppKind(head: string): EntryKind | undefined {
  return statedKind(/^\W{0,3}(\w{3,15})\s*\(\s*["“]/.exec(head)?.[1]);
}

/** "Saltmarrow is a herring village on …", "A white tower on the north point.": the first noun decides. */
function definedKind(head: string): EntryKind | undefined {
  const sentence =
    /(?:\b(?:is|was|are|were)\s+(?:an?|the|one of the)?\s*|^\W{0,3}(?:an?|the)\s+)([^.;:!?\n]{3,120})/i.exec(
      head,
    )?.[1];
  return sentence === undefined ? undefined : nounKind(sentence);
}

function nounKind(text: string): EntryKind | undefined {
  let best: { kind: EntryKind; at: number } | undefined;
  for (const [kind, nouns] of [
    ['place', PLACE],
    ['faction', FACTION],
    ['person', PERSON],
    ['rule', RULE],
  ] as const) {
    const at = text.search(new RegExp(`\\b(?:${nouns})s?\\b`, 'i'));
    if (at !== -1 && (!best || at < best.at)) best = { kind, at };
  }
  return best?.kind;
}
