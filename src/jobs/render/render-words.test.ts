import { describe, expect, it } from 'vitest';
import type { Render } from './render';
import {
  countWords,
  filterRenders,
  inShownOrder,
  renderLogText,
  renderMenu,
  renderTime,
} from './render-words';
import { buildRender } from './testing';

const states = ['queued', 'sent', 'storing', 'done', 'failed', 'cancelled'] as const;
const all = states.map((state) => buildRender(state, { state, title: `Pier ${state}` }));
const ids = (renders: readonly Render[]) => renders.map(({ id }) => id);

describe('the list', () => {
  it('filters by state and by words', () => {
    expect(ids(filterRenders(all, 'active', ''))).toEqual(['queued', 'sent', 'storing']);
    expect(ids(filterRenders(all, 'failed', ''))).toEqual(['failed']);
    expect(ids(filterRenders(all, 'done', ''))).toEqual(['done']);
    expect(filterRenders(all, 'all', '  ')).toEqual(all);
    expect(ids(filterRenders(all, 'all', 'PIER can'))).toEqual(['cancelled']);
  });

  it('shows what runs, then what waits in its turn, then what has ended, last first', () => {
    const renders = [
      buildRender('old', { state: 'done', endedAt: 1 }),
      buildRender('late', { order: 2 }),
      buildRender('new', { state: 'failed', endedAt: 2 }),
      buildRender('soon', { order: 1 }),
      buildRender('look', { order: 9, lane: 'interactive' }),
      buildRender('runs', { state: 'sent', order: 50 }),
    ];
    const before = [...renders];
    expect(ids(inShownOrder(renders))).toEqual(['runs', 'look', 'soon', 'late', 'new', 'old']);
    expect(renders).toEqual(before);
  });

  it('counts ends', () => {
    expect(countWords(all)).toBe('1 done, 1 failed, 1 cancelled');
    expect(countWords([buildRender('a'), buildRender('b', { state: 'done' })])).toBe('1 done');
  });
});

describe('the time of a render', () => {
  const runs = buildRender('a', { state: 'sent', startedAt: 0 });

  it('is told once it has begun, and what is left once that can be measured', () => {
    expect(renderTime(buildRender('a'), 0.5, 9000)).toBe('');
    expect(renderTime(runs, undefined, 500)).toBe('under a second');
    expect(renderTime(runs, 0.05, 10_000)).not.toContain('left');
    expect(renderTime(runs, 0.25, 10_000)).toBe('10 s, about 30 s left');
  });

  it('stands still when it has ended', () => {
    const ended = buildRender('a', { state: 'done', startedAt: 0, endedAt: 10_000 });
    expect(renderTime(ended, 0.5, 99_000)).toBe('10 s');
  });
});

describe('its log', () => {
  it('says what was asked, what happened, and what the server said of it', () => {
    const text = renderLogText(
      buildRender('a', {
        title: 'Pier',
        template: 'Sketch',
        state: 'failed',
        log: [{ at: 0, text: 'Sent.' }],
        failure: { title: 'No memory', hint: 'Go smaller', details: 'CUDA' },
      }),
    );
    expect(text).toBe(
      'Pier (Sketch): Failed\n1970-01-01T00:00:00.000Z  Sent.\n\nNo memory. Go smaller\nCUDA\n',
    );
  });
});

describe('its menu', () => {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      calls.push([name, ...args]);
  const verbs = {
    cancel: note('cancel'),
    again: note('again'),
    putFirst: note('putFirst'),
    move: note('move'),
    storeAgain: note('storeAgain'),
    forget: note('forget'),
  };
  const menu = (render: Render, more: object = {}) =>
    renderMenu(render, verbs, {
      onlog: note('log'),
      oncopy: note('copy'),
      servers: [{ id: 's', name: 'Attic' }],
      before: undefined,
      afterNext: undefined,
      isLast: true,
      ...more,
    });
  const labels = (...args: Parameters<typeof menu>) => menu(...args).map(({ label }) => label);
  const press = (label: string, ...args: Parameters<typeof menu>) => {
    calls.length = 0;
    menu(...args)
      .find((item) => item.label === label)
      ?.run();
    return calls;
  };

  it('offers moves to what waits, where there is room to move', () => {
    const render = buildRender('a');
    expect(labels(render)).toEqual(['Move to the front', 'Show the log', 'Copy as JSON', 'Cancel']);
    const between = { before: 'x', afterNext: 'z', isLast: false };
    expect(press('Move up', render, between)).toEqual([['move', 'a', 'x']]);
    expect(press('Move down', render, between)).toEqual([['move', 'a', 'z']]);
    expect(press('Move down', render, { isLast: false })).toEqual([['move', 'a', undefined]]);
  });

  it('offers the same again to what has ended, and fetching only where that helps', () => {
    const done = buildRender('a', { state: 'done' });
    expect(labels(done)).toContain('Run exactly again');
    expect(labels(done)).not.toContain('Fetch the result again');
    expect(labels(done)).not.toContain('Cancel');
    const failure = { title: 'Full', hint: '', fix: 'store-again' };
    const failed = buildRender('a', { state: 'failed', failure });
    expect(press('Fetch the result again', failed)).toEqual([['storeAgain', 'a']]);
    expect(press('Duplicate with a new seed', failed)).toEqual([['again', 'a', { newSeed: true }]]);
    expect(press('Remove from the list', failed)).toEqual([['forget', ['a']]]);
  });

  it('offers other servers where there is more than one', () => {
    const servers = ['one', 'two'].map((id) => ({ id, name: id.toUpperCase() }));
    const done = buildRender('a', { state: 'done' });
    expect(labels(done)).not.toContain('Run on Attic');
    expect(press('Run on TWO', done, { servers })).toEqual([['again', 'a', { server: 'two' }]]);
    expect(labels(buildRender('a', { state: 'sent' }), { servers })).not.toContain('Run on TWO');
  });
});
