// The text that A1111 and its kin write under a picture, and the same facts from other writers.

export interface UsedLora {
  readonly name: string;
  /** 1 where the text names none. */
  readonly weight: number;
  readonly hash?: string;
}

/** What a picture was asked for. Numbers that make no sense are left out. */
export interface GenerationParameters {
  readonly prompt: string;
  readonly negative: string;
  readonly steps?: number;
  readonly sampler?: string;
  readonly scheduler?: string;
  readonly cfg?: number;
  /** Digits: seeds go to 2^64 − 1, past what a number holds exactly. */
  readonly seed?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly model?: string;
  readonly modelHash?: string;
  readonly loras: readonly UsedLora[];
  /** All "Key: value" pairs of the last line as written, the ones above too. */
  readonly more: Readonly<Record<string, string>>;
}

/** Past this a text is no prompt; A1111's longest have some 20 KB. */
const MAX_CHARS = 1024 * 1024;
const MOST_PAIRS = 200;

/**
 * Reads prompt lines, a "Negative prompt:" line with what follows it, and a last line of
 * "Key: value" pairs that has at least `Steps` or three of them. Undefined for other text.
 */
export function parseParameters(text: string): GenerationParameters | undefined {
  if (text.length > MAX_CHARS) return undefined;
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const last = lines.findLastIndex((line) => /^\s*Steps:\s*\d/.test(line));
  const at = last === -1 ? lines.length - 1 : last;
  const pairs = readPairs(lines.slice(at).join('\n'));
  if (last === -1 && pairs.size < 3) return undefined;
  const prompt: string[] = [];
  const negative: string[] = [];
  let isNegative = false;
  for (const line of lines.slice(0, at)) {
    const found = /^\s*Negative prompt:\s?(.*)$/.exec(line);
    if (found) isNegative = true;
    (isNegative ? negative : prompt).push(found ? (found[1] ?? '') : line);
  }
  const positive = prompt.join('\n').trim();
  return {
    prompt: positive,
    negative: negative.join('\n').trim(),
    ...settingsOf(pairs),
    loras: lorasOf(positive, pairs.get('lora hashes') ?? ''),
    more: Object.fromEntries([...pairs].map(([key, value]) => [key, value])),
  };
}

function settingsOf(pairs: ReadonlyMap<string, string>) {
  const size = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/.exec(pairs.get('size') ?? '');
  const seed = /^\d{1,20}$/.exec(pairs.get('seed') ?? '')?.[0];
  return {
    ...optional('steps', numberOf(pairs.get('steps'))),
    ...optional('sampler', pairs.get('sampler')),
    ...optional('scheduler', pairs.get('schedule type') ?? pairs.get('scheduler')),
    ...optional('cfg', numberOf(pairs.get('cfg scale') ?? pairs.get('cfg'))),
    ...optional('seed', seed),
    ...optional('size', size ? { width: Number(size[1]), height: Number(size[2]) } : undefined),
    ...optional('model', pairs.get('model')),
    ...optional('modelHash', pairs.get('model hash')),
  };
}

/** `{}` or one field: a field that is undefined would count as known. */
export function optional<K extends string, V>(
  key: K,
  value: V | undefined,
): Record<K, V> | Record<never, never> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value.trim() || NaN) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Keys in lower case; a value may stand in quotes or be JSON, with commas of its own inside. */
function readPairs(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const piece of splitAtCommas(text)) {
    const colon = piece.indexOf(':');
    const key = piece.slice(0, colon).trim().toLowerCase();
    if (colon < 1 || key.length > 60 || pairs.has(key) || pairs.size >= MOST_PAIRS) continue;
    pairs.set(key, unquote(piece.slice(colon + 1).trim()));
  }
  return pairs;
}

function splitAtCommas(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    else if ((char === ',' && depth <= 0) || char === '\n') {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

function unquote(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value.slice(1, -1);
  }
}

/** `<lora:name:weight>` of the prompt, with the hashes that the last line gives by name. */
function lorasOf(prompt: string, hashes: string): UsedLora[] {
  const hashOf = readPairs(hashes);
  return [...prompt.matchAll(/<lora:([^:<>]{1,200})(?::(-?[\d.]{1,12}))?[^<>]{0,60}>/gi)]
    .slice(0, MOST_PAIRS)
    .map(([, name = '', weight]) => ({
      name,
      weight: numberOf(weight) ?? 1,
      ...optional('hash', hashOf.get(name.toLowerCase())),
    }));
}
