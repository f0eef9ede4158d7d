// A draft in storage as an import leaves it, for tests of what comes after.
import type { DraftOutline, ImportRow, Storage, StoredDoubt } from '@/storage';
import { makeDraft, makeHeads } from '@/storage/test-rows';
import type { ProjectId, SceneHead } from '@/story';
import { must } from './must';

export interface ReadyDraft extends Partial<Pick<ImportRow, 'rules' | 'sources'>> {
  readonly title?: string;
  readonly characters?: DraftOutline['characters'];
  readonly world?: DraftOutline['world'];
  /** Of the first scene. */
  readonly doubts?: readonly StoredDoubt[];
}

/** Leaves a draft as an import of these scenes does, or of so many; their beats are not written. */
export async function makeReady(
  storage: Storage,
  projectId: ProjectId,
  scenes: number | readonly SceneHead[],
  { title, characters, world, doubts = [], ...more }: ReadyDraft = {},
): Promise<ImportRow> {
  const writer = storage.draftPages.writer(projectId);
  const heads = typeof scenes === 'number' ? makeHeads(scenes) : scenes;
  for (const [i, head] of heads.entries())
    must(await writer.add({ head, doubts: i === 0 ? doubts : [] }));
  const draft = makeDraft(heads.length);
  const change = {
    state: 'ready',
    draft: {
      ...draft,
      ...(title !== undefined && { title }),
      ...(characters && { characters }),
      ...(world && { world }),
      pages: must(await writer.finish()),
      counts: { ...draft.counts, ...writer.counts },
    },
    ...more,
  } as const;
  return must(await storage.imports.update(projectId, change));
}
