import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  LIGHT_TINTS,
  pictureKey,
  pictureOf,
  SPRITE_HEIGHT,
  SPRITE_SIZE,
  UNLIT_BRIGHTNESS,
} from '@/stage';
import { buildCharacter, buildScene, narrate, say, stage } from '@/stage/testing';
import {
  characterSchema,
  placeSchema,
  sourceSchema,
  NO_RULES,
  type Place,
  type Story,
} from '@/story';
import { packTree } from '../../pack';
import { buildInput, buildStory, OPTIONS, quietContext, textOf } from '../../testing';
import type { ExportInput, ExportTree } from '../export-target';
import stagingScript from './files/staging.rpy?raw';
import { renpyTarget } from '.';

const CASES = join(import.meta.dirname, 'cases');

const build = (story: Story, more: Partial<ExportInput> = {}): Promise<ExportTree> =>
  renpyTarget.build(buildInput(story, more), quietContext());

const place = (id: string) => placeSchema.parse({ id, name: id, kind: 'pier' });

const scriptsOf = (tree: ExportTree): Map<string, string> =>
  new Map(
    tree.files.flatMap(({ path, content }) =>
      path.endsWith('.rpy') && typeof content === 'string' ? [[path, content]] : [],
    ),
  );

async function bytesOf(tree: ExportTree): Promise<Buffer> {
  return Buffer.from(await (await packTree(tree, quietContext())).arrayBuffer());
}

interface StoryFile {
  readonly title: string;
  readonly author: string;
  readonly player: string;
  readonly sources: readonly string[];
  readonly characters: readonly unknown[];
  readonly places: readonly unknown[];
  readonly scenes: readonly (Record<string, unknown> & {
    readonly id: string;
    readonly beats: readonly Record<string, unknown>[];
  })[];
}

function readStory(name: string): Story {
  const file = JSON.parse(readFileSync(join(CASES, name, 'story.json'), 'utf8')) as StoryFile;
  const source = { fileName: 'log.txt', asset: '0'.repeat(64), bytes: 1, format: 'x' };
  return buildStory(
    file.scenes.map(({ id, beats, ...head }) => buildScene(id, beats, head)),
    file.characters.map((character) => characterSchema.parse(character)),
    {
      world: { places: file.places.map((place) => placeSchema.parse(place)) },
      project: {
        title: file.title,
        author: file.author,
        player: file.player,
        sources: file.sources.map((id) =>
          sourceSchema.parse({ id, ...source, rules: NO_RULES, importedAt: 0 }),
        ),
      },
    },
  );
}

const optionsOf = ({ project }: Story) => ({
  ...OPTIONS,
  title: project.title,
  author: project.author,
});

