// Subtitles of SubStation Alpha (.ass, .ssa): `Dialogue: 0,0:00:01.00,0:00:03.00,Default,Mira,0,0,0,,Text`.
import type { LogSource, ReadLog, TextLine } from '../log-format';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, kindOfPost } from '../shared/text-marks';
import { TranscriptBuilder } from '../shared/transcript-builder';

const USUAL = 'layer,start,end,style,name,marginl,marginr,marginv,effect,text';
const EVENT = /^(Dialogue|Comment):\s?/;
const CLOCK = /^\s*(\d{1,2}):(\d{2}):(\d{2})[.,](\d{1,3})/;
const MAX_HEAD_CHARS = 400;
/** Styles for what is written in the picture or sung over it. */
const NOT_SAID = /sign|title|caption|\bop\b|\bed\b|song|karaoke|lyric|credit|note/i;

export function isSubStation(head: string): boolean {
  return (
    /^\ufeff?\s*\[Script Info\]/i.test(head) || /^Dialogue: (?:Marked=)?\d+,\d:\d\d:/m.test(head)
  );
}

export async function readSubStation(source: LogSource): Promise<ReadLog> {
  const builder = new TranscriptBuilder();
  const pace = new Pace(source);
  let fields = USUAL.split(',');
  let title = '';
  for (const line of source.text.lines()) {
    const format = /^Format:\s*([^\n]{1,200})$/.exec(line.text.slice(0, 220))?.[1]?.toLowerCase();
    if (format?.includes('text')) fields = format.split(',').map((field) => field.trim());
    title ||= /^Title:\s*(.{1,200})$/.exec(line.text.slice(0, 220))?.[1]?.trim() ?? '';
    if (EVENT.test(line.text.slice(0, 12))) addEvent(builder, source, line, fields);
    else builder.skip(line.bytes, 'head of the subtitles');
    if (pace.isDue()) await pace.turn(line.bytes[1]);
  }
  const about = title === '' || /^Default Aegisub file$/i.test(title) ? {} : { title };
  return { transcript: builder.finish(source, about, 'between lines'), diagnostics: [] };
}

function addEvent(
  builder: TranscriptBuilder,
  { text: file }: LogSource,
  line: TextLine,
  fields: readonly string[],
): void {
  const kind = EVENT.exec(line.text)?.[1];
  if (kind === 'Comment') return builder.skip(line.bytes, 'comment of the subtitles');
  const { values, textAt } = valuesOf(line.text, fields);
  const text = cleanText(plainOf(line.text.slice(textAt))).trim();
  if (text === '') return builder.skip(line.bytes, 'empty cue');
  const style = values.get('style') ?? '';
  const name = (values.get('name') ?? values.get('actor') ?? '').trim();
  const isSaid = name !== '' && !NOT_SAID.test(style);
  const time = timeOf(values.get('start') ?? '');
  builder.add({
    speaker: isSaid ? speakerOf(builder, name) : null,
    kind: isSaid ? kindOfPost(text, name) : 'narration',
    text,
    bytes: line.bytes,
    textBytes: [file.byteAt(line.start + textAt), file.byteAt(line.start + line.text.length)],
    line: line.number,
    ...(time === undefined ? {} : { time }),
  });
}

function speakerOf(builder: TranscriptBuilder, name: string): string {
  const role = isNarratorName(name) ? { role: 'narrator' as const } : {};
  return builder.speaker({ key: name, name, ...role });
}

/** The text is the last field, and may have commas. */
function valuesOf(
  line: string,
  fields: readonly string[],
): { values: Map<string, string>; textAt: number } {
  const values = new Map<string, string>();
  let at = EVENT.exec(line)?.[0].length ?? 0;
  for (const field of fields.slice(0, -1)) {
    const comma = line.indexOf(',', at);
    if (comma === -1 || comma > MAX_HEAD_CHARS) break;
    values.set(field, line.slice(at, comma));
    at = comma + 1;
  }
  return { values, textAt: at };
}

function timeOf(clock: string): number | undefined {
  const found = CLOCK.exec(clock);
  if (!found) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1, 4).map(Number);
  const part = Number(`0.${found[4] ?? '0'}`);
  return Math.round(((hours * 60 + minutes) * 60 + seconds + part) * 1000);
}

/** Codes of looks go, italics become stars, and breaks are breaks. A drawing is no text. */
function plainOf(raw: string): string {
  if (/\{[^{}\n]*\\p[1-9]/.test(raw)) return '';
  let isItalic = false;
  const text = raw.replace(/\{([^{}\n]*)\}/g, (_, codes: string) => {
    const code = /\\i([01])(?!\w)/.exec(codes)?.[1] ?? (/\\r/.test(codes) ? '0' : undefined);
    if (code === undefined || (code === '1') === isItalic) return '';
    isItalic = code === '1';
    return '*';
  });
  return (isItalic ? `${text}*` : text).replace(/\\[Nn]/g, '\n').replace(/\\h/g, ' ');
}
