import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '@/comfy';
import { judge } from './reconcile';

const item = (promptId: string) => ({ promptId, number: 0, clientId: undefined });
const entryOf = (promptId: string): HistoryEntry => ({
  promptId,
  end: { how: 'success' },
  files: [],
  texts: [],
  isCached: false,
  startedAt: undefined,
  endedAt: undefined,
});

describe('judge', () => {
  it('counts what runs and waits before it, whosever it is', () => {
    const queue = { running: [item('x')], pending: [item('y'), item('me'), item('z')] };
    expect(judge('me', queue, undefined)).toEqual({ is: 'waiting', ahead: 2 });
    expect(judge('y', { running: [], pending: [item('y')] }, undefined)).toMatchObject({
      ahead: 0,
    });
    expect(judge('x', queue, undefined)).toEqual({ is: 'running' });
    expect(judge('nobody', queue, undefined)).toEqual({ is: 'gone' });
  });

  it('gives one verdict for every queue and history, and history has the last word', () => {
    const prompts = fc.array(fc.constantFrom('me', 'a', 'b', ''), { maxLength: 6 });
    fc.assert(
      fc.property(prompts, prompts, fc.boolean(), (running, pending, isInHistory) => {
        const queue = { running: running.map(item), pending: pending.map(item) };
        const verdict = judge('me', queue, isInHistory ? entryOf('me') : undefined);
        const expected = isInHistory
          ? 'done'
          : running.includes('me')
            ? 'running'
            : pending.includes('me')
              ? 'waiting'
              : 'gone';
        expect(verdict.is).toBe(expected);
        if (verdict.is === 'waiting') {
          expect(verdict.ahead).toBe(running.length + pending.indexOf('me'));
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
