// Which scenes of a draft the story that it goes on with has already.
import type { ImportRow, StoredSceneStart } from '@/storage';
import type { SceneHead, SceneId } from '@/story';
import { messageOfAside } from '../analyze/alternatives';

interface Scenes {
  readonly starts: readonly StoredSceneStart[];
  readonly heads: Iterable<SceneHead>;
}

/** Scenes of messages that the story has; other versions of such a message go with it. */
export function scenesBefore(
  { sources }: Pick<ImportRow, 'sources'>,
  { starts, heads }: Scenes,
): ReadonlySet<SceneId> {
  const from = new Map<string, number>(sources.map(({ id, knownBefore = 0 }) => [id, knownBefore]));
  const known = new Set<SceneId>();
  for (const { scene, source, message } of starts)
    if (message < (from.get(source) ?? 0)) known.add(scene);
  for (const { id, aside } of heads) {
    const of = aside ? messageOfAside(id) : undefined;
    if (of && of.message < (from.get(of.source) ?? 0)) known.add(id);
  }
  return known;
}
