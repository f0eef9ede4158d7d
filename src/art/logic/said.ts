// What a dropped picture, or a pasted text, says of its making.
import { mediaKindOf, readEmbeddedTexts } from '@/lib/media';
import { generationOf } from '@/lib/media/generation';
import type { ArtTemplate } from './art-template';
import { makingOfGeneration, type Making } from './making';
import { joined } from '../workflows/logic/workflow-texts';

export interface Said {
  readonly making: Making | undefined;
  /** By whom: "ComfyUI", "SwarmUI"; in the order of how much they tell. */
  readonly writers: readonly string[];
  /** It is a character card too. */
  readonly isCard: boolean;
  /** A workflow that can become one of the user's own. */
  readonly workflow: string | undefined;
}

/** Pictures and clips among files, if they are nothing else: other files are for the import. */
export function mediaAmong(files: readonly File[]): readonly File[] {
  const isMedia = files.every(({ name, type }) => {
    const kind = /^(image|video)\//.exec(type)?.[1] ?? mediaKindOf(name);
    return kind === 'image' || kind === 'video';
  });
  return isMedia ? files : [];
}

export async function saidOfFile(
  file: Blob,
  templates: readonly ArtTemplate[],
): Promise<Said | undefined> {
  try {
    return saidOf(await readEmbeddedTexts(file), templates);
  } catch {
    // Moved or deleted since it was chosen.
    return undefined;
  }
}

/** Undefined where the text is neither parameters nor a workflow. */
export function saidOfText(text: string, templates: readonly ArtTemplate[]): Said | undefined {
  const said = saidOf([{ from: 'paste', key: 'parameters', text }], templates);
  return said.making ? said : undefined;
}

function saidOf(
  texts: Parameters<typeof generationOf>[0],
  templates: readonly ArtTemplate[],
): Said {
  const generation = generationOf(texts);
  const { prompt, workflow, parameters, swarm, ours } = generation;
  const making = makingOfGeneration(generation, templates);
  const graph = making?.graph;
  return {
    making,
    writers: [
      ...(ours ? ['This studio'] : []),
      ...(prompt !== undefined || workflow !== undefined ? ['ComfyUI'] : []),
      ...(swarm ? ['SwarmUI'] : []),
      ...(parameters && !swarm ? ['Text of its settings'] : []),
    ],
    isCard: texts.some(({ key }) => /^(?:chara|ccv3)$/i.test(key)),
    workflow:
      graph !== undefined && workflow !== undefined ? joined(graph, workflow) : (graph ?? workflow),
  };
}
