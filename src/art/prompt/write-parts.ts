// Parts as a model of one family likes to read them: tags with commas, or sentences.
import type { ModelFamily } from '@/workflows/template';
import { isTagFamily, PART_GROUPS, type Part } from './prompt-parts';

const knowsWeights = (family: ModelFamily): boolean => family === 'sd15' || family === 'sdxl';

/** `(word:1.2)`, the one form of emphasis that ComfyUI reads as it is written. */
const WEIGHT = /\(([^():]{1,200}):(\d{1,2}(?:\.\d{1,3})?)\)/g;

/**
 * One part as it stands in the prompt. For SD parentheses are escaped, but for weights in notes. The
 * other families get none: ComfyUI reads them as emphasis for some text encoders, and gives
 * backslashes to others as they are.
 */
export function writePart(part: Part, family: ModelFamily): string {
  const text = isTagFamily(family) ? part.text : (part.sentence ?? part.text);
  if (!knowsWeights(family))
    return withoutParentheses(text.replace(WEIGHT, '$1').replace(/\bembedding:/gi, ''));
  const written = part.isNote ? escapeAround(text) : escapeAll(text);
  return part.weight === undefined ? written : `(${written}:${part.weight})`;
}

function withoutParentheses(text: string): string {
  return text
    .replace(/\s*\(\s*/g, ', ')
    .replace(/\s*\)(?=\s*[,.;:!?]|\s*$)/g, '')
    .replace(/\s*\)\s*/g, ', ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}

const escapeAll = (text: string): string => text.replace(/[()]/g, '\\$&');

function escapeAround(text: string): string {
  let written = '';
  let from = 0;
  for (const found of text.matchAll(WEIGHT)) {
    written += escapeAll(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return written + escapeAll(text.slice(from));
}

export interface Written {
  readonly prompt: string;
  /** Each part with its words exactly as they stand in the prompt. */
  readonly pieces: readonly { readonly part: Part; readonly text: string }[];
}

/** In the order of the groups; of each person of a CG first who it is, then the face. */
export function orderParts(parts: readonly Part[]): Part[] {
  const place = ({ group, person }: Part): number => {
    const at = PART_GROUPS.indexOf(group);
    const who = PART_GROUPS.indexOf('who');
    if (person === undefined || at < who) return at;
    return who + (person + (group === 'face' ? 0.5 : 0)) / 1000;
  };
  // Sorting is stable: within a group parts stay as they were gathered.
  return [...parts].sort((a, b) => place(a) - place(b));
}

export function writeParts(parts: readonly Part[], family: ModelFamily): Written {
  const pieces = orderParts(parts)
    .map((part) => ({ part, text: writePart(part, family) }))
    .filter(({ text }) => text !== '');
  if (isTagFamily(family)) return { prompt: pieces.map(({ text }) => text).join(', '), pieces };
  return asSentences(pieces);
}

/** What opens the sentence of a group; its parts follow with commas. */
const OPENINGS: Readonly<Partial<Record<Part['group'], string>>> = {
  style: 'Style: ',
  light: 'Light: ',
  weather: 'Weather: ',
  mood: 'Mood: ',
  face: 'Face: ',
};

function asSentences(pieces: readonly { part: Part; text: string }[]): Written {
  let prompt = '';
  let before: Part | undefined;
  const written = pieces.map(({ part, text: words }) => {
    const isSame = before?.group === part.group && before.person === part.person;
    const starts = !isSame || part.opens === true || before?.opens === true;
    const opening = isSame ? '' : (OPENINGS[part.group] ?? '');
    const text = starts && opening === '' ? capital(words) : words;
    if (prompt !== '') prompt += starts ? (/[.!?]$/.test(prompt) ? ' ' : '. ') : ', ';
    prompt += opening + text;
    before = part;
    return { part, text };
  });
  if (prompt !== '' && !/[.!?]$/.test(prompt)) prompt += '.';
  return { prompt, pieces: written };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
