// What one SillyTavern record says, whichever of the programs that write this shape wrote it.
import type { MessageKind } from '@/story';
import { alternativesOf, type Alternatives } from '../shared/alternatives';
import { isObject } from '../shared/json-lines';
import { isWholeOoc } from '../shared/text-marks';

export type Fields = Record<string, unknown>;

/** Types of `extra` that mark a notice of the program, never a message of the chat. */
const NOTICES = new Set(
  (
    'help welcome empty generic slash_commands formatting hotkeys macros welcome_prompt ' +
    'assistant_note group assistant_message'
  ).split(' '),
);

/** `extra` as an object; some programs store it as a JSON string. */
export function extraOf(record: Fields): Fields {
  const { extra } = record;
  if (isObject(extra)) return extra;
  if (typeof extra === 'string' && extra.startsWith('{')) {
    try {
      const value: unknown = JSON.parse(extra);
      if (isObject(value)) return value;
    } catch {
      // Not JSON after all: nothing is known beyond the message itself.
    }
  }
  return {};
}

/** Text of `mes` or of one swipe: a string, or an object that holds it (Chub). */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  if (typeof value.message === 'string') return value.message;
  return typeof value.mes === 'string' ? value.mes : undefined;
}

export function isMessageRecord(value: unknown): value is Fields {
  return isObject(value) && textOf(value.mes) !== undefined;
}

/** Scripts that make such files write it as a number or a word. */
export function isOfUser({ is_user: value }: Fields): boolean {
  return value === true || value === 1 || value === 'true';
}

/** A first line that only describes the chat. */
export function isHeader(value: unknown): value is Fields {
  return (
    isObject(value) &&
    !('mes' in value) &&
    !Object.values(value).some(isListOfObjects) &&
    ('chat_metadata' in value || 'user_name' in value || 'character_name' in value)
  );
}

/** Another program's chat, which has its messages in one object with the names. */
function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && isObject(value[0]);
}

export interface RecordKind {
  readonly kind: MessageKind;
  readonly role: 'player' | 'character' | 'narrator' | 'system';
  readonly hidden: boolean;
}

/**
 * In the order that tells them apart: notices of the program, tool calls, author's comments, narrator,
 * and last the markup. `is_system` means a notice or, on an ordinary message, "hidden from the prompt";
 * authors hide whole halves of a chat to save context, so such a message stays story.
 */
export function kindOf(record: Fields, extra: Fields, text: string): RecordKind {
  const type = typeof extra.type === 'string' ? extra.type : '';
  if (NOTICES.has(type) || record.name === 'SillyTavern System') {
    return { kind: 'system', role: 'system', hidden: false };
  }
  if (extra.tool_invocations !== undefined && extra.tool_invocations !== null) {
    return { kind: 'system', role: 'system', hidden: false };
  }
  if (record.is_system === true && isDrawn(extra, text)) {
    return { kind: 'system', role: 'character', hidden: true };
  }
  if (type === 'comment') return { kind: 'ooc', role: 'system', hidden: false };
  const hidden = record.is_system === true;
  if (type === 'narrator') return { kind: 'narration', role: 'narrator', hidden };
  const role = isOfUser(record) ? 'player' : 'character';
  return { kind: isWholeOoc(text) ? 'ooc' : 'post', role, hidden };
}

/** A notice in the name of a character that holds what a picture was drawn from, and nothing that is said. */
function isDrawn({ image, media, title }: Fields, text: string): boolean {
  const files: readonly unknown[] = Array.isArray(media) ? media : [];
  if (typeof image !== 'string' && files.length === 0) return false;
  const titles = [title, ...files.map((file) => (isObject(file) ? file.title : undefined))];
  return titles.some((one) => typeof one === 'string' && one !== '' && text.includes(one));
}

/** File name of the card or persona picture, which outlives a change of name; '' where it tells nothing. */
export function avatarOf(record: Fields): string {
  const original = record.original_avatar;
  if (typeof original === 'string' && isOwnAvatar(original)) return original;
  const forced = record.force_avatar;
  if (typeof forced !== 'string') return '';
  const file = /[?&]file=([^&]+)/.exec(forced)?.[1] ?? /User Avatars\/([^/?]+)/.exec(forced)?.[1];
  if (file === undefined) return '';
  const name = decode(file);
  return isOwnAvatar(name) ? name : '';
}

/** Pictures that come with the program belong to nobody. */
function isOwnAvatar(file: string): boolean {
  return !/^(?:img\/|none$|default(?:[-_](?:user|avatar))?(?:\.\w+)?$|user-default\.png$|ai4\.png$|five\.png$|you\.png$)|^$/i.test(
    file,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** All versions of a message; `swipe_id` may be stale or out of range. */
export function swipesOf(record: Fields, shownText: string): Alternatives | undefined {
  const { swipes, swipe_id: id } = record;
  if (!Array.isArray(swipes) || swipes.length === 0) return undefined;
  if (swipes.length === 1 && swipes[0] === record.mes) return undefined;
  const texts = swipes.map((swipe) => textOf(swipe) ?? '');
  return alternativesOf(texts, id, shownText);
}

/** Name of the checkpoint or branch chat that was made from this message. */
export function branchOf(extra: Fields): string | undefined {
  if (typeof extra.bookmark_link === 'string' && extra.bookmark_link !== '') {
    return extra.bookmark_link;
  }
  const first: unknown = Array.isArray(extra.branches) ? extra.branches[0] : undefined;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** `url("backgrounds/tavern%20day.jpg")` → `tavern day`. */
export function backgroundName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const path = /url\(\s*["']?(.+?)["']?\s*\)/.exec(value.slice(0, 500))?.[1] ?? value;
  const file = decode(path).split(/[/\\]/).at(-1) ?? '';
  const name = file
    .replace(/\?.*$/, '')
    .replace(/\.\w{2,5}$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return name === '' || /^__?transparent$/i.test(name) ? undefined : name;
}
