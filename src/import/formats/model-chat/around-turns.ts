// What a saved chat has around what is said in a turn: times, thinking, rules, notes of the program.
import { isStamp } from './program-notes';

/** Offsets of what is said within a text. */
export type Range = readonly [start: number, end: number];

const THOUGHT =
  /^[*_`>~\s💭🧠🤔]*(?:thought process|thoughts?|thinking(?: process)?|reasoned|reasoning|(?:show|hide) thinking|思考(?:过程)?|已深度思考|gedanken(?:gang)?)(?:(?: [^\n]{1,40})? (?:for|über|durante|pendant) [^\n]{0,20}\d[^\n]{0,20}|\s*[(（][^()（）\n]{0,40}[)）])?[\s*_`~:：.…]*$/iu;
const COMMENT = /^<!--[^\n]*-->$|^<time\b[^\n]*<\/time>$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:\* ){2,}\*|(?:- ){2,}-)$/;
const NOTE =
  /^\[\^[\w-]{1,12}\]:\s|^<\/?details\b[^<>]*>$|^<hr\b[^<>]*>$|^(?:show|hide) thinking$/i;
const FENCE = /^(`{3,}|~{3,})/;

export function isRule(line: string): boolean {
  return line.length < 120 && RULE.test(line.trim());
}

/** The first line of a text that is not blank. */
export function firstLineOf(text: string): string {
  return lineAt(text, skipBlank(text, 0));
}

/** Where what is said begins: behind comments, what the model thought, and, `isTimed`, times. */
export function startOfTurn(text: string, isTimed: boolean): number {
  let at = 0;
  for (;;) {
    const line = lineAt(text, at);
    const trimmed = line.trim();
    if (trimmed === '' && line.length === text.length - at) return text.length;
    if (trimmed === '' || COMMENT.test(trimmed) || (isTimed && isStamp(trimmed)))
      at += line.length + 1;
    else {
      const end = endOfThought(text, at, trimmed);
      if (end === undefined || end <= at) return at;
      at = end;
    }
    if (at >= text.length) return text.length;
  }
}

/** Behind the thinking that begins at `at`; undefined where none does. */
function endOfThought(text: string, at: number, line: string): number | undefined {
  if (line.toLowerCase().startsWith('<details')) {
    const head = text.slice(at, at + 300);
    const summary = /<summary>([^<]{0,100})<\/summary>/i.exec(head)?.[1];
    const close = text.indexOf('</details>', at);
    if (summary === undefined || close === -1) return undefined;
    return THOUGHT.test(summary.trim()) || /reasoning/i.test(line)
      ? close + '</details>'.length
      : undefined;
  }
  const heading = /^#{1,6}\s+/.exec(line)?.[0].length ?? 0;
  const callout = /^>\s?\[!\w*think\w*\]/i.test(line);
  const words = line.slice(heading).replace(/^>\s?/, '');
  if (!callout && (line.length > 80 || !THOUGHT.test(words))) return undefined;
  const next = at + lineAt(text, at).length + 1;
  if (line.startsWith('>')) return behindQuote(text, at);
  const after = skipBlank(text, next);
  const fence = FENCE.exec(lineAt(text, after).trim())?.[1];
  if (fence !== undefined) {
    const close = text.indexOf(`\n${fence}`, after + fence.length);
    return close === -1 ? undefined : close + 1 + fence.length;
  }
  if (text[after] === '>' && heading > 0) return behindQuote(text, after);
  return next;
}

function behindQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] === '>') at += lineAt(text, at).length + 1;
  return Math.min(at, text.length);
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end);
}

/** Where what is said ends: before notes, comments and, `isRuled`, the rule between turns. */
export function endOfTurn(text: string, isRuled: boolean, isTimed = false): number {
  let end = text.length;
  for (;;) {
    while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--;
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (line === '') return 0;
    const isNote =
      line.length < 500 && (COMMENT.test(line) || NOTE.test(line) || (isTimed && isStamp(line)));
    if (!isNote && !(isRuled && isRule(line))) return end;
    end = start;
  }
}

/** What programs write below a chat that they saved, and pages below the one they show. */
const FOOTER =
  /^[-*_>\s([]*(?:(?:this|the) \w{2,12} (?:was|has been) )?(?:powered by|(?:exported|generated|created|saved) (?:by|from|with|on|using))(?![\p{L}])|^(?:chat ?gpt|claude|gemini|grok|copilot|deepseek|le chat|perplexity|(?:generative )?ai|chatbots?) (?:is ai and )?(?:can make mistakes|may display inaccurate)|^.{0,30}导出.{0,60}$/iu;

/** Where the footer of a whole file begins in its last turn; its length where there is none. */
export function startOfFooter(text: string): number {
  const trimmed = text.trimEnd();
  const last = trimmed.slice(trimmed.lastIndexOf('\n') + 1);
  if (last.length > 300 || !FOOTER.test(last) || /["“”]/.test(last)) return text.length;
  return trimmed.length - last.length;
}

/** The text in a fence that holds all of it, as some programs save every turn. */
export function insideFence(text: string): Range {
  const open = FENCE.exec(text)?.[1];
  const first = text.indexOf('\n');
  if (open === undefined || first === -1 || !text.endsWith(`\n${open}`)) return [0, text.length];
  const close = text.length - open.length - 1;
  if (text.indexOf(`\n${open}`, first) !== close) return [0, text.length];
  return [first + 1, close];
}

/** Each line without the sign of a quotation, where all lines have it. */
export function withoutQuoteSigns(text: string): string {
  const lines = text.split('\n');
  const isQuoted = lines.every((line) => line.startsWith('>') || line.trim() === '');
  return isQuoted ? lines.map((line) => line.replace(/^>{1,2} ?/, '')).join('\n') : text;
}
