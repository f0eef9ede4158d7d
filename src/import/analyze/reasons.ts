// Every guess names its reason by a code; the words for people stand here, one for each code.
import type { Guess } from '@/story';

const TEXTS: Readonly<Record<string, string>> = {
  // Who
  author: 'The message is theirs.',
  'inner-name': 'The line begins with their name.',
  'tag-after': 'The words after the quotation say so.',
  'tag-before': 'The words before the quotation say so.',
  'tag-pronoun': 'A pronoun after the quotation points to the person named last.',
  'same-paragraph': 'Another line of the same paragraph is theirs.',
  'action-beat': 'They act in the same paragraph.',
  'goes-on': 'The quotation before was left open, so the speech goes on.',
  introduces: 'They say who they are.',
  'turn-taking': 'Two people are talking in turn, and it is their turn.',
  'other-voice': 'The text says that something else speaks, and it is nobody in the cast.',
  unknown: 'Nothing says who speaks.',
  'line-rule': 'You said so.',
  accepted: 'You looked at it and found it right.',
  // Kind
  mark: 'Marks in the text say so.',
  quoted: 'It stands in quotation marks.',
  starred: 'It stands between asterisks, which this author uses for actions.',
  'starred-line': 'It stands between asterisks in a log that otherwise tells without them.',
  'starred-first-person': 'It stands between asterisks, and an "I" wonders in it.',
  'thought-tag': 'The text says that it is thought.',
  stress: 'Asterisks around a word or two inside a sentence stress them.',
  told: 'The narrator tells it.',
  'told-words': 'It reads like telling: third person, or an action.',
  'spoken-words': 'It reads like speech: you and I, a question, a call.',
  'unmarked-speech': 'This author puts actions between asterisks and leaves speech unmarked.',
  'outside-quotes': 'This author puts speech in quotation marks, and it stands outside them.',
  'no-marks': 'This author uses no marks, and it reads like speech.',
  bracketed: 'The whole line stands in brackets.',
  'account-talk': 'A person at the keyboard says it, not a character.',
  // Scenes
  start: 'The log begins here.',
  separator: 'A line of marks separates the scenes.',
  heading: 'A heading stands here.',
  banner: 'A banner names place or time.',
  stated: 'A status panel or background names another place or time.',
  'time-passes': 'The text says that time passes.',
  'hour-changes': 'It is another time of day.',
  'place-changes': 'They go to another place.',
  'long-pause': 'A long time lies between the messages.',
  'cast-changes': 'Other people speak from here on.',
  fade: 'The text fades out.',
  length: 'The scene would grow longer than 200 lines.',
  'cut-rule': 'You cut here.',
  alternative: 'The story goes on here after another version of the message.',
  // Setting
  'place-heading': 'A heading or banner names it.',
  'place-stated': 'A status panel, heading or background names it.',
  'place-lore': 'The lorebook knows this place, and somebody is in it.',
  'place-being': 'The text says that somebody is there.',
  'place-named': 'The telling names it where the scene opens.',
  'place-door': 'They have gone through a door.',
  'place-carried': 'Nobody has left the place of the scene before.',
  'place-about': 'The log as a whole is set there.',
  'words-narration': 'The telling says so.',
  'words-heading': 'A heading or banner says so.',
  'words-stated': 'A status panel or heading says so.',
  'words-carried': 'It was so in the scene before, and no time has passed.',
  // Choices
  'offered-list': 'A list of options is offered, and the answer picks one.',
  'offered-question': 'A question offers alternatives, and the answer takes up one of them.',
  'offered-unanswered': 'A list of options is offered; which one was taken is not clear.',
  alternatives: 'The log keeps other versions of this message.',
  // Expression
  'emotion-cue': 'A stage direction says how it is said.',
  'emotion-tag': 'An expression tag says so.',
  'emotion-words': 'The words of the line sound so.',
  'emotion-word-list':
    'A word of the line says so; this language has only a list of words, so look twice.',
  'emotion-action': 'What they do beside the line shows it.',
  'emotion-carried': 'They felt so a moment ago.',
  'emotion-none': 'Nothing in the line shows a feeling.',
};

/** A sentence for people: why the reader thinks so. Unknown codes (of newer versions) give a general one. */
export function describeReason(guess: Pick<Guess, 'reason' | 'evidence'>): string {
  const text = TEXTS[guess.reason] ?? 'The reader thinks so.';
  return guess.evidence ? `${text} (“${guess.evidence}”)` : text;
}

/** All codes, for the test that every one used has a text. */
export const REASON_CODES: readonly string[] = Object.keys(TEXTS);
