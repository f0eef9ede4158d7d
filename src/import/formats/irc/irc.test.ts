import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { withoutCodes } from './controls';
import { readIrcLine } from './irc-line';

describeFormatCases(import.meta.url, 'irc');

describe('lines of the many clients', () => {
  it.each([
    ['2020-05-06 18:30:00\t@mira\t"Hello."', 'post', 'mira', '"Hello."'],
    ['2020-05-06 18:30:00\t *\tmira waves', 'action', 'mira', 'mira waves'],
    ['2020-05-06 18:30:00\t-->\tmira (m@x) has joined #inn', 'notice', '', undefined],
    ['18:30 <@mira> "Hello."', 'post', 'mira', '"Hello."'],
    ['18:30 < mira> "Hello."', 'post', 'mira', '"Hello."'],
    ['18:30  * mira waves', 'action', 'mira', 'mira waves'],
    ['18:30 -!- mira [m@x] has joined #inn', 'notice', '', undefined],
    ['[18:30] <+mira> "Hello."', 'post', 'mira', '"Hello."'],
    ['[6:30\u202fPM] <mira> "Hello."', 'post', 'mira', '"Hello."'],
    ["[18:30] * mira's hat falls", 'action', 'mira', "mira's hat falls"],
    ['[18:30] * mira (m@x) has joined #inn', 'notice', '', undefined],
    ['[18:30] * mira gives voice to her fears', 'action', 'mira', undefined],
    ['[18:30] * mira has left the room', 'action', 'mira', undefined],
    ['[18:30] * mira has quit hoping', 'action', 'mira', undefined],
    ['[18:30] * ChanServ gives voice to mira', 'notice', '', undefined],
    ['[18:30:00] *** Joins: mira (m@x)', 'notice', '', undefined],
    ['May 06 18:30:00 <mira>\t"Hello."', 'post', 'mira', '"Hello."'],
    ['May 06 18:30:00 *\tmira waves', 'action', 'mira', 'mira waves'],
    ['May 06 18:30:00 *\tNow talking on #inn', 'notice', '', undefined],
    ['2020-05-06T18:30:00  <mira> "Hello."', 'post', 'mira', '"Hello."'],
    ['2020-05-06T18:30:00+0000 <mira> "Hello."', 'post', 'mira', '"Hello."'],
    ['2020-05-06T18:30:00  *** mira has quit IRC', 'notice', '', undefined],
    ['[18:30] Action: mira waves', 'action', 'mira', 'mira waves'],
    ['[18:30] * +mira waves', 'action', 'mira', 'mira waves'],
    ['[2020-05-06 18:30:00] — mira waves', 'action', 'mira', 'mira waves'],
    ['[2020-05-06 18:30:00] → mira joined (m@x)', 'notice', '', undefined],
    ['--- Day changed Thu May 07 2020', 'day', '', undefined],
    ['Session Start: Wed May 06 18:30:00 2020', 'day', '', undefined],
  ])('%s', (line, kind, nick, text) => {
    const found = readIrcLine(line);
    expect([found?.kind, found?.nick]).toEqual([kind, nick]);
    if (text !== undefined) expect(line.slice(found?.textAt).trimStart()).toBe(text);
  });

  it.each(['Mira: hello', '18:30 is late', '*waves* "Hi."', '** bold', '[18:30] Mira: hi'])(
    'but not %s',
    (line) => {
      expect(readIrcLine(line)?.kind ?? 'none').not.toBe('post');
    },
  );

  it('shows bold and italics as marks and colors not at all', () => {
    expect(withoutCodes('\x02so\x02 \x0304,01red\x03 \x1dfar\x0f 7')).toBe('**so** red *far* 7');
  });
});
