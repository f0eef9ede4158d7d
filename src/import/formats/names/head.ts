// Whether a line of text opens a message: `Name: text` in all the ways in which people write it.
import { readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { isStopWord, nameStrength, remembering } from './name-words';

export type HeadStyle = 'colon' | 'bracket' | 'angle' | 'dash' | 'sign' | 'quote' | 'alone';

export interface Head {
  readonly style: HeadStyle;
  readonly name: string;
  /** Offset in the line where the text begins; the length of the line where there is none. */
  readonly textAt: number;
  /** `Name (angry): text`. */
  readonly cue?: string;
  /** When it was written, before or after the name. */
  readonly when?: WrittenDate;
  /** Bold, brackets, a time: more than a bare name. */
  readonly isDecorated: boolean;
  /** `Name:text`, without a space between. */
  readonly isTight?: boolean;
  /** `You said:` alone on its line, as a page writes that no person types. */
  readonly isStated?: boolean;
  /** 1: must be repeated often to count, 2: looks like a name. */
  readonly strength: 1 | 2;
}

/** A name and its decoration never take more; whatever the line's length, this much is looked at. */
const PROBE = 160;
const NAME_CHARS = 40;
const MAX_COLONS = 4;

const TIME =
  /^[[(]?(?:(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}-[a-z]{3,4}-\d{2,4})(?:,? |T))?\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[ap]\.?m\.?)?[\])]?\s+(?:[-–—|] )?/i;
