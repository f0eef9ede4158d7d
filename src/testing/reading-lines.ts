// Labelled lines against the beats of a draft.
import { foldName } from '@/import/analyze/names';
import type { Draft } from '@/import/analyze/draft';
import type { Beat, BeatOf } from '@/story';
import type { ScoreSheet } from './reading-figures';
import type { LineKind, LineTruth } from './reading-truth';

/**
 * Neighbouring beats of one kind and voice in one message. Whether a paragraph is shown at once or in
 * three steps is a matter of taste, which no label should have to guess.
 */
export interface Run {
  readonly message: number;
  readonly kind: LineKind;
  readonly who: string | null;
  readonly words: string[];
  readonly feelings: string[];
}

export function runsOf({ scenes, characters }: Draft): Run[] {
  const names = new Map<string, string>(characters.map(({ id, name }) => [id, name]));
  const runs: Run[] = [];
  for (const { beats, aside } of scenes) {
    // What a swipe says is another version of a message, not the message.
    if (aside === true) continue;
    for (const beat of beats) {
      if (!isText(beat) || !beat.span) continue;
      const kind = kindOf(beat);
      const id = beat.kind === 'say' ? beat.who : null;
      const who = id === null ? null : (names.get(id) ?? id);
      const { message } = beat.span;
      let run = runs.at(-1);
      if (run?.message !== message || run.kind !== kind || run.who !== who) {
        run = { message, kind, who, words: [], feelings: [] };
        runs.push(run);
      }
      for (const word of wordsOf(beat.text)) run.words.push(word);
      if ('expression' in beat && typeof beat.expression === 'string')
        run.feelings.push(beat.expression);
    }
  }
  return runs;
}

type TextBeat = BeatOf<'say' | 'narrate' | 'note'>;

function isText(beat: Beat): beat is TextBeat {
  return beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'note';
}

function kindOf(beat: TextBeat): LineKind {
  if (beat.kind === 'say') return beat.mode === 'thought' ? 'thought' : 'say';
  if (beat.kind === 'narrate') return 'narrate';
  return beat.about === 'author' ? 'note' : beat.about;
}

/** Words alone: quotes, stars and the comma before a tag are shown or not, as the reader sees fit. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words[0] === 'ooc' ? words.slice(1) : words;
}

/** Labels may give several names for one person: `Mr. Haddock|Haddock`. */
export function isNamed(found: string | null, label: string | null): boolean {
  if (found === null || label === null) return found === label;
  const folded = foldName(found);
  return folded === foldName(label) || label.split('|').some((name) => foldName(name) === folded);
}

export function scoreLines(
  labels: readonly LineTruth[],
  runs: readonly Run[],
  sheet: ScoreSheet,
): void {
  for (const [index, label] of labels.entries()) {
    const words = wordsOf(label.text);
    const run = nearestRun(
      words,
      runs.filter(({ message }) => message === label.message),
    );
    const found = run ? describeRun(run) : 'no line';
    const miss = { message: label.message, expected: describeLabel(label), found };
    if (label.kind === 'none') {
      const isShown = run !== undefined && includesRun(run.words, words);
      sheet.judge(!isShown, { ...miss, aspect: 'kind' });
      continue;
    }
    sheet.judge(run?.kind === label.kind, { ...miss, aspect: 'kind' });
    if (label.who !== undefined)
      sheet.judge(run?.kind === label.kind && isNamed(run.who, label.who), {
        ...miss,
        aspect: 'who',
      });
    sheet.judge(run !== undefined && run.words.join(' ') === wholeOf(labels, index).join(' '), {
      ...miss,
      aspect: 'line',
    });
    if (label.feels.length > 0)
      sheet.judge(run?.feelings.some((feeling) => label.feels.includes(feeling)) === true, {
        ...miss,
        aspect: 'emotion',
        expected: label.feels.join(' '),
        found: run?.feelings.join(' ') || 'none',
      });
  }
}

/** Labels that follow each other with one kind and voice are one run, as beats are. */
function wholeOf(labels: readonly LineTruth[], index: number): string[] {
  const label = labels[index];
  const isSame = (other: LineTruth | undefined): boolean =>
    other?.message === label?.message && other?.kind === label?.kind && other?.who === label?.who;
  let [start, end] = [index, index + 1];
  while (start > 0 && isSame(labels[start - 1])) start--;
  while (end < labels.length && isSame(labels[end])) end++;
  return labels.slice(start, end).flatMap(({ text }) => wordsOf(text));
}

/** The run that holds most of the words, and at least half of them. */
function nearestRun(words: readonly string[], runs: readonly Run[]): Run | undefined {
  let best: Run | undefined;
  let bestScore = words.length / 2 - 0.01;
  for (const run of runs) {
    const left = [...run.words];
    let score = 0;
    for (const word of words) {
      const at = left.indexOf(word);
      if (at < 0) continue;
      left.splice(at, 1);
      score++;
    }
    // "No." stands in many a line; the one that is nothing else is meant.
    if (includesRun(run.words, words)) score += 0.5;
    if (left.length === 0) score += 0.25;
    if (score > bestScore) [best, bestScore] = [run, score];
  }
  return best;
}

function includesRun(words: readonly string[], part: readonly string[]): boolean {
  return ` ${words.join(' ')} `.includes(` ${part.join(' ')} `);
}

function describeLabel({ kind, who, text }: LineTruth): string {
  return `${kind}${who === undefined ? '' : ` ${who ?? '?'}`}: ${text}`;
}

function describeRun({ kind, who, words }: Run): string {
  return `${kind}${who === null ? '' : ` ${who}`}: ${words.join(' ')}`;
}
