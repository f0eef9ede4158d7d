import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatSchema, sceneHeadSchema, type BeatId, type Edit, type SceneId } from '..';
import {
  acceptGuesses,
  addOption,
  deleteBeats,
  deleteScene,
  duplicateBeats,
  findInText,
  insertBeats,
  insertScene,
  mergeBeats,
  mergeScenes,
  moveBeats,
  moveScene,
  removeOption,
  replaceInText,
  replaceText,
  setBeatFields,
  setBeatKind,
  setBeatText,
  setExpression,
  setOption,
  setScene,
  setSpeaker,
  splitBeat,
  splitScene,
} from '.';
import {
  A,
  B,
  ONE,
  TWO,
  THREE,
  SORA,
  MIRA,
  PIER,
  HOME,
  beat,
  say,
  storyOf,
  ids,
  at,
  headOf,
} from './testing';

describe('lines', () => {
  const guesses = {
    who: { confidence: 0.3, reason: 'r' },
    kind: { confidence: 0.9, reason: 'r' },
  };
  const story = storyOf({
    a: [say('1', 'One.'), say('2', 'Two.', { guesses })],
    b: [say('3', 'x')],
  });

  it('shares everything that it does not change', () => {
    const after = setBeatText(A, TWO, 'Zwei.').apply(story);
    expect(at(after, A, 1)).toMatchObject({ id: '2', text: 'Zwei.' });
    expect(at(after, A, 0)).toBe(at(story, A, 0));
    expect(after.beats.get(B)).toBe(story.beats.get(B));
    expect(headOf(after, B)).toBe(headOf(story, B));
  });

  it('is the same story when nothing changes or the beat is gone', () => {
    expect(setBeatText(A, TWO, 'Two.').apply(story)).toBe(story);
    expect(setBeatText(A, 'gone' as BeatId, 'x').apply(story)).toBe(story);
    expect(deleteBeats(A, ['gone' as BeatId]).apply(story)).toBe(story);
    expect(setExpression(A, [ONE], undefined).apply(story)).toBe(story);
    expect(moveBeats(A, [ONE], A, 0).apply(story)).toBe(story);
    expect(setOption(A, ONE, 'o', { text: 'x' }).apply(story)).toBe(story);
  });

  it('gives lines to somebody, who joins the cast, and doubts it no more', () => {
    const after = setSpeaker(A, [TWO], MIRA).apply(story);
    expect(at(after, A, 1)).toMatchObject({ who: MIRA, guesses: { kind: guesses.kind } });
    expect(at(after, A, 1)?.guesses).not.toHaveProperty('who');
    expect(headOf(after, A)?.cast).toContain(MIRA);
  });

  it('turns speech into narration and back without losing who and how', () => {
    const glad = setExpression(A, [ONE], 'joy').apply(story);
    const told = setBeatKind(A, [ONE], 'narration').apply(glad);
    expect(at(told, A)).toMatchObject({ kind: 'narrate', actor: SORA, expression: 'joy' });
    const back = setBeatKind(A, [ONE], 'thought').apply(told);
    expect(at(back, A)).toMatchObject({ kind: 'say', who: SORA, mode: 'thought', text: 'One.' });
    expect(beatSchema.safeParse(at(back, A)).success).toBe(true);
  });

  it('accepts guesses', () => {
    const after = acceptGuesses(A, [TWO]).apply(story);
    expect(at(after, A, 1)?.guesses?.['who']).toEqual({ confidence: 1, reason: 'r' });
    expect(acceptGuesses(A, [TWO]).apply(after)).toBe(after);
  });

  it('takes a field away that is set to undefined', () => {
    const jump = beat('9', { kind: 'stage', action: 'enter', who: SORA, x: 0.2 });
    const staged = insertBeats(A, 0, [jump]).apply(story);
    const after = setBeatFields(A, jump.id, 'stage', { x: undefined }, { name: 'n' }).apply(staged);
    expect(at(after, A)).not.toHaveProperty('x');
    const other = setBeatFields(A, jump.id, 'pause', { seconds: 2 }, { name: 'n' }).apply(staged);
    expect(other).toBe(staged);
  });

  it('splits and merges back to the same words', () => {
    const text = 'Hello there, old friend.';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (cut) => {
        const before = storyOf({ a: [say('1', text), say('2', 'x')] });
        const split = splitBeat(A, ONE, cut, THREE).apply(before);
        expect(ids(split, A)).toEqual(['1', '3', '2']);
        expect(headOf(split, A)?.beatCount).toBe(3);
        const merged = mergeBeats(A, [ONE, THREE]).apply(split);
        const spaceless = (line: unknown) => String(line).replaceAll(' ', '');
        expect(spaceless((at(merged, A) as { text: string }).text)).toBe(spaceless(text));
        expect(ids(merged, A)).toEqual(['1', '2']);
      }),
    );
  });

  it('joins the spans of one message', () => {
    const span = (start: number, end: number) => ({ source: 's', message: 4, start, end });
    const parts = storyOf({
      a: [say('1', 'a', { span: span(0, 4) }), say('2', 'b', { span: span(6, 9) })],
    });
    expect(at(mergeBeats(A, [ONE, TWO]).apply(parts), A)?.span).toEqual(span(0, 9));
  });

  it('moves lines together, also to another scene', () => {
    const many = storyOf({ a: ['1', '2', '3', '4', '5'].map((id) => say(id, id)), b: [] });
    const down = moveBeats(A, [TWO, THREE], A, 2).apply(many);
    expect(ids(down, A)).toEqual(['1', '4', '2', '3', '5']);
    const away = moveBeats(A, [TWO, THREE], B, 0).apply(many);
    expect([ids(away, A), ids(away, B)]).toEqual([
      ['1', '4', '5'],
      ['2', '3'],
    ]);
    expect(headOf(away, B)).toMatchObject({ beatCount: 2, cast: [SORA] });
  });

  it('copies deeply: nothing of the copy is the original', () => {
    const choice = beat('1', {
      kind: 'choose',
      options: [{ id: 'o', text: 'Go', target: { to: 'next' } }],
      span: { source: 's', message: 0, start: 0, end: 2 },
    });
    const after = duplicateBeats(A, [ONE], [TWO]).apply(storyOf({ a: [choice] }));
    const copy = at(after, A, 1);
    if (copy?.kind !== 'choose') throw new Error('The copy is a choice.');
    expect(copy.id).toBe('2');
    expect(copy.options[0]?.id).not.toBe('o');
    expect(copy.span).toBeUndefined();
    expect(at(after, A)).toBe(choice);
  });

  it('edits options', () => {
    const empty = storyOf({ a: [beat('1', { kind: 'choose', options: [] })] });
    const option = { id: 'o', text: '', target: { to: 'next' }, when: [], effects: [] } as const;
    const one = addOption(A, ONE, { ...option, when: [], effects: [] }).apply(empty);
    const led = setOption(A, ONE, 'o', { text: 'Go', target: { to: 'end' } }).apply(one);
    expect(at(led, A)).toMatchObject({ options: [{ id: 'o', text: 'Go', target: { to: 'end' } }] });
    expect(at(removeOption(A, ONE, 'o').apply(led), A)).toMatchObject({ options: [] });
  });
});

