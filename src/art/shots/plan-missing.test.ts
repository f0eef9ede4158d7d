import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScene, sceneId } from '@/stage/testing';
import { EMOTIONS, type SceneId } from '@/story';
import { coverShots } from './coverage';
import { shotNeeds } from './list-shots';
import { planMissing, type Plan, type PlanOptions } from './plan-missing';
import { assetOf, buildTake, SCENES, SHOTS_STORY } from './testing';

const NEEDS = shotNeeds(SCENES, SHOTS_STORY).shots;
const KEYS = new Map(NEEDS.map(({ key }) => [key, `now ${key}`]));

function plan(
  options: Partial<PlanOptions> = {},
  story = SHOTS_STORY,
  takes: Parameters<typeof coverShots>[2] = [],
): Plan {
  return planMissing(coverShots(NEEDS, story, takes, KEYS), story, {
    strategy: 'each',
    ...options,
  });
}
const keys = ({ items }: Plan) => items.map(({ key }) => key);

const withSora = (more: object) => ({
  ...SHOTS_STORY,
  characters: SHOTS_STORY.characters.map((who) => (who.id === 'sora' ? { ...who, ...more } : who)),
});

describe('planMissing', () => {
  it('asks for neutral faces first, then scene by scene backgrounds and faces', () => {
    expect(keys(plan())).toEqual([
      'sprite bram neutral',
      'sprite nim neutral',
      'bg pier dusk clear',
      'sprite sora joy',
      'bg inn day clear',
      'bg inn night clear',
      'sprite bram anger',
      'sprite sora fear',
    ]);
    expect(plan().counts).toEqual({ sprite: 5, expression: 0, background: 3 });
  });

  it('takes one scene first, with what its pictures are made from', () => {
    expect(keys(plan({ first: sceneId('two'), strategy: 'from-neutral' })).slice(0, 6)).toEqual([
      'sprite sora neutral',
      'sprite bram neutral',
      'bg inn day clear',
      'bg inn night clear',
      'sprite bram anger',
      'sprite sora fear',
    ]);
  });

  it('makes other faces from the neutral one, and adds it where the script has none', () => {
    const { items, counts } = plan({ strategy: 'from-neutral' });
    expect(items.find(({ key }) => key === 'sprite sora neutral')).toMatchObject({
      role: 'sprite',
      why: 'base',
      scene: 'one',
    });
    expect(items.find(({ key }) => key === 'sprite sora joy')).toMatchObject({
      role: 'expression',
      after: 'sprite sora neutral',
    });
    expect(items.find(({ key }) => key === 'sprite bram anger')).toMatchObject({
      after: 'sprite bram neutral',
    });
    expect(counts).toEqual({ sprite: 3, expression: 3, background: 3 });
  });

  it('starts from a neutral picture that is there: shown, a take, spare, or the reference', () => {
    const joy = (result: Plan) => result.items.find(({ key }) => key === 'sprite sora joy');
    const strategy = 'from-neutral';
    expect(joy(plan({ strategy }, withSora({ sprites: { neutral: assetOf('a') } })))).toMatchObject(
      { reference: assetOf('a') },
    );
    const spare = new Map([['sprite sora neutral', assetOf('b')]]);
    expect(joy(plan({ strategy, spare }))).toMatchObject({ reference: assetOf('b') });
    const art = { prompt: '', negative: '', loras: [], reference: assetOf('c') };
    const referred = plan({ strategy }, withSora({ art }));
    expect(joy(referred)).toMatchObject({ reference: assetOf('c') });
    expect(keys(referred)).not.toContain('sprite sora neutral');
    const bram = plan({ strategy }, SHOTS_STORY, [buildTake('sprite bram neutral', 'd')]);
    expect(bram.items.find(({ key }) => key === 'sprite bram anger')).toMatchObject({
      reference: assetOf('d'),
    });
  });

  it('waits for a neutral face that is underway', () => {
    const underway = new Set(['sprite sora neutral']);
    const result = plan({ strategy: 'from-neutral', underway });
    expect(result.items.find(({ key }) => key === 'sprite sora joy')).toMatchObject({
      after: 'sprite sora neutral',
    });
    expect(keys(result)).not.toContain('sprite sora neutral');
  });

  it('asks for nothing that is underway or has fresh takes, and says so', () => {
    const underway = new Set(keys(plan()));
    expect(plan({ underway })).toMatchObject({ items: [], seconds: 0 });
    expect(plan({ underway }).skipped).toHaveLength(underway.size);
    const takes = [
      buildTake('sprite sora joy', 'a', { contentKey: 'now sprite sora joy' }),
      buildTake('sprite sora fear', 'b', { contentKey: 'before' }),
    ];
    const result = plan({}, SHOTS_STORY, takes);
    expect(result.skipped).toEqual([{ key: 'sprite sora joy', why: 'has-takes' }]);
    expect(keys(result)).toContain('sprite sora fear');
    expect(keys(plan({ withTakes: true }, SHOTS_STORY, takes))).toContain('sprite sora joy');
  });

  it('leaves the user’s own pictures alone, and stale ones unless they are asked for', () => {
    const story = withSora({ sprites: { joy: assetOf('a'), fear: assetOf('b') } });
    const takes = [buildTake('sprite sora joy', 'a', { contentKey: 'before' })];
    expect(keys(plan({}, story, takes)).some((key) => key.startsWith('sprite sora'))).toBe(false);
    const again = plan({ withStale: true }, story, takes);
    expect(again.items.find(({ key }) => key === 'sprite sora joy')?.why).toBe('stale');
    expect(keys(again)).not.toContain('sprite sora fear');
  });

  it('asks for the chosen kinds only, and for nobody who left the story', () => {
    expect(keys(plan({ only: ({ kind }) => kind === 'background' }))).toHaveLength(3);
    const gone = {
      ...SHOTS_STORY,
      characters: SHOTS_STORY.characters.filter(({ id }) => id !== 'sora'),
    };
    expect(keys(plan({}, gone)).some((key) => key.includes('sora'))).toBe(false);
  });

  it('estimates what it knows, shared among the servers', () => {
    const secondsOf = (role: string) => (role === 'background' ? 20 : undefined);
    expect(plan({ secondsOf })).toMatchObject({ seconds: 60, unknownTimes: 5 });
    expect(plan({ secondsOf, servers: 2 })).toMatchObject({ seconds: 30 });
    expect(plan()).toMatchObject({ seconds: undefined, unknownTimes: 8 });
  });
});

