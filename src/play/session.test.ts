import { describe, expect, it } from 'vitest';
import { headOf, type Beat, type BeatId, type Scene, type SceneId } from '@/story';
import { beatId, buildScene, CAST_STORY, narrate, say, sceneId, stage } from '@/stage/testing';
import { PlaySession, type PlayedStory } from './session.svelte';
import { readSave } from './saves';

function storyOf(scenes: readonly Scene[], loaded: readonly string[] = scenes.map(({ id }) => id)) {
  const beats = new Map<SceneId, readonly Beat[]>();
  const load = (id: SceneId) => {
    const scene = scenes.find((one) => one.id === id);
    if (scene) beats.set(id, scene.beats);
    return Promise.resolve(scene !== undefined);
  };
  for (const id of loaded) void load(sceneId(id));
  const story: PlayedStory = {
    ...CAST_STORY,
    scenes: scenes.map(headOf),
    beatsOf: (id) => beats.get(id),
    load,
  };
  return { story, beats };
}

const brave = { variable: 'brave', operator: '=', value: true };
const SCENES = [
  buildScene('a', [
    narrate('one'),
    say('p0', 'two', { expression: 'joy' }),
    {
      kind: 'choose',
      options: [
        { id: 'go', text: 'Go', target: { to: 'scene', scene: 'side' }, effects: [brave] },
        { id: 'stay', text: 'Stay', target: { to: 'next' } },
      ],
    },
    { kind: 'pause', seconds: 1 },
    say('p1', 'stayed'),
  ]),
  buildScene('side', [say('p2', 'went')], { aside: true }),
  buildScene('b', [say('p0', 'last')]),
];

function begin(scenes: readonly Scene[] = SCENES, loaded?: readonly string[]) {
  const seen = new Set<BeatId>();
  const { story, beats } = storyOf(scenes, loaded);
  return { session: new PlaySession(story, seen), seen, beats, story };
}

const at = (session: PlaySession) => `${session.run?.scene}:${session.run?.index}`;

async function readTo(session: PlaySession, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) await session.advance();
}

describe('going back', () => {
  it('puts people back into the clothes that they wore', async () => {
    const { session } = begin([
      buildScene('a', [
        say('p0', 'one'),
        stage('dress', 'p0', { outfit: 'gown' }),
        say('p0', 'two'),
        stage('dress', 'p0'),
        say('p0', 'three'),
      ]),
    ]);
    const worn = () => session.stage?.sprites.map(({ outfit }) => outfit);
    await session.start();
    await readTo(session, 1);
    expect(worn()).toEqual(['gown']);
    await readTo(session, 1);
    expect(worn()).toEqual([undefined]);
    session.back();
    expect(worn()).toEqual(['gown']);
    session.back();
    expect(worn()).toEqual([undefined]);
  });

  it('goes through a choice, takes its effects back and offers it again', async () => {
    const { session } = begin();
    await session.start();
    await readTo(session, 2);
    await session.choose('go');
    expect([at(session), session.run?.variables]).toEqual(['side:0', { brave: true }]);
    session.back();
    expect([at(session), session.run?.variables]).toEqual(['a:2', {}]);
    expect(session.options).toHaveLength(2);
    session.back();
    session.back();
    expect(at(session)).toBe('a:0');
    expect(session.canGoBack).toBe(false);
    session.back();
    expect(at(session)).toBe('a:0');
  });

  it('leads forward again on the same way, and drops it on another', async () => {
    const { session } = begin();
    await session.start();
    await readTo(session, 2);
    await session.choose('go');
    session.back();
    session.back();
    session.forward();
    session.forward();
    expect(at(session)).toBe('side:0');
    session.back();
    await session.choose('stay');
    expect(session.canGoForward).toBe(false);
    session.back();
    session.back();
    await session.advance();
    expect(session.canGoForward).toBe(true);
  });

  it('passes over pauses', async () => {
    const { session } = begin();
    await session.start();
    await readTo(session, 2);
    await session.choose('stay');
    expect(session.beat?.kind).toBe('pause');
    await session.advance();
    expect(at(session)).toBe('a:4');
    session.back();
    expect(at(session)).toBe('a:2');
  });

  it('comes back from the end', async () => {
    const { session } = begin();
    await session.start({ scene: sceneId('b') });
    await session.advance();
    expect(session.isEnded).toBe(true);
    session.back();
    expect([at(session), session.isEnded]).toEqual(['b:0', false]);
  });

  it('takes fifty steps back to the same stages as on the way', async () => {
    const scene = buildScene(
      'long',
      Array.from({ length: 60 }, (_, i) => say(`p${i % 9}`, `${i}`)),
    );
    const { session } = begin([scene]);
    await session.start();
    const stages = [session.stage];
    for (let i = 0; i < 50; i++) {
      await session.advance();
      stages.push(session.stage);
    }
    for (let i = 49; i >= 0; i--) {
      session.back();
      expect(session.stage).toEqual(stages[i]);
    }
  });
});

