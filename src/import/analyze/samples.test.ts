// The sample logs against their answers. The figures are floors that were reached; misses are named in README.md.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NO_RULES, type LoreEntry, type Scene, type SourceId } from '@/story';
import { readFile } from '../formats/read-file';
import { factsOf } from '../gather-facts';
import { sortFiles } from '../sort-files';
import { analyze } from './analyze';
import type { Draft } from './draft';

const SAMPLES = new URL('../../testing/samples/', import.meta.url);

interface TrueScene {
  readonly start?: number;
  readonly location?: string;
  readonly timeOfDay?: string;
  readonly weather?: string;
}
interface Truth {
  readonly scenes: readonly TrueScene[];
  readonly ooc?: readonly number[];
  readonly participants: readonly string[];
  readonly emotions?: readonly { readonly i: number; readonly any: readonly string[] }[];
  readonly choices?: readonly {
    readonly i?: number;
    readonly options: number;
    readonly chosen?: number;
  }[];
}
const truth = JSON.parse(readFileSync(new URL('truth.json', SAMPLES), 'utf8')) as Record<
  string,
  Truth
>;

const LORE: readonly LoreEntry[] = [
  [
    'Saltmarrow',
    ['Saltmarrow', 'harbour', 'village'],
    'Saltmarrow is a herring village: a stone quay and forty roofs.',
  ],
  ['Saltmarrow Light', ['lighthouse', 'tower', 'lamp'], 'A white tower on the north point.'],
  [
    'The Singing Cave',
    ['Singing Cave', 'cave'],
    'A sea cave under the north reef, lit by blue glow-worms.',
  ],
].map(([title, keys, content], index) => ({
  id: `l${index}`,
  title: title as string,
  keys: keys as string[],
  content: content as string,
  kind: 'place' as const,
  enabled: true,
  constant: false,
}));

async function draftOf(name: string, lore: readonly LoreEntry[] = []): Promise<Draft> {
  const read = await readFile(new Blob([readFileSync(new URL(name, SAMPLES))]), name);
  return analyze(read.transcript, {
    sourceId: 'x' as SourceId,
    rules: NO_RULES,
    cards: [],
    lore,
    fileName: name,
  });
}

/** Message in which a scene's first story line stands. */
function startOf(scene: Scene): number {
  return scene.beats.find((beat) => beat.kind !== 'note')?.span?.message ?? -1;
}

const HOUR: Readonly<Record<string, readonly string[]>> = {
  'before dawn': ['dawn', 'night'],
  morning: ['morning'],
  night: ['night', 'midnight'],
};
const WEATHER: Readonly<Record<string, string>> = {
  clearing: 'clear',
  sunny: 'clear',
  'bright and windy': 'clear',
  blizzard: 'snow',
};