describe('any script', () => {
  const beat = fc.record({
    who: fc.constantFrom('sora', 'bram', 'nim'),
    expression: fc.constantFrom(...EMOTIONS.slice(-6)),
  });
  const scenes = fc.array(fc.array(beat, { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 5,
  });

  it('is planned whole, each shot once, and nothing before what it is made from', () => {
    fc.assert(
      fc.property(scenes, fc.nat(4), fc.boolean(), (lists, at, fromNeutral) => {
        const built = lists.map((beats, index) =>
          buildScene(
            `s${index}`,
            beats.map((one) => ({ kind: 'say', text: 'x', ...one })),
            { place: index % 2 ? 'inn' : 'pier' },
          ),
        );
        const story = { ...SHOTS_STORY, scenes: built };
        const needs = shotNeeds(built, story).shots;
        const first: SceneId = sceneId(`s${at % built.length}`);
        const { items } = planMissing(coverShots(needs, story, [], new Map()), story, {
          strategy: fromNeutral ? 'from-neutral' : 'each',
          first,
        });
        const order = items.map(({ key }) => key);
        expect(new Set(order).size).toBe(order.length);
        expect(order).toEqual(expect.arrayContaining(needs.map(({ key }) => key)));
        for (const [index, { after }] of items.entries()) {
          if (after !== undefined) expect(order.slice(0, index)).toContain(after);
        }
        const ofFirst = needs
          .filter(({ scenes: where }) => where.includes(first))
          .map(({ key }) => key);
        const last = Math.max(...ofFirst.map((key) => order.indexOf(key)));
        const inFront = items
          .slice(0, last + 1)
          .filter(({ why, key }) => why !== 'base' && !ofFirst.includes(key));
        // Only neutral faces that this scene's faces are made from come along.
        expect(
          inFront.every(({ key }) =>
            items.some(({ after, key: made }) => after === key && ofFirst.includes(made)),
          ),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
