// Dialogue scripts of games: Yarn Spinner, Ink, and Twee (Twine). Their branches follow each other.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { Pace } from '../shared/pace';
import { DialogueReader } from './dialogue-reader';
import type { Dialect } from './dialect';
import { ink } from './ink';
import { twee, TWEE_PASSAGE } from './twee';
import { yarn, YARN_HEADER } from './yarn';

function dialectOf(
  head: string,
  extension: string,
): { dialect: Dialect; score: number } | undefined {
  const lines = head.split(/\r\n?|\n/).map((line) => line.slice(0, 300));
  const count = (test: (line: string) => boolean): number => lines.filter(test).length;
  const passages = count((line) => line.startsWith('::') && TWEE_PASSAGE.test(line));
  if (passages > 0 && /^(?:twee|tw|twee2)$/.test(extension)) return { dialect: twee, score: 0.98 };
  if (passages >= 2 && /^::\s*\S/m.test(head)) {
    const links = count((line) => /\[\[[^[\]\n]+\]\]/.test(line));
    if (links > 0 || /^:: ?Story(?:Title|Data)/m.test(head)) return { dialect: twee, score: 0.97 };
  }
  const titles = count((line) => YARN_HEADER.test(line));
  const ends = count((line) => line.trim() === '===');
  const starts = count((line) => line.trim() === '---');
  if (titles > 0 && starts > 0 && ends > 0 && starts <= titles + 2)
    return { dialect: yarn, score: 0.97 };
  const knots = count((line) => /^\s*={2,}\s*[\p{L}_]\w*(?:\([^()]*\))?\s*=*\s*$/u.test(line));
  const diverts = count((line) => /->\s*[\p{L}_][\w.]*\s*$/u.test(line));
  const choices = count((line) => /^\s*[*+]\s*(?:[*+]\s*)*\S/.test(line));
  if (extension === 'ink') return { dialect: ink, score: 0.97 };
  if (knots > 0 && diverts > 0 && choices > 0) return { dialect: ink, score: 0.95 };
  return undefined;
}

function detect(sample: LogSample): number {
  // A link of Twine or a tag of markup may begin such a file; JSON and pages do not look so.
  if (looksLikeData(sample) && !sample.head.startsWith('::')) return 0;
  return dialectOf(sample.head, sample.extension)?.score ?? 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const dialect = dialectOf(source.text.slice(0, 65_536), source.extension)?.dialect ?? yarn;
  const reader = new DialogueReader(source, dialect);
  const pace = new Pace(source);
  for (const line of source.text.lines()) {
    reader.take(line);
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  return reader.finish();
}

export const dialogueScript = {
  id: 'dialogue-script',
  label: 'Dialogue script (Yarn, Ink, Twine)',
  extensions: ['yarn', 'ink', 'twee', 'tw', 'txt'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
