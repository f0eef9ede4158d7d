// Signs that Word takes from its own fonts, where people typed a smiley or an arrow.

/** Wingdings, by the low byte of the character; Word stores them from F000 on. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x4a: '☺',
  0x4b: '😐',
  0x4c: '☹',
  0x6c: '●',
  0xa7: '▪',
  0xdf: '←',
  0xe0: '→',
  0xe7: '⇐',
  0xe8: '➔',
  0xf3: '⇔',
  0xfc: '✓',
};

/** `char`: hexadecimal. '' where the sign is known to its font alone. */
export function symbolOf(font: string, char: string): string {
  const code = parseInt(char, 16);
  if (!(code > 0x1f && code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return '';
  if (/^wingdings$/i.test(font)) return WINGDINGS[code & 0xff] ?? '';
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  return isPrivate ? '' : String.fromCodePoint(code);
}
