// Element's text export: the date as the browser writes it, with seconds, then who says or does what.
import type { MessageKind } from '@/story';
import type { LogSource, ReadLog } from '../log-format';
import { Pace } from '../shared/pace';
import { People } from '../shared/people';
import { kindOfPost } from '../shared/text-marks';
import { isBlankLine, TextPosts, type TextPost } from '../shared/text-posts';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, hasDay, readWrittenDate, type WrittenDate } from '../shared/written-dates';

const MAX_NAME_CHARS = 80;
const SECONDS = /\d{1,2}[:.]\d{2}[:.]\d{2}/;
/** What the room says of people also may hold a colon, behind what they did. */
const DOINGS =
  /^[^:]{1,80}? (?:joined|left|changed|set|made|invited|removed|created|enabled|rejoined|sent|accepted|banned|unbanned|pinned|upgraded|withdrew|rejected)\b/;
const REPLY = /^<@?[^<>\n]{1,120}> /;
const OMITTED = /\((?:Media omitted[^()]{0,60}|File Attached|Error fetching file)\)$/;

interface TextHead {
  readonly when: WrittenDate;
  readonly restAt: number;
}

/** `5/6/2020, 6:30:00 PM - `: the seconds tell it from WhatsApp's. */
export function textHead(line: string): TextHead | undefined {
  const dash = line.slice(0, 44).indexOf(' - ');
  if (dash < 12) return undefined;
  const written = line.slice(0, dash);
  if (!/^[\p{N}\u200e]/u.test(written) || !SECONDS.test(written)) return undefined;
  const when = readWrittenDate(written);
  return when && hasDay(when) ? { when, restAt: dash + 3 } : undefined;
}

interface Facts {
  readonly name: string | undefined;
  readonly kind: 'post' | 'action' | 'notice';
  readonly when: WrittenDate;
}

export async function readTextExport(source: LogSource): Promise<ReadLog> {
  const names = new Map<string, number>();
  for (const line of source.text.lines()) {
    const head = textHead(line.text);
    const name = head && simpleName(line.text.slice(head.restAt, head.restAt + 100));
    if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  const builder = new TranscriptBuilder();
  const people = new People();
  const dates = new DateBook();
  const posts = new TextPosts<Facts>(source, ({ facts, ...post }: TextPost<Facts>) => {
    const { name, kind } = facts;
    if (kind === 'notice' || name === undefined)
      return builder.skip(post.bytes, 'notice of the room');
    if (post.text === '' || OMITTED.test(post.text.slice(-80)))
      return builder.skip(post.bytes, 'no text');
    const said: MessageKind = kind === 'action' ? 'action' : kindOfPost(post.text, name);
    const { index } = builder.add({ ...post, speaker: people.note('', name), kind: said });
    dates.note(index, facts.when);
  });
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    const head = textHead(line.text);
    if (head) {
      const rest = line.text.slice(head.restAt, head.restAt + 300);
      const { textAt, ...facts } = readRest(rest, names);
      posts.begin(line, head.restAt + textAt, { ...facts, when: head.when });
    } else if (!posts.extend(line)) {
      builder.skip(line.bytes, isBlankLine(line.text) ? 'blank line' : 'before the first message');
    }
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  posts.close();
  people.addTo(builder);
  dates.fill(builder.messages);
  return { transcript: builder.finish(source, {}, 'blank line'), diagnostics: [] };
}

function simpleName(rest: string): string | undefined {
  if (rest.startsWith('* ') || DOINGS.test(rest)) return undefined;
  return /^([^:]{1,80}): /.exec(rest)?.[1];
}

function readRest(
  rest: string,
  names: ReadonlyMap<string, number>,
): Pick<Facts, 'name' | 'kind'> & { textAt: number } {
  if (rest.startsWith('* ')) {
    const name = longestName(rest.slice(2), names, ' ') ?? /^\S{1,80}/.exec(rest.slice(2))?.[0];
    return { name, kind: 'action', textAt: 2 };
  }
  const name = longestName(rest, names, ': ');
  if (name === undefined) return { name, kind: 'notice', textAt: 0 };
  const textAt = name.length + 2;
  // A reply says whom it answers, and the start of what they said.
  const reply = REPLY.exec(rest.slice(textAt))?.[0].length ?? 0;
  return { name, kind: 'post', textAt: textAt + reply };
}

/** A name may hold what ends it: the longest one known from plainer lines wins. */
function longestName(
  rest: string,
  names: ReadonlyMap<string, number>,
  end: string,
): string | undefined {
  let best: string | undefined;
  for (
    let at = rest.indexOf(end);
    at !== -1 && at <= MAX_NAME_CHARS;
    at = rest.indexOf(end, at + 1)
  ) {
    if (names.has(rest.slice(0, at))) best = rest.slice(0, at);
  }
  return best;
}
