// SillyTavern's "export as text": `Name: text` and a blank line for every visible message, undecorated.
import type { LogFormat, LogSample } from '../log-format';
import { headsOf } from '../names/head';
import { findNamesIn, readNameLog } from '../names/name-log';
import { nameKey } from '../names/name-words';
import { looksLikeData, nameScore } from '../name-text/name-text';

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const { names, isAlone, isBare, isSeparated, heads } = findNamesIn(sample);
  const [first = ''] = sample.lines;
  const opens = headsOf(first, true).some(({ name }) => names.has(nameKey(name)));
  if (isAlone || !isBare || !isSeparated || !opens || heads < 4) return 0;
  return Math.min(1, nameScore(sample) + 0.06);
}

export const sillyTavernText = {
  id: 'silly-tavern-text',
  label: 'SillyTavern text export',
  extensions: ['txt'],
  version: 3,
  detect,
  read: readNameLog,
} as const satisfies LogFormat;
