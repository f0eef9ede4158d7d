// What is said in a message of a chat in JSON: the strings that it was read from, whatever they lie in.
import { isObject } from '../shared/json-lines';

export type Fields = Record<string, unknown>;
/** The strings of a message, with their keys. */
export type Parts = readonly { readonly key: string; readonly literal: string }[];

/** Texts within texts: no program nests them deeper, and whoever wants to can. */
export const MAX_DEPTH = 4;

const TEXT_KEYS =
  'content text message mes msg body raw_content value data say contentMarkdown contentText markdown output_text utterance line dialogue speech quote comment'.split(
    ' ',
  );
/** Lists of parts, beside which the keys above may be empty. */
const LIST_KEYS = [
  'fragments',
  'steps',
  'content_list',
  'contentChunks',
  'contentParts',
  'parts',
  'blocks',
];

/** The first of its texts that is not empty: some programs keep one for each way to show it. */
export function partsOf(value: Fields, depth = 0): Parts | undefined {
  if (depth > MAX_DEPTH) return undefined;
  let empty: Parts | undefined;
  const list = LIST_KEYS.map((key) => value[key]).find(
    (one) => Array.isArray(one) && one.some(isObject),
  );
  // `parts` of a text that is there whole may break within a word.
  const isWhole = typeof value.text === 'string' && value.text.trim() !== '';
  for (const found of isWhole ? [] : [stringsOf(list), stringsOf(value.parts)]) {
    if (found && isTold(found)) return found;
    empty ??= found;
  }
  for (const key of TEXT_KEYS) {
    const found = value[key];
    const parts =
      typeof found === 'string'
        ? [{ key, literal: found }]
        : isObject(found)
          ? partsOf(found, depth + 1)
          : stringsOf(found);
    if (parts && isTold(parts)) return parts;
    empty ??= parts;
  }
  return empty;
}

function isTold(parts: Parts): boolean {
  return parts.some(({ literal }) => literal.trim() !== '');
}

function stringsOf(list: unknown): Parts | undefined {
  return Array.isArray(list) ? stringsIn(list) : undefined;
}

/** The pieces of a line, as Hangouts kept its messages. */
export function segmentsOf({ chat_message: message }: Fields): Parts | undefined {
  const content = isObject(message) ? message.message_content : undefined;
  const segments = isObject(content) ? content.segment : undefined;
  if (!Array.isArray(segments)) return undefined;
  return (segments as unknown[]).flatMap((one) => {
    if (!isObject(one)) return [];
    const text = typeof one.text === 'string' ? one.text : one.type === 'LINE_BREAK' ? '\n' : '';
    return text === '' ? [] : [{ key: 'text', literal: text }];
  });
}

/** Texts of a list of parts; thinking and calls of tools are none of them. */
function stringsIn(list: readonly unknown[], depth = 0): Parts {
  const out: { key: string; literal: string }[] = [];
  for (const part of list) {
    if (typeof part === 'string') out.push({ key: '', literal: part });
    if (!isObject(part) || depth > MAX_DEPTH || isUntold(part)) continue;
    for (const key of ['text', 'content', 'part', 'data', 'value']) {
      const found = part[key];
      if (typeof found === 'string') out.push({ key, literal: found });
      else if (isObject(found)) for (const one of stringsIn([found], depth + 1)) out.push(one);
      else if (Array.isArray(found)) for (const one of stringsIn(found, depth + 1)) out.push(one);
      else continue;
      break;
    }
  }
  return out;
}

/** What a model thinks, calls or looks at. */
function isUntold(part: Fields): boolean {
  const style = isObject(part.style) ? part.style.type : undefined;
  const kinds = [part.type, part.phase, part.pt, part.kind, style];
  return (
    kinds.some(
      (kind) => typeof kind === 'string' && /think|reason|tool|search|image|file/i.test(kind),
    ) ||
    part.isThought === true ||
    part.thought === true ||
    part.isStructural === true
  );
}
