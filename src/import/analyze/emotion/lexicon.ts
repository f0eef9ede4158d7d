// Marks that show a feeling in any language: emoji and faces made of signs; and parts of scripts without blanks.
import type { Emotion } from '@/story';
import { UNSPACED_PARTS } from './packs/eastern';

const EMOJI: Partial<Record<Emotion, string>> = {
  joy: '😀😃😄😁😊☺🙂😺🌞✨',
  amusement: '😂🤣😆😹😜😝😛😏😉',
  love: '😍🥰😘❤💕💖💗💓💘💞💙💚💛💜🧡😻😚',
  sadness: '😢😭🥺😿☹🙁😞😔🥹',
  grief: '💔',
  anger: '😡😠🤬💢👿',
  annoyance: '🙄😒😤',
  fear: '😱😨😰🙀',
  nervousness: '😬😅😓',
  surprise: '😮😯😲😳🤯❗⁉',
  confusion: '🤔😕❓🤷',
  disgust: '🤢🤮',
  embarrassment: '😳☺🫣',
  excitement: '🎉🥳🤩🎊',
  gratitude: '🙏',
  admiration: '👏🙌😎',
  approval: '👍👌💯✅',
  relief: '😌😮‍💨',
  disappointment: '😞😩😫',
  caring: '🤗🫂',
  desire: '🤤😈',
};

const KAOMOJI: readonly (readonly [RegExp, Emotion])[] = [
  [/T[_.]?T|;_;|:'\(|Q_Q|ಥ_ಥ|qwq/, 'sadness'],
  [/\^[_.]?\^|:\)|:-\)|\(◕‿◕\)|uwu|\(\*\^/i, 'joy'],
  [/:D\b|xD\b|XD\b|\bcx\b/, 'amusement'],
  [/:P\b|;\)|:3(?!\d)/, 'amusement'],
  [/>:\(|\(╯°□°\)|ಠ_ಠ/, 'anger'],
  [/:\(|:-\(/, 'sadness'],
  [/[oO]_[oO]|:O\b|:o\b/, 'surprise'],
  [/<3|♥|♡/, 'love'],
  [/>_<|>\/\/\/<|\/\/\/\//, 'embarrassment'],
];

/** Languages without blanks: looked for as parts of the text, the longest first. */
export const UNSPACED_WORDS: readonly (readonly [string, Emotion])[] = Object.entries(
  UNSPACED_PARTS,
)
  .flatMap(([label, parts]) =>
    parts.split(' ').map((part): [string, Emotion] => [part, label as Emotion]),
  )
  .toSorted(([one], [other]) => other.length - one.length);
export const EMOJI_LABELS: ReadonlyMap<string, Emotion> = new Map(
  Object.entries(EMOJI).flatMap(([label, marks]) =>
    Array.from(marks, (mark): [string, Emotion] => [mark, label as Emotion]).filter(
      ([mark]) => mark !== '\u200d' && mark !== '\ufe0f',
    ),
  ),
);
export const KAOMOJI_LABELS = KAOMOJI;
