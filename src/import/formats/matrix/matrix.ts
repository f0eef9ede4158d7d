// Rooms of Matrix as Element exports them, as data, as pages or as text.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject } from '../shared/json-lines';
import { isPage, readHtmlExport } from './html-export';
import { readJsonExport } from './json-export';
import { readTextExport, textHead } from './text-export';

const SIGN =
  /^(?:\* \S|[^:]{1,80}: <@[^<>]{1,80}>|[^:]{1,80} (?:joined|left|created and configured|changed) the room|.{1,120}\((?:Media omitted|File Attached))/;
const HEAD_CHARS = 65_536;
const FILE_NAME = /^matrix\b.{0,200}\bexport\b/i;

function detect(sample: LogSample): number {
  if (isPage(sample.head)) return 0.98;
  const { json } = sample;
  if (json !== undefined) {
    const list: unknown = isObject(json) ? (json.messages ?? json.chunk) : json;
    if (!Array.isArray(list) || !list.slice(0, 5).some(isEvent)) return 0;
    return isObject(json) && 'room_name' in json ? 0.99 : 0.95;
  }
  const rests = sample.lines.flatMap((line) => {
    const head = textHead(line);
    return head ? [line.slice(head.restAt, head.restAt + 200)] : [];
  });
  if (rests.length === 0) return 0;
  // WhatsApp has heads of the same kind; only Element has emotes and rooms.
  const isOurs = FILE_NAME.test(sample.fileName) || rests.some((rest) => SIGN.test(rest));
  return isOurs ? 0.98 : 0.6;
}

function isEvent(value: unknown): boolean {
  if (!isObject(value) || typeof value.type !== 'string' || !isObject(value.content)) return false;
  return 'origin_server_ts' in value && 'sender' in value;
}

async function read(source: LogSource): Promise<ReadLog> {
  const head = source.text.slice(0, HEAD_CHARS);
  if (isPage(head)) return readHtmlExport(source);
  const isJson = /^\s*[{[]/.test(head.slice(0, 200));
  return isJson ? readJsonExport(source) : readTextExport(source);
}

export const matrix = {
  id: 'matrix',
  label: 'Matrix (Element export)',
  extensions: ['json', 'html', 'txt'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
