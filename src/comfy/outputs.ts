// What a node showed or wrote: the `output` of `executed` and of history, key by key. Custom nodes put
// anything there, so each item is looked at and the rest is passed over.
import { z } from 'zod';
import type { OutputFile } from './render-server';

const MOST_ITEMS = 4096;
const LONGEST_TEXT = 20_000;

const fileSchema = z.object({
  filename: z.string().min(1).max(1024),
  subfolder: z.string().max(2048).optional(),
  type: z.enum(['output', 'input', 'temp']).optional(),
});

/** `output` may be null for a cached output node (execution.py:406 of 0.3.64). */
export function readOutput(
  node: string,
  output: unknown,
): { readonly files: readonly OutputFile[]; readonly texts: readonly string[] } {
  const files: OutputFile[] = [];
  const texts: string[] = [];
  if (typeof output !== 'object' || output === null) return { files, texts };
  for (const [key, value] of Object.entries(output)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items) {
      if (files.length + texts.length >= MOST_ITEMS) return { files, texts };
      if (key === 'text' && typeof item === 'string') texts.push(item.slice(0, LONGEST_TEXT));
      const file = fileSchema.safeParse(item);
      if (!file.success) continue;
      const { filename, subfolder = '', type = 'output' } = file.data;
      files.push({ node, filename, subfolder, type, key });
    }
  }
  return { files, texts };
}