const TIME_AFTER = /\s*[[(]\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[ap]\.?m\.?)?[\])]$/i;
/** What programs write behind a name that has its line to itself: `(3/2/2026, 7:20:11 PM)`, `— 19:20`. */
const DATE_AFTER =
  /\s*(?:[-–—|•·,@]\s*)?[([]?(?:(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\p{L}{3,9}\.? \d{1,2},? \d{4})(?:,? at |,? |T))?(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?Z?([ \u202f]?[ap]\.?m\.?)?[)\]]?$/iu;
/** `--- NAME ---`, `=== Name ===`. */
const FRAMED = /^([-=~—─]{2,})\s+(\S.{0,38}?)\s+\1$/u;
const SAID = /^(You|ChatGPT) said$/;
/** `Mira wrote:` above a quoted post. */
const WROTE =
  /^(.{1,40}?) (?:wrote|said|says|writes|posted|schrieb|sagte|a écrit|escribió|dijo|escreveu|ha scritto|написала?) ?:$/u;
/** `[b]Mira:[/b]`, `[color=red][b]Mira[/b][/color]:`, `<b>Mira</b>:` */
const TAGS_OPEN = /^(?:\[(?:b|i|u|colou?r|size|font)(?:=[^[\]]{0,40})?\]|<(?:b|strong)>){1,4}/i;
const TAGS_CLOSE = /(?:\[\/(?:b|i|u|colou?r|size|font)\]|<\/(?:b|strong)>){1,4}$/i;
const TAGS_BEHIND = /^(?:\[\/(?:b|i|u|colou?r|size|font)\]|<\/(?:b|strong)>){1,4}/i;
/** Words or a quotation; a letter alone is a face such as `:D`. */
const TIGHT = /^(?:[“"«*(]|\p{L}[\p{L}'’])/u;
const DECO = /^(?:\*\*\*|\*\*|__|\*|_)/;

/**
 * All ways to see a head in the line, shortest name first. `afterBlank`: the line before is blank or
 * there is none, without which a name alone on its line is only a short line.
 */
export function headsOf(line: string, afterBlank: boolean): Head[] {
  const probe = line.slice(0, PROBE);
  const time = TIME.exec(probe);
  const offset = time?.[0].length ?? 0;
  const rest = probe.slice(offset);
  if (rest === '') return [];
  const common = whenIn(time?.[0]);
  const out: Head[] = [];
  const push = (found: Found | undefined): void => {
    if (!found) return;
    const strength = nameStrength(found.name);
    if (strength === 0) return;
    const isDecorated = found.isDecorated || offset > 0;
    const isStated = SAID.test(rest.slice(0, -1)) && rest.endsWith(':');
    const textAt = found.textAt + offset;
    out.push({ ...common, ...found, isDecorated, strength, textAt, ...(isStated && { isStated }) });
  };
  for (const head of colonHeads(rest)) push(head);
  push(bracketHead(rest));
  push(angleHead(rest));
  if (out.length === 0) push(dashHead(rest) ?? signHead(rest));
  push(quoteHead(rest));
  if (out.length === 0 && afterBlank && line.length < 60) push(aloneHead(rest));
  return out;
}

type Found = Omit<Head, 'strength'>;

function* colonHeads(rest: string): Generator<Found> {
  let colons = 0;
  for (let at = 1; at < Math.min(rest.length, 100) && colons < MAX_COLONS; at++) {
    const char = rest[at];
    if (char !== ':' && char !== '：') continue;
    colons++;
    const left = rest.slice(0, at).trimStart();
    const after = rest.slice(at + 1);
    const tags = TAGS_OPEN.exec(left)?.[0] ?? '';
    const open = DECO.exec(left)?.[0] ?? '';
    let bare = left.slice(open.length + tags.length);
    let used = 0;
    if (tags !== '') {
      const close = TAGS_CLOSE.exec(bare)?.[0] ?? '';
      bare = bare.slice(0, bare.length - close.length);
      used = TAGS_BEHIND.exec(after)?.[0].length ?? 0;
      if (close === '' && used === 0) continue;
    } else if (open !== '') {
      if (bare.endsWith(open)) bare = bare.slice(0, -open.length);
      else if (after.startsWith(open)) used = open.length;
      // An opened star that does not close around the name belongs to an action.
      else continue;
    }
    const next = after[used];
    const isTight = char === ':' && next !== undefined && !/\s/.test(next);
    if (isTight && !TIGHT.test(after.slice(used))) continue;
    const found = nameParts(bare);
    if (!found) continue;
    const textAt = at + 1 + used;
    const isDecorated = open !== '' || tags !== '' || found.isDecorated;
    const head = { ...found, isDecorated, textAt: skipSpace(rest, textAt) };
    yield { style: 'colon', ...head, ...(isTight && { isTight }) };
  }
}

/** As people write them behind their names: `[she/her]`, `| they/them`. */
const PRONOUNS = /\s*(?:\[(?:[a-z]{1,5}\/){1,3}[a-z]{1,5}\]|\| ?(?:[a-z]{1,5}\/){1,3}[a-z]{1,5})$/i;

/** `Name (angry)`, `[Name]`, `@Name`, `Name [12:30]` taken apart. */
const nameParts = remembering(takeApart);

function takeApart(text: string): Pick<Found, 'name' | 'cue' | 'isDecorated'> | undefined {
  let name = text.trim();
  if (name.length > NAME_CHARS * 2) return undefined;
  const before = name;
  // `## Claude:` in chats saved as Markdown, `ChatGPT said:` in copies of its page.
  name = name.replace(/^#{1,6} /, '').replace(SAID, '$1');
  name = name.replace(TIME_AFTER, '');
  const boxed = /^(?:\[([^[\]]+)\]|【([^】]+)】|<([^<>]+)>)$/.exec(name);
  if (boxed) name = (boxed[1] ?? boxed[2] ?? boxed[3] ?? '').trim();
  if (name.startsWith('@')) name = name.slice(1);
  name = name.replace(PRONOUNS, '');
  const isDecorated = name !== before;
  const cue = /^([^()（）]{1,40}?)\s*[(（]([^()（）]{1,60})[)）]$/.exec(name);
  if (cue?.[1] !== undefined && cue[2] !== undefined && !/^ooc\b/i.test(cue[2])) {
    // Pronouns and handles after a name are not how something is said.
    const isCue = !/[/#\d]|^(?:she|he|they|it)$/i.test(cue[2]);
    name = cue[1].trim();
    return isUsable(name)
      ? { name, isDecorated, ...(isCue ? { cue: cue[2].trim() } : {}) }
      : undefined;
  }
  return isUsable(name) ? { name, isDecorated } : undefined;
}

function isUsable(name: string): boolean {
  return name.length > 0 && name.length <= NAME_CHARS && !isStopWord(name);
}

function bracketHead(rest: string): Found | undefined {
  const match = /^(?:\[([^[\]:]{1,40})\]|【([^】]{1,40})】)\s*(?=\S)/.exec(rest);
  const name = (match?.[1] ?? match?.[2])?.trim();
  if (!match || name === undefined || !isUsable(name)) return undefined;
  if (rest.length < 90 && DATE_AFTER.exec(rest)?.index === match[0].trimEnd().length)
    return undefined;
  return { style: 'bracket', name, textAt: match[0].length, isDecorated: true };
}

function angleHead(rest: string): Found | undefined {
  const match = /^(?:<[@+%&~! ]?([^<>:]{1,40})>|([^\s<>:"“*]{1,30})>)\s+(?=\S)/.exec(rest);
  const name = (match?.[1] ?? match?.[2])?.trim();
  if (!match || name === undefined || !isUsable(name) || isTag(name)) return undefined;
  return { style: 'angle', name, textAt: match[0].length, isDecorated: true };
}

/** Tags of HTML and of thinking models look like `<Name>`. */
function isTag(name: string): boolean {
  return /^(?:\/|br|p|i|b|u|s|em|strong|div|span|font|think|thinking|details|summary|img|html|body|START)\b/i.test(
    name,
  );
}

function dashHead(rest: string): Found | undefined {
  const match = /^([^:\-–—"“*]{1,40}?) (?:-|–|—) (?=\S)/.exec(rest);
  const name = match?.[1]?.trim();
  if (!match || name === undefined || !isUsable(name)) return undefined;
  return { style: 'dash', name, textAt: match[0].length, isDecorated: true };
}

/** `Name > text`, `Name | text`, `Name -> text`, `~Name~ text`, `(Name) text`, `{Name} text`, `**Name** text`, `- Name: text`. */
function signHead(rest: string): Found | undefined {
  const match = SIGNS.map((sign) => sign.exec(rest)).find((found) => found !== null);
  const name = match?.[1]?.trim();
  if (!match || name === undefined || !isUsable(name)) return undefined;
  return { style: 'sign', name, textAt: match[0].length, isDecorated: true };
}
const SIGNS = [
  /^([^:=>|»~"“*]{1,40}?) (?:>|\||»|~|=|::|[-=]>|→) (?=\S)/,
  /^~ ?([^:>|~"“*]{1,40}?) ?~[:,]? (?=\S)/,
  /^\(([^()]{1,40})\) (?=\S)/,
  /^\{([^{}]{1,40})\} (?=\S)/,
  /^(?:\*\*|__)([^*_:]{1,40})(?:\*\*|__) (?![[(]?\d|[-–—|•·])(?=\S)/,
  /^[-•–] (?:\*\*)?([^:*"“]{1,40})(?::\*\*|\*\*:|:) (?=\S)/,
];

/** `太郎「…」`: the bracket belongs to the text. */
function quoteHead(rest: string): Found | undefined {
  const match =
    /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}A-Za-z0-9・ー]{1,12})(?=[「『])/u.exec(
      rest,
    );
  const name = match?.[1];
  if (!match || name === undefined || !isUsable(name)) return undefined;
  return { style: 'quote', name, textAt: match[0].length, isDecorated: true };
}

function aloneHead(rest: string): Found | undefined {
  const line = rest.trim();
  const time = DATE_AFTER.exec(line);
  const bare = time ? line.slice(0, time.index) : line;
  const framed = FRAMED.exec(bare)?.[2] ?? WROTE.exec(bare)?.[1];
  const match = /^(?:#{1,4} |-- ?)?(\*\*|__)?(.{1,40}?)\1$/.exec(framed ?? bare);
  const name = match?.[2]?.trim();
  if (name === undefined || !isUsable(name)) return undefined;
  const boxed = /^(?:\[([^[\]]+)\]|【([^】]+)】)$/.exec(name);
  const called = boxed?.[1] ?? boxed?.[2] ?? name;
  if (/[.!?…,;:"”)\]]$/.test(called) || called.split(/\s+/).length > 4) return undefined;
  return {
    style: 'alone',
    name: called,
    textAt: rest.length,
    // What stands in a frame may as well be the time of a scene: there a name has to come again.
    isDecorated: framed === undefined && (boxed !== null || line !== name),
    ...whenIn(time?.[0]),
  };
}

function whenIn(written: string | undefined): Pick<Head, 'when'> {
  const when = written === undefined ? undefined : readWrittenDate(written);
  return when ? { when } : {};
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i] ?? '')) i++;
  return i;
}

/** `NAME: (laughing) text` → the cue and where the text begins; undefined where it is all text. */
export function leadingCue(text: string): { cue: string; textAt: number } | undefined {
  const match = /^[([](_?[\p{Ll}][^()[\]]{0,58}?)[)\]]\s+(?=\S)/u.exec(text.slice(0, 100));
  const cue = match?.[1]?.replace(/^_|_$/g, '');
  if (!match || cue === undefined || /^ooc\b|[.!?]\s/i.test(cue) || isDeed(cue)) return undefined;
  return { cue, textAt: match[0].length };
}

/** "runs", "picking himself up", "the lid hisses open": done and seen, not a manner of speaking. */
function isDeed(words: string): boolean {
  const isVerb =
    /^\p{Ll}{2,}(?<!s)s(?![\p{L}'’])/u.test(words) &&
    !/^(?:always|perhaps|his|this|towards|as)\b/.test(words);
  const isLong =
    words.split(/\s+/u).length >= 4 &&
    !/^(?:to|in|with|under|still|not|half|very|as|off|over)\b/.test(words);
  return isVerb || isLong || /^\p{Ll}+ing\s\S+\s\S/u.test(words);
}
