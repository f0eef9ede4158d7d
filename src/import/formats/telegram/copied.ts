// Messages copied from Telegram Desktop: `Name, [26/05/2024 18:30]`, then the text.
import type { LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { People } from '../shared/people';
import { kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';

const HEAD = /^(.{1,128}), \[([^[\]]{8,32})\]:?$/;
/** What stood there besides text: pictures, answers, what was passed on. */
const NOTE =
  /^\[ ?(?:In reply to [^[\]]{1,128}|Forwarded from [^[\]]{1,128}|Photo|Video|Sticker|File|Voice message|Video message|Animation|GIF|Audio|Poll|Contact|Location|Album|Game)[^[\]]{0,40}\]$/;

interface Facts {
  readonly name: string;
  readonly when: WrittenDate;
}

/** Names may hold commas: the last bracket of the line is the time. */
export function copiedHead(text: string): Facts | undefined {
  if (text.length > 170 || !/\]:?$/.test(text)) return undefined;
  const [, name = '', date = ''] = HEAD.exec(text) ?? [];
  const when = date === '' ? undefined : readWrittenDate(date);
  return when && hasDay(when) ? { name: name.trim(), when } : undefined;
}

export async function readCopied(source: LogSource): Promise<ReadLog> {
  const builder = new TranscriptBuilder();
  const people = new People();
  const dates = new DateBook();
  const posts = new TextPosts<Facts>(source, ({ facts, ...post }: TextPost<Facts>) => {
    if (post.text === '') return builder.skip(post.bytes, 'no text');
    const kind = kindOfPost(post.text, facts.name);
    const { index } = builder.add({ ...post, speaker: people.note('', facts.name), kind });
    dates.note(index, facts.when);
  });
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    const head = copiedHead(line.text);
    if (head) posts.begin(line, line.text.length, head);
    else if (posts.isEmpty && line.text.length < 200 && NOTE.test(line.text)) posts.absorb(line);
    else if (!posts.extend(line)) {
      builder.skip(line.bytes, isBlankLine(line.text) ? 'blank line' : 'before the first message');
    }
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  posts.close();
  people.addTo(builder);
  dates.fill(builder.messages);
  return { transcript: builder.finish(source, {}, 'blank line'), diagnostics: [] };
}