describe('scenes', () => {
  it('splits with the setting that holds there', () => {
    const story = storyOf(
      { a: [say('1', 'x'), beat('2', { kind: 'hour', hour: 'night' }), say('3', 'y')] },
      { a: { place: PIER, hour: 'dusk' } },
    );
    const after = splitScene(A, THREE, B).apply(story);
    expect(after.scenes.map(({ id, beatCount }) => [id, beatCount])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(headOf(after, B)).toMatchObject({ place: PIER, hour: 'night', cast: [SORA] });
    expect(splitScene(A, ONE, B).apply(story)).toBe(story);
  });

  it('merges so that nothing on stage changes and choices still lead there', () => {
    const story = storyOf(
      {
        a: [say('1', 'x')],
        b: [say('2', 'y')],
        c: [beat('3', { kind: 'jump', target: { to: 'scene', scene: B } })],
      },
      { a: { place: PIER, hour: 'dusk' }, b: { place: HOME, hour: 'night' } },
    );
    const after = mergeScenes(story, A).apply(story);
    expect(after.beats.get(A)?.map(({ kind }) => kind)).toEqual(['say', 'place', 'hour', 'say']);
    expect(headOf(after, A)?.beatCount).toBe(4);
    expect(at(after, 'c' as SceneId)).toMatchObject({ target: { scene: A } });
    expect(after.beats.has(B)).toBe(false);
  });

  it('moves, inserts and deletes', () => {
    const story = storyOf({ a: [], b: [], c: [] });
    const order = (edit: Edit) => edit.apply(story).scenes.map(({ id }) => id);
    expect(order(moveScene(A, 2))).toEqual(['b', 'c', 'a']);
    expect(moveScene(A, -1).apply(story)).toBe(story);
    expect(order(deleteScene(B))).toEqual(['a', 'c']);
    const head = sceneHeadSchema.parse({ id: 'n', title: 'New' });
    const added = insertScene(1, head, [say('9', 'x')]).apply(story);
    expect(added.scenes.map(({ id }) => id)).toEqual(['a', 'n', 'b', 'c']);
    expect(headOf(added, 'n' as SceneId)).toMatchObject({ beatCount: 1, cast: [SORA] });
  });

  it('deletes a scene without leaving choices or jumps that lead nowhere', () => {
    const jump = beat('9', { kind: 'jump', target: { to: 'scene', scene: 'b' } });
    const option = { id: 'o', text: 'Go', target: { to: 'scene', scene: 'b' } };
    const story = storyOf({ a: [jump, beat('8', { kind: 'choose', options: [option] })], b: [] });
    const edit = deleteScene(B, story);
    expect(edit.needs).toEqual([A, B]);
    const after = edit.apply(story);
    expect(after.beats.has(B)).toBe(false);
    expect(JSON.stringify(after.beats.get(A))).not.toContain('"scene"');
    expect(at(after, A)).toMatchObject({ kind: 'jump', target: { to: 'next' } });
  });

  it('takes those out of the cast who say nothing any more, but none put there by hand', () => {
    const story = storyOf({ a: [say('1', 'x'), say('2', 'y')] }, { a: { cast: [SORA, MIRA] } });
    const quiet = deleteBeats(A, [ONE, TWO]).apply(story);
    expect(headOf(quiet, A)).toMatchObject({ cast: [MIRA], beatCount: 0 });
    const one = deleteBeats(A, [ONE]).apply(story);
    expect(headOf(one, A)?.cast).toEqual([SORA, MIRA]);
  });

  it('forgets the guess of what is set by hand', () => {
    const guess = { confidence: 0.2, reason: 'r' };
    const story = storyOf(
      { a: [] },
      { a: { hour: 'day', guesses: { hour: guess, place: guess } } },
    );
    const after = setScene(A, { hour: undefined }).apply(story);
    expect(headOf(after, A)).not.toHaveProperty('hour');
    expect(headOf(after, A)?.guesses).toEqual({ place: guess });
    expect(setScene(A, { title: 'a' }).apply(story)).toBe(story);
  });
});

describe('find and replace', () => {
  it('finds plain text, whole words of any script, and case when asked', () => {
    expect(findInText('a.c abc A.C', { find: 'a.c' })).toHaveLength(2);
    expect(findInText('Émile émiler', { find: 'émile', wholeWords: true })).toEqual([
      { start: 0, end: 5 },
    ]);
    expect(findInText('Sora sora', { find: 'sora', matchCase: true })).toHaveLength(1);
    expect(findInText('x', { find: '' })).toEqual([]);
  });

  it('puts the replacement in as it stands', () => {
    expect(replaceInText('a b a', { find: 'a' }, '$& $1')).toBe('$& $1 b $& $1');
  });

  it('leaves nothing to find when the replacement does not bring it back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 3 }), (text, find) => {
        const search = { find, matchCase: true };
        const count = findInText(text, search).length;
        const after = replaceInText(text, search, '');
        expect(after.length).toBe(text.length - count * find.length);
      }),
    );
  });

  it('replaces in texts, prompts and options of the beats asked for', () => {
    const choice = beat('2', {
      kind: 'choose',
      prompt: 'sora?',
      options: [{ id: 'o', text: 'Ask Sora', target: { to: 'next' } }],
    });
    const story = storyOf({ a: [say('1', 'Sora!'), choice], b: [say('3', 'none')] });
    const all = replaceText([A, B], { find: 'sora' }, 'Yuki').apply(story);
    expect(at(all, A)).toMatchObject({ text: 'Yuki!' });
    expect(at(all, A, 1)).toMatchObject({ prompt: 'Yuki?', options: [{ text: 'Ask Yuki' }] });
    expect(all.beats.get(B)).toBe(story.beats.get(B));
    const some = replaceText([A, B], { find: 'sora' }, 'Yuki', new Set([TWO])).apply(story);
    expect(at(some, A)).toBe(at(story, A));
  });
});
