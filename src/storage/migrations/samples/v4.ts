import type { Samples } from '../bench';
import { v3 } from './v3';

const row = v3.imports as Readonly<Record<string, unknown>>;
const { starts, doubts, ...rest } = row;
const { scenes, ...draft } = row['draft'] as Readonly<Record<string, unknown>>;

/** Version 4 keeps the scenes of drafts in pages. */
export const v4: Samples = {
  ...v3,
  imports: { ...rest, draft: { ...draft, pages: 1, readAt: 1795000000001 } },
  draftPages: { projectId: 'p2', page: 0, scenes, starts, doubts },
};
