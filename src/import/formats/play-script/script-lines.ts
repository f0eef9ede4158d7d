// What a line of a play is: heading, speech, direction, cast list.
import { settingOfHeading } from '../shared/scene-heading';
import type { StatedSetting } from '@/story';

export type ScriptLine =
  | { readonly is: 'heading'; readonly stated: StatedSetting | undefined }
  | {
      readonly is: 'speech';
      readonly name: string;
      readonly cue: string | undefined;
      /** Offset of the text in the line. */
      readonly textAt: number;
    }
  /** `open`: the bracket has not closed on this line. */
  | {
      readonly is: 'direction';
      readonly textAt: number;
      readonly textEnd: number;
      readonly open: boolean;
    }
  | { readonly is: 'cast-list' }
  | { readonly is: 'text' };

const NUMBER =
  '(?:[IVXLC]+|\\d{1,3}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|FIRST|SECOND|THIRD|LAST|THE (?:FIRST|SECOND|THIRD|FOURTH|FIFTH|LAST))';
const SCENE = new RegExp(`^(?:ACT|SCENE)\\s+${NUMBER}\\b\\s*[.:,—–-]?\\s*`, 'i');
const LONE_PART = /^(?:PROLOGUE|EPILOGUE|INTERLUDE)\b\s*[.:]?\s*/;
const STATED = /^(?:Scene|Setting|Place|SCENE|SETTING|PLACE)\s*:\s*/;
const SLUG = /^(?:INT|EXT|EST|INT\.?\/EXT|I\/E)[. ]\s*/;
const CAST =
  /^\W{0,3}(?:characters|dramatis person(?:ae|æ|a)|cast(?: of characters| list)?|(?:the )?persons? (?:of|in) the (?:play|drama)|persons represented)\W{0,3}$/i;
