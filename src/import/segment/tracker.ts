// Status panels that extensions and models leave in the text: annotated data, read first.
import type { StatedSetting } from '@/story';
import { BEFORE_SIGN, fieldOf, type Field } from './tracker-keys';

interface Pair {
  readonly field: Field;
  readonly value: string;
}

/** One `key: value`, `【key】value` or `📍 value`, or undefined where the key is not one that trackers use. */
function readPair(part: string): Pair | undefined {
  const text = part
    .replace(/^\s*【([^【】\n]{1,24})】\s*[:：]?\s*/u, '$1：')
    .replace(/^[\s>*_`"'[{(【-]+/u, '')
    .replace(/["'\]})*_`,】\s]+$/u, '');
  const emoji = /^(\p{Extended_Pictographic})\ufe0f?\s*(.{1,80})$/u.exec(text);
  const colon = /^([^:：]{1,24}?)["'*_]*\s*[:：]\s*["'*_]*(.{0,120})$/u.exec(text);
  // The colon of "🕰 21:40" stands in a clock.
  if (colon && !(emoji && !/\p{L}/u.test(colon[1] ?? ''))) {
    const field = fieldOf(colon[1] ?? '');
    if (field) return { field, value: (colon[2] ?? '').trim() };
  }
  if (!emoji || (colon && /\p{L}/u.test(colon[1] ?? ''))) return undefined;
  const field = fieldOf(emoji[1] ?? '');
  const value = (emoji[2] ?? '').replace(/^[:：]\s*/, '').trim();
  // The head of a table says only what stands in its columns.
  return field && !fieldOf(value) ? { field, value } : undefined;
}

function statedBy(pairs: readonly Pair[]): StatedSetting {
  const stated: { place?: string; hour?: string; weather?: string } = {};
  for (const pair of pairs) {
    if (pair.field === 'other' || pair.value === '' || stated[pair.field] !== undefined) continue;
    stated[pair.field] = pair.value;
  }
  return stated;
}

const BETWEEN = /[|｜•┃]| · |,(?=\s*")|(?<=】)\s*(?=【)/u;

/** `| 📍 Location | Harbour wall |`: a row of a table whose first cell says what the second is. */
const ROW = /^\s*\|\s*([^|\n]{1,40}?)\s*\|\s*([^|\n]{1,120}?)\s*\|?\s*$/u;

function partsOf(line: string): string[] {
  const row = ROW.exec(line);
  if (row && fieldOf(row[1] ?? '')) return [`${row[1] ?? ''}: ${row[2] ?? ''}`];
  const parts = line.replace(/<[^<>]{1,200}>/g, ' ').split(BETWEEN);
  return /\p{Extended_Pictographic}/u.test(line)
    ? parts.flatMap((part) => part.split(BEFORE_SIGN))
    : parts;
}

/**
 * What a panel says, or undefined when the text is no panel: two known keys are asked for, and as many as
 * other entries, or half as many where a fence or a tag sets it apart.
 */
export function readTracker(text: string, isApart = false): StatedSetting | undefined {
  if (text.length > 6000 || !/[:：|•【\p{Extended_Pictographic}]/u.test(text)) return undefined;
  const pairs: Pair[] = [];
  let strangers = 0;
  for (const line of text.split('\n')) {
    for (const part of partsOf(line)) {
      if (!/[\p{L}\p{N}]/u.test(part)) continue;
      const pair = readPair(part);
      if (pair) pairs.push(pair);
      else strangers++;
    }
  }
  return pairs.length >= 2 && pairs.length * (isApart ? 2 : 1) >= strangers
    ? statedBy(pairs)
    : undefined;
}

/** `[Scene: X]`, `*Location: X*`, `[Time: dusk]`: one key is enough where the line is set apart. */
export function readStatedLine(line: string): StatedSetting | undefined {
  const inner = /^\s*(?:\[([^\]\n]{3,200})\]|\*([^*\n]{3,160})\*|\(([^)\n]{3,160})\))\s*$/u.exec(
    line,
  );
  const body = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  if (body === undefined) return undefined;
  const pairs: Pair[] = [];
  for (const part of body.split(/[|•;]/)) {
    const pair = readPair(part);
    if (pair) pairs.push(pair);
  }
  const isSetting = pairs.some((pair) => pair.field !== 'other');
  return isSetting ? statedBy(pairs) : undefined;
}
