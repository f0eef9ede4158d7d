import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { plainBbcode } from '../shared/bbcode';

describeFormatCases(import.meta.url, 'f-chat');

describe('BBCode', () => {
  it.each([
    ['[b]so[/b] [i]far[/i] [color=red]red[/color]', '**so** *far* red'],
    ['[url=https://example.org]the map[/url]', 'the map'],
    ['[The door creaks.] [x] [1]', '[The door creaks.] [x] [1]'],
    ['[noparse][b]raw[/b][/noparse] [B]x[/B]', '[b]raw[/b] **x**'],
    ['[quote="Ann"]old words[/quote]new words', 'new words'],
    ['[quote author="@ann" source="/post/1"]old words[/quote]new', 'new'],
    ['[i think so] [B side]', '[i think so] [B side]'],
    ['[quote]a sign[/quote]he reads', '> a sign\nhe reads'],
    ['[eicon]wave[/eicon] hi', ':wave: hi'],
    ['[quote="Ann"]never closed', ''],
  ])('%s', (text, plain) => {
    expect(plainBbcode(text)).toBe(plain);
  });

  it('takes time that grows with the text', () => {
    const start = process.cpuUsage().user;
    for (const piece of [
      '[',
      '[b]',
      '[noparse]',
      '[quote=a]',
      '[b][/i]',
      '[color=' + 'x'.repeat(190),
    ])
      plainBbcode(piece.repeat(Math.floor(1_000_000 / piece.length)));
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(3000);
  });
});
