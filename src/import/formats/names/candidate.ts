// What may be a name, with all that was seen of it in the first of two passes.
import type { HeadStyle } from './head';

export interface Candidate {
  readonly key: string;
  readonly spellings: Map<string, number>;
  readonly styles: Map<HeadStyle, number>;
  count: number;
  afterBlank: number;
  strong: boolean;
  stated: boolean;
  decorated: number;
  /** Lines that hold it and a colon alone. */
  bare: number;
  /** Paragraphs that hold it behind their first line, with a sentence or a quotation behind it. */
  spokenWithin: number;
  lastWithin: number;
  /** Heads in lines of a panel: a label and a number. */
  inPanel: number;
  /** Heads right below a line of marks. */
  belowRule: number;
  /** Heads without a space behind the colon. */
  tight: number;
  readonly line: number;
}

export function isRepeated(
  candidate: Candidate,
  count: number,
  known: ReadonlySet<string>,
): boolean {
  if (known.has(candidate.key)) return true;
  const dashes = candidate.styles.get('dash') ?? 0;
  const signs = candidate.styles.get('sign') ?? 0;
  const counted = (dashes >= 3 ? count : count - dashes) - signs;
  return counted >= (candidate.strong ? 2 : 3);
}

/** Share of heads that follow a blank line. */
export function separation(accepted: ReadonlySet<Candidate>): number {
  const heads = sum([...accepted].map(({ count }) => count));
  const after = sum([...accepted].map(({ afterBlank }) => afterBlank));
  return heads === 0 ? 0 : after / heads;
}

/** Whether half of the paragraphs hold somebody else's line too: blank lines part scenes there, not posts. */
export function areAnswered(
  accepted: ReadonlySet<Candidate>,
  anchored: ReadonlySet<Candidate>,
): boolean {
  const within = [...accepted].filter((one) => one.strong && one.afterBlank === 0);
  const answers = sum(within.map(({ spokenWithin }) => spokenWithin));
  return answers * 2 >= sum([...anchored].map(({ afterBlank }) => afterBlank));
}

/** A sentence or a quotation, where a form has a word or a number. */
export function isSpoken(text: string): boolean {
  return text.length < 1000 && /["“”„«*]|\p{L}[.!?…]+\)?\s*$/u.test(text);
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
