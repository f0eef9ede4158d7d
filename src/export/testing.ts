// Stories and pictures for the tests of the targets; not exported from the room.
import { crc32 } from '@/lib/crc32';
import { hash32 } from '@/lib/hash';
import {
  loadedScene,
  projectSchema,
  shotKey,
  worldSchema,
  type Character,
  type Scene,
  type Shot,
  type Story,
  type World,
} from '@/story';
import type {
  ExportContext,
  ExportInput,
  ExportOptions,
  ExportPicture,
  ExportTree,
  PictureSource,
} from './targets/export-target';
import { encodePng } from './targets/renpy/png';

export function buildStory(
  scenes: readonly Scene[],
  characters: readonly Character[],
  more: { world?: Partial<World>; project?: Record<string, unknown> } = {},
): Story {
  return {
    project: projectSchema.parse({
      id: 'test-project',
      title: 'Test',
      createdAt: 0,
      updatedAt: 0,
      ...more.project,
    }),
    characters,
    world: worldSchema.parse({ ...more.world }),
    scenes: scenes.map(({ beats: _beats, ...head }) => head),
    beats: new Map(scenes.map(({ id, beats }) => [id, beats])),
  };
}

export const OPTIONS: ExportOptions = {
  title: 'Test',
  author: '',
  includePlaceholders: true,
  showPlayer: true,
  imageHeight: 1080,
  fresh: false,
};

/** Draws a small real PNG for each shot: a figure or a sky in a color of its own. */
export function paintedPictures(): PictureSource {
  return { picture: async (shot) => picturePng(shot) };
}

function picturePng(shot: Shot): ExportPicture {
  const hash = hash32(shotKey(shot));
  const color = [80 + (hash & 127), 80 + ((hash >> 8) & 127), 80 + ((hash >> 16) & 127)] as const;
  const bytes =
    shot.kind === 'sprite'
      ? encodePng(45, 70, (x, y) => [
          ...color,
          Math.hypot((x - 22) / 22, (y - 40) / 42) < 1 ? 255 : 0,
        ])
      : encodePng(96, 54, (_x, y) => [color[0] - y, color[1] - y, color[2], 255]);
  return {
    blob: new Blob([bytes], { type: 'image/png' }),
    crc32: crc32(bytes),
    size: bytes.length,
    type: 'image/png',
    key: shotKey(shot),
    origin: 'painter',
  };
}

export function quietContext(signal: AbortSignal = new AbortController().signal): ExportContext {
  return { progress: () => undefined, log: () => undefined, signal };
}

export function buildInput(story: Story, more: Partial<ExportInput> = {}): ExportInput {
  return {
    story,
    scenes: () => scenesOf(story),
    keepText: async (text) => text,
    pictures: paintedPictures(),
    options: OPTIONS,
    ...more,
  };
}

async function* scenesOf(story: Story): AsyncGenerator<Scene> {
  for (const { id } of story.scenes) {
    const scene = loadedScene(story, id);
    if (scene) yield scene;
  }
}

/** The text of one file, by the end of its path. */
export function textOf(tree: ExportTree, path: string): string {
  const file = tree.files.find((one) => one.path.endsWith(path));
  if (typeof file?.content !== 'string') throw new Error(`No text file ${path}`);
  return file.content;
}
