// Screenplays in Fountain: plain text in which the form of a line says what it is.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { Pace } from '../shared/pace';
import { readFountainLine } from './fountain-lines';
import { ScriptReader } from './script-reader';
import { scriptPieces, type ScriptPiece } from './script-pieces';
import { readTitleLine } from './title-page';

/** A scene under a head of Markdown: no story has one. */
const MARKED_SLUG = /^#{1,6}\s*(?:INT|EXT)[./]/;

/** What only Fountain writes. `#` is left out, for Markdown heads its chapters so. */
const FORCED = /^(?:@\p{L}|\.[\p{L}\p{N}]|>.*<?$|= |~\S|\[\[|\/\*|={3,}$)/u;
const NAMES = new Set(['fountain', 'spmd']);

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  const { scenes, voices, marks } = readSigns(sample.head);
  const hasTitle = readTitleLine(sample.lines[0] ?? '') !== undefined;
  if (NAMES.has(sample.extension)) return scenes + voices + marks > 0 || hasTitle ? 0.97 : 0.6;
  if (voices < 2) return 0;
  if (hasTitle) return scenes > 0 ? 0.95 : 0.8;
  if (scenes === 0) return 0;
  // Without a mark of its own it may as well be a play; that reader knows cast lists and acts.
  return marks > 1 ? 0.98 : marks > 0 ? 0.92 : 0.5;
}

function readSigns(head: string): { scenes: number; voices: number; marks: number } {
  const lines = head.split('\n').map((line) => line.slice(0, 300));
  let [scenes, voices, marks] = [0, 0, 0];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const afterBlank = (lines[i - 1] ?? '').trim() === '';
    const beforeBlank = (lines[i + 1] ?? '').trim() === '';
    const read = readFountainLine(line, { afterBlank, beforeBlank, inSpeech: false });
    if (read.is === 'character') voices++;
    if (read.is === 'heading' && read.stated !== undefined) scenes++;
    if (FORCED.test(line) || MARKED_SLUG.test(line)) marks++;
  }
  return { scenes, voices, marks };
}

async function read(source: LogSource): Promise<ReadLog> {
  const reader = new ScriptReader(source);
  const pace = new Pace(source);
  let held: ScriptPiece | undefined;
  for (const piece of scriptPieces(source.text)) {
    if (held) reader.take(held, piece.text.trim() === '');
    held = piece;
    if (pace.isDue()) await pace.turn(piece.bytes[1]);
  }
  if (held) reader.take(held, true);
  return reader.finish();
}

export const fountain = {
  id: 'fountain',
  label: 'Fountain script',
  extensions: ['fountain', 'spmd', 'txt'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
