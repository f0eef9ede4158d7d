// AI Dungeon: adventures as exporters save them in JSON, and as people copy them out of the page.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikeData } from '../name-text/name-text';
import { linesAreParagraphs } from '../prose/prose';
import { isUnsignedSpeech, moveSign, readAdventure } from '../shared/adventure-text';
import { isObject } from '../shared/json-lines';
import { TextPart } from '../shared/text-part';
import { TranscriptBuilder } from '../shared/transcript-builder';
import type { Diagnostic } from '@/lib/diagnostic';
import { BundleReader, isAdventure } from './bundle';
import { ExporterLines, isActionMark } from './exporter-lines';

function detect(sample: LogSample): number {
  const { json } = sample;
  const whole = isObject(json) && isObject(json.data) ? json.data : json;
  const candidates = Array.isArray(whole)
    ? whole.slice(0, 5)
    : isObject(whole)
      ? [whole, whole.adventure, ...(Array.isArray(whole.stories) ? whole.stories.slice(0, 5) : [])]
      : [];
  if (candidates.some(isAdventure)) return 0.95;
  return looksLikeData(sample) ? 0 : textScore(sample);
}

const FIRST_CHARS = 400;

function textScore({ lines }: LogSample): number {
  if (lines.filter(isActionMark).length >= 2) return 0.95;
  let moves = 0;
  let ofPlayer = 0;
  let quoted = 0;
  let toPlayer = 0;
  let isAfterMove = false;
  for (const line of lines) {
    const isMove = moveSign(line) > 0;
    if (isMove) {
      moves++;
      if (isAfterMove) quoted++;
      if (/^ {0,3}> ?(?:You|I)\b/.test(line.slice(0, 12))) ofPlayer++;
    } else if (/\byour?\b/i.test(line.slice(0, FIRST_CHARS))) toPlayer++;
    isAfterMove = isMove;
  }
  if (moves === 0 && hasUnsigned(lines) && toPlayer >= lines.length * 0.2) return 0.9;
  // Quotations of mail and Markdown run over several lines; moves stand alone.
  if (moves < 2 || quoted > moves * 0.3) return 0;
  if (ofPlayer >= 2 && ofPlayer >= moves * 0.5) return 0.93;
  const told = lines.length - moves;
  return moves >= 3 && told >= moves * 0.5 && toPlayer >= told * 0.3 ? 0.9 : 0;
}

/** The newest page shows moves without a sign; those that say something are like nothing else. */
function hasUnsigned(lines: readonly string[]): boolean {
  const isToldToYou = lines.slice(0, 3).some((line) => /^You (?:are|wake|find)\b/.test(line));
  return isToldToYou && lines.filter(isUnsignedSpeech).length >= 2;
}

async function read(source: LogSource): Promise<ReadLog> {
  const start = source.text.slice(0, 2000);
  if (/^[^{[]{0,40}(?:\{\s*["}]|\[\s*[\]{])/.test(start)) {
    const bundle = new BundleReader(source);
    await bundle.readAll();
    return bundle.finish();
  }
  return readText(source);
}

async function readText(source: LogSource): Promise<ReadLog> {
  const builder = new TranscriptBuilder();
  const diagnostics: Diagnostic[] = [];
  const isByLine = linesAreParagraphs(source);
  const head = source.text.slice(0, 65_536).split(/\r\n?|\n/);
  const isUnsigned = !head.some((line) => moveSign(line) > 0) && head.some(isUnsignedSpeech);
  const exporter = new ExporterLines(source.text);
  for (const part of exporter.parts(builder)) {
    const text = new TextPart(source.text, part);
    for (const diagnostic of await readAdventure(builder, source, text, isByLine, isUnsigned)) {
      diagnostics.push(diagnostic);
    }
  }
  const read = builder.finish(source, {}, 'blank line');
  const player = read.speakers.find(({ role }) => role === 'player');
  const { title } = exporter;
  const about = {
    isProse: true,
    ...(player ? { userName: player.key } : {}),
    ...(title === undefined ? {} : { title }),
  };
  return { transcript: { ...read, about }, diagnostics };
}

export const aiDungeon = {
  id: 'ai-dungeon',
  label: 'AI Dungeon adventure',
  extensions: ['json', 'txt'],
  version: 1,
  detect,
  read,
  conversations: { paths: [['stories'], []], isConversation: isAdventure },
} as const satisfies LogFormat;
