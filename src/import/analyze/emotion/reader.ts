// The feeling of a line. Readers stand behind one interface, so a trained one can take the place of
// the rules and the lexicon.
import type { Emotion } from '@/story';

export interface LineToRead {
  /** Shown text without styles. */
  readonly text: string;
  /** How it is said: "whispering", from a stage direction. */
  readonly cue?: string;
  /** What the speaker does before the line, told in the same message. */
  readonly action?: string;
  /** And behind it. */
  readonly after?: string;
}

export interface EmotionReading {
  readonly label: Emotion;
  /** 0 to 1. */
  readonly intensity: number;
  readonly confidence: number;
  /** Code of `reasons.ts`. */
  readonly reason:
    | 'emotion-cue'
    | 'emotion-tag'
    | 'emotion-words'
    | 'emotion-word-list'
    | 'emotion-action'
    | 'emotion-carried'
    | 'emotion-none';
  readonly evidence?: string;
}

export interface EmotionReader {
  read(line: LineToRead): EmotionReading;
}
