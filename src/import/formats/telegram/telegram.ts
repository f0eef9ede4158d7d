// Telegram: the export of its desktop program, as data or as pages, and text copied from its window.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject } from '../shared/json-lines';
import { whatsapp } from '../whatsapp/whatsapp';
import { copiedHead, readCopied } from './copied';
import { readHtmlExport } from './html-export';
import { readJsonExport } from './json-export';

const HEAD_CHARS = 65_536;
/** An account opens with much else; its chats may lie far behind what detection sees. */
const ACCOUNT = /^\s*\{\s*"about":\s*"[^"]{0,1000}",\s*"personal_information":/;

/** What the programs for Apple's systems copy: `[5/19/25 9:40 PM] Ann: text`, never with seconds. */
const APPLE =
  /^\[(\d{1,4})[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?:[ \u202f][AP]M)?\] [^:<*]{1,80}: /i;

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
  if (isAppleCopy(sample.lines)) return 0.975;
  return heads === 1 && copiedHead(sample.lines[0] ?? '') ? 0.75 : 0;
}

function isAppleCopy(lines: readonly string[]): boolean {
  const years = lines.flatMap((line) => APPLE.exec(line.slice(0, 120))?.[1] ?? []);
  // Other programs write the year first.
  return years.length >= 2 && years.every((first) => first.length < 3);
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
  if (/^\s*\{/.test(head.slice(0, 200))) return readJsonExport(source);
  // The heads are those of WhatsApp's phones, and so is all else of the lines.
  return isAppleCopy(head.split('\n', 200)) ? whatsapp.read(source) : readCopied(source);
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