describe.each([
  // name, scene starts found, starts that are right, places, hours, weathers
  ['lantern-tide.st.jsonl', 5, 5, 5, 4, 5],
  ['sky-ferry.discord.json', 4, 4, 4, 4, 3],
  ['snowbound-station.group.jsonl', 5, 5, 1, 3, 4],
] as const)('%s', (name, recall, right, places, hours, weathers) => {
  const answer = truth[name];
  if (!answer) throw new Error(`${name} has no answers`);

  it('begins scenes where they begin', async () => {
    const { scenes } = await draftOf(name, LORE);
    const starts = scenes.map(startOf);
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1;
    expect(
      answer.scenes.filter((scene) => starts.some((start) => near(start, scene.start ?? -9)))
        .length,
    ).toBeGreaterThanOrEqual(recall);
    expect(
      starts.filter((start) => answer.scenes.some((scene) => near(start, scene.start ?? -9)))
        .length,
    ).toBeGreaterThanOrEqual(right);
    // No false cut at all on these three.
    expect(
      starts.filter((start) => !answer.scenes.some((scene) => near(start, scene.start ?? -9))),
    ).toEqual([]);
  });

  it('knows place, hour and weather', async () => {
    const { scenes, world } = await draftOf(name, LORE);
    let [placeHits, hourHits, weatherHits] = [0, 0, 0];
    for (const scene of answer.scenes) {
      const found = scenes.find(
        (candidate) => Math.abs(startOf(candidate) - (scene.start ?? -9)) <= 1,
      );
      if (!found) continue;
      const place = world.places.find((row) => row.id === found.place);
      const names = [place?.name, ...(place?.aliases ?? []), place?.kind].join(' ').toLowerCase();
      if (
        scene.location
          ?.split(' ')
          .some((word) => word.length > 3 && names.includes(word.toLowerCase()))
      )
        placeHits++;
      if (
        scene.timeOfDay &&
        (HOUR[scene.timeOfDay] ?? [scene.timeOfDay]).includes(found.hour ?? '')
      )
        hourHits++;
      if (scene.weather && (WEATHER[scene.weather] ?? scene.weather) === found.weather)
        weatherHits++;
    }
    expect(placeHits).toBeGreaterThanOrEqual(places);
    expect(hourHits).toBeGreaterThanOrEqual(hours);
    expect(weatherHits).toBeGreaterThanOrEqual(weathers);
  });

  it('has everybody in the cast table and out-of-character talk as notes', async () => {
    const draft = await draftOf(name);
    expect(draft.cast.map((row) => row.name).sort()).toEqual([...answer.participants].sort());
    const beats = draft.scenes.flatMap((scene) => scene.beats);
    for (const index of answer.ooc ?? []) {
      const kinds = new Set(
        beats
          .filter((beat) => beat.span?.message === index && beat.kind !== 'choose')
          .map((beat) => beat.kind),
      );
      expect([index, ...kinds]).toEqual([index, 'note']);
    }
    const noted = new Set(
      beats.filter((beat) => beat.kind === 'note').map((beat) => beat.span?.message),
    );
    expect([...noted].sort()).toEqual([...(answer.ooc ?? [])].sort());
  });

  it('offers the choices that the log offers', async () => {
    const draft = await draftOf(name);
    const found = draft.scenes
      .flatMap((scene) => scene.beats)
      .filter((beat) => beat.kind === 'choose');
    expect(found.map((beat) => [beat.span?.message, beat.options.length])).toEqual(
      (answer.choices ?? []).map((choice) => [choice.i, choice.options]),
    );
    for (const [index, choice] of (answer.choices ?? []).entries()) {
      expect(found[index]?.options.filter((option) => option.taken)).toHaveLength(1);
      if (choice.chosen !== undefined)
        expect(found[index]?.options[choice.chosen - 1]?.taken).toBe(true);
    }
  });
});

describe('the lantern tide with the files that belong to it', () => {
  const answer = truth['lantern-tide.st.jsonl'];
  const names = ['lantern-tide.card.json', 'lantern-tide.lorebook.json'];
  it.each(['lantern-tide.st.jsonl', 'lantern-tide.st-export.txt'])('%s', async (name) => {
    const files = [name, ...names].map(
      (each) => new File([readFileSync(new URL(each, SAMPLES))], each),
    );
    const sorted = await sortFiles(files);
    expect(sorted.map((file) => file.kind)).toEqual(['log', 'card', 'lorebook']);
    const { cards, lore } = factsOf(sorted);
    const log = sorted[0];
    if (!log || !answer) throw new Error('The log is gone.');
    const { transcript } = await readFile(log.file, name);
    const draft = analyze(transcript, {
      sourceId: 'x' as SourceId,
      rules: NO_RULES,
      cards,
      lore,
      fileName: name,
    });
    expect(draft.scenes.map(startOf)).toEqual(answer.scenes.map((scene) => scene.start));
    // The first hour stands in no telling: it comes from the card.
    expect(draft.scenes.map((scene) => scene.hour)).toEqual([
      'dusk',
      'night',
      'midnight',
      'dawn',
      'morning',
    ]);
    expect(draft.scenes.map((scene) => scene.weather)).toEqual([
      'fog',
      'storm',
      'clear',
      'clear',
      'clear',
    ]);
    const places = draft.scenes.map(
      (scene) => draft.world.places.find((row) => row.id === scene.place)?.name,
    );
    expect(places).toEqual([
      'Harbour of Saltmarrow',
      'Lighthouse',
      'Singing Cave',
      'Lighthouse',
      'Saltmarrow beach',
    ]);
    const oswin = draft.characters.find((who) => who.name === 'Oswin Fennick');
    expect(oswin?.description).not.toBe('');
    expect(draft.counts.charactersLost).toBe(0);
  });
});

