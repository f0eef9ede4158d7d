import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '@/story';
import { stageAt, stageSteps } from './fold';
import { CROWD_LIMIT, MAX_OVERLAP, SPRITE_WIDTH } from './layout';
import type { StageState } from './stage-state';
import { beatId, buildScene, CAST_STORY, narrate, say, stage } from './testing';

function states(scene: Scene, options = {}): StageState[] {
  return stageSteps(scene, CAST_STORY, options).map((step) => step.state);
}

const names = (state: StageState | undefined) => state?.sprites.map(({ who }) => who);
const moodOf = (state: StageState | undefined, name: string) =>
  state?.sprites.find(({ who }) => who === name)?.expression;

describe('the fold', () => {
  it('opens on a clean stage with the environment of scene, place and world', () => {
    const scene = buildScene('s', [say('p0')], { place: 'pier' });
    const opening = stageAt(scene, CAST_STORY, -1);
    expect(opening).toMatchObject({ hour: 'dusk', weather: 'overcast', sprites: [], line: null });
    const directives = stageSteps(scene, CAST_STORY)[0]?.directives.map(
      (directive) => directive.do,
    );
    expect(directives).toEqual(['background', 'show', 'focus', 'line']);
  });

  it('takes hour and weather from the new place unless the scene states its own', () => {
    const moved = { kind: 'place', place: 'inn' };
    const free = states(buildScene('s', [narrate(), moved], { place: 'pier' }));
    expect(free[1]).toMatchObject({ hour: 'day', weather: 'rain' });
    const bound = states(buildScene('s', [narrate(), moved], { place: 'pier', weather: 'snow' }));
    expect(bound[1]).toMatchObject({ weather: 'snow', background: { place: 'inn' } });
  });

  it('dissolves to a new place and leaves people where they are', () => {
    const scene = buildScene('s', [say('p0'), { kind: 'place', place: 'inn' }, say('p0')]);
    const steps = stageSteps(scene, CAST_STORY);
    expect(steps[1]?.directives).toMatchObject([
      { do: 'background', transition: 'dissolve', clears: false },
    ]);
    expect(names(steps[1]?.state)).toEqual(['p0']);
    expect(steps[2]?.directives.map((directive) => directive.do)).toEqual(['line']);
  });

  it('brings speakers on, but no narrator, nobody unknown and no one without a body', () => {
    const scene = buildScene('s', [say('teller'), say(null), say('ghost'), say('me'), say('p1')]);
    expect(states(scene).map(names)).toEqual([[], [], [], ['me'], ['me', 'p1']]);
    expect(states(scene, { showPlayer: false }).map(names)).toEqual([[], [], [], [], ['p1']]);
  });

  it('keeps a mood for two more lines of the same person, then lets it go', () => {
    const scene = buildScene('s', [
      say('p0', 'a', { expression: 'joy' }),
      say('p1'),
      say('p0'),
      say('p1'),
      say('p0'),
      say('p0'),
    ]);
    expect(states(scene).map((state) => moodOf(state, 'p0'))).toEqual([
      'joy',
      'joy',
      'joy',
      'joy',
      'joy',
      'neutral',
    ]);
  });

  it('says why a sprite is shown again', () => {
    const scene = buildScene('s', [say('p0'), say('p0', 'b', { expression: 'anger' }), say('p1')]);
    const shows = stageSteps(scene, CAST_STORY).map((step) =>
      step.directives.flatMap((directive) =>
        directive.do === 'show' ? [`${directive.sprite.who} ${directive.why}`] : [],
      ),
    );
    expect(shows).toEqual([['p0 enter'], ['p0 express'], ['p0 move', 'p1 enter']]);
  });

  it('keeps clothes through moods, absence and crowds, until somebody changes again', () => {
    const scene = buildScene('s', [
      say('p0', 'a', { expression: 'joy' }),
      stage('dress', 'p0', { outfit: 'gown' }),
      say('p0', 'b', { expression: 'anger' }),
      stage('leave', 'p0'),
      say('p0'),
      stage('dress', 'p0', { expression: 'joy' }),
    ]);
    const worn = states(scene).map((state) =>
      state.sprites.map(({ outfit, expression }) => `${outfit ?? 'usual'} ${expression}`),
    );
    expect(worn).toEqual([
      ['usual joy'],
      ['gown joy'],
      ['gown anger'],
      [],
      ['gown neutral'],
      ['usual joy'],
    ]);
    const shows = stageSteps(scene, CAST_STORY).map(({ directives }) =>
      directives.flatMap((directive) => (directive.do === 'show' ? [directive.why] : [])),
    );
    expect(shows).toEqual([['enter'], ['express'], ['express'], [], ['enter'], ['express']]);
    // What the stage says of itself must not grow a key for everybody in usual clothes.
    expect(states(scene)[0]?.sprites[0]).not.toHaveProperty('outfit');
  });

  it('lets people change out of sight, without bringing them on', () => {
    const scene = buildScene('s', [stage('dress', 'p1', { outfit: 'gown' }), narrate(), say('p1')]);
    expect(states(scene).map(names)).toEqual([[], [], ['p1']]);
    expect(states(scene)[2]?.sprites[0]?.outfit).toBe('gown');
  });

  it('takes an outfit that somebody does not have for the usual clothes', () => {
    const scene = buildScene('s', [
      say('p0'),
      stage('dress', 'p0', { outfit: 'gown' }),
      stage('dress', 'p0', { outfit: 'Gown' }),
      stage('dress', 'me', { outfit: 'gown' }),
      say('me'),
    ]);
    expect(states(scene).map((state) => state.sprites.map(({ outfit }) => outfit))).toEqual([
      [undefined],
      ['gown'],
      [undefined],
      [undefined],
      [undefined, undefined],
    ]);
  });

  it('sends the one silent longest away when a ninth person comes', () => {
    const scene = buildScene('s', [
      ...Array.from({ length: 8 }, (_, i) => say(`p${i}`)),
      say('p0'),
      say('p8'),
    ]);
    const steps = stageSteps(scene, CAST_STORY);
    const last = steps[steps.length - 1];
    expect(last?.state.sprites).toHaveLength(8);
    expect(names(last?.state)).not.toContain('p1');
    expect(last?.directives).toContainEqual({ do: 'hide', who: 'p1' });
  });

  it('stands newcomers beside the one they answer', () => {
    const scene = buildScene('s', [say('p0'), say('p1'), say('p0'), say('p2')]);
    expect(names(states(scene)[3])).toEqual(['p2', 'p0', 'p1']);
  });

  it('keeps a hand-set x when others come, and lets go of it', () => {
    const scene = buildScene('s', [
      stage('enter', 'p0', { x: 0.8 }),
      say('p1'),
      say('p2'),
      stage('move', 'p0'),
    ]);
    const seen = states(scene).map((state) => state.sprites.find(({ who }) => who === 'p0')?.x);
    expect(seen.slice(0, 3)).toEqual([0.8, 0.8, 0.8]);
    expect(states(scene)[3]?.sprites.map(({ x }) => x)).toEqual([0.2, 0.5, 0.8]);
  });

  it('offers a choice until the next beat, with the last line still there', () => {
    const option = { id: 'o', text: 'Yes', target: { to: 'next' } };
    const scene = buildScene('s', [
      say('p0', 'Well?'),
      { kind: 'choose', options: [option] },
      narrate(),
    ]);
    const [, choice, after] = states(scene);
    expect(choice).toMatchObject({ choice: { options: [{ id: 'o' }] }, line: { text: 'Well?' } });
    expect(after?.choice).toBeNull();
  });

  it('finds a beat by id and answers with the opening for one it lacks', () => {
    const scene = buildScene('s', [say('p0'), say('p1')]);
    expect(names(stageAt(scene, CAST_STORY, beatId('s-1')))).toEqual(['p0', 'p1']);
    expect(names(stageAt(scene, CAST_STORY, beatId('gone')))).toEqual([]);
  });
});

