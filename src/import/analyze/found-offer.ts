// An offer at the end of a message, who took it up, and the beat that it becomes.
import type { Beat, ChoiceOption, Message, SourceId } from '@/story';
import type { Piece } from '../segment/piece';
import { findAnswer, readOffer, type Answer, type Offer } from './choices';
import type { BeatIds } from './message-beats';
import { guessOf } from './scene-builder';

export interface FoundOffer {
  readonly offer: Offer;
  readonly answer: Answer | undefined;
  /** Messages that pick from an offer made out of character: they answer out of character too. */
  readonly oocAnswers: readonly number[];
}

/** How far after an offer somebody may take it up, in messages. */
export const ANSWER_WITHIN = 6;
const ASKS =
  /\b(?:what (?:do|will|would) you (?:do|choose|say)|choose|your (?:choice|move)|decision|pick one|which (?:one|way|will))\b/i;

/**
 * The offer of a message, when somebody takes it up or it asks outright for a choice from its list.
 * `next` are the messages behind it, `ANSWER_WITHIN` of them where there are as many.
 */
export function findOffer(
  message: Message,
  pieces: readonly Piece[],
  next: readonly Message[],
): FoundOffer | undefined {
  if (message.kind === 'system') return undefined;
  // A panel behind the list is no more of the message.
  const offer = readOffer(message.text.slice(0, pieces.at(-1)?.end));
  if (!offer) return undefined;
  const isCut = pieces.some(
    (piece) =>
      (piece.start < offer.start && piece.end > offer.start) ||
      (piece.start < offer.end && piece.end > offer.end),
  );
  const end = message.text.length;
  const usable: Offer =
    offer.isList && isCut ? { ...offer, isList: false, start: end, end } : offer;
  const within = offer.reason === 'offered-question' ? 2 : ANSWER_WITHIN;
  // The next list of the same author has the next answers.
  const again = next.findIndex(
    ({ speaker, text }) => speaker === message.speaker && readOffer(text)?.isList === true,
  );
  const following = next
    .slice(0, again >= 0 ? Math.min(again, within) : within)
    .filter(
      ({ speaker, kind, text }) =>
        speaker !== message.speaker && kind !== 'system' && !/^\s*\(\(/.test(text),
    );
  const answer =
    message.isMenu === true
      ? { option: 0, message: message.index + 1, confidence: 0.95 }
      : findAnswer(usable, following);
  if (!answer && !(usable.isList && ASKS.test(message.text.slice(-800)))) return undefined;
  const isOoc = pieces.length > 0 && pieces.every((piece) => piece.kind === 'ooc');
  const short =
    isOoc && answer ? following.filter(({ text }) => text.length < 60 && !/["“*]/.test(text)) : [];
  return { offer: usable, answer, oocAnswers: short.map(({ index }) => index) };
}

export function chooseBeatOf(
  message: Message,
  { offer, answer }: FoundOffer,
  source: SourceId,
  ids: BeatIds,
): Beat {
  const options: ChoiceOption[] = offer.options.map((option, index) => ({
    id: `o${index + 1}`,
    text: option.text.replace(/[*_~`\\]/g, '\\$&'),
    target: { to: 'next' },
    when: [],
    effects: [],
    // What the log did not go on with waits for its author.
    ...(answer?.option === index ? { taken: true } : { stub: true }),
  }));
  return {
    id: ids.next(message.index, offer.start),
    span: { source, message: message.index, start: offer.start, end: offer.end },
    kind: 'choose',
    prompt: '',
    options,
    guesses: {
      choice: guessOf(
        answer?.confidence ?? 0.5,
        answer ? offer.reason : 'offered-unanswered',
        answer ? `message ${answer.message + 1}` : undefined,
      ),
    },
  };
}
