// Posts of people at keyboards: talk about the story, however they are marked.
import type { Message } from '@/story';
import { isOutOfCharacter } from '../segment/blocks';
import type { Piece } from '../segment/piece';
import type { Cast, CastMember } from './cast';
import type { Survey } from './survey';

export interface TalkFacts {
  readonly cast: Cast;
  readonly survey: Survey;
}

/**
 * The pieces of a message as what they are: all of them talk, or those of the story as they were.
 * `answersOoc`: it picks from an offer that was made out of character.
 */
export function asTalk(
  message: Message,
  member: CastMember | undefined,
  pieces: readonly Piece[],
  facts: TalkFacts,
  answersOoc: boolean,
): readonly Piece[] {
  if (message.kind === 'ooc' || message.kind === 'system' || !member) return pieces;
  const kind = isRoll(message.text) ? 'system' : talkOf(message, member, pieces, facts, answersOoc);
  return kind === undefined
    ? pieces
    : pieces.map((piece) => ({ ...piece, kind, reason: 'account-talk', confidence: 0.8 }));
}

/** `🎲 1d20+3 = 17`: dice and what they show, and no word beside them. */
export const isRoll = (text: string): boolean =>
  text.length <= 80 &&
  /🎲|(?<![\p{L}\d])\d*[dkw]\d/iu.test(text) &&
  /\d/.test(text) &&
  /^[🎲\s\ddkwhl+\-−=:→*_`[\](),.]+$/iu.test(text);

function talkOf(
  message: Message,
  member: CastMember,
  pieces: readonly Piece[],
  { cast, survey }: TalkFacts,
  answersOoc: boolean,
): 'ooc' | 'system' | undefined {
  // Of one person's several names one may be left out alone.
  if (member.ignored || cast.members.get(message.speaker ?? '')?.ignored === true) return 'ooc';
  if (member.isOutside) {
    if (survey.speakers.get(member.key)?.speaker.isBot === true) return 'system';
    const isStory =
      pieces.some((piece) => piece.kind === 'action') ||
      (pieces[0]?.kind === 'speech' && pieces[0].reason === 'quoted');
    return isStory ? undefined : 'ooc';
  }
  return answersOoc || isBareTalk(message, pieces, survey) ? 'ooc' : undefined;
}

/** In a log between people who mark every line, an unmarked one with keyboard words is talk. */
function isBareTalk(message: Message, pieces: readonly Piece[], survey: Survey): boolean {
  const habit = survey.habits.habit(message.speaker);
  if (!survey.isHumanLog || habit.style !== 'stars-and-quotes' || habit.messages < 5) return false;
  // What the program sent as a deed is one, without a mark of its own.
  if (message.kind === 'action') return isOutOfCharacter(message.text.slice(0, 200));
  if (
    pieces.some(
      (piece) =>
        piece.reason === 'quoted' || piece.reason === 'starred' || piece.kind === 'heading',
    )
  ) {
    return (
      isOutOfCharacter(message.text.slice(0, 200)) &&
      !pieces.some((piece) => piece.reason === 'quoted')
    );
  }
  const text = message.text.trim();
  return (
    !/[\p{L}\p{N}]/u.test(text) ||
    isOutOfCharacter(text) ||
    /\bI (?:drew|made|posted|uploaded)\b/.test(text) ||
    (/^\p{Ll}/u.test(text) && text.length < 80)
  );
}
