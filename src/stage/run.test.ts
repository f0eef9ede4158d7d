import { describe, expect, it } from 'vitest';
import type { Scene } from '@/story';
import { firstScene, indexOfBeat, nextPosition, startRun, type Flow, type RunState } from './run';
import { beatId, buildScene, narrate, say, sceneId } from './testing';
import { applyEffects, isTrue } from './variables';

function flowOf(scenes: readonly Scene[], missing: readonly string[] = []): Flow {
  return {
    scenes,
    beatsOf: (id) =>
      missing.includes(id) ? undefined : scenes.find((scene) => scene.id === id)?.beats,
  };
}

const at = (state: RunState) => `${state.scene}:${state.index} ${state.status}`;
const advance = { do: 'advance' } as const;
const toScene = (id: string) => ({ to: 'scene', scene: id });
const jump = (target: object, more = {}) => ({ kind: 'jump', target, ...more });
const choose = (...options: object[]) => ({
  kind: 'choose',
  options: options.map((option, index) => ({ id: `o${index}`, text: 'x', ...option })),
});

function readThrough(flow: Flow, state: RunState): string[] {
  const seen = [at(state)];
  while (state.status === 'stopped' && seen.length < 50) {
    const next = nextPosition(flow, state, advance);
    if (next === state) break;
    state = next;
    seen.push(at(state));
  }
  return seen;
}

describe('nextPosition', () => {
  it('reads scenes in order, passes over notes, empty scenes and asides, and ends', () => {
    const flow = flowOf([
      buildScene('aside', [narrate()], { aside: true }),
      buildScene('a', [{ kind: 'note', text: 'x' }, narrate(), say('p0')]),
      buildScene('empty', []),
      buildScene('b', [narrate()]),
    ]);
    expect(firstScene(flow)).toBe('a');
    expect(readThrough(flow, startRun(flow, sceneId('a')))).toEqual([
      'a:1 stopped',
      'a:2 stopped',
      'b:0 stopped',
      'b:0 ended',
    ]);
  });

  it('waits for an answer, applies its effects and goes where it leads', () => {
    const brave = { variable: 'brave', operator: '+=', value: 1 };
    const flow = flowOf([
      buildScene('a', [
        choose(
          { target: toScene('side'), effects: [brave] },
          { target: { to: 'next' } },
          { target: { to: 'end' } },
          { target: { to: 'next' }, when: [{ variable: 'brave', operator: '>', value: 0 }] },
        ),
        narrate(),
      ]),
      buildScene('side', [narrate()], { aside: true }),
      buildScene('b', [narrate()]),
    ]);
    const start = startRun(flow, sceneId('a'));
    expect(nextPosition(flow, start, advance)).toBe(start);
    expect(nextPosition(flow, start, { do: 'choose', option: 'o3' })).toBe(start);
    const side = nextPosition(flow, start, { do: 'choose', option: 'o0' });
    expect([at(side), side.variables]).toEqual(['side:0 stopped', { brave: 1 }]);
    expect(at(nextPosition(flow, side, advance))).toBe('b:0 stopped');
    expect(at(nextPosition(flow, start, { do: 'choose', option: 'o1' }))).toBe('a:1 stopped');
    expect(at(nextPosition(flow, start, { do: 'choose', option: 'o2' }))).toBe('a:0 ended');
  });

  it('passes a choice of which every option is closed', () => {
    const closed = [{ variable: 'key', operator: '==', value: true }];
    const flow = flowOf([
      buildScene('a', [choose({ target: { to: 'end' }, when: closed }), narrate()]),
    ]);
    expect(at(nextPosition(flow, startRun(flow, sceneId('a')), advance))).toBe('a:1 stopped');
  });

  it('jumps only when the conditions hold, and passes over a deleted scene', () => {
    const when = [{ variable: 'n', operator: '>=', value: 2 }];
    const flow = flowOf([
      buildScene('a', [
        jump(toScene('gone')),
        { kind: 'set', effects: [{ variable: 'n', operator: '+=', value: 1 }] },
        jump(toScene('b'), { when }),
        jump(toScene('a')),
      ]),
      buildScene('never', [narrate()]),
      buildScene('b', [narrate()]),
    ]);
    expect(at(startRun(flow, sceneId('a')))).toBe('b:0 stopped');
  });

  it('finds a circle without a stop, even one that counts', () => {
    const circle = flowOf([
      buildScene('a', [jump(toScene('b'))]),
      buildScene('b', [jump(toScene('a'))]),
    ]);
    expect(startRun(circle, sceneId('a')).status).toBe('looping');
    const count = { kind: 'set', effects: [{ variable: 'n', operator: '+=', value: 1 }] };
    const counting = flowOf([buildScene('a', [count, jump(toScene('a'))])]);
    expect(startRun(counting, sceneId('a')).status).toBe('looping');
  });

  it('asks for a scene that is not loaded and takes the run up again', () => {
    const scenes = [buildScene('a', [narrate()]), buildScene('b', [narrate()])];
    const start = startRun(flowOf(scenes), sceneId('a'));
    const waiting = nextPosition(flowOf(scenes, ['b']), start, advance);
    expect(at(waiting)).toBe('b:-1 needs-scene');
    expect(at(nextPosition(flowOf(scenes), waiting, { do: 'resume' }))).toBe('b:0 stopped');
  });
});

describe('indexOfBeat', () => {
  const { beats } = buildScene('a', [narrate(), { kind: 'note', text: '' }, say('p0'), narrate()]);
  it('finds the beat itself, else the nearest stop', () => {
    expect(indexOfBeat(beats, beatId('a-3'), 0)).toBe(3);
    expect(indexOfBeat(beats, beatId('gone'), 1)).toBe(0);
    expect(indexOfBeat(beats, beatId('gone'), 99)).toBe(3);
    expect(indexOfBeat([], undefined, 4)).toBe(0);
  });
});

describe('variables', () => {
  it('reads an unset variable as the empty value of the type it is compared with', () => {
    expect(isTrue({ variable: 'x', operator: '==', value: 0 }, {})).toBe(true);
    expect(isTrue({ variable: 'constructor', operator: '==', value: '' }, {})).toBe(true);
    expect(isTrue({ variable: 'x', operator: '<', value: 'a' }, { x: 1 })).toBe(false);
  });

  it('leaves a variable alone when the effect does not fit it', () => {
    const add = { variable: 'x', operator: '+=', value: 1 } as const;
    expect(applyEffects({ x: 'text' }, [add])).toEqual({ x: 'text' });
    expect(applyEffects({}, [add, add])).toEqual({ x: 2 });
    const proto = { variable: '__proto__', operator: '=', value: 1 } as const;
    const changed = applyEffects({}, [proto]);
    expect(Object.hasOwn(changed, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });
});