describe('who says what', () => {
  it('loses no character of any sample', async () => {
    for (const name of Object.keys(truth))
      expect([name, (await draftOf(name)).counts.charactersLost]).toEqual([name, 0]);
  });

  it('gives each speech of a play to its speaker, and none to the narrator', async () => {
    const draft = await draftOf('midnight-greenhouse.play.txt');
    expect(draft.counts.say).toBe(42);
    expect(draft.characters.map((character) => character.name)).toEqual([
      'Juniper',
      'Basil',
      'Mr. Orlo',
    ]);
    expect(draft.scenes.map((scene) => [scene.hour, scene.weather])).toEqual([
      ['night', 'snow'],
      [undefined, undefined],
      ['midnight', 'clear'],
    ]);
    expect(draft.scenes[0]?.place).toBe(draft.scenes[2]?.place);
  });

  it('finds the people of prose by their tags', async () => {
    const draft = await draftOf('clockmakers-cat.prose.md');
    expect(draft.characters.map((character) => character.name)).toEqual([
      'Mr. Haddock',
      'Wren',
      'The cat',
    ]);
    const who = (start: string): string | null | undefined => {
      const beat = draft.scenes
        .flatMap((scene) => scene.beats)
        .find((candidate) => candidate.kind === 'say' && candidate.text.startsWith(start));
      return beat?.kind === 'say' ? beat.who : undefined;
    };
    expect(who('You are late')).toBe('c-mr-haddock');
    expect(who('Two minutes here')).toBe('c-mr-haddock');
    expect(who('It talks!')).toBe('c-wren');
    expect(who('I made her')).toBe('c-mr-haddock');
    expect(who('Where is Lucy') ?? who('I walk')).toBe('c-the-cat');
    expect(who('Me? I')).toBe('c-wren');
    expect(who("There's something")).toBe('c-wren');
    expect(who('It says')).toBe('c-wren');
    // A newcomer without a name speaks: better nobody than the wrong one.
    expect(who('Tuppence')).toBe(null);
    expect(draft.scenes.map((scene) => scene.weather)).toEqual(['rain', 'fog', 'clear']);
  });

  it('lets accounts of a family play their characters', async () => {
    const draft = await draftOf('attic-radio.whatsapp.txt');
    expect(draft.characters.map((character) => character.name)).toEqual([
      'Professor Plink',
      'Agent Marmalade',
      'Old Bertha',
    ]);
    expect(draft.cast.map((row) => row.name)).toEqual(['Dad', 'Robin', 'Grandma Jo']);
    expect(draft.scenes).toHaveLength(1);
    expect(draft.scenes[0]).toMatchObject({ place: 'p-attic', hour: 'night', weather: 'storm' });
    const choice = draft.scenes[0]?.beats.find((beat) => beat.kind === 'choose');
    expect(
      choice?.kind === 'choose' &&
        choice.options.map((option) => [option.text, option.taken === true]),
    ).toEqual([
      ['Open the front door', false],
      ['Open the attic window', true],
      ['Tell him to wait till the storm stops', false],
    ]);
  });

  it('reads the feelings of the lantern tide', async () => {
    const draft = await draftOf('lantern-tide.st.jsonl');
    const beats = draft.scenes.flatMap((scene) => scene.beats);
    const answers = truth['lantern-tide.st.jsonl']?.emotions ?? [];
    const hits = answers.filter(({ i, any }) =>
      beats.some(
        (beat) =>
          beat.span?.message === i && beat.kind === 'say' && any.includes(beat.expression ?? ''),
      ),
    );
    expect(hits.map(({ i }) => i)).toEqual([17, 14, 38, 48, 58]);
  });

  it('is the same for the same bytes', async () => {
    expect(await draftOf('sky-ferry.discord.json')).toEqual(
      await draftOf('sky-ferry.discord.json'),
    );
  });
});
