// Discord's messages in the data of other programs: Discord History Tracker, the archive that Discord
// sends on request, and lists as its API gives them to scripts and extensions.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { isObject } from '../shared/json-lines';
import { isApiMessage, readApiList } from './api-list';
import { isTracker, readTracker } from './history-tracker';
import { isOwnLine, OWN_HEAD, readOwnLines } from './own-lines';

function detect({ head, json }: LogSample): number {
  if (OWN_HEAD.test(head)) return 0.98;
  if (isTracker(json)) return 0.98;
  const list = Array.isArray(json) ? json : isObject(json) ? json.messages : undefined;
  if (!Array.isArray(list) || list.length === 0) return 0;
  const some: unknown[] = list.slice(0, 20);
  if (some.filter(isOwnLine).length * 2 > some.length) return 0.97;
  return some.filter(isApiMessage).length * 2 > some.length ? 0.95 : 0;
}

function read(source: LogSource): Promise<ReadLog> {
  const head = source.text.slice(0, 4000);
  if (OWN_HEAD.test(head)) return readOwnLines(source, 'table');
  if (/^\s*\[/.test(head) && /"Contents"\s*:/.test(head)) return readOwnLines(source, 'list');
  return /^\s*\{\s*"(?:meta|data)"/.test(head) ? readTracker(source) : readApiList(source);
}

export const discordData = {
  id: 'discord-data',
  label: 'Discord (History Tracker, data package, raw messages)',
  extensions: ['json', 'csv'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
