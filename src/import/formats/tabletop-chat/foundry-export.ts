// Foundry's "Export chat log": `[date, time] Name`, text, and a rule between messages.
import type { LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';
import { kindAtTable, tableSpeaker } from './table-posts';

export const FOUNDRY_RULE = /^-{20,40}\s*$/;
const HEAD = /^\[([^[\]\n]{8,48})\] ([^\n]{1,80}?)\s*$/;

interface Head {
  readonly name: string;
  readonly when: WrittenDate;
}

export function foundryHead(line: string): Head | undefined {
  const found = HEAD.exec(line.slice(0, 140));
  if (!found || line.length > 140) return undefined;
  const when = readWrittenDate(found[1] ?? '');
  return when && hasDay(when) ? { name: found[2] ?? '', when } : undefined;
}

export async function readFoundryExport(source: LogSource): Promise<ReadLog> {
  const builder = new TranscriptBuilder();
  const dates = new DateBook();
  const posts = new TextPosts<Head>(source, (post) => addPost(builder, dates, post));
  const pace = new Pace(source);
  let isNext = true;
  let last: Head | undefined;
  for (const line of source.text.lines()) {
    // A head follows a rule: within a message a line in brackets is its own.
    const head = isNext ? foundryHead(line.text) : undefined;
    if (FOUNDRY_RULE.test(line.text)) {
      posts.close();
      builder.skip(line.bytes, 'rule');
      isNext = true;
    } else if (head) {
      posts.begin(line, line.text.length, head);
      isNext = false;
      last = head;
    } else if (!posts.extend(line)) {
      // A rule that somebody typed ends no message.
      if (last && !isBlankLine(line.text)) {
        posts.begin(line, 0, last);
        isNext = false;
      } else if (isBlankLine(line.text)) builder.skip(line.bytes, 'blank line');
      else builder.skip(line.bytes, 'before the first message');
    }
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  posts.close();
  dates.fill(builder.messages);
  return { transcript: builder.finish(source, {}, 'blank line'), diagnostics: [] };
}

function addPost(builder: TranscriptBuilder, dates: DateBook, post: TextPost<Head>): void {
  const { facts, ...rest } = post;
  if (post.text === '') return builder.skip(post.bytes, 'no text');
  const { index } = builder.add({
    ...rest,
    speaker: builder.speaker(tableSpeaker(facts.name)),
    kind: kindAtTable(post.text, facts.name),
  });
  dates.note(index, facts.when);
}
