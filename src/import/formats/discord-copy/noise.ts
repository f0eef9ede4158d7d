// What the Discord window shows beside a message and a copy takes along.

const BUTTONS =
  /^(?:APP|BOT|NEW|Image|Expand|Forwarded|Wave to say hi!|Add Reaction|Click to react|Click to see attachment|Message has been deleted|Message could not be loaded\.?|Original message was deleted\.?|\(edited\))$/;
/** `— May 26, 2023 —` and the bare date between two days. */
const DIVIDER =
  /^(?:[—–-]+\s*)?(?:\p{L}{3,12} \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?\p{L}{3,12} (?:de )?\d{4}|\d{4}年\d{1,2}月\d{1,2}日)(?:\s*[—–-]+)?$/u;
export const DAY = 'date between messages';
export const BUTTON = 'button or label';
const FILE_NAME = /^[\w .()-]{1,80}\.[a-z0-9]{2,5}$/i;
const FILE_SIZE = /^\d{1,4}(?:[.,]\d{1,2})? (?:bytes|KB|MB|GB)$/;
const SIGN =
  /^(?:(?:\p{Extended_Pictographic}(?:\ufe0f|\u200d|\p{Emoji_Modifier}){0,3}){1,6}|\p{RI}{2}|:\w{2,32}:)$/u;
const COUNT = /^\d{1,4}$/;
/** Where a forwarded message came from. */
const ORIGIN = /^#\S{1,60} • .{4,30}\d[:.]\d{2}(?:[ \u202f]?[AP]M)?$/;
const USED = /^.{1,80} used \/[\w-]{1,32}$/;

/**
 * Why the line says nothing, or undefined where it is text. `next`: the line after it, if any. Only
 * what no one would write alone on a line counts, since a word too many does less harm than one less.
 */
export function noiseIn(
  text: string,
  before: string,
  next: string,
  isBeforeHead: boolean,
): string | undefined {
  if (text.length > 120) return undefined;
  const line = text.trim();
  if (BUTTONS.test(line)) return BUTTON;
  const isDivider = DIVIDER.test(line) && (isBeforeHead || /^[—–-]/.test(line));
  if (isDivider) return DAY;
  if (FILE_SIZE.test(line) && FILE_NAME.test(before.trim())) return 'attachment';
  if (FILE_NAME.test(line) && FILE_SIZE.test(next.trim())) return 'attachment';
  // A sign alone may be all that somebody wrote; with a number below it, it is a reaction.
  if (SIGN.test(line) && COUNT.test(next.trim())) return 'reaction';
  if (COUNT.test(line) && SIGN.test(before.trim())) return 'reaction';
  if (USED.test(line)) return 'use of a command';
  if (ORIGIN.test(line)) return 'source of a forwarded message';
  return undefined;
}

const EDITED = /\s*\((?:edited|bearbeitet|editado|modifié|modificato|изменено)\)$/i;

/** Length of the mark of an edit at the end of a line, 0 where there is none. */
export function editMarkIn(text: string): number {
  return EDITED.exec(text.slice(-30))?.[0].length ?? 0;
}
