// Whose turn it is, by those who are named further on: who says a line is often told two lines later.
import { pieceText, type Piece } from '../segment/piece';
import type { Gender } from './speech-subjects';
import { keyOf, subjectIn } from './told-subjects';
import { tagOf } from './voice-signs';
import type { AttributionFacts } from './voices';

/** Paragraphs of quotations that follow at once, and what each shows of its speaker. */
export interface TurnAhead {
  /** 1 is the answer, 2 whoever answers that. */
  readonly steps: number;
  readonly key?: string;
  readonly gender?: Gender;
}

type Facts = Pick<AttributionFacts, 'names' | 'nounVoice'>;

const FAR = 6;
/** A quotation that goes on over paragraphs is one step, however long. */
const MOST_PARAGRAPHS = 24;

/** What a walk finds, kept as far as it has come: all quotations of a paragraph ask for the same. */
export class TurnsAhead {
  readonly #found: TurnAhead[] = [];
  readonly #walk: Generator<TurnAhead>;

  constructor(...args: Parameters<typeof turnsAhead>) {
    this.#walk = turnsAhead(...args);
  }

  *[Symbol.iterator](): Generator<TurnAhead> {
    for (let i = 0; ; i++) {
      if (i === this.#found.length) {
        const next = this.#walk.next();
        if (next.done === true) return;
        this.#found.push(next.value);
      }
      const turn = this.#found[i];
      if (turn) yield turn;
    }
  }
}

/** Those behind `from` in a post, then in the posts behind it, as long as they talk on. */
function* turnsAhead(
  pieces: readonly Piece[],
  from: number,
  posts: Iterable<readonly Piece[]>,
  facts: Facts,
): Generator<TurnAhead> {
  let steps = 0;
  let paragraphs = 0;
  let goesOn = pieces[from - 1]?.isLeftOpen === true;
  for (const [post, start] of inOrder(pieces, from, posts)) {
    for (let at = start; at < post.length;) {
      let to = at + 1;
      while (to < post.length && post[to]?.paragraph === post[at]?.paragraph) to++;
      if (!goesOn) steps++;
      if (steps > FAR || ++paragraphs > MOST_PARAGRAPHS || !hasSpeech(post, at, to)) return;
      yield { steps, ...speakerOf(post, at, to, facts) };
      goesOn = post[to - 1]?.isLeftOpen === true;
      at = to;
    }
  }
}

function* inOrder(
  pieces: readonly Piece[],
  from: number,
  posts: Iterable<readonly Piece[]>,
): Generator<[readonly Piece[], number]> {
  yield [pieces, from];
  for (const post of posts) yield [post, 0];
}

function hasSpeech(pieces: readonly Piece[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (pieces[i]?.kind === 'speech') return true;
  return false;
}

/** By a tag, else by whoever acts first in the paragraph. */
function speakerOf(
  pieces: readonly Piece[],
  from: number,
  to: number,
  facts: Facts,
): { key?: string; gender?: Gender } {
  let actor: string | undefined;
  for (let i = from; i < to; i++) {
    const piece = pieces[i];
    if (piece?.kind === 'speech') {
      if (piece.speaker !== undefined) return { key: piece.speaker };
      const subject = tagOf(pieces, i, from, to)?.tag.subject;
      if (subject?.kind === 'pronoun') return { ...(subject.gender && { gender: subject.gender }) };
      const key = subject && keyOf(subject, facts);
      if (key !== undefined) return { key };
      if (subject) return {};
    } else if (piece?.kind === 'narration' || piece?.kind === 'action') {
      const subject = subjectIn(pieceText(piece).slice(0, 300), facts);
      if (subject && subject.kind !== 'pronoun') actor ??= keyOf(subject, facts);
    }
  }
  return actor === undefined ? {} : { key: actor };
}
