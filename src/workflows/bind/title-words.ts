// Last resort: words in the titles of nodes that nothing else explained.
import { sortedIds } from './links';
import { PROMPT_WIDGETS, widgetsFor } from './names';
import type { Search } from './places';

const WORDS: readonly (readonly [word: RegExp, param: string])[] = [
  [/\bnegative\b/i, 'negative'],
  [/\b(positive|prompt)\b/i, 'prompt'],
  [/\b(seed|noise)\b/i, 'seed'],
  [/\bsteps\b/i, 'steps'],
  [/\bcfg\b/i, 'cfg'],
  [/\bguidance\b/i, 'guidance'],
  [/\bdenoise\b/i, 'denoise'],
  [/\bwidth\b/i, 'width'],
  [/\bheight\b/i, 'height'],
  [/\b(fps|frame rate)\b/i, 'fps'],
  [/\b(length|frames|duration)\b/i, 'frames'],
  [/\bbatch\b/i, 'batch'],
  [/\b(scale|upscale)\b/i, 'scale'],
];

/** Binds by title what no finder before has, one place for each parameter. */
export function findByTitle(search: Search): void {
  const { graph, list } = search;
  for (const id of sortedIds(graph)) {
    const title = graph[id]?._meta?.title ?? '';
    const param = WORDS.find(([word]) => word.test(title))?.[1];
    if (param === undefined || list.has(param)) continue;
    const isText = param === 'prompt' || param === 'negative';
    const inputs = isText ? [...PROMPT_WIDGETS, 'value', 'string'] : widgetsFor(param);
    const wanted = inputs.find((input) => {
      const value = list.valueAt({ node: id, input });
      return typeof value === (isText ? 'string' : 'number');
    });
    if (wanted !== undefined) list.add(param, { node: id, input: wanted }, 'title');
  }
}
