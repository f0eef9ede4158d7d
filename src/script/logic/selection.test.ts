import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendTo, inOrder, move, NOTHING, prune, selectAll, selectOne, toggle } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'] as const;
type Id = (typeof order)[number];

describe('selection', () => {
  it('selects the range between anchor and row, in either direction', () => {
    const fromC = selectOne<Id>('c');
    expect([...extendTo(fromC, order, 'e').ids]).toEqual(['c', 'd', 'e']);
    const back = extendTo(extendTo(fromC, order, 'e'), order, 'a');
    expect([...back.ids]).toEqual(['a', 'b', 'c']);
    expect(back).toMatchObject({ anchor: 'c', focus: 'a' });
  });

  it('adds and takes away single rows', () => {
    const two = toggle(toggle<Id>(NOTHING, 'd'), 'b');
    expect(inOrder(two, order)).toEqual(['b', 'd']);
    expect(inOrder(toggle(two, 'd'), order)).toEqual(['b']);
  });

  it('stops at the ends and enters the list from nowhere', () => {
    expect(move(selectOne<Id>('a'), order, 'up', false).focus).toBe('a');
    expect(move(selectOne<Id>('e'), order, 'page-down', false).focus).toBe('e');
    expect(move<Id>(NOTHING, order, 'down', false).focus).toBe('a');
    expect(move<Id>(NOTHING, [], 'down', false).focus).toBeNull();
  });

  it('grows with Shift and arrow', () => {
    const grown = move(move(selectOne<Id>('b'), order, 'down', true), order, 'down', true);
    expect(inOrder(grown, order)).toEqual(['b', 'c', 'd']);
    expect(inOrder(move(grown, order, 'up', true), order)).toEqual(['b', 'c']);
  });

  it('moves to the row that takes the place of deleted ones', () => {
    const both = extendTo(selectOne<Id>('b'), order, 'c');
    expect(prune(both, order, ['a', 'd', 'e']).focus).toBe('d');
    expect(prune(selectOne<Id>('e'), order, ['a', 'b']).focus).toBe('b');
    expect(prune(selectOne<Id>('e'), order, []).focus).toBeNull();
  });

  it('is the same value when nothing that is selected changed', () => {
    const some = selectOne<Id>('b');
    expect(prune(some, order, ['a', 'b'])).toBe(some);
  });

  it('never holds an id that the list does not have', () => {
    fc.assert(
      fc.property(
        fc.subarray([...order], { minLength: 1 }),
        fc.constantFrom(...order),
        fc.constantFrom(...order),
        (after, anchor, focus) => {
          const pruned = prune(extendTo(selectOne<Id>(anchor), order, focus), order, after);
          for (const id of pruned.ids) expect(after).toContain(id);
          expect(after).toContain(pruned.focus);
        },
      ),
    );
  });

  it('selects all without moving the keyboard', () => {
    const all = selectAll(selectOne<Id>('c'), order);
    expect(all.ids.size).toBe(5);
    expect(all.focus).toBe('c');
  });
});
