// The likeliest of the files that a server has for one that it has not. A suggestion, never applied by
// itself: a model of another family gives noise.

export interface Suggestion {
  readonly file: string;
  /** From 0 to 1. */
  readonly score: number;
  /**
   * `spelling`: the same path in other letters or slashes. `folder`: the same file elsewhere. `format`: the
   * same name with another ending. `precision`: the same model, stored smaller or larger. `alike`: a name
   * that resembles it.
   */
  readonly why: 'spelling' | 'folder' | 'format' | 'precision' | 'alike';
}

/** Below this a name resembles another by chance. */
const LEAST_SCORE = 0.5;
const LONGEST_NAME = 400;

/** How numbers are stored; says little about which model it is. */
const PRECISION =
  /^(?:fp(?:4|8|16|32)|bf16|f16|f32|e4m3fn|e5m2|e4m3|int[48]|nf4|nvfp4|mxfp8|i?q\d\w*|scaled|mixed|gguf|pruned|ema|emaonly|half)$/;
/** Sizes of GGUF files, `Q4_K_M`, are one word. */
const QUANT = /(?<=[-_. ])i?q\d(?:_(?:[01]|k|nl|xs|xxs))?(?:_(?:xs|xl|[sml]))?(?=[-_. ]|$)/g;
/** Models that share all other words and yet do not stand in for each other. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['high', 'low'],
  ['i2v', 't2v'],
  ['base', 'refiner'],
  ['dev', 'schnell'],
  ['depth', 'canny'],
  ['canny', 'openpose'],
  ['depth', 'openpose'],
  ['inpaint', 'canny'],
];
const PRECISION_WEIGHT = 0.1;
/** Years, versions and sizes tell models of one name apart. */
const NUMBER_WEIGHT = 1.5;

interface Name {
  readonly path: string;
  readonly base: string;
  readonly stem: string;
  readonly words: readonly string[];
}

/** Undefined where nothing resembles it. Of equals the first offered wins. */
export function suggestFile(wanted: string, offered: readonly string[]): Suggestion | undefined {
  const name = nameOf(wanted);
  if (name.stem === '') return undefined;
  let best: Suggestion | undefined;
  for (const file of offered) {
    const found = compare(name, nameOf(file));
    if (found.score >= LEAST_SCORE && found.score > (best?.score ?? 0)) best = { file, ...found };
  }
  return best;
}

function compare(wanted: Name, other: Name): Pick<Suggestion, 'score' | 'why'> {
  if (other.path === wanted.path) return { score: 1, why: 'spelling' };
  if (other.base === wanted.base) return { score: 0.98, why: 'folder' };
  if (other.stem === wanted.stem) return { score: 0.95, why: 'format' };
  const core = (name: Name) => name.words.filter((word) => !PRECISION.test(word)).join(' ');
  const likeness = wordLikeness(wanted.words, other.words);
  if (core(wanted) !== '' && core(wanted) === core(other)) {
    return { score: 0.8 + 0.1 * likeness, why: 'precision' };
  }
  return { score: 0.8 * likeness, why: 'alike' };
}

function nameOf(file: string): Name {
  const path = file.slice(-LONGEST_NAME).toLowerCase().replaceAll('\\', '/');
  const base = path.slice(path.lastIndexOf('/') + 1);
  const stem = base.replace(/\.(?:safetensors|ckpt|pt2?|pth|bin|gguf|onnx|sft)$/, '');
  const quants = stem.match(QUANT) ?? [];
  const rest = stem.replace(QUANT, ' ').split(/[^\p{L}\p{N}.]+|\.(?!\d)/u);
  return { path, base, stem, words: [...rest, ...quants].filter((word) => /[^.]/.test(word)) };
}

/** Shared weight over all weight, words counting by what they tell; 0 to 1. */
function wordLikeness(one: readonly string[], other: readonly string[]): number {
  const left = new Set(one);
  const right = new Set(other);
  let shared = 0;
  let all = 0;
  for (const word of new Set([...left, ...right])) {
    const weight = weightOf(word);
    all += weight;
    if (left.has(word) && right.has(word)) shared += weight;
    else shared += weight * 0.5 * bestFragment(word, left.has(word) ? right : left);
  }
  if (all === 0) return 0;
  const isOpposite = OPPOSITES.some(
    ([a, b]) => (left.has(a) && right.has(b)) || (left.has(b) && right.has(a)),
  );
  return (shared / all) * (isOpposite ? 0.5 : 1);
}

/** How much of a word is found glued to another: `sdxl` in `sdxlbase`. */
function bestFragment(word: string, others: ReadonlySet<string>): number {
  if (word.length < 3) return 0;
  let best = 0;
  for (const other of others) {
    if (other.length < 3) continue;
    const [short, long] = word.length < other.length ? [word, other] : [other, word];
    if (long.startsWith(short) || long.endsWith(short))
      best = Math.max(best, short.length / long.length);
  }
  return best;
}

function weightOf(word: string): number {
  if (PRECISION.test(word)) return PRECISION_WEIGHT;
  return /\d/.test(word) ? NUMBER_WEIGHT : 1;
}
