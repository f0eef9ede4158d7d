// Whose file is it: every format scores one sample, and the scores are shown.
import { parseTolerantly } from '@/lib/json-repair';
import type { DecodedText } from '@/lib/text';
import type { LogFormat, LogSample } from './log-format';
import { laidOutValues } from './shared/json-lines';

export interface RankedFormat<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
}

export interface Detection<Id extends string = string> {
  /** All formats that see something of theirs, best first. Empty where nobody does. */
  readonly ranked: readonly RankedFormat<Id>[];
  /** How sure the winner is: its score, less where the runner-up is near. 0 to 1. */
  readonly confidence: number;
}

const HEAD_CHARS = 65_536;
/** Larger files show their shape by their head. */
const WHOLE_JSON_CHARS = 1_000_000;
const SAMPLE_LINES = 60;

export function extensionOf(fileName: string): string {
  return /\.([^./\\]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

export function withoutExtension(fileName: string): string {
  return fileName.replace(/(.)\.[^./\\]{1,12}$/, '$1');
}

/** What detection sees of a file. Values of JSON are worked out when a format first asks. */
export function sampleOf(fileName: string, size: number, text: DecodedText): LogSample {
  return new Sample(fileName, size, text);
}

class Sample implements LogSample {
  readonly extension: string;
  readonly head: string;
  readonly lines: readonly string[];
  readonly #text: DecodedText;
  readonly #isWhole: boolean;
  #json: { value: unknown } | undefined;
  #jsonLines: { values: readonly unknown[] | undefined } | undefined;

  constructor(
    readonly fileName: string,
    readonly size: number,
    text: DecodedText,
  ) {
    this.extension = extensionOf(fileName);
    this.#text = text;
    const head = text.slice(0, HEAD_CHARS);
    this.#isWhole = text.length <= HEAD_CHARS;
    const end = this.#isWhole ? head.length : head.lastIndexOf('\n') + 1;
    this.head = (end > 0 ? head.slice(0, end) : head).replace(/\r\n?/g, '\n');
    this.lines = this.head.split('\n').filter((line) => line.trim() !== '');
  }

  get json(): unknown {
    this.#json ??= { value: this.#readJson() };
    return this.#json.value;
  }

  get jsonLines(): readonly unknown[] | undefined {
    this.#jsonLines ??= { values: this.#readJsonLines() };
    return this.#jsonLines.values;
  }

  #readJson(): unknown {
    if (!/^[^{[]{0,40}[{[]/.test(this.head)) return undefined;
    const isSmall = this.#text.length <= WHOLE_JSON_CHARS;
    const value = parseTolerantly(this.#text.slice(0, isSmall ? this.#text.length : HEAD_CHARS));
    return value?.value;
  }

  #readJsonLines(): readonly unknown[] | undefined {
    const laidOut = [...laidOutValues(this.head)].slice(0, SAMPLE_LINES);
    if (laidOut.length > 1)
      return laidOut.flatMap(
        ([start, end]) => parseTolerantly(this.head.slice(start, end))?.value ?? [],
      );
    const values: unknown[] = [];
    let bad = 0;
    for (const line of this.lines.slice(0, SAMPLE_LINES)) {
      const start = line.trimStart()[0];
      const value = start === '{' || start === '"' ? parseTolerantly(line)?.value : undefined;
      if (value === undefined) bad++;
      else values.push(value);
    }
    return values.length > bad ? values : undefined;
  }
}

export function detectAmong<F extends LogFormat>(
  formats: readonly F[],
  sample: LogSample,
): Detection<F['id']> {
  const ranked = formats
    .map((format) => ({
      id: format.id as F['id'],
      label: format.label,
      score: Math.min(1, Math.max(0, format.detect(sample))),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  const second = ranked[1]?.score ?? 0;
  return { ranked, confidence: best * (0.5 + 0.5 * Math.min(1, (best - second) / 0.3)) };
}
