// Where a save holds its story, and the few settings that tell how to read it. Settings may hold keys
// to paid services, so nothing but what is named here is looked at.
import { parseTolerantly } from '@/lib/json-repair';
import type { DecodedText } from '../log-format';
import { isObject, jsonList } from '../shared/json-lines';
import { jsonMembers } from '../shared/json-members';
import { jsonMember, type JsonPart } from '../shared/json-parts';
import type { Hole } from '../shared/stitched-text';

export interface SaveSettings {
  readonly mode: 'story' | 'adventure' | 'chat' | 'instruct' | undefined;
  readonly userName: string | undefined;
  readonly characterNames: readonly string[];
  readonly userTag: string | undefined;
  readonly characterTag: string | undefined;
  readonly systemTag: string | undefined;
}

const MODES = [undefined, 'story', 'adventure', 'chat', 'instruct'] as const;

/** Lite's own name for a character that nobody named. */
const NO_NAMES = new Set(['', 'KoboldGPT', 'Bot']);

export function settingsOf(text: DecodedText): SaveSettings {
  const part = jsonMember(text, ['savedsettings']);
  const value = part && parseTolerantly(part.raw)?.value;
  const settings = isObject(value) ? value : {};
  const mode = typeof settings.opmode === 'number' ? MODES[settings.opmode] : undefined;
  const characters = stringOf(settings.chatopponent) ?? '';
  return {
    mode,
    userName: stringOf(settings.chatname),
    characterNames: characters
      .split('||$||')
      .map((name) => name.trim())
      .filter((name) => !NO_NAMES.has(name)),
    userTag: stringOf(settings.instruct_starttag),
    characterTag: stringOf(settings.instruct_endtag),
    systemTag: stringOf(settings.instruct_systag),
  };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The strings of the story in its order: the prompt and all that was written after it. */
export function storyLiterals(text: DecodedText): JsonPart[] {
  const prompt = jsonMember(text, ['prompt']);
  const literals = prompt?.raw.startsWith('"') ? [prompt] : [];
  // Files of a shared link call the same list `ga`, its first string being the prompt.
  for (const key of ['actions', 'ga']) {
    for (const record of jsonList(text, key)?.records ?? []) {
      if (typeof record.value === 'string') literals.push(record);
    }
  }
  for (const action of numberedActions(text)) {
    const selected = jsonMember(text, ['Selected Text'], action);
    if (selected?.raw.startsWith('"')) literals.push(selected);
  }
  return literals;
}

/** Actions of the second version: an object under numbers, which may itself stand under `actions`. */
function numberedActions(text: DecodedText): JsonPart[] {
  const outer = jsonMember(text, ['actions']);
  if (!outer?.raw.startsWith('{')) return [];
  const inner = jsonMember(text, ['actions'], outer);
  const holder = inner?.raw.startsWith('{') ? inner : outer;
  return [...jsonMembers(text, holder)];
}

/** Pictures in the text of Lite: `[<|p|12|p|>]` and the like, in older saves with all their bytes. */
export function picturesIn(inside: string): Hole[] {
  const holes: Hole[] = [];
  const unclosed = new Set<string>();
  for (let at = inside.indexOf('[<|'); at !== -1; at = inside.indexOf('[<|', at + 3)) {
    const sign = inside.charAt(at + 3);
    if (!/[a-z]/.test(sign) || inside.charAt(at + 4) !== '|' || unclosed.has(sign)) continue;
    const end = `|${sign}|>]`;
    const close = inside.indexOf(end, at + 5);
    if (close === -1) unclosed.add(sign);
    else {
      holes.push([at, close + end.length]);
      at = close;
    }
  }
  return holes;
}
