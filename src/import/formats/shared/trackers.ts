// Status blocks that front-ends and their extensions leave in messages: the best source of place,
// time and weather there is. The text keeps them; `segment` hides them from the reader.
import type { StatedSetting } from '@/story';
import { readPanelData } from '../../segment/panel';

const PLACE = 'place';
const HOUR = 'hour';
const WEATHER = 'weather';
const OTHER = 'other';

const KEYS = new Map<string, string>([
  ...[
    'location',
    'place',
    'where',
    'scene',
    'setting',
    'current location',
    '📍',
    '🏠',
    '🗺',
    '🏰',
  ].map((key) => [key, PLACE] as const),
  ...['time', 'hour', 'clock', 'time of day', '🕰', '⏰', '⌚', '🕐', '🕒', '🕘', '🕛', '⏳'].map(
    (key) => [key, HOUR] as const,
  ),
  ...['weather', 'sky', '🌤', '🌧', '☀', '⛅', '❄', '🌩', '🌦', '🌫', '⛈', '🌨', '☁', '🌥'].map(
    (key) => [key, WEATHER] as const,
  ),
  ...[
    ...['date', 'day', '📅', '🗓', 'mood', 'outfit', 'thoughts', 'present', 'characters', 'hp'],
    ...['affection', 'status', 'inventory', 'health', 'gold', '❤', '👗', '👥', '💭', 'clothes'],
  ].map((key) => [key, OTHER] as const),
]);

/** Words and signs without which there is no tracker; looked for before anything is split. */
const HINT =
  /location|place|where|scene|setting|time|hour|clock|weather|sky|📍|🏠|🗺|🏰|🕰|⏰|⌚|🌤|🌧|☀|⛅|❄|🌩|🌦|🌫|⛈|🌨/iu;

const HEAD_CHARS = 600;
const TAIL_CHARS = 1200;

/** What a status block at the start or the end of a message states, or undefined. */
export function findTracker(text: string): StatedSetting | undefined {
  const isShort = text.length <= HEAD_CHARS + TAIL_CHARS;
  const head = isShort ? text : text.slice(0, HEAD_CHARS);
  const tail = isShort ? '' : text.slice(-TAIL_CHARS);
  return findIn(tail) ?? findIn(head);
}

function findIn(text: string): StatedSetting | undefined {
  if (text === '' || !HINT.test(text)) return undefined;
  return fromFence(text) ?? fromLines(text);
}

function fromFence(text: string): StatedSetting | undefined {
  const fence = /```(?:json5?)?\s*([[{][^`]{2,20000})```/i.exec(text);
  return fence ? readPanelData(fence[1] ?? '')?.stated : undefined;
}

function fromLines(text: string): StatedSetting | undefined {
  let run: [string, string][] = [];
  for (const line of [...text.split('\n'), '']) {
    const isMarked = /^\s*(?:[*[(<`|]|📍|🕰|⏰)/u.test(line);
    const pairs = line.length > 400 ? [] : pairsOf(line);
    // One line with several parts, or one that is marked as more than a sentence, stands alone.
    if (pairs.length >= 2 || (pairs.length === 1 && isMarked)) {
      const setting = settingOf(pairs, 1);
      if (setting && pairs.length >= 2) return setting;
    }
    if (pairs.length > 0) {
      run = [...run, ...pairs];
      continue;
    }
    if (
      /^\s*(?:```\w*|<\/?[\w-]{2,20}>|[-*_]{3,})?\s*$/.test(line) &&
      run.length > 0 &&
      line !== ''
    ) {
      continue;
    }
    const setting = settingOf(run, run.length === 1 && /^\s*[*[]/.test(lineOf(text, run)) ? 1 : 2);
    if (setting) return setting;
    run = [];
  }
  return undefined;
}

/** The line that a single pair came from. */
function lineOf(text: string, run: readonly [string, string][]): string {
  const value = run[0]?.[1] ?? '';
  return text.split('\n').find((line) => line.includes(value)) ?? '';
}

/** A row of a table whose first cell says what the second is. */
const ROW =
  /^\s*\|\s*(\p{Extended_Pictographic}?\ufe0f?\s*)([\p{L} ]{2,18}?)\s*\|\s*([^|\n]{1,80}?)\s*\|?\s*$/u;

function pairsOf(line: string): [string, string][] {
  const row = ROW.exec(line);
  if (row && KEYS.has((row[2] ?? '').toLowerCase())) return [[row[2] ?? '', row[3] ?? '']];
  const bare = line.replace(/^[\s>*_[(`|-]+|[\s*_\])`|]+$/g, '');
  const out: [string, string][] = [];
  for (const part of bare.split(/\s*[|•]\s*/)) {
    const colon = /^\W{0,3}?([\p{L} ]{2,18}?)\**\s*[:：]\s*\**\s*(.{1,80})$/u.exec(part.trim());
    const sign = /^(\p{Extended_Pictographic})\ufe0f?\s*(?:[\p{L} ]{2,18}:\s*)?(.{1,80})$/u.exec(
      part.trim(),
    );
    const [, key, value] = sign ?? colon ?? [];
    if (key === undefined || value === undefined) continue;
    if (!KEYS.has(key.trim().toLowerCase()) || KEYS.has(value.trim().toLowerCase())) continue;
    out.push([key, value.replace(/^[\s*_]+|[\s*_]+$/g, '')]);
  }
  return out;
}

function settingOf(pairs: readonly [string, string][], atLeast: number): StatedSetting | undefined {
  let place: string | undefined;
  let hour: string | undefined;
  let weather: string | undefined;
  let known = 0;
  for (const [key, value] of pairs) {
    const kind = KEYS.get(key.trim().toLowerCase());
    if (kind === undefined || value === '') continue;
    known++;
    if (kind === PLACE) place ??= value;
    else if (kind === HOUR) hour ??= value;
    else if (kind === WEATHER) weather ??= value;
  }
  if (known < atLeast || (place ?? hour ?? weather) === undefined) return undefined;
  return {
    ...(place === undefined ? {} : { place }),
    ...(hour === undefined ? {} : { hour }),
    ...(weather === undefined ? {} : { weather }),
  };
}
