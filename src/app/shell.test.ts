// @vitest-environment happy-dom
// The small pure parts of the shell: rooms, keys, jobs, saves, reports, and what is painted first.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { newJob, type Job } from '@/jobs';
import { readMirroredTheme } from '@/settings';
import { formatHash, parseHash } from '@/ui/hash';
import { isMissingChunk, stackOf, writeReport } from './error-report';
import { filterJobs, logText, summaryWords, timeWords } from './job-words';
import { findRoom, ROOMS } from './rooms';
import { saveWords } from './save-words';
import { groupByHeading, showKeys } from './shortcuts';

describe('rooms', () => {
  it('have the names that the golden path asks for', () => {
    const onRail = ROOMS.filter((room) => room.onRail);
    const ofProject = onRail.filter((room) => room.needsProject).map(({ title }) => title);
    expect(ofProject).toEqual(['Script', 'Cast', 'World', 'Art', 'Play', 'Export']);
    const always = onRail.filter((room) => !room.needsProject).map(({ title }) => title);
    expect(always).toEqual(['Library', 'Servers', 'Settings']);
    expect(findRoom('atlas')).toBeUndefined();
  });

  it('have addresses that come back, odd ids included', () => {
    for (const project of ['p1', 'a/b?c#d', '雨 %', undefined]) {
      const params = { scene: 's&4', q: '=' };
      const back = parseHash(formatHash({ room: 'script', project, params }));
      expect(back).toEqual({ room: 'script', project, params });
    }
    expect(parseHash('')).toEqual({ room: 'library', project: undefined, params: {} });
    expect(parseHash('#/script/100%').project).toBe('100%');
  });
});

describe('the theme before the first paint', () => {
  const script = readFileSync(join(import.meta.dirname, '../../public/theme.js'), 'utf8');

  afterEach(() => localStorage.clear());

  it.each([
    ['light', 'light'],
    ['system', 'system'],
    ['dark', 'dark'],
    ['mauve', 'dark'],
    [null, 'dark'],
  ])('for %s is %s, as the settings say', (stored, shown) => {
    if (stored !== null) localStorage.setItem('comfyvn-theme', stored);
    runInThisContext(`(function (document, localStorage, addEventListener) { ${script} })`)(
      document,
      localStorage,
      () => undefined,
    );
    expect(document.documentElement.dataset.theme).toBe(shown);
    expect(readMirroredTheme()).toBe(shown);
  });
});

describe('keys', () => {
  it('are written as the keyboard has them', () => {
    expect(showKeys('Ctrl+Shift+P', false)).toBe('Ctrl+Shift+P');
    expect(showKeys('Ctrl+Shift+P', true)).toBe('⌘⇧P');
    expect(showKeys('Ctrl++', false)).toBe('Ctrl++');
    expect(showKeys('Alt+ArrowUp', false)).toBe('Alt+↑');
  });

  it('are listed once each, by heading', () => {
    const run = () => undefined;
    const groups = groupByHeading([
      { id: 'a', label: 'A', group: 'One', keys: ['a'], run },
      { id: 'b', label: 'B', group: 'Two', run },
      { id: 'a', label: 'A again', group: 'One', keys: ['a'], run },
    ]);
    expect(groups.map(([name, list]) => [name, list.length])).toEqual([['One', 1]]);
  });
});

describe('jobs in words', () => {
  const job = (more: Partial<Job>): Job => ({
    ...newJob({ id: 'j', kind: 'import', title: 'Read a.jsonl', at: 0 }),
    ...more,
  });

  it('are filtered by state and text', () => {
    const jobs = [
      job({ id: '1', state: 'running' }),
      job({ id: '2', state: 'failed', title: 'Export' }),
      job({ id: '3', state: 'interrupted' }),
      job({ id: '4', state: 'done' }),
    ];
    expect(filterJobs(jobs, 'active', '').map(({ id }) => id)).toEqual(['1']);
    expect(filterJobs(jobs, 'failed', '').map(({ id }) => id)).toEqual(['2', '3']);
    expect(filterJobs(jobs, 'all', 'exp').map(({ id }) => id)).toEqual(['2']);
    expect(summaryWords(jobs)).toBe('1 done, 1 failed');
  });

  it('promise no time before anything can be told', () => {
    expect(timeWords(job({}), 9000)).toBe('');
    expect(timeWords(job({ state: 'running', startedAt: 0, progress: 0.05 }), 9000)).toBe('9 s');
    expect(timeWords(job({ state: 'running', startedAt: 0, progress: 0.25 }), 10_000)).toBe(
      '10 s, about 30 s left',
    );
    expect(timeWords(job({ state: 'done', startedAt: 0, endedAt: 400 }), 9000)).toBe(
      'under a second',
    );
  });

  it('have a log that says how they ended', () => {
    const text = logText(
      job({
        state: 'failed',
        log: [{ at: 0, text: 'line 21 is odd' }],
        failure: { title: 'No log', hint: 'Choose another.' },
      }),
    );
    expect(text).toContain('Read a.jsonl (import): Failed');
    expect(text).toContain('1970-01-01T00:00:00.000Z  line 21 is odd');
    expect(text).toContain('No log. Choose another.');
  });
});

describe('the save chip', () => {
  it('says failed before anything else', () => {
    const failed = { state: 'failed', failure: { kind: 'quota' } } as const;
    expect(saveWords(failed, true)).toEqual({ text: 'Not saved', tone: 'bad' });
    expect(saveWords({ state: 'saved', at: 1 }, true).text).toBe('Read only');
    expect(saveWords({ state: 'saving' }, false).text).toBe('Saving…');
    expect(saveWords({ state: 'saved', at: 1 }, false).text).toBe('Saved');
  });
});

describe('a report', () => {
  it('holds version, room, browser and the whole chain of causes', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    const about = { version: '1.2', agent: 'Test/1', room: 'script', at: new Date(0) };
    const text = writeReport('Script met a problem', error, about);
    for (const part of ['1.2', 'Test/1', 'Room: script', 'Error: outer', 'TypeError: inner']) {
      expect(text).toContain(part);
    }
  });

  it('takes what is thrown that is no error', () => {
    expect(stackOf('just words')).toBe('just words');
    expect(stackOf(undefined)).toBe('undefined');
  });

  it('knows a chunk that could not be fetched, in each browser’s words', () => {
    for (const message of [
      'Failed to fetch dynamically imported module: https://x/a.js',
      'error loading dynamically imported module: https://x/a.js',
      'Importing a module script failed.',
      'Unable to preload CSS for /assets/a.css',
    ]) {
      expect(isMissingChunk(new TypeError(message))).toBe(true);
    }
    expect(isMissingChunk(new TypeError('x is undefined'))).toBe(false);
  });
});
