// DiscordChatExporter's files. Proxied characters share the id of their webhook: id and name make one.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject } from '../shared/json-lines';
import { CSV_HEAD, readCsvExport } from './csv-export';
import { readHtmlExport } from './html-export';
import { readJsonExport } from './json-export';
import { readTextExport, TEXT_RULE } from './text-export';

/** The style sheet and icons before the first message are long; they name the classes as well. */
const HEAD_CHARS = 65_536;
const HTML = /chatlog__(?:message-group|messages|message-container|author-name)\b/;

function detect(sample: LogSample): number {
  const { head } = sample;
  if (isHtml(head) || isText(head) || isCsv(head)) return 0.99;
  const { json } = sample;
  if (!isObject(json) || !Array.isArray(json.messages)) return 0;
  const first: unknown = json.messages[0];
  const hasFrame = isObject(json.guild) && isObject(json.channel);
  const hasShape =
    isObject(first) && isObject(first.author) && 'timestamp' in first && 'content' in first;
  if (hasFrame) return hasShape ? 0.99 : 0.9;
  return hasShape ? 0.85 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const head = source.text.slice(0, HEAD_CHARS);
  if (isHtml(head)) return readHtmlExport(source);
  if (isText(head)) return readTextExport(source);
  if (isCsv(head)) return readCsvExport(source);
  return readJsonExport(source);
}

function isHtml(head: string): boolean {
  return /^\s*</.test(head.slice(0, 200)) && HTML.test(head);
}

function isText(head: string): boolean {
  return head.startsWith(TEXT_RULE) && /^=+[\r\n]+Guild:/.test(head.slice(0, 100));
}

function isCsv(head: string): boolean {
  return CSV_HEAD.test(/^[^\r\n]{0,200}/.exec(head)?.[0] ?? '');
}

export const discordChatExporter = {
  id: 'discord-chat-exporter',
  label: 'Discord (DiscordChatExporter)',
  extensions: ['json', 'html', 'htm', 'txt', 'csv'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
