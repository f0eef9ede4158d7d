// Messages as Foundry stores them, their text as HTML: `messages.db` of a world up to its tenth version, one a
// line, and what modules for archives save, a list of them.
import { damagedLine } from '../../diagnostics';
import type { MessageKind } from '@/story';
import type { LogSource, ReadLog } from '../log-format';
import { epochMs } from '../shared/dates';
import { htmlNodes } from '../shared/html-nodes';
import { effectOf, HtmlText } from '../shared/html-text';
import { isObject, jsonLines, jsonList, literalSpan, type JsonRecord } from '../shared/json-lines';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { kindAtTable, tableSpeaker } from './table-posts';

type Fields = Record<string, unknown>;

/** Numbers that Foundry gives to kinds of messages. */
const KINDS: ReadonlyMap<unknown, MessageKind> = new Map([
  [1, 'ooc'],
  [3, 'action'],
  [5, 'system'],
]);

export function isFoundryMessage(value: unknown): value is Fields {
  if (!isObject(value) || typeof value.content !== 'string') return false;
  const isStored = typeof value._id === 'string' && typeof value.timestamp === 'number';
  return isStored && isObject(value.speaker);
}

/** The list alone, or under a name of the archive. */
export function isFoundryArchive(json: unknown): boolean {
  const list: unknown = isObject(json) ? json.messages : json;
  return Array.isArray(list) && list.slice(0, 5).some(isFoundryMessage);
}

function* recordsOf({ text }: LogSource): Iterable<JsonRecord> {
  const start = text.slice(0, 2000).trimStart();
  const list = jsonList(text, start.startsWith('[') ? null : 'messages');
  yield* list?.records ?? jsonLines(text);
}

export async function readFoundryStore(source: LogSource): Promise<ReadLog> {
  const builder = new TranscriptBuilder();
  const diagnostics: ReadLog['diagnostics'][number][] = [];
  const pace = new Pace(source);
  const records = new Map<string, JsonRecord>();
  for (const record of recordsOf(source)) {
    const { value, bytes, line, raw } = record;
    // A message that was changed or deleted stands there again, later in the file.
    const id = isObject(value) && typeof value._id === 'string' ? value._id : `at ${bytes[0]}`;
    const earlier = records.get(id);
    if (earlier) builder.skip(earlier.bytes, 'an earlier state of a message');
    if (raw === '') builder.skip(bytes, 'blank line');
    else if (isFoundryMessage(value)) records.set(id, record);
    else {
      records.delete(id);
      builder.skip(bytes, isObject(value) ? 'deleted message' : 'damaged line');
      if (value === undefined) diagnostics.push(damagedLine({ line, bytes }, false));
    }
    if (pace.isDue()) await pace.turn(bytes[1]);
  }
  const timeOf = ({ value }: JsonRecord) => (isFoundryMessage(value) ? Number(value.timestamp) : 0);
  for (const record of [...records.values()].sort((a, b) => timeOf(a) - timeOf(b))) {
    if (isFoundryMessage(record.value)) add(builder, source, record, record.value);
  }
  return { transcript: builder.finish(source, {}, 'between lines'), diagnostics };
}

function add(
  builder: TranscriptBuilder,
  { text: file }: LogSource,
  { raw, start, bytes, line }: JsonRecord,
  fields: Fields,
): void {
  const content = typeof fields.content === 'string' ? fields.content : '';
  const text = cleanText(plainHtml(content));
  if (text.trim() === '') return builder.skip(bytes, 'no text');
  const alias = isObject(fields.speaker) ? fields.speaker.alias : undefined;
  const name = typeof alias === 'string' && alias.trim() !== '' ? alias.trim() : undefined;
  const hasDice = Array.isArray(fields.rolls) ? fields.rolls.length > 0 : 'roll' in fields;
  const stated = KINDS.get(fields.style ?? fields.type);
  const span = literalSpan(raw, 'content', content);
  const time = epochMs(Number(fields.timestamp));
  builder.add({
    speaker: name === undefined ? null : builder.speaker(tableSpeaker(name)),
    kind: hasDice ? 'system' : (stated ?? kindAtTable(text, name)),
    text,
    bytes,
    textBytes: span ? [file.byteAt(start + span[0]), file.byteAt(start + span[1])] : bytes,
    line,
    ...(time === undefined ? {} : { time }),
  });
}

function plainHtml(html: string): string {
  const text = new HtmlText();
  for (const node of htmlNodes(html)) {
    if (node.kind === 'text') text.text(html.slice(node.start, node.end));
    else if (node.kind === 'open') text.open(effectOf(node.element), node.element);
    else text.close(effectOf(node.element));
  }
  return text.said;
}
