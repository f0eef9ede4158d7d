// A text cut into turns at the heads that part them.
import type { LogSource } from '../log-format';
import { Pace } from '../shared/pace';
import { isRule } from './around-turns';
import { copiedHeads, lineWithColon, type CopiedHeads } from './copied-heads';
import { sideHead, type SideHead } from './heads';
import { isStamp } from './program-notes';
import { usualStyles } from './usual-styles';

export interface Turn {
  /** Undefined before the first head. */
  readonly head: SideHead | undefined;
  readonly line: number;
  readonly startByte: number;
  readonly endByte: number;
  /** Offsets of the text behind the head. */
  readonly start: number;
  readonly end: number;
}

interface HeadLine {
  readonly head: SideHead | undefined;
  readonly line: number;
  readonly start: number;
  readonly startByte: number;
}

export async function turnsOf(source: LogSource): Promise<Turn[]> {
  const { text, size } = source;
  const pace = new Pace(source);
  const found: HeadLine[] = [];
  const colons: (HeadLine & { readonly text: string; readonly length: number })[] = [];
  let endByte = 0;
  for (const line of text.lines()) {
    const head = sideHead(line.text);
    const [startByte] = line.bytes;
    if (head || endByte === 0)
      found.push({ head, line: line.number, start: line.start, startByte });
    const colon = lineWithColon(line.text);
    if (colon !== undefined) {
      const at = { line: line.number, start: line.start, startByte };
      colons.push({ ...at, head, text: colon, length: line.text.length });
    }
    endByte = line.bytes[1];
    if (pace.isDue()) await pace.turn(endByte);
  }
  const copied = usualStyles(found.flatMap(({ head }) => head ?? []))
    ? undefined
    : copiedHeads(colons.map(({ text: line }) => line));
  const own = copied && colons.flatMap((one) => ofPage(one, copied));
  const kept = own ? withStart(own, found[0]) : ownHeads(found, text);
  return kept.map(({ head, line, start, startByte }, i) => {
    const next = kept[i + 1];
    const from = start + (head?.textAt ?? 0);
    const end = Math.max(from, next?.start ?? text.length);
    return { head, line, startByte, endByte: next?.startByte ?? size, start: from, end };
  });
}

function ofPage(
  one: HeadLine & { readonly text: string; readonly length: number },
  heads: CopiedHeads,
): HeadLine[] {
  const found = heads.sideOf(one.text);
  if (!found) return [];
  const { text: word, length: textAt } = one;
  return [
    { ...one, head: { ...found, word, textAt, style: ':', isInline: false, isMarked: true } },
  ];
}

function withStart(own: readonly HeadLine[], first: HeadLine | undefined): HeadLine[] {
  if (!first || own[0]?.start === first.start) return [...own];
  return [{ ...first, head: undefined }, ...own];
}

/** The heads that part turns, behind what stands before the first. */
function ownHeads(found: readonly HeadLine[], text: LogSource['text']): HeadLine[] {
  const styles = usualStyles(found.flatMap(({ head }) => head ?? []));
  const own = found.flatMap((one) => {
    if (one.head && styles?.has(one.head)) return one;
    return one === found[0] ? { ...one, head: undefined } : [];
  });
  return own.filter((one, i) => isOfProgram(one, own[i + 1], text));
}

/**
 * A count of turns has nothing below it but the next head, and what a model thought comes before what it
 * says: else "Round 2" and "Options" are the story's.
 */
function isOfProgram(
  { head, start }: HeadLine,
  next: HeadLine | undefined,
  text: LogSource['text'],
): boolean {
  if (head?.side === 'aside') return !WEAK.test(head.word) || next?.head?.side === 'model';
  if (head?.side !== 'gap') return true;
  if (!next || next.start - start > 400) return false;
  const [, ...lines] = text.slice(start, next.start).split('\n');
  return lines.every((line) => line.trim() === '' || isRule(line) || isStamp(line));
}

const WEAK = /^(?:options|thinking|thoughts|reasoning|tools?|function|related)$/;
