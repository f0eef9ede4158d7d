// Who plays in a chat whose messages have roles and no names: what the document says around them.
import { characterIn } from './instructed-name';
import { isObject } from './json-lines';

type Fields = Readonly<Record<string, unknown>>;

export interface ChatCast {
  readonly user: string | undefined;
  readonly assistant: string | undefined;
  readonly byId: ReadonlyMap<string, string>;
}

const ASSISTANT_KEYS = (
  'bot_name botName character_name characterName char_name charName companion_name companionName character bot ' +
  'companion char characters bots'
).split(' ');
const USER_KEYS =
  'persona_name personaName user_name userName username persona user userPersona userCharacter'.split(
    ' ',
  );
const NAMES = ['chat_name', 'name', 'displayName', 'display_name', 'title', 'nickname'];
/** What only a character has: then the name beside it is theirs, and not a chat's. */
const CARD_KEYS = ['description', 'definition', 'persona', 'greeting', 'first_mes', 'personality'];
const LONGEST_NAME = 60;

/** `about`: the objects around the chat, the outermost first. */
export function castOf(about: readonly Fields[], byId: ReadonlyMap<string, string>): ChatCast {
  let user: string | undefined;
  let assistant: string | undefined;
  for (const fields of [...about].reverse()) {
    user ??= nameUnder(fields, USER_KEYS);
    assistant ??= nameUnder(fields, ASSISTANT_KEYS) ?? ownName(fields);
  }
  const names = new Set(byId.values());
  if (names.size === 1) assistant ??= [...names][0];
  for (const fields of [...about].reverse()) assistant ??= instructedName(fields);
  return { user, assistant, byId };
}

const INSTRUCTION_KEYS = [
  'systemPrompt',
  'system_prompt',
  'systemInstruction',
  'system_instruction',
  'instructions',
];

/** Whom the instructions beside a chat tell the model to be. */
function instructedName(fields: Fields): string | undefined {
  for (const key of INSTRUCTION_KEYS) {
    const value = fields[key];
    const { text, parts } = isObject(value) ? value : {};
    const list: readonly unknown[] = Array.isArray(parts) ? parts : [];
    const all = [value, text, ...list.map((part) => (isObject(part) ? part.text : part))];
    for (const one of all) {
      const name = typeof one === 'string' ? characterIn(one) : undefined;
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

function nameUnder(fields: Fields, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key];
    const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    const name = typeof one === 'string' ? one : isObject(one) ? nameIn(one) : undefined;
    if (isName(name)) return name.trim();
  }
  return undefined;
}

function ownName(fields: Fields): string | undefined {
  return CARD_KEYS.some((key) => typeof fields[key] === 'string') && isName(fields.name)
    ? fields.name.trim()
    : undefined;
}

function nameIn(value: Fields): string | undefined {
  const key = NAMES.find((name) => isName(value[name]));
  return key === undefined ? undefined : String(value[key]);
}

/** A line of few words; ids, addresses and descriptions are none. */
function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= LONGEST_NAME &&
    !/[\n@/\\]|^[\da-f-]{8,}$|^(?:user|assistant|bot|you|human|ai)$/i.test(value)
  );
}

/** A character of a list that the document has of them. */
export function characterOfList(value: unknown): { id: string; name: string } | undefined {
  if (!isObject(value)) return undefined;
  const id = value.characterId ?? value.character_id ?? value.id;
  const name = value.characterDisplayName ?? nameIn(value);
  return typeof id === 'string' && isName(name) ? { id, name } : undefined;
}
