// Logs that the programs of online games keep for themselves: chat among all that a machine notes.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { Pace } from '../shared/pace';
import { kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, readWrittenDate } from '../shared/written-dates';
import {
  readActLine,
  readEsoLine,
  readMinecraftLine,
  type ClientLine,
  type ReadClientLine,
} from './client-lines';

const READERS: readonly ReadClientLine[] = [readActLine, readEsoLine, readMinecraftLine];

function readerOf(lines: readonly string[]): ReadClientLine | undefined {
  const share = (read: ReadClientLine): number =>
    lines.filter((line) => read(line) !== undefined).length / Math.max(1, lines.length);
  return READERS.find((read) => share(read) > 0.5);
}

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const lines = sample.lines.slice(0, 400);
  const read = readerOf(lines);
  const chat = read ? lines.filter((line) => read(line)?.kind !== undefined).length : 0;
  return chat >= 2 ? 0.97 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const head = source.text.slice(0, 65_536).split(/\r\n?|\n/);
  const readLine = readerOf(head.filter((line) => line.trim() !== '').slice(0, 400)) ?? readActLine;
  const builder = new TranscriptBuilder();
  const dates = new DateBook();
  const posts = new TextPosts<ClientLine>(source, (post) => add(builder, dates, post));
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    const found = readLine(line.text);
    if (found?.kind !== undefined) posts.begin(line, found.textAt, found, found.textEnd);
    else if (found) {
      posts.close();
      builder.skip(line.bytes, 'line of the program');
    } else if (isBlankLine(line.text)) {
      posts.close();
      builder.skip(line.bytes, 'blank line');
    } else if (!posts.extend(line)) builder.skip(line.bytes, 'line of the program');
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  posts.close();
  dates.fill(builder.messages);
  return { transcript: builder.finish(source, {}, 'line of the program'), diagnostics: [] };
}

function add(builder: TranscriptBuilder, dates: DateBook, post: TextPost<ClientLine>): void {
  const { facts, ...rest } = post;
  const { name = '', kind = 'post', cue } = facts;
  if (post.text === '') return builder.skip(post.bytes, 'no text');
  const { index } = builder.add({
    ...rest,
    speaker: builder.speaker({ key: name, name }),
    kind: kind === 'post' ? kindOfPost(post.text, name) : kind,
    ...(cue === undefined ? {} : { cue }),
  });
  dates.note(index, readWrittenDate(facts.time));
}

export const gameClientLog = {
  id: 'game-client-log',
  label: 'Log of a game (FFXIV by ACT, Elder Scrolls Online, Minecraft)',
  extensions: ['log', 'txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
