import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byTurn, type Render } from './render';
import { moveBefore, nextSend, orderAtEnd, type Slot } from './schedule';
import { buildRender } from './testing';

const slot = (server: string, more: Partial<Slot> = {}): Slot => ({
  server,
  held: 0,
  maxAhead: 2,
  canRun: () => true,
  ...more,
});
const sendTo = (renders: readonly Render[], slots: readonly Slot[]) => {
  const next = nextSend(renders, slots);
  return next && [next.render.id, next.server];
};

describe('nextSend', () => {
  const a = buildRender('a', { order: 1 });
  const b = buildRender('b', { order: 2 });

  it('sends the first in turn, to the server that has least to do', () => {
    expect(sendTo([b, a], [slot('busy', { held: 1 }), slot('free')])).toEqual(['a', 'free']);
  });

  it('gives no server more than it may hold, and what has been sent to none', () => {
    expect(sendTo([a], [slot('full', { held: 2 })])).toBeUndefined();
    expect(sendTo([buildRender('c', { state: 'sent' })], [slot('free')])).toBeUndefined();
    expect(sendTo([a], [])).toBeUndefined();
  });

  it('lets interactive ones by, whatever their order', () => {
    const look = buildRender('look', { lane: 'interactive', order: 99 });
    expect(sendTo([a, look], [slot('one')])).toEqual(['look', 'one']);
  });

  it('passes over what nobody free can run, so that it holds up nothing', () => {
    const only = slot('one', { canRun: ({ id }) => id === 'b' });
    expect(sendTo([a, b], [only])).toEqual(['b', 'one']);
    const bound = buildRender('bound', { order: 0, server: 'other' });
    expect(sendTo([bound, a], [slot('one')])).toEqual(['a', 'one']);
    expect(sendTo([bound], [slot('one'), slot('other', { held: 1 })])).toEqual(['bound', 'other']);
  });

  it('holds back what waits for another until that is done', () => {
    const made = buildRender('made', { order: 0, after: 'base' });
    const base = (state: Render['state']) => buildRender('base', { state });
    expect(sendTo([made], [slot('one')])).toBeUndefined();
    expect(sendTo([made, base('sent')], [slot('one')])).toBeUndefined();
    expect(sendTo([made, base('failed')], [slot('one')])).toBeUndefined();
    expect(sendTo([made, base('done')], [slot('one')])).toEqual(['made', 'one']);
  });
});

describe('orderAtEnd', () => {
  it('stands beyond all that wait, and counts no others', () => {
    const renders = [
      buildRender('a', { order: -3 }),
      buildRender('b', { order: 7 }),
      buildRender('done', { state: 'done', order: 50 }),
    ];
    expect([orderAtEnd(renders, 'front'), orderAtEnd(renders, 'back')]).toEqual([-4, 8]);
    expect(orderAtEnd([], 'back')).toBe(0);
  });
});

describe('moveBefore', () => {
  const lane = (renders: readonly Render[], name: Render['lane']) =>
    renders.filter((one) => one.lane === name && one.state === 'queued').sort(byTurn);
  const ids = (renders: readonly Render[]) => renders.map(({ id }) => id);
  const apply = (renders: readonly Render[], changes: ReturnType<typeof moveBefore>) =>
    renders.map((render) => {
      const change = changes.find(({ id }) => id === render.id);
      return change ? { ...render, order: change.order } : render;
    });

  it('changes one row as long as a number fits between its neighbors', () => {
    const renders = [1, 2, 3].map((order) => buildRender(`r${order}`, { order }));
    expect(moveBefore(renders, 'r3', 'r2')).toEqual([{ id: 'r3', order: 1.5 }]);
    expect(moveBefore(renders, 'r3', 'r1')).toEqual([{ id: 'r3', order: 0 }]);
    expect(moveBefore(renders, 'r1', undefined)).toEqual([{ id: 'r1', order: 4 }]);
  });

  it('does nothing with what does not wait, is alone, or is to go before another lane', () => {
    const renders = [
      buildRender('a'),
      buildRender('look', { lane: 'interactive' }),
      buildRender('sent', { state: 'sent' }),
    ];
    expect(moveBefore(renders, 'a', 'look')).toEqual([]);
    expect(moveBefore(renders, 'a', undefined)).toEqual([]);
    expect(moveBefore(renders, 'sent', 'a')).toEqual([]);
    expect(moveBefore(renders, 'a', 'a')).toEqual([]);
    expect(moveBefore(renders, 'gone', 'a')).toEqual([]);
  });

  const arbitraryRender = fc.record({
    lane: fc.constantFrom('batch' as const, 'interactive' as const),
    state: fc.constantFrom('queued' as const, 'queued' as const, 'sent' as const, 'done' as const),
    // Few numbers, so that many rows share one; and two between which nothing fits.
    order: fc.constantFrom(0, 1, 1, 1 + Number.EPSILON, 2, -4.5),
    createdAt: fc.integer({ min: 0, max: 2 }),
  });
  const moves = fc.array(fc.tuple(fc.nat(11), fc.option(fc.nat(11), { nil: undefined })), {
    maxLength: 80,
  });

  it('puts it exactly there, keeps the order of all others, and loses none', () => {
    const rows = fc.array(arbitraryRender, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, moves, (made, wanted) => {
        let renders = made.map((more, index) => buildRender(`r${index}`, more));
        for (const [from, to] of wanted) {
          const id = `r${from}`;
          const before = to === undefined ? undefined : `r${to}`;
          const moved = renders.find((one) => one.id === id);
          const changes = moveBefore(renders, id, before);
          const next = apply(renders, changes);
          expect(changes.every((one) => Number.isFinite(one.order))).toBe(true);
          expect(ids(next)).toEqual(ids(renders));
          for (const name of ['batch', 'interactive'] as const) {
            const was = ids(lane(renders, name));
            const is = ids(lane(next, name));
            if (moved?.lane !== name || moved.state !== 'queued' || id === before) {
              expect(is).toEqual(was);
              continue;
            }
            const others = was.filter((one) => one !== id);
            const at = before === undefined ? others.length : others.indexOf(before);
            expect(is).toEqual(at === -1 ? was : [...others.slice(0, at), id, ...others.slice(at)]);
          }
          renders = next;
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
