import { describe, expect, it } from 'vitest';
import { parseAddress, type LinkState } from '@/comfy';
import type { Attempt } from '../connect-attempt.svelte';
import { linkWords, retryWords } from './link-words';
import { deviceName, formatMemory, usedShare } from './memory';
import { queueWords } from './queue-words';
import { statusWords, type KnownServer } from './status-words';

const away: LinkState = {
  at: 'away',
  attempt: 3,
  retryAt: 5000,
  failure: { kind: 'blind', url: 'http://a' },
};
const known = (name: string, link: LinkState): KnownServer => ({
  name,
  version: '0.3.64',
  words: linkWords(link),
});

describe('the state of a server in words', () => {
  it('never says connected where nothing is', () => {
    const states: LinkState[] = [
      { at: 'closed' },
      { at: 'connecting' },
      { at: 'reconnecting', attempt: 1, retryAt: 1 },
      away,
    ];
    for (const link of states) expect(linkWords(link).word).not.toMatch(/connected/i);
    expect(linkWords({ at: 'online' })).toMatchObject({ tone: 'good', word: 'Connected' });
    expect(linkWords({ at: 'polling', why: 'No socket.' })).toMatchObject({
      tone: 'warn',
      detail: 'No socket. Rendering works, without live previews.',
    });
  });

  it('says that the browser will ask, and when it tries again', () => {
    expect(linkWords({ at: 'closed' }, true).word).toBe('Needs a click');
    expect(linkWords(away).retryAt).toBe(5000);
    expect(retryWords(5000, 1200)).toBe('Tries again in 4 s.');
    expect(retryWords(5000, 5000)).toBe('Trying again now.');
  });
});

describe('the one status line', () => {
  const idle: Attempt = { at: 'idle' };

  it('names the server that is best off, and how many are ready', () => {
    expect(statusWords(idle, []).title).toBe('No server yet');
    expect(statusWords(idle, [known('Pod', away), known('Home', { at: 'online' })])).toEqual({
      tone: 'good',
      title: 'Connected: Home, ComfyUI 0.3.64',
      detail: '1 of 2 servers ready.',
    });
    expect(statusWords(idle, [known('Pod', away)]).title).toBe('Pod: Does not answer');
  });

  it('names the one that was just added before all others', () => {
    const servers = [known('Home', { at: 'online' }), { ...known('Pod', away), isLatest: true }];
    expect(statusWords(idle, servers).title).toBe('Pod: Does not answer');
  });

  it('gives an attempt the word, and no number that ticks', () => {
    const read = parseAddress('127.0.0.1:8188');
    if (!read.ok) throw new Error('address');
    const finding = { kind: 'down', title: 'Nothing answers', why: 'Off.', steps: [], starts: [] };
    const at = (elapsedMs: number) =>
      statusWords(
        {
          at: 'refused',
          address: read.value,
          finding: finding as never,
          wait: { elapsedMs, untilMs: 30_000, isOver: false },
        },
        [known('Home', { at: 'online' })],
      );
    expect(at(1000)).toEqual({
      tone: 'bad',
      title: 'Nothing answers',
      detail: 'Off. Waiting for it.',
    });
    expect(at(9000)).toEqual(at(1000));
  });
});

describe('numbers', () => {
  it('are memory as cards are sold', () => {
    expect(formatMemory(24 * 2 ** 30)).toBe('24 GB');
    expect(formatMemory(11.26 * 2 ** 30)).toBe('11.3 GB');
    expect(formatMemory(512 * 2 ** 20)).toBe('512 MB');
    expect([formatMemory(0), formatMemory(NaN), formatMemory(-5)]).toEqual(
      Array(3).fill('unknown'),
    );
    expect(usedShare(6, 24)).toBe(0.75);
    expect(usedShare(30, 24)).toBe(0);
    expect(usedShare(1, 0)).toBeUndefined();
  });

  it('come with the name of the card alone', () => {
    expect(deviceName('cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync')).toBe(
      'NVIDIA GeForce RTX 4090',
    );
    expect(deviceName('cpu')).toBe('cpu');
  });

  it('tell our prompts from those of others', () => {
    const item = (clientId: string | undefined) => ({ promptId: 'p', number: 1, clientId });
    expect(queueWords(undefined, 'a')).toBe('unknown');
    expect(queueWords({ running: [], pending: [] }, 'a')).toBe('empty');
    expect(queueWords({ running: [item('a')], pending: [item('b'), item(undefined)] }, 'a')).toBe(
      '1 of this tab, 2 of others',
    );
  });
});
