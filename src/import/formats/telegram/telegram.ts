// Telegram: the export of its desktop program, as data or as pages, and text copied from its window.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject } from '../shared/json-lines';
import { copiedHead, readCopied } from './copied';
import { readHtmlExport } from './html-export';
import { readJsonExport } from './json-export';

const HEAD_CHARS = 65_536;
/** An account opens with much else; its chats may lie far behind what detection sees. */
const ACCOUNT = /^\s*\{\s*"about":\s*"[^"]{0,1000}",\s*"personal_information":/;

function detect(sample: LogSample): number {
  if (isPage(sample.head)) return 0.98;
  if (ACCOUNT.test(sample.head.slice(0, 4000))) return 0.97;
  const { json } = sample;
  if (isObject(json)) {
    if (isChat(json)) return 0.98;
    const list: unknown = isObject(json.chats) ? json.chats.list : undefined;
    return Array.isArray(list) && list.slice(0, 5).some(isChat) ? 0.97 : 0;
  }
  const heads = sample.lines.filter((line) => copiedHead(line)).length;
  if (heads >= 2) return 0.96;
  return heads === 1 && copiedHead(sample.lines[0] ?? '') ? 0.75 : 0;
}

/** Messages with a type, a date, and a text that is a string or a list. */
function isChat(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value.messages) || !('type' in value)) return false;
  const messages: unknown[] = value.messages;
  return messages
    .slice(0, 5)
    .some(
      (message) =>
        isObject(message) &&
        (message.type === 'message' || message.type === 'service') &&
        'date' in message &&
        'text' in message,
    );
}

function isPage(head: string): boolean {
  return (
    /^\s*</.test(head.slice(0, 200)) && /class="message (?:default clearfix|service)/.test(head)
  );
}

async function read(source: LogSource): Promise<ReadLog> {
  const head = source.text.slice(0, HEAD_CHARS);
  if (isPage(head)) return readHtmlExport(source);
  return /^\s*\{/.test(head.slice(0, 200)) ? readJsonExport(source) : readCopied(source);
}

export const telegram = {
  id: 'telegram',
  label: 'Telegram (export or copy)',
  extensions: ['json', 'html', 'txt'],
  version: 1,
  detect,
  read,
  conversations: {
    paths: [['chats', 'list']],
    isConversation: (value) => isObject(value) && Array.isArray(value.messages),
  },
} as const satisfies LogFormat;
