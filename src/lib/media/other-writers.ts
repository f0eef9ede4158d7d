// SwarmUI's and NovelAI's records in the shape of A1111's.
import { numberOf, optional, type GenerationParameters } from './parameters';

type Fields = Readonly<Record<string, unknown>>;

/** `sui_image_params` of SwarmUI. */
export function fromSwarm(fields: Fields): GenerationParameters {
  const names = texts(fields['loras']);
  const weights = texts(fields['loraweights']);
  return {
    ...words(fields['prompt'], fields['negativeprompt']),
    ...numbers(fields, 'cfgscale'),
    ...optional('scheduler', textOf(fields['scheduler'])),
    ...optional('model', textOf(fields['model'])),
    loras: names.map((name, i) => ({ name, weight: numberOf(weights[i]) ?? 1 })),
    more: {},
  };
}

/** The JSON in the `Comment` chunk of a NovelAI picture. */
export function fromNovelAi(fields: Fields): GenerationParameters {
  return {
    ...words(fields['prompt'], fields['uc']),
    ...numbers(fields, 'scale'),
    loras: [],
    more: {},
  };
}

export function isNovelAi(fields: Fields): boolean {
  return typeof fields['prompt'] === 'string' && 'uc' in fields && 'sampler' in fields;
}

function words(prompt: unknown, negative: unknown) {
  return { prompt: textOf(prompt) ?? '', negative: textOf(negative) ?? '' };
}

function numbers(fields: Fields, cfgKey: string) {
  const width = numberOf(fields['width']);
  const height = numberOf(fields['height']);
  const seed = String(fields['seed']);
  return {
    ...optional('steps', numberOf(fields['steps'])),
    ...optional('sampler', textOf(fields['sampler'])),
    ...optional('cfg', numberOf(fields[cfgKey])),
    ...optional('seed', /^\d{1,20}$/.test(seed) ? seed : undefined),
    ...optional('size', width && height ? { width, height } : undefined),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** SwarmUI writes lists as JSON arrays or, before 0.9.6, as one text with commas. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 200).map(String);
  return typeof value === 'string' && value !== '' ? value.split(',').map((one) => one.trim()) : [];
}
