// Scripts of visual novels written in Ren'Py (.rpy): their lines, choices and places, in the order of the file.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { ScriptWalk } from './script-walk';

const SIGNS = [
  /^label[ \t]+[\w.]+[^\n]*:/m,
  /^[ \t]{0,40}(?:define|\$)?[ \t]{0,8}\w+[ \t]*=[ \t]*(?:Dynamic)?Character\(/m,
  /^[ \t]*(?:scene|show|jump|play music|with)[ \t]+\w/m,
  /^[ \t]*menu\b[^\n]*:/m,
];
const SAID =
  /^[ \t]*(?:[a-z_]\w*[ \t]+(?:\w+[ \t]+)*)?"(?:[^"\\\n]|\\.)*"[ \t]*(?:with \w+)?[ \t]*$/gim;

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const signs = SIGNS.filter((sign) => sign.test(sample.head)).length;
  const said = sample.head.match(SAID)?.length ?? 0;
  const isNamed = sample.extension === 'rpy' || sample.extension === 'rpym';
  if (isNamed) return said > 0 && signs > 0 ? 0.98 : 0.9;
  return signs >= 2 && said >= 2 ? 0.97 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  return new ScriptWalk(source).read();
}

export const renpyScript = {
  id: 'renpy-script',
  label: "Ren'Py script",
  extensions: ['rpy', 'rpym', 'txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
