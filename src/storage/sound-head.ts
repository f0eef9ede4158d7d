// A quick look at heads before the schema is asked: what passes here, `sceneHeadSchema` parses without
// changing it (the test holds the two together). Parsing is half of what opening a project costs.
import { HOURS, SCENE_STATES, WEATHERS } from '@/story';

const HOUR_SET: ReadonlySet<unknown> = new Set(HOURS);
const WEATHER_SET: ReadonlySet<unknown> = new Set(WEATHERS);
const STATE_SET: ReadonlySet<unknown> = new Set(SCENE_STATES);
const LONGEST_EVIDENCE = 200;

/** False means no more than: ask the schema. */
export function areSoundHeads(values: unknown): boolean {
  return Array.isArray(values) && values.every(isSoundHead);
}

function isSoundHead(value: unknown): boolean {
  if (!isPlain(value)) return false;
  let required = 0;
  for (const key of Object.keys(value)) {
    const one = value[key];
    switch (key) {
      case 'id':
        if (!isId(one)) return false;
        required += 1;
        break;
      case 'title':
        if (typeof one !== 'string') return false;
        required += 1;
        break;
      case 'cast':
        if (!Array.isArray(one) || !one.every(isId)) return false;
        required += 1;
        break;
      case 'state':
        if (!STATE_SET.has(one)) return false;
        required += 1;
        break;
      case 'beatCount':
        if (!Number.isSafeInteger(one) || (one as number) < 0) return false;
        required += 1;
        break;
      case 'place':
        if (!isId(one)) return false;
        break;
      case 'hour':
        if (!HOUR_SET.has(one)) return false;
        break;
      case 'weather':
        if (!WEATHER_SET.has(one)) return false;
        break;
      case 'aside':
        if (typeof one !== 'boolean') return false;
        break;
      case 'cut':
        if (!isSoundGuess(one)) return false;
        break;
      case 'guesses':
        if (!isPlain(one) || !Object.values(one).every(isSoundGuess)) return false;
        break;
      default:
      // Keys that this version does not know stay as they are.
    }
  }
  return required === 5;
}

/** Unlike a head, a guess keeps no key that is not known. */
function isSoundGuess(value: unknown): boolean {
  if (!isPlain(value)) return false;
  let required = 0;
  for (const key of Object.keys(value)) {
    const one = value[key];
    if (key === 'confidence') {
      if (typeof one !== 'number' || !(one >= 0 && one <= 1)) return false;
      required += 1;
    } else if (key === 'reason') {
      if (typeof one !== 'string') return false;
      required += 1;
    } else if (key === 'evidence') {
      if (typeof one !== 'string' || one.length > LONGEST_EVIDENCE) return false;
    } else return false;
  }
  return required === 2;
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** As structured clone gives them. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
