// Status panels that extensions and models leave in the text: annotated data, read first.
import type { StatedSetting } from '@/story';

type Field = 'place' | 'hour' | 'weather' | 'other';

const FIELDS: Readonly<Record<string, Field>> = {
  location: 'place',
  place: 'place',
  where: 'place',
  scene: 'place',
  setting: 'place',
  ort: 'place',
  lieu: 'place',
  lugar: 'place',
  место: 'place',
  場所: 'place',
  地点: 'place',
  '📍': 'place',
  '🏠': 'place',
  time: 'hour',
  'time of day': 'hour',
  hour: 'hour',
  clock: 'hour',
  zeit: 'hour',
  heure: 'hour',
  hora: 'hour',
  время: 'hour',
  時間: 'hour',
  时间: 'hour',
  '🕰': 'hour',
  '⏰': 'hour',
  '🕒': 'hour',
  '⌚': 'hour',
  weather: 'weather',
  wetter: 'weather',
  météo: 'weather',
  clima: 'weather',
  погода: 'weather',
  天気: 'weather',
  天气: 'weather',
  '🌤': 'weather',
  '🌧': 'weather',
  '☀': 'weather',
  '⛈': 'weather',
  '❄': 'weather',
  '☁': 'weather',
  '🌫': 'weather',
  '⛅': 'weather',
};
const OTHER_KEYS = new Set(
  (
    'date day mood outfit clothes clothing thoughts thought present characters character hp mp xp level affection trust ' +
    'arousal health status stats inventory items gold money relationship condition position posture goal quest stamina ' +
    'energy hunger hair appearance state notes turn round 📅 🗓 ❤ 💭 👗 👥 💰 😊 🎭'
  ).split(' '),
);

interface Pair {
  readonly field: Field;
  readonly value: string;
}

/** One `key: value` or `📍 value`, or undefined where the key is not one that trackers use. */
function readPair(part: string): Pair | undefined {
  const text = part.replace(/^[\s>*_`"'[{(-]+/u, '').replace(/["'\]})*_`,\s]+$/u, '');
  const emoji = /^(\p{Extended_Pictographic})\ufe0f?\s*(.{1,80})$/u.exec(text);
  const colon = /^([^:：]{1,24}?)["'*_]*\s*[:：]\s*["'*_]*(.{0,120})$/u.exec(text);
  // The colon of "🕰 21:40" stands in a clock.
  if (colon && !(emoji && !/\p{L}/u.test(colon[1] ?? ''))) {
    const key = (colon[1] ?? '')
      .replace(/\ufe0f/g, '')
      .trim()
      .toLowerCase();
    const stripped = key.replace(/^[^\p{L}]+/u, '');
    const field = FIELDS[key] ?? FIELDS[stripped];
    if (field) return { field, value: (colon[2] ?? '').trim() };
    if (OTHER_KEYS.has(key) || OTHER_KEYS.has(stripped))
      return { field: 'other', value: colon[2] ?? '' };
    return undefined;
  }
  if (!emoji) return undefined;
  const mark = emoji[1] ?? '';
  const field = FIELDS[mark] ?? (OTHER_KEYS.has(mark) ? 'other' : undefined);
  return field ? { field, value: (emoji[2] ?? '').trim() } : undefined;
}

function statedBy(pairs: readonly Pair[]): StatedSetting {
  const stated: { place?: string; hour?: string; weather?: string } = {};
  for (const pair of pairs) {
    if (pair.field === 'other' || pair.value === '' || stated[pair.field] !== undefined) continue;
    stated[pair.field] = pair.value;
  }
  return stated;
}

/** What a panel says, or undefined when the text is no panel: two known keys are asked for. */
export function readTracker(text: string): StatedSetting | undefined {
  if (text.length > 6000 || !/[:：|•\p{Extended_Pictographic}]/u.test(text)) return undefined;
  const pairs: Pair[] = [];
  let strangers = 0;
  for (const line of text.split('\n')) {
    for (const part of line.split(/[|•]|,(?=\s*")/)) {
      if (!/[\p{L}\p{N}]/u.test(part)) continue;
      const pair = readPair(part);
      if (pair) pairs.push(pair);
      else strangers++;
    }
  }
  return pairs.length >= 2 && pairs.length >= strangers ? statedBy(pairs) : undefined;
}

/** `[Scene: X]`, `*Location: X*`, `[Time: dusk]`: one key is enough where the line is set apart. */
export function readStatedLine(line: string): StatedSetting | undefined {
  const inner = /^\s*(?:\[([^\]\n]{3,200})\]|\*([^*\n]{3,160})\*|\(([^)\n]{3,160})\))\s*$/u.exec(
    line,
  );
  const body = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  if (body === undefined) return undefined;
  const pairs: Pair[] = [];
  for (const part of body.split(/[|•;]/)) {
    const pair = readPair(part);
    if (pair) pairs.push(pair);
  }
  const isSetting = pairs.some((pair) => pair.field !== 'other');
  return isSetting ? statedBy(pairs) : undefined;
}
