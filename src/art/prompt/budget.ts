// How long a prompt may be, and which parts go first when it is longer.
import type { ModelFamily } from '@/workflows/template';
import { shorten } from './clean-text';
import type { Part } from './prompt-parts';

export interface Budget {
  /** What `limit` counts. */
  readonly unit: 'tokens' | 'characters';
  readonly limit: number;
}

const CHUNK_TOKENS = 75;
const DEFAULT_CHUNKS = 2;
/** T5 and Qwen read some 500 tokens; words past a third of that hardly show. */
const CHARACTERS: Readonly<Record<Exclude<ModelFamily, 'sd15' | 'sdxl'>, number>> = {
  flux: 1400,
  qwen: 1600,
  wan: 1200,
  none: 1000,
};

export function budgetOf(family: ModelFamily, chunks = DEFAULT_CHUNKS): Budget {
  return family === 'sd15' || family === 'sdxl'
    ? { unit: 'tokens', limit: CHUNK_TOKENS * Math.max(1, Math.floor(chunks)) }
    : { unit: 'characters', limit: CHARACTERS[family] };
}

/**
 * About what CLIP makes of a text: short words are one token, long ones more, digits and marks one
 * each, letters outside Latin two. Within some 15 % for English; never meant to be exact.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(/[a-z]+|\d|[^\s\w]|[^\s]/giu)) {
    if (/^[a-z]/i.test(piece)) tokens += Math.max(1, Math.ceil(piece.length / 8));
    else tokens += /^[\p{L}\p{M}]/u.test(piece) ? 2 : 1;
  }
  return tokens;
}

/** Of a text with the mark that joins it to the next. */
export function costOf(text: string, unit: Budget['unit']): number {
  return unit === 'tokens' ? estimateTokens(text) + 1 : text.length + 2;
}

export interface Fitted {
  readonly kept: readonly Part[];
  readonly dropped: readonly Part[];
}

/**
 * Drops the part of the highest rank, the last among equals, until the rest fits. What may not be
 * dropped is shortened from its end, the longest part first.
 * @param write a part as it will stand in the prompt
 */
export function fitParts(
  parts: readonly Part[],
  budget: Budget,
  write: (part: Part) => string,
): Fitted {
  const kept = parts.map((part) => ({ part, cost: costOf(write(part), budget.unit) }));
  const gone = new Set<Part>();
  let total = kept.reduce((sum, { cost }) => sum + cost, 0);
  while (total > budget.limit) {
    let worst = -1;
    kept.forEach(({ part }, index) => {
      const rank = kept[worst]?.part.rank ?? 0;
      if (part.rank > 0 && part.rank >= rank) worst = index;
    });
    const [last] = worst < 0 ? [] : kept.splice(worst, 1);
    if (!last) break;
    gone.add(last.part);
    total -= last.cost;
  }
  const dropped = parts.filter((part) => gone.has(part));
  while (total > budget.limit) {
    const longest = kept.reduce<number>(
      (best, { cost }, index) => (cost > (kept[best]?.cost ?? 0) ? index : best),
      0,
    );
    const entry = kept[longest];
    if (!entry) break;
    const { part } = entry;
    const text = shorten(part.text, Math.floor(part.text.length * 0.8));
    if (text.length >= part.text.length || text.length < 8) break;
    dropped.push({ ...part, text: part.text.slice(text.length).replace(/^[\s,;:]+/, '') });
    const shorter: Part = { ...part, text };
    // A wording of its own would bring the words back.
    if (part.sentence !== undefined) Object.assign(shorter, { sentence: text });
    const cost = costOf(write(shorter), budget.unit);
    kept[longest] = { part: shorter, cost };
    total += cost - entry.cost;
  }
  return { kept: kept.map(({ part }) => part), dropped };
}
