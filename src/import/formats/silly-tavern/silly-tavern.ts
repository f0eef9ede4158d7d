// SillyTavern chats, solo and group, from 2022 on, and the programs that write the same shape.
import type { Message, MessageList, SkippedBytes } from '@/story';
import type { LogFormat, LogSample, LogSource, ReadLog, StreamedLog } from '../log-format';
import { Pace } from '../shared/pace';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { ChatWalk, isList, type TakenMessage } from './chat-walk';
import { isHeader, isMessageRecord } from './fields';

function detect(sample: LogSample): number {
  const list = Array.isArray(sample.json) ? sample.json : undefined;
  const values = list ? list.slice(0, 30) : (sample.jsonLines ?? []);
  if (values.length === 0) return 0;
  const messages = values.filter(isChatMessage).length;
  if (isHeader(values[0])) return messages > 0 || values.length === 1 ? 0.99 : 0.7;
  const share = messages / values.length;
  return share >= 0.5 ? 0.6 + share * 0.38 : share * 0.5;
}

function isChatMessage(value: unknown): boolean {
  return isMessageRecord(value) && ('is_user' in value || 'name' in value);
}

async function read(source: LogSource): Promise<ReadLog> {
  const walk = new ChatWalk(source);
  const builder = new TranscriptBuilder();
  const voiceOf: number[] = [];
  await eachOf(walk, source, ({ message, voice }) => {
    builder.add(message);
    voiceOf.push(voice);
  });
  const { speakers, keys } = walk.voices.resolve();
  for (const speaker of speakers) builder.speaker(speaker);
  for (const [i, message] of builder.messages.entries()) {
    const key = keys[voiceOf[i] ?? -1];
    if (key !== undefined && key !== message.speaker) {
      builder.messages[i] = { ...message, speaker: key };
    }
  }
  for (const { bytes, why } of walk.skipped) builder.skip(bytes, why);
  const diagnostics = walk.finish(builder.messages.length);
  return { transcript: builder.finish(source, walk.about()), diagnostics };
}

/** Who is who shows at the end of a chat, so it is walked once for that, and again for its messages. */
async function stream(source: LogSource): Promise<StreamedLog> {
  if (isList(source)) return read(source);
  const first = new ChatWalk(source);
  let length = 0;
  await eachOf(first, source, () => length++);
  const { speakers, keys } = first.voices.resolve();
  const about = first.about();
  const diagnostics = first.finish(length);
  function* walkAgain(): Generator<Message> {
    const walk = new ChatWalk(source);
    let index = 0;
    for (const record of walk.records) {
      source.signal?.throwIfAborted();
      const taken = walk.take(record);
      if (!taken) continue;
      const speaker = keys[taken.voice] ?? taken.message.speaker;
      yield { index: index++, ...taken.message, speaker };
    }
  }
  const messages: MessageList = { length, [Symbol.iterator]: walkAgain };
  return {
    transcript: { speakers, messages, skipped: skippedOf(first, source), about },
    diagnostics,
  };
}

/** Lines follow each other without a gap; only a byte order mark stands before the first. */
function skippedOf({ skipped }: ChatWalk, { text }: LogSource): SkippedBytes[] {
  const start = text.byteAt(0);
  const mark: SkippedBytes[] = start > 0 ? [{ bytes: [0, start], why: 'byte order mark' }] : [];
  return [...mark, ...skipped];
}

async function eachOf(
  walk: ChatWalk,
  source: LogSource,
  visit: (taken: TakenMessage) => void,
): Promise<void> {
  const pace = new Pace(source);
  for (const record of walk.records) {
    const taken = walk.take(record);
    if (taken) visit(taken);
    if (pace.isDue()) await pace.turn(record.bytes[1]);
  }
}

export const sillyTavern = {
  id: 'silly-tavern',
  label: 'SillyTavern chat',
  extensions: ['jsonl', 'json'],
  version: 2,
  detect,
  read,
  stream,
} as const satisfies LogFormat;
