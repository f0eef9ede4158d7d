// Which shape the heads of a log have, by its first lines.
import { readBelow, readHead, SHAPES, type Shape } from './shapes';

export interface FoundShape {
  readonly shape: Shape;
  readonly heads: number;
  /** Of the lines. */
  readonly share: number;
  /** 0 to 1. */
  readonly score: number;
}

const MIN_HEADS = 3;
/** Letters of languages whose programs write such heads. */
const EASTERN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** The shape that most lines have; undefined where names do not come back as people's do. */
export function shapeOf(lines: readonly string[], hasDays: boolean): FoundShape | undefined {
  let best: FoundShape | undefined;
  for (const known of SHAPES) {
    if (known.needsDays === true && !hasDays) continue;
    const learnt = known.learn?.(lines);
    if (known.learn && !learnt) continue;
    const found = countHeads(learnt ? { ...known, pattern: learnt } : known, lines);
    if (found && found.heads > (best?.heads ?? 0)) best = found;
  }
  return best;
}

function countHeads(shape: Shape, lines: readonly string[]): FoundShape | undefined {
  const names = new Map<string, number>();
  let heads = 0;
  let marked = 0;
  for (const [i, line] of lines.entries()) {
    const head = readHead(shape, line);
    if (!head) continue;
    const below = shape.below && readBelow(shape, lines[i + 1] ?? '');
    if (shape.below && (!below || (head.name === undefined && readHead(shape, lines[i + 1] ?? ''))))
      continue;
    const name = head.name ?? (below?.gives === 'name' ? below.match.groups?.name : undefined);
    if (name === undefined) continue;
    heads++;
    if (head.isMarked === true || EASTERN.test(name)) marked++;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const share = heads / Math.max(1, lines.length);
  const isFew = heads < MIN_HEADS || share < (shape.isAlone === true ? 0.08 : 0.2);
  // In a short log everybody may have spoken once.
  if (isFew || (names.size > 3 && names.size > heads * 0.75)) return undefined;
  const isDense = share >= (shape.isAlone === true ? 0.2 : 0.4);
  const isLoose = shape.isLoose === true && marked < heads * 0.5;
  const score = isLoose ? 0.75 : isDense ? shape.score : shape.score - 0.12;
  return { shape, heads, share, score };
}
