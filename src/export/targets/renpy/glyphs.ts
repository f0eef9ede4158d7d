// Which writing systems a text uses that the engine's own font (DejaVu Sans) cannot draw.

const MISSING = [
  ['Chinese or Japanese', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Burmese', /\p{Script=Myanmar}/u],
  ['emoji', /[\p{Emoji_Presentation}\u{1f000}-\u{1faff}]/u],
] as const;

export type MissingScript = (typeof MISSING)[number][0];

export function missingScripts(text: string): MissingScript[] {
  // Most lines are plain Latin; one test spares them nine.
  if (!/[\u0900-\u1fff\u2300-\u{1faff}]/u.test(text)) return [];
  return MISSING.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

export function isRightToLeft(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
}
