// SillyTavern's placeholders: `"%prompt%"` stands as a JSON string where the value goes.
import { sortedIds } from './links';
import type { Search } from './places';

const NAMES: Readonly<Record<string, string>> = {
  prompt: 'prompt',
  negative_prompt: 'negative',
  seed: 'seed',
  model: 'model',
  vae: 'vae',
  sampler: 'sampler',
  scheduler: 'scheduler',
  steps: 'steps',
  width: 'width',
  height: 'height',
  // In SillyTavern the scale is that of the guidance.
  scale: 'cfg',
  denoise: 'denoise',
  clip_skip: 'clip_skip',
  char_avatar: 'image1',
  user_avatar: 'image2',
  expression: 'expression',
  outfit: 'outfit',
  background: 'background',
  character: 'character',
};

const PLACEHOLDER = /%(\w{1,60})%/g;
const PICTURES = new Set(['char_avatar', 'user_avatar']);
/** Values for what the file has no value of its own for. */
const DEFAULTS: Readonly<Record<string, string | number>> = {
  negative: '',
  seed: 0,
  steps: 20,
  cfg: 7,
  sampler: 'euler',
  scheduler: 'normal',
  width: 1024,
  height: 1024,
  denoise: 1,
  clip_skip: 1,
};

/** Binds placeholders, known ones and the user's own; gives defaults, as the file holds none. */
export function findPlaceholders(search: Search): Record<string, string | number> {
  const { graph, list } = search;
  const defaults: Record<string, string | number> = {};
  for (const id of sortedIds(graph)) {
    for (const [input, value] of Object.entries(graph[id]?.inputs ?? {})) {
      // The server has placeholders of its own in file names (`%width%`).
      if (typeof value !== 'string' || input === 'filename_prefix' || value.length > 100_000)
        continue;
      const names = [...value.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
      const isWhole = value === `%${names[0] ?? ''}%`;
      const known = names.filter((name) => name in NAMES);
      // Within a longer text only known names count: others may be percentages or wildcards.
      const meant = isWhole ? names.slice(0, 1) : known;
      for (const [index, name] of meant.entries()) {
        const param = NAMES[name] ?? name;
        const pattern = isWhole ? undefined : patternOf(value);
        const isBound = list.add(param, { node: id, input }, 'sillytavern', {
          ...(pattern === undefined ? {} : { pattern }),
          ...(param === 'clip_skip' && input === 'stop_at_clip_layer' ? { factor: -1 } : {}),
          ...(PICTURES.has(name) ? { becomes: 'LoadImage' as const } : {}),
          shares: index > 0,
        });
        const fallback = DEFAULTS[param];
        if (isBound && fallback !== undefined) defaults[param] = fallback;
      }
    }
  }
  return defaults;
}

function patternOf(text: string): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const param = NAMES[name];
    return param === undefined ? whole : `{${param}}`;
  });
}
