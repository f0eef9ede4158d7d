// How long a scene takes to read.
import { plainText, type Beat } from '@/story';

export interface Measure {
  readonly words: number;
  /** Of quiet reading. */
  readonly minutes: number;
}

/** Words a minute of a visual novel's reader; characters a minute where words have no spaces. */
const WORDS_A_MINUTE = 220;
const SIGNS_A_MINUTE = 450;

// Scripts that are written without spaces: kana, han, hangul is spaced and counts as words.
const UNSPACED = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

const cache = new WeakMap<readonly Beat[], Measure>();

export function measureText(text: string): Measure {
  const plain = plainText(text);
  const signs = plain.match(UNSPACED)?.length ?? 0;
  const spaced = signs > 0 ? plain.replace(UNSPACED, ' ') : plain;
  const words = spaced.match(WORD)?.length ?? 0;
  return { words: words + signs, minutes: words / WORDS_A_MINUTE + signs / SIGNS_A_MINUTE };
}

/** What a reader reads: notes are not counted, options are. */
export function measureBeats(beats: readonly Beat[]): Measure {
  const known = cache.get(beats);
  if (known) return known;
  let words = 0;
  let minutes = 0;
  const add = (text: string): void => {
    const one = measureText(text);
    words += one.words;
    minutes += one.minutes;
  };
  for (const beat of beats) {
    if (beat.kind === 'say' || beat.kind === 'narrate') add(beat.text);
    if (beat.kind === 'choose') for (const option of beat.options) add(option.text);
  }
  const measure = { words, minutes };
  cache.set(beats, measure);
  return measure;
}

export function measureAll(scenes: Iterable<readonly Beat[]>): Measure {
  let words = 0;
  let minutes = 0;
  for (const beats of scenes) {
    const one = measureBeats(beats);
    words += one.words;
    minutes += one.minutes;
  }
  return { words, minutes };
}

/** "1,204 words · about 6 min" */
export function describeMeasure({ words, minutes }: Measure): string {
  const count = `${words.toLocaleString('en-US')} ${words === 1 ? 'word' : 'words'}`;
  if (words === 0) return count;
  if (minutes < 1) return `${count} · under a minute`;
  if (minutes < 90) return `${count} · about ${Math.round(minutes)} min`;
  return `${count} · about ${(minutes / 60).toFixed(1)} h`;
}
