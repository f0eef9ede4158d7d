// Codes of IRC for bold, italics and colors, which no reader should see.

/** Bold, color, color in hex, end of all, fixed width, reverse, italics, struck out, underlined. */
const CODES = '\x02\x03\x04\x0f\x11\x16\x1d\x1e\x1f';
const MARKS: Readonly<Record<string, string>> = { '\x02': '**', '\x1d': '*', '\x1e': '~~' };
const COLOR = /\d{1,2}(?:,\d{1,2})?/y;
const HEX = /[0-9a-f]{6}(?:,[0-9a-f]{6})?/iy;

/** The text with bold and italics as the marks that people type, and without the other codes. */
export function withoutCodes(text: string): string {
  if (![...CODES].some((code) => text.includes(code))) return text;
  const open: string[] = [];
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charAt(at);
    if (!CODES.includes(code)) continue;
    out += text.slice(from, at) + toggle(open, code);
    const number = code === '\x03' ? COLOR : code === '\x04' ? HEX : undefined;
    if (number) {
      number.lastIndex = at + 1;
      at += number.exec(text)?.[0].length ?? 0;
    }
    from = at + 1;
  }
  return out + text.slice(from) + toggle(open, '\x0f');
}

/** The mark to write for a code; `\x0f` ends all that is open. */
function toggle(open: string[], code: string): string {
  if (code === '\x0f') return open.splice(0).reverse().join('');
  const mark = MARKS[code];
  if (mark === undefined) return '';
  const at = open.indexOf(mark);
  if (at === -1) open.push(mark);
  else open.splice(at, 1);
  return mark;
}
