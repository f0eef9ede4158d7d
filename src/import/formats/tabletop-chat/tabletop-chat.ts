// Chat of virtual tabletops: Foundry's export and its stored messages, Roll20's archive and what people
// copy from it.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { FOUNDRY_RULE, foundryHead, readFoundryExport } from './foundry-export';
import { isFoundryArchive, isFoundryMessage, readFoundryStore } from './foundry-store';
import { isRoll20Page, readRoll20Page } from './roll20-page';
import { readRoll20Copy, roll20Head } from './roll20-copy';

function detect(sample: LogSample): number {
  const { head, lines, jsonLines } = sample;
  if (jsonLines?.some(isFoundryMessage) === true || isFoundryArchive(sample.json)) return 0.97;
  if (isRoll20Page(head)) return 0.96;
  if (looksLikeData(sample)) return 0;
  if (isFoundryText(lines)) return 0.97;
  const heads = lines.flatMap((line) => roll20Head(line) ?? []);
  const signs = heads.filter(({ isSign }) => isSign).length;
  const share = heads.length / Math.max(1, lines.length);
  return signs > 0 && heads.length >= 4 && share > 0.25 ? 0.9 : 0;
}

function isFoundryText(lines: readonly string[]): boolean {
  const heads = lines.filter((line) => foundryHead(line) !== undefined).length;
  return heads >= 2 && lines.some((line) => FOUNDRY_RULE.test(line));
}

function read(source: LogSource): Promise<ReadLog> {
  const head = source.text.slice(0, 65_536);
  if (isRoll20Page(head)) return readRoll20Page(source);
  if (/^\s*[{[]\s*[{"]/.test(head)) return readFoundryStore(source);
  return isFoundryText(head.split(/\r\n?|\n/)) ? readFoundryExport(source) : readRoll20Copy(source);
}

export const tabletopChat = {
  id: 'tabletop-chat',
  label: 'Tabletop chat (Foundry VTT, Roll20)',
  extensions: ['txt', 'db', 'json', 'html'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