describe('cases', () => {
  it.each(readdirSync(CASES))('%s', async (name) => {
    const story = readStory(name);
    const tree = await build(story, { options: optionsOf(story) });
    const expected = join(CASES, name, 'expected');
    const generated = [...scriptsOf(tree)].filter(
      ([path]) => !/\/(screens|staging|custom)\.rpy$/.test(path),
    );
    for (const [path, text] of generated) {
      const file = join(expected, path.split('/game/')[1] ?? path);
      if (process.env.UPDATE === '1') {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      expect(text, path).toBe(readFileSync(file, 'utf8'));
    }
    expect(generated.map(([path]) => path.split('/game/')[1]).sort()).toEqual(
      readdirSync(expected, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.rpy'))
        .sort(),
    );
  });
});

describe('a story as a Ren’Py project', () => {
  it('says every line once, in order', async () => {
    const texts = Array.from({ length: 60 }, (_, index) => `Line number ${index} it is.`);
    const scenes = [0, 1, 2].map((part) =>
      buildScene(
        `s${part}`,
        texts
          .slice(part * 20, part * 20 + 20)
          .map((text, index) => (index % 3 ? say('a', text) : narrate(text))),
      ),
    );
    const tree = await build(buildStory(scenes, [buildCharacter('a')]));
    const said = [...scriptsOf(tree)]
      .filter(([path]) => path.includes('/scenes/'))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, text]) => text.match(/Line number \d+ it is\./g) ?? []);
    expect(said).toEqual(texts);
  });

  it('gives the same bytes for the same story', async () => {
    const story = readStory('everything');
    const [first, second] = await Promise.all([build(story), build(story)]);
    expect((await bytesOf(first)).equals(await bytesOf(second))).toBe(true);
  });

  it('is an archive that other programs read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    try {
      const path = join(folder, 'game.zip');
      const tree = await build(readStory('everything'));
      writeFileSync(path, await bytesOf(tree));
      execFileSync('unzip', ['-tq', path]);
      const python =
        'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(len(z.namelist()))';
      const count = execFileSync('python3', ['-c', python, path], { encoding: 'utf8' });
      expect(Number(count)).toBe(tree.files.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps names and leaves custom.rpy alone when exported again', async () => {
    const one = buildStory(
      [buildScene('s1', [say('a', 'Hi.')], { title: 'One' })],
      [buildCharacter('a')],
    );
    const first = await build(one);
    expect(textOf(first, '/custom.rpy')).toContain('This file is yours');
    const renamed = buildStory(
      [
        buildScene('s0', [narrate('Before.')], { title: 'Zero' }),
        buildScene('s1', [say('a', 'Hi.')], { title: 'Renamed' }),
      ],
      [buildCharacter('a', { name: 'Other' })],
    );
    const previous = { names: first.names, handedOut: first.handedOut };
    const again = await build(renamed, { previous });
    const paths = [...scriptsOf(again).keys()].map((path) => path.split('/game/')[1]);
    expect(paths).toContain('scenes/scene_001_one.rpy');
    expect(paths).toContain('scenes/scene_001_zero.rpy');
    expect(paths).not.toContain('custom.rpy');
    expect(textOf(again, 'scene_001_one.rpy')).toContain('a "Hi."');
    const fresh = await build(renamed, { previous, options: { ...OPTIONS, fresh: true } });
    expect([...scriptsOf(fresh).keys()].map((path) => path.split('/game/')[1])).toEqual(
      expect.arrayContaining(['custom.rpy', 'scenes/scene_002_renamed.rpy']),
    );
  });

  it('shows nobody without a picture, and plain colors for places', async () => {
    const story = readStory('everything');
    const tree = await build(story, { pictures: { picture: async () => undefined } });
    const scene = textOf(tree, 'scene_001_the_pier_at_dusk.rpy');
    expect(scene).not.toMatch(/show (mira|sora)/);
    expect(scene).toContain('mira "Sora! You came. [[smiles]"');
    expect(textOf(tree, '/pictures.rpy')).toContain('image bg old_pier dusk rain = Solid(');
    expect(tree.missingArt.every(({ filledBy }) => filledBy === 'nothing')).toBe(true);
  });

  it('writes one file for shots of the same picture, and aliases for the rest', async () => {
    const story = readStory('everything');
    const { pictures } = buildInput(story);
    const neutral = await pictures.picture({
      kind: 'sprite',
      who: story.characters[1]!.id,
      expression: 'neutral',
    });
    const tree = await build(story, {
      pictures: {
        picture: async (shot) =>
          shot.kind === 'background'
            ? pictures.picture(shot)
            : neutral && { ...neutral, note: shot.expression === 'joy' ? undefined : 'stands in' },
      } as ExportInput['pictures'],
    });
    const files = tree.files.filter(({ path }) => path.includes('/images/mira/'));
    expect(files.map(({ path }) => path.split('/').at(-1))).toEqual(['mira joy.png']);
    expect(textOf(tree, '/pictures.rpy')).toContain('image mira surprise = "mira joy"');
  });

  it('names pictures by outfit, one file each, and lets the usual clothes stand in', async () => {
    const asset = (digit: string) => digit.repeat(64);
    const story = buildStory(
      [
        buildScene(
          'one',
          [
            say('mira', 'Wait.', { expression: 'joy' }),
            stage('dress', 'mira', { outfit: 'Evening Dress' }),
            say('mira', 'Better?'),
            stage('dress', 'mira', { outfit: 'Armor' }),
            narrate('She sighs.'),
            { kind: 'hour', hour: 'night' },
            { kind: 'weather', weather: 'fog' },
            say('mira', 'Night.', { expression: 'joy' }),
          ],
          { place: 'pier', hour: 'dusk', weather: 'rain' },
        ),
        buildScene('two', [say('mira', 'In the day.')], { place: 'inn', hour: 'day' }),
        buildScene('three', [say('mira', 'At night.')], { place: 'inn', hour: 'night' }),
      ],
      [
        buildCharacter('mira', {
          sprites: { joy: asset('a'), neutral: asset('b') },
          outfits: [
            { name: 'Evening Dress', sprites: { joy: asset('c') } },
            { name: 'Armor', words: 'plate armor' },
          ],
        }),
      ],
      {
        world: {
          places: [
            { ...place('pier'), backgrounds: { 'night fog': asset('d') } },
            { ...place('inn'), background: asset('e') },
          ] as Place[],
        },
      },
    );
    const drawn = buildInput(story).pictures;
    const pictures: ExportInput['pictures'] = {
      picture: async (shot) => {
        const picture = pictureOf(shot, story);
        const png = await drawn.picture(shot);
        if (picture?.by !== 'asset' || !png) return undefined;
        const note = picture.fallbackFrom?.reason;
        return { ...png, key: pictureKey(picture), ...(note !== undefined && { note }) };
      },
    };
    const tree = await build(story, { pictures });
    const images = tree.files.flatMap(({ path }) => path.split('/images/')[1] ?? []);
    expect(images.sort()).toEqual([
      'bg/bg inn day clear.png',
      'bg/bg pier night fog.png',
      'mira/mira evening_dress joy.png',
      'mira/mira joy.png',
      'mira/mira neutral.png',
    ]);
    const aliases = textOf(tree, '/pictures.rpy').match(/^image .*$/gm);
    expect(aliases?.sort()).toEqual([
      'image bg inn night clear = "bg inn day clear"',
      'image bg pier dusk rain = "bg pier night fog"',
      'image bg pier night rain = "bg pier night fog"',
      'image mira armor joy = "mira joy"',
    ]);
    expect(tree.names['outfit:mira:Evening Dress']).toBe('evening_dress');
    const scene = textOf(tree, 'scene_001_one.rpy').match(/^ +(show )?mira .*$/gm);
    expect(scene?.map((line) => line.trim())).toEqual([
      'show mira joy at spot(.5)',
      'mira "Wait."',
      'show mira evening_dress joy',
      'mira "Better?"',
      'show mira armor joy',
      'mira "Night."',
    ]);
  });

  it('leaves out pictures that the engine cannot read, and says so', async () => {
    const story = readStory('everything');
    const { pictures } = buildInput(story);
    const tree = await build(story, {
      pictures: {
        picture: async (shot) => {
          const picture = await pictures.picture(shot);
          return picture && { ...picture, type: 'image/avif' };
        },
      },
    });
    expect(tree.files.some(({ path }) => path.includes('/images/'))).toBe(false);
    expect(tree.warnings.map(({ code }) => code)).toContain('picture-unusable');
  });

  it('stops when it is asked to', async () => {
    const stop = new AbortController();
    stop.abort();
    const input = buildInput(readStory('everything'));
    await expect(renpyTarget.build(input, quietContext(stop.signal))).rejects.toThrow(/abort/i);
  });

  it('keeps the player off the stage when asked to, and draws no picture for that', async () => {
    const story = buildStory(
      [buildScene('one', [say('robin', 'My own words.'), say('mira', 'And mine.')])],
      [buildCharacter('robin', { role: 'player' }), buildCharacter('mira')],
    );
    const written = async (showPlayer: boolean) => {
      const tree = await build(story, { options: { ...OPTIONS, showPlayer } });
      const images = tree.files.filter(({ path }) => /images\/.*robin/.test(path)).length;
      const path = tree.files.find((file) => file.path.includes('/scenes/'))?.path ?? '';
      return { script: textOf(tree, path), images };
    };
    const [shown, hidden] = [await written(true), await written(false)];
    expect(shown.script).toMatch(/^ +show robin/m);
    expect(shown.images).toBeGreaterThan(0);
    expect(hidden.script).not.toMatch(/^ +show robin/m);
    expect(hidden.script).toMatch(/^ +show mira/m);
    expect(hidden.script).toContain('My own words.');
    expect(hidden.images).toBe(0);
  });

  it('logs every file and nothing of the user or the clock', async () => {
    const tree = await build(readStory('everything'), {
      options: { ...OPTIONS, author: 'Secret Author' },
    });
    const log = textOf(tree, '/build.log');
    for (const { path } of tree.files) {
      if (!path.endsWith('build.log')) expect(log).toContain(path.slice(path.indexOf('/') + 1));
    }
    expect(log).not.toMatch(/Secret Author|20\d\d-\d\d/);
  });
});

describe('staging.rpy', () => {
  it('has the measures and lights of the stage', () => {
    const height = Math.round(SPRITE_HEIGHT * 1080);
    const width = Math.round((height * SPRITE_SIZE.width) / SPRITE_SIZE.height);
    expect(stagingScript).toContain(`xysize (${width}, ${height})`);
    expect(stagingScript).toContain(`unlit = ${String(UNLIT_BRIGHTNESS).slice(1)}`);
    for (const [light, color] of Object.entries(LIGHT_TINTS)) {
      if (light === 'day') continue;
      const row = stagingScript.match(new RegExp(`"${light}": \\(([^)]+)\\)`))?.[1]?.split(',');
      const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
      row?.forEach((part, index) => expect(Number(part)).toBeCloseTo(parts[index] ?? 0, 2));
      expect(row).toHaveLength(3);
    }
  });
});
