import { describe, expect, it } from 'vitest';
import type { SceneId, Story } from '@/story';
import { LONGEST_LINE, makeChecker, variableNames } from './checks';
import { exitsOf, leadsTo, makeReach, unreachedScenes } from './flow';
import { beat, say, storyOf } from './testing';

const toScene = (scene: string) => ({ to: 'scene', scene });
const codes = (story: Story) =>
  makeChecker()(story).issues.map(({ code, scene, beat }) => [code, scene, beat]);

describe('checks', () => {
  it('finds nothing in a sound story', () => {
    const story = storyOf({ a: [say('1', 'Hello.')], b: [say('2', 'Bye.')] });
    expect(codes(story)).toEqual([]);
  });

  it('finds blank options and choices without any', () => {
    const option = { id: 'o', text: ' ', target: { to: 'next' } };
    const story = storyOf({
      a: [
        beat('1', { kind: 'choose', options: [] }),
        beat('2', { kind: 'choose', options: [option] }),
      ],
    });
    expect(codes(story)).toEqual([
      ['choice-without-options', 'a', '1'],
      ['option-without-text', 'a', '2'],
    ]);
  });

  it('finds targets that are gone, and knows those that are there', () => {
    const story = storyOf({
      a: [beat('1', { kind: 'jump', target: toScene('nowhere'), when: [] })],
      b: [beat('2', { kind: 'jump', target: toScene('b'), when: [] })],
    });
    // The jump to nowhere goes on, yet it is taken for a way out: b hangs on nothing else.
    expect(codes(story)).toContainEqual(['target-missing', 'a', '1']);
    expect(codes(story)).not.toContainEqual(['target-missing', 'b', '2']);
  });

  it('measures the line as it is read, without marks', () => {
    const full = 'x'.repeat(LONGEST_LINE);
    const story = storyOf({ a: [say('1', `**${full}**`), say('2', `${full}x`), say('3', ' ')] });
    expect(codes(story)).toEqual([
      ['line-too-long', 'a', '2'],
      ['line-empty', 'a', '3'],
    ]);
  });

  it('knows unknown speakers, expressions and places', () => {
    const story = storyOf({
      a: [
        say('1', 'Who?', { who: null }),
        say('2', 'Gone.', { who: 'gone' }),
        say('3', 'Hm.', { expression: 'smug' }),
        say('4', 'Yes.', { expression: 'joy' }),
        beat('5', { kind: 'place', place: 'moon' }),
        beat('6', { kind: 'place', place: 'pier' }),
      ],
    });
    expect(codes(story)).toEqual([
      ['speaker-unknown', 'a', '1'],
      ['speaker-unknown', 'a', '2'],
      ['expression-unknown', 'a', '3'],
      ['place-unknown', 'a', '5'],
    ]);
  });

  it('knows clothes that somebody does not have', () => {
    const dress = (id: string, who: string, rest: object = {}) =>
      beat(id, { kind: 'stage', action: 'dress', who, ...rest });
    const story = storyOf({
      a: [
        dress('1', 'mira', { outfit: 'gown', expression: 'smug' }),
        dress('2', 'sora', { outfit: 'gown' }),
        dress('3', 'sora'),
        // Left over from before the action was changed: nothing reads it.
        beat('4', { kind: 'stage', action: 'enter', who: 'sora', outfit: 'gown' }),
      ],
    });
    expect(codes(story)).toEqual([['outfit-unknown', 'a', '2']]);
  });

  it('names a variable that nothing sets only when every scene was looked into', () => {
    const jump = beat('1', {
      kind: 'jump',
      target: { to: 'end' },
      when: [{ variable: 'trust', operator: '>', value: 1 }],
    });
    const story = storyOf({ a: [jump], b: [say('2', 'x')] });
    expect(codes(story)).toEqual([['variable-never-set', 'a', '1']]);
    const partly = { ...story, beats: new Map([...story.beats].slice(0, 1)) };
    const checked = makeChecker()(partly);
    expect(checked.issues).toEqual([]);
    expect(checked.unchecked).toEqual(['b']);
    const set = beat('3', {
      kind: 'set',
      effects: [{ variable: 'trust', operator: '=', value: 2 }],
    });
    expect(codes(storyOf({ a: [jump], b: [set] }))).toEqual([]);
    expect(variableNames(story)).toEqual(['trust']);
  });

  it('sees a place come and go although the beats stay the same', () => {
    const check = makeChecker();
    const story = storyOf({ a: [beat('1', { kind: 'place', place: 'pier' })] });
    expect(check(story).issues).toEqual([]);
    const without = { ...story, world: { ...story.world, places: [] } };
    expect(check(without).issues.map(({ code }) => code)).toEqual(['place-unknown']);
    expect(check(story).issues).toEqual([]);
  });
});

describe('flow', () => {
  const option = (target: unknown, when: unknown[] = []) => ({ id: 'o', text: 'Go', target, when });

  it('passes asides by unless something leads to them', () => {
    const aside = { side: { aside: true } };
    const plain = storyOf({ a: [say('1', 'x')], side: [say('2', 'y')], b: [say('3', 'z')] }, aside);
    expect([...unreachedScenes(plain)]).toEqual(['side']);
    const led = storyOf(
      {
        a: [beat('1', { kind: 'choose', options: [option(toScene('side'))] })],
        side: [say('2', 'y')],
        b: [say('3', 'z')],
      },
      aside,
    );
    // The only option leads aside; from there the story runs on to b.
    expect([...unreachedScenes(led)]).toEqual([]);
    expect(leadsTo(led).get('side' as SceneId)).toEqual([
      { from: 'a', beat: '1', option: 'Go', to: 'side' },
    ]);
  });

  it('runs on past a choice that may be passed over', () => {
    const when = [{ variable: 'x', operator: '==', value: 1 }];
    const closed = [beat('1', { kind: 'choose', options: [option(toScene('b'), when)] })];
    const open = [beat('1', { kind: 'choose', options: [option(toScene('b'))] })];
    expect(exitsOf(closed).runsOn).toBe(true);
    expect(exitsOf(open).runsOn).toBe(false);
  });

  it('ends where the story ends', () => {
    const end = beat('1', { kind: 'jump', target: { to: 'end' }, when: [] });
    expect([...unreachedScenes(storyOf({ a: [end], b: [say('2', 'x')] }))]).toEqual(['b']);
  });

  it('reaches everything in an empty story', () => {
    expect(unreachedScenes(storyOf({})).size).toBe(0);
  });

  it('keeps the answer while a line is typed, and looks again when a way changes', () => {
    const reach = makeReach();
    const end = beat('1', { kind: 'jump', target: { to: 'end' } });
    const story = storyOf({ a: [say('0', 'x')], b: [say('2', 'x')] });
    const before = reach(story);
    expect([...before]).toEqual([]);
    expect(reach(storyOf({ a: [say('0', 'x and more')], b: [say('2', 'x')] }))).toBe(before);
    expect([...reach(storyOf({ a: [say('0', 'x'), end], b: [say('2', 'x')] }))]).toEqual(['b']);
    expect([...reach(storyOf({ a: [say('0', 'x'), end] }))]).toEqual([]);
    expect([...reach(storyOf({}))]).toEqual([]);
  });
});
