import { describe, expect, it } from 'vitest';
import { readFile } from '../read-file';
import { isNewestFirst } from './newest-first';

describe('times that go back', () => {
  const isSo = (times: readonly (number | undefined)[]): boolean =>
    isNewestFirst(times.map((time) => ({ time })));

  it.each<[boolean, (number | undefined)[]]>([
    [true, [3, 2, 2, 1]],
    [true, [9, undefined, 8]],
    [true, [30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 22, 20]],
    [false, [1, 2, 3]],
    [false, [2, 2]],
    [false, [5, 6, 1, 2, 3]],
    [false, []],
  ])('%j: %j', (isNewest, times) => {
    expect(isSo(times)).toBe(isNewest);
  });
});

const at = (minute: number): string => `2024-05-26T18:${minute}:00.000+00:00`;
const RULE = '='.repeat(62);

describe('logs that begin with the newest', () => {
  it.each<[string, string, string]>([
    [
      'discord.csv',
      'discord-chat-exporter',
      `AuthorID,Author,Date,Content,Attachments,Reactions\n1,ann,${at(32)},Three,,\n2,ben,${at(31)},Two,,\n1,ann,${at(30)},One,,\n`,
    ],
    [
      'discord.json',
      'discord-chat-exporter',
      JSON.stringify({
        guild: { name: 'G' },
        channel: { name: 'c' },
        messages: ['Three', 'Two', 'One'].map((content, i) => ({
          id: String(i),
          type: 'Default',
          timestamp: at(32 - i),
          content,
          author: { id: '1', name: 'ann', isBot: false },
        })),
      }),
    ],
    [
      'discord.txt',
      'discord-chat-exporter',
      `${RULE}\nGuild: G\nChannel: c\n${RULE}\n\n[5/6/2024 6:32 PM] ann\nThree\n\n[5/6/2024 6:31 PM] ben\nTwo\n\n[5/5/2024 6:30 PM] ann\nOne\n\n${RULE}\nExported 3 message(s)\n${RULE}\n`,
    ],
    [
      'room.json',
      'matrix',
      JSON.stringify({
        chunk: ['Three', 'Two', 'One'].map((body, i) => ({
          type: 'm.room.message',
          event_id: `$${i}`,
          sender: '@ann:example.org',
          origin_server_ts: 1_716_748_000_000 - i * 1000,
          content: { msgtype: 'm.text', body },
        })),
      }),
    ],
    [
      'chat.txt',
      'stamped-chat',
      '2024-05-26 18:32:00 <Ann> Three\n2024-05-26 18:31:00 <Ben> Two\n2024-05-26 18:30:00 <Ann> One\n'.replace(
        /^(\S+ \S+) <(\w+)> /gm,
        '$1, $2 : ',
      ),
    ],
  ])('%s', async (name, format, text) => {
    const read = await readFile(new Blob([text]), name);
    expect(read.format).toBe(format);
    expect(read.transcript.messages.map((message) => message.text)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
    expect(read.transcript.messages.map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});
