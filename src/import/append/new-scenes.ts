// Which scenes of a draft the story that it goes on with has already.
import type { ImportRow } from '@/storage';
import type { SceneId } from '@/story';
import { messageOfAside } from '../analyze/alternatives';

type Read = Pick<ImportRow, 'sources' | 'starts' | 'draft'>;

/** Scenes of messages that the story has; other versions of such a message go with it. */
export function scenesBefore({ sources, starts, draft }: Read): ReadonlySet<SceneId> {
  const from = new Map<string, number>(sources.map(({ id, knownBefore = 0 }) => [id, knownBefore]));
  const known = new Set<SceneId>();
  for (const { scene, source, message } of starts)
    if (message < (from.get(source) ?? 0)) known.add(scene);
  for (const { id, aside } of draft?.scenes ?? []) {
    const of = aside ? messageOfAside(id) : undefined;
    if (of && of.message < (from.get(of.source) ?? 0)) known.add(id);
  }
  return known;
}