describe('going far back', () => {
  it('loads a scene that has left the memory meanwhile', async () => {
    const { session, beats } = begin();
    await session.start();
    await readTo(session, 2);
    await session.choose('go');
    await session.advance();
    expect(at(session)).toBe('b:0');
    beats.delete(sceneId('side'));
    session.back();
    expect(at(session)).toBe('side:0');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(session.stage?.line).toMatchObject({ text: 'went' });
  });
});

describe('the backlog', () => {
  it('lists lines and the option that was taken', async () => {
    const { session } = begin();
    await session.start();
    await readTo(session, 2);
    await session.choose('go');
    expect(session.backlog.map(({ beat, chosen }) => chosen?.text ?? beat.kind)).toEqual([
      'narrate',
      'say',
      'Go',
      'say',
    ]);
  });

  it('jumps to the exact stage and variables of then', async () => {
    const { session } = begin();
    await session.start();
    await session.advance();
    const stage = session.stage;
    await session.advance();
    await session.choose('go');
    await session.advance();
    session.jumpTo(session.backlog[1]?.at ?? -1);
    expect(session.stage).toEqual(stage);
    expect(session.run?.variables).toEqual({});
    expect(session.backlog).toHaveLength(2);
  });
});

describe('skipping', () => {
  it('stops at unread lines unless told otherwise, and always at choices', async () => {
    const { session, seen } = begin();
    seen.add(beatId('a-0'));
    await session.start();
    session.setMode('skip');
    const rules = { skipUnseen: false, skipAfterChoices: false };
    expect(session.maySkip(rules)).toBe(true);
    await session.advance();
    expect(session.maySkip(rules)).toBe(false);
    expect(session.maySkip({ ...rules, skipUnseen: true })).toBe(true);
    session.setMode('skip-fast');
    expect(session.maySkip(rules)).toBe(true);
    await session.advance();
    expect(session.maySkip({ ...rules, skipUnseen: true })).toBe(false);
  });

  it('knows lines by their beats, so an edit of others changes nothing', async () => {
    const { session, seen } = begin();
    await session.start();
    await session.advance();
    expect([...seen]).toEqual(['a-0', 'a-1']);
  });
});

describe('scenes that are not loaded', () => {
  it('are loaded on the way', async () => {
    const { session } = begin(SCENES, []);
    await session.start({ scene: sceneId('side') });
    await session.advance();
    expect(at(session)).toBe('b:0');
  });

  it('leave the reader in place when they cannot be read, to try again', async () => {
    const { story, beats } = storyOf(SCENES, ['side']);
    let isReadable = false;
    const shaky: PlayedStory = {
      ...story,
      load: (id) => (isReadable ? story.load(id) : Promise.resolve(false)),
    };
    const session = new PlaySession(shaky, new Set<BeatId>());
    await session.start({ scene: sceneId('side') });
    await session.advance();
    expect([at(session), session.failedScene, beats.size]).toEqual(['side:0', 'b', 1]);
    isReadable = true;
    await session.advance();
    expect([at(session), session.failedScene]).toEqual(['b:0', undefined]);
  });
});

describe('saves', () => {
  async function saved() {
    const { session } = begin();
    await session.start();
    await readTo(session, 2);
    await session.choose('go');
    session.persona = { kind: 'name', name: 'Robin' };
    const save = session.toSave('went');
    return readSave(JSON.parse(JSON.stringify(save)));
  }

  it('come back with variables, persona and the way there', async () => {
    const save = await saved();
    if (!save) throw new Error('the save does not fit its schema');
    const { session } = begin(SCENES, []);
    expect(await session.restore(save)).toBe('exact');
    expect([at(session), session.run?.variables]).toEqual(['side:0', { brave: true }]);
    expect(session.persona).toEqual({ kind: 'name', name: 'Robin' });
    expect(session.backlog.map(({ chosen }) => chosen?.id)).toEqual([
      undefined,
      undefined,
      'go',
      undefined,
    ]);
    session.back();
    expect([at(session), session.run?.variables]).toEqual(['a:2', {}]);
  });

  it('find their line by its beat after an edit', async () => {
    const save = await saved();
    const [a, side, b] = SCENES;
    if (!save || !a || !side || !b) throw new Error('missing');
    const added = buildScene('new', [narrate('new')]).beats;
    const edited = { ...side, beats: [...added, ...side.beats] };
    const { session } = begin([a, edited, b]);
    expect(await session.restore(save)).toBe('exact');
    expect(at(session)).toBe('side:1');
  });

  it('go to the nearest line when theirs is gone, and to the nearest scene', async () => {
    const save = await saved();
    const [a, side, b] = SCENES;
    if (!save || !a || !side || !b) throw new Error('missing');
    const rewritten = buildScene('side', [{ ...say('p3', 'other'), id: 'x' }], { aside: true });
    const first = begin([a, rewritten, b]);
    expect(await first.session.restore(save)).toBe('nearby');
    expect(first.session.beat?.id).toBe('x');
    const second = begin([a, b]);
    expect(await second.session.restore(save)).toBe('nearby');
    expect(at(second.session)).toBe('b:0');
    const none = begin([]);
    expect(await none.session.restore(save)).toBe('failed');
  });

  it('refuse what is no save', () => {
    expect(readSave({ version: 2, marks: [] })).toBeUndefined();
    expect(readSave(null)).toBeUndefined();
  });
});