const who = fc.constantFrom(
  'p0',
  'p1',
  'p2',
  'p3',
  'p4',
  'p5',
  'p6',
  'p7',
  'p8',
  'p9',
  'me',
  'teller',
);
const mood = fc.constantFrom(undefined, 'joy', 'anger', 'smug');
const anyBeat = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('say'), who, text: fc.string(), expression: mood }),
  },
  fc.record({ kind: fc.constant('narrate'), text: fc.string(), actor: who, expression: mood }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('stage'),
      action: fc.constantFrom('enter', 'leave', 'move', 'express', 'dress'),
      who,
      outfit: fc.constantFrom(undefined, 'gown', 'rags'),
      expression: mood,
      x: fc.constantFrom(undefined, undefined, 0, 0.1, 0.5, 0.77, 1),
    }),
  },
  fc.record({ kind: fc.constant('place'), place: fc.constantFrom('pier', 'inn', 'gone') }),
  fc.record({ kind: fc.constant('weather'), weather: fc.constantFrom('rain', 'snow') }),
);
const anyScene = fc.array(anyBeat, { maxLength: 60 }).map((beats) => buildScene('s', beats));

describe('laws of the fold', () => {
  it('keeps everybody on the stage, apart, and the speaker in front', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const pinned = new Set<string>();
        for (const { beat, state } of stageSteps(scene, CAST_STORY)) {
          if (beat.kind === 'stage' && beat.x !== undefined) pinned.add(beat.who);
          const { sprites } = state;
          expect(sprites.length).toBeLessThanOrEqual(CROWD_LIMIT);
          expect(new Set(sprites.map(({ z }) => z)).size).toBe(sprites.length);
          sprites.forEach((one, i) => {
            const width = SPRITE_WIDTH * one.scale;
            expect(one.x - width / 2).toBeGreaterThanOrEqual(0);
            expect(one.x + width / 2).toBeLessThanOrEqual(1);
            const next = sprites[i + 1];
            if (!next || (pinned.has(one.who) && pinned.has(next.who))) return;
            expect(width - (next.x - one.x)).toBeLessThanOrEqual(MAX_OVERLAP * width + 1e-6);
          });
          if (beat.kind !== 'say') continue;
          const speaker = sprites.find((sprite) => sprite.who === beat.who);
          if (!speaker) continue;
          expect(speaker.z).toBe(Math.max(...sprites.map(({ z }) => z)));
          expect(sprites.filter(({ lit }) => lit)).toEqual([speaker]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives at every beat what the beats before it give alone, and the same each time', () => {
    fc.assert(
      fc.property(anyScene, fc.nat(), (scene, at) => {
        const steps = stageSteps(scene, CAST_STORY);
        expect(stageSteps(scene, CAST_STORY)).toEqual(steps);
        const index = at % Math.max(scene.beats.length, 1);
        const prefix = { ...scene, beats: scene.beats.slice(0, index + 1) };
        expect(stageSteps(prefix, CAST_STORY)).toEqual(steps.slice(0, index + 1));
        if (steps[index]) expect(stageAt(scene, CAST_STORY, index)).toEqual(steps[index].state);
      }),
    );
  });

  it('never lets two people that nobody moves by hand swap sides', () => {
    const scenes = fc
      .array(fc.record({ kind: fc.constant('say'), who, text: fc.constant('…') }), {
        maxLength: 60,
      })
      .map((beats) => buildScene('s', beats));
    fc.assert(
      fc.property(scenes, (scene) => {
        let before: string[] = [];
        for (const { state } of stageSteps(scene, CAST_STORY)) {
          const now = state.sprites.map((sprite) => sprite.who as string);
          const stayed = before.filter((name) => now.includes(name));
          expect(now.filter((name) => stayed.includes(name))).toEqual(stayed);
          before = now;
        }
      }),
    );
  });

  it('leads from state to state by its directives alone', () => {
    fc.assert(
      fc.property(anyScene, (scene) => {
        const shown = new Map<string, string>();
        const lit = new Map<string, boolean>();
        let background = '';
        for (const { directives, state } of stageSteps(scene, CAST_STORY)) {
          for (const directive of directives) {
            if (directive.do === 'background') background = JSON.stringify(directive.background);
            if (directive.do === 'background' && directive.clears) shown.clear();
            if (directive.do === 'hide') shown.delete(directive.who);
            if (directive.do === 'focus') {
              for (const name of shown.keys()) {
                lit.set(name, directive.who === null || directive.who === name);
              }
            }
            if (directive.do === 'show') {
              lit.set(directive.sprite.who, directive.sprite.lit);
              const { who: name, expression, outfit, x, scale } = directive.sprite;
              shown.set(name, JSON.stringify({ expression, outfit, x, scale }));
            }
          }
          for (const sprite of state.sprites) expect(lit.get(sprite.who)).toBe(sprite.lit);
          expect(background).toBe(JSON.stringify(state.background));
          expect(Object.fromEntries(shown)).toEqual(
            Object.fromEntries(
              state.sprites.map(({ who: name, expression, outfit, x, scale }) => [
                name,
                JSON.stringify({ expression, outfit, x, scale }),
              ]),
            ),
          );
        }
      }),
    );
  });
});
