import type { Samples } from '../bench';
import { v2 } from './v2';

const { scenes, ...rest } = v2.outlines as { readonly scenes: readonly unknown[] };

/** Version 3 keeps the heads of scenes in pages beside the outline. */
export const v3: Samples = {
  ...v2,
  outlines: { ...rest, revision: 1, pages: [{ page: 0, revision: 1, scenes: 1, lines: 2 }] },
  outlinePages: { projectId: 'p1', page: 0, revision: 1, scenes },
};