const NAME_HEAD =
  /^_?(\p{Lu}[\p{Lu}\p{N} .'’&-]{0,38}[\p{Lu}\p{N}.])_?(?: ?[([]_?([^)\]]{1,60}?)_?[)\]])? ?[.:](?: |$)/u;
const ABBREVIATED = /^_?(\p{Lu}\p{Ll}{1,15})(?: \(([^)\n]{1,60})\))?\._? (?=\S)/u;
const MOVE = /^(?:Enter|Exit|Exeunt|Re-enter|Curtain|CURTAIN|BLACKOUT|Blackout)\b/;

/** `cast` are the names of the cast list, to which abbreviations lead. */
export function readScriptLine(
  line: string,
  afterBlank: boolean,
  cast: readonly string[],
): ScriptLine {
  const indent = line.length - line.trimStart().length;
  const text = line.slice(indent, indent + 400).trimEnd();
  if (CAST.test(text)) return { is: 'cast-list' };
  const heading = SCENE.exec(text) ?? LONE_PART.exec(text) ?? STATED.exec(text) ?? SLUG.exec(text);
  if (heading) return { is: 'heading', stated: settingOfHeading(text.slice(heading[0].length)) };
  const direction = readDirection(line, indent);
  if (direction) return direction;
  const head = NAME_HEAD.exec(text);
  if (head?.[1] !== undefined && !/^[IVXLC.]+$/.test(head[1])) {
    const textAt = indent + head[0].length;
    return speech(line, fullName(head[1], cast), head[2], textAt);
  }
  const short = ABBREVIATED.exec(text);
  const full = short?.[1] === undefined ? undefined : castNameOf(short[1], cast);
  if (short && full !== undefined) return speech(line, full, short[2], indent + short[0].length);
  if (MOVE.test(text) && afterBlank) {
    return { is: 'direction', textAt: indent, textEnd: line.trimEnd().length, open: false };
  }
  return { is: 'text' };
}

/**
 * `Nora. Yes, it is!`: names in small letters, as many printed plays have them. A full stop after a word says
 * little, so they count only where most paragraphs open so, under an act or a scene.
 */
export function dottedNames(head: string): string[] {
  const paragraphs = head.split(/\n[ \t]*\n\s*/).map((paragraph) => paragraph.slice(0, 200));
  if (!paragraphs.some((paragraph) => SCENE.test(paragraph))) return [];
  const names = new Map<string, number>();
  let speeches = 0;
  for (const paragraph of paragraphs) {
    const name = ABBREVIATED.exec(paragraph)?.[1];
    if (name === undefined) continue;
    speeches++;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const repeated = [...names.values()].filter((count) => count >= 2).length;
  return repeated >= 2 && speeches >= 5 && speeches / paragraphs.length >= 0.6
    ? [...names.keys()]
    : [];
}

/** `NAME` alone on its line, its speech below. Only where something follows without a blank line. */
export function readLoneName(
  line: string,
  cast: readonly string[],
): { name: string; cue?: string } | undefined {
  const match = /^_?(\p{Lu}[\p{Lu}\p{N} .'’&-]{0,38})_?(?: ?\(([^)]{1,60})\))?[.:]?$/u.exec(
    line.trim(),
  );
  const name = match?.[1]?.trim();
  if (
    name === undefined ||
    name.length < 2 ||
    /^THE END|^FINIS|^CURTAIN|^BLACKOUT|TO:$/.test(name)
  ) {
    return undefined;
  }
  return { name: fullName(name, cast), ...(match?.[2] === undefined ? {} : { cue: match[2] }) };
}

function speech(line: string, name: string, cue: string | undefined, at: number): ScriptLine {
  let textAt = at;
  let said = cue;
  const aside = /^\s*[([]_?([^)\]]{1,60}?)_?[)\]]\s*(?=\S)/.exec(line.slice(at, at + 100));
  if (aside?.[1] !== undefined && said === undefined) {
    said = aside[1].trim();
    textAt += aside[0].length;
  }
  while (textAt < line.length && /\s/.test(line[textAt] ?? '')) textAt++;
  return { is: 'speech', name, cue: said, textAt };
}

function readDirection(line: string, indent: number): ScriptLine | undefined {
  const open = /^_?([[(])/.exec(line.slice(indent, indent + 4));
  if (!open) return undefined;
  const close = open[1] === '[' ? ']' : ')';
  const end = line.indexOf(close, indent);
  let textAt = indent + open[0].length;
  if (end === -1) return { is: 'direction', textAt, textEnd: line.trimEnd().length, open: true };
  // Text after the bracket: the bracket is only how the line begins.
  if (/[^\s_.]/.test(line.slice(end + 1))) return undefined;
  const isItalic = /^_[^_]+_$/.test(line.slice(textAt, end));
  if (isItalic) textAt++;
  return { is: 'direction', textAt, textEnd: isItalic ? end - 1 : end, open: false };
}

function fullName(name: string, cast: readonly string[]): string {
  const bare = /^(?:MR|MRS|MS|DR|ST|SIR)\./.test(name) ? name : name.replace(/\.$/, '');
  return castNameOf(bare, cast) ?? bare;
}

/** The one name of the cast that begins with these letters. */
function castNameOf(short: string, cast: readonly string[]): string | undefined {
  const wanted = short.toLowerCase();
  const exact = cast.find((name) => name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const matching = cast.filter((name) => name.toLowerCase().startsWith(wanted));
  return matching.length === 1 ? matching[0] : undefined;
}

/** `JUNIPER, a night gardener` → name and description. */
export function readCastEntry(line: string): { name: string; description: string } | undefined {
  const match = /^\s*[-*•]?\s*_?([^,:;–—(]{1,40}?)_?\s*(?:[,:;–—(]\s*(.*?)\)?)?\s*$/.exec(
    line.slice(0, 300),
  );
  const name = match?.[1]
    ?.replace(/\.$/, (dot) => (/\b(?:Jr|Sr)\.$/.test(match[1] ?? '') ? dot : ''))
    .trim();
  if (name === undefined || name === '') return undefined;
  return { name, description: (match?.[2] ?? '').replace(/\.$/, '') };
}
