// Whole prompts as strings in JSON, one a record, as training sets have them.
import type { DecodedText } from '../log-format';
import { isObject, jsonLines, jsonList, type JsonRecord } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import { StitchedText } from '../shared/stitched-text';
import { templateOf } from './templates';

/** Of a pair that people chose from, only what they chose. */
const KEYS = ['text', 'chosen', 'prompt', 'conversation', 'formatted'];
/** Saves of programs have a prompt too, among much else. */
const MAX_KEYS = 12;
const LOOK_AT = 20;
const MAX_CHARS = 20_000;

function promptKey(value: unknown): string | undefined {
  if (!isObject(value) || Object.keys(value).length > MAX_KEYS) return undefined;
  return KEYS.find((key) => {
    const text = value[key];
    if (typeof text !== 'string' || text.length < 20) return false;
    const found = templateOf(text.slice(0, MAX_CHARS).split('\n'));
    return found !== undefined && (found.template.isUnmistakable || found.turns > 1);
  });
}

/** In how many of the first records there is a prompt. */
export function promptsIn(json: unknown, lines: readonly unknown[] | undefined): number {
  const records: readonly unknown[] = Array.isArray(json) ? json : (lines ?? [json]);
  return records.slice(0, LOOK_AT).filter((one) => promptKey(one) !== undefined).length;
}

export function* promptsOf(text: DecodedText): Generator<DecodedText> {
  const list = /^\s*\[/.test(text.slice(0, 100)) ? jsonList(text, null) : undefined;
  for (const record of list?.records ?? jsonLines(text)) {
    const prompt = promptIn(record, text);
    if (prompt) yield prompt;
  }
}

function promptIn(record: JsonRecord, text: DecodedText): DecodedText | undefined {
  const key = promptKey(record.value);
  const member = [...jsonMembers(text, record)].find((one) => one.key === key);
  return member && new StitchedText(text, [member]);
}
