// What the art room says, and how it reads what is typed.
import { describe, expect, it } from 'vitest';
import type { LinkState } from '@/comfy';
import { readNumber } from './read-number';
import { serverWords, type ServerView } from './server-words';
import { missingWords, modelWords } from './setup-words';

const view = (name: string, at: LinkState['at'], more: Partial<ServerView> = {}): ServerView => ({
  name,
  link: { at } as LinkState,
  isWaiting: false,
  hasInfo: false,
  ...more,
});

describe('readNumber', () => {
  const whole = { kind: 'integer', min: 1, max: 100 };
  const any = { kind: 'number', min: undefined, max: undefined };

  it('takes what is typed, with a comma or a point', () => {
    expect(readNumber(' 7 ', whole)).toEqual({ ok: true, value: 7 });
    expect(readNumber('1,5', any)).toEqual({ ok: true, value: 1.5 });
    expect(readNumber('-0.25', any)).toEqual({ ok: true, value: -0.25 });
  });

  it.each([
    ['', whole, 'Type a number.'],
    ['  ', any, 'Type a number.'],
    ['seven', any, 'Type a number.'],
    ['1e999', any, 'Type a number.'],
    ['1.5', whole, 'Type a whole number.'],
    ['0', whole, 'At least 1.'],
    ['101', whole, 'At most 100.'],
    // It would be written as another number than was typed.
    ['18446744073709551615', { ...whole, max: undefined }, 'At most 16 digits.'],
  ])('says why “%s” cannot be taken', (text, limits, failure) => {
    expect(readNumber(text, limits)).toEqual({ ok: false, failure });
  });
});

describe('serverWords', () => {
  const title = (...servers: ServerView[]) => serverWords(servers)?.title;

  it('says nothing while one is ready', () => {
    const ready = view('Attic', 'online', { hasInfo: true });
    expect(serverWords([view('Home', 'closed'), ready])).toBeUndefined();
    expect(serverWords([view('Home', 'polling', { hasInfo: true })])).toBeUndefined();
  });

  it('says what is the matter, and with whom', () => {
    expect(title()).toBe('The built-in painter draws.');
    expect(title(view('Home', 'closed', { isWaiting: true }))).toBe('Home is not connected yet.');
    expect(title(view('Home', 'online'))).toBe('Reading what the server has …');
    expect(title(view('Home', 'away'))).toBe('Home does not answer.');
    expect(title(view('Home', 'closed'), view('Attic', 'connecting'))).toBe(
      'Connecting to Attic …',
    );
    expect(title(view('Home', 'closed'), view('Attic', 'away'))).toBe('Attic does not answer.');
  });

  it('does not say of one that is off that it does not answer', () => {
    expect(title(view('Home', 'closed'))).toBe('Home is not connected.');
  });
});

describe('setup words', () => {
  it('says where a model comes from', () => {
    const choice = { param: 'model', label: 'Model', wanted: 'a', chosen: 'b', options: [] };
    const words = (['written', 'user', 'alike', 'first', 'none'] as const).map((why) =>
      modelWords({ ...choice, why }),
    );
    expect(new Set(words).size).toBe(5);
    expect(words[2]).toBe('The likeliest here for a, which this server does not have.');
  });

  it('counts what is missing', () => {
    const file = {} as never;
    expect(missingWords({ nodes: [], files: [file] } as never)).toBe(
      '1 file is missing on the server.',
    );
    expect(missingWords({ nodes: [file], files: [file, file] } as never)).toBe(
      '2 files and 1 node are missing on the server.',
    );
  });
});
