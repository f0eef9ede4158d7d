// What a line of a Fountain script is (fountain.io, "Syntax").
import type { StatedSetting } from '@/story';
import { readScriptName } from '../shared/script-names';
import { settingOfSlug, slugMark } from '../shared/slug';

export type FountainLine =
  /** `stated` only where the line is a scene heading, not a section or a synopsis. */
  | (Inside & { readonly is: 'heading'; readonly stated: StatedSetting | undefined })
  | (Inside & { readonly is: 'synopsis' | 'transition' | 'centered' | 'lyric' | 'action' | 'text' })
  | { readonly is: 'character'; readonly name: string; readonly cue: string | undefined }
  | (Inside & { readonly is: 'parenthetical' })
  | { readonly is: 'page-break' };

/** Offsets of the words in the line, marks excluded. */
interface Inside {
  readonly from: number;
  readonly to: number;
}

export interface Around {
  readonly afterBlank: boolean;
  readonly beforeBlank: boolean;
  /** In the speech of somebody, where nothing but speech and parentheticals stands. */
  readonly inSpeech: boolean;
}

/** Longer lines are neither headings nor names. */
const MAX_MARK_CHARS = 200;
const SCENE_NUMBER = /\s*#[\p{L}\p{N}.-]{1,12}#$/u;
const TRANSITION =
  /^(?:[^\p{Ll}]{1,60}TO:|(?:FADE|IRIS) (?:IN|OUT)[.:]?|(?:CUT|FADE) TO \p{Lu}+[.:]?)$/u;

/** `line` without its line end. */
export function readFountainLine(line: string, around: Around): FountainLine {
  const { afterBlank, beforeBlank, inSpeech } = around;
  const from = line.length - line.trimStart().length;
  const to = line.trimEnd().length;
  const whole = { from, to };
  const first = line[from] ?? '';
  if (first === '~') return { is: 'lyric', from: from + 1, to };
  if (inSpeech) {
    const inBrackets = /^([*_]{0,3}\().*\)[*_]{0,3}$/.exec(line.slice(from, to));
    const opening = inBrackets?.[1]?.length;
    return opening !== undefined
      ? { is: 'parenthetical', from: from + opening, to: to - opening }
      : { is: 'text', ...whole };
  }
  if (to - from > MAX_MARK_CHARS) return { is: first === '!' ? 'action' : 'text', ...whole };
  const text = line.slice(from, to);
  if (/^={3,}$/.test(text)) return { is: 'page-break' };
  if (first === '=') return { is: 'synopsis', ...inside(line, from + 1, to) };
  const hashes = /^#{1,6}(?!#)\s*(?=\S)/.exec(text)?.[0];
  if (hashes !== undefined) {
    // Scripts in Markdown head their scenes with its marks.
    const mark = slugMark(text.slice(hashes.length));
    return mark === undefined
      ? { is: 'heading', stated: undefined, from: from + hashes.length, to }
      : heading(line, from + hashes.length, to, mark);
  }
  if (first === '!') return { is: 'action', from: from + 1, to };
  if (first === '>') {
    return text.endsWith('<')
      ? { is: 'centered', ...inside(line, from + 1, to - 1) }
      : { is: 'transition', ...inside(line, from + 1, to) };
  }
  if (first === '@' && text.length > 1) return character(text.slice(1));
  if (afterBlank && /^\.[^.\s]/.test(text)) return heading(line, from + 1, to, 0);
  const slug = afterBlank ? slugMark(text) : undefined;
  if (slug !== undefined) return heading(line, from, to, slug);
  if (afterBlank && beforeBlank && TRANSITION.test(text)) return { is: 'transition', ...whole };
  const bold = afterBlank && !beforeBlank ? BOLD_NAME.exec(text) : null;
  const name = bold ? `${bold[2] ?? ''}${bold[3] ?? ''}` : text;
  if (afterBlank && !beforeBlank && isName(name)) return character(name);
  return { is: 'text', ...whole };
}

function inside(line: string, from: number, to: number): Inside {
  const text = line.slice(from, to);
  const start = from + (text.length - text.trimStart().length);
  return { from: start, to: Math.max(start, from + text.trimEnd().length) };
}

/** Names in bold, as scripts in Markdown have them. */
const BOLD_NAME = /^(\*\*|__)([^*_]{1,80})\1( ?\([^()]{1,60}\))?$/;

/** All capitals, apart from what stands in brackets behind: `HANS (on the radio)`. */
function isName(text: string): boolean {
  const bare = readScriptName(text).name;
  return (
    bare.length <= 60 &&
    /\p{L}/u.test(bare) &&
    !/\p{Ll}/u.test(bare) &&
    // Letters without capitals would make a name of every line; such names are forced with `@`.
    /\p{Lu}/u.test(bare) &&
    !/[!?:,;]$/.test(bare)
  );
}

function character(text: string): FountainLine {
  const { name, cue } = readScriptName(text);
  return name === '' ? { is: 'text', from: 0, to: text.length } : { is: 'character', name, cue };
}

/** `mark`: how long what makes it a head is. */
function heading(line: string, from: number, end: number, mark: number): FountainLine {
  const text = line.slice(from, end);
  const number = SCENE_NUMBER.exec(text)?.[0].length ?? 0;
  const to = end - number;
  return { is: 'heading', stated: settingOfSlug(line.slice(from + mark, to)), from, to };
}
