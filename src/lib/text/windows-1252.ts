// The 32 characters in which windows-1252 differs from Latin-1. Node 20 decodes the one as the other
//, which would hide curly quotes from every test.
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text decoded as windows-1252 by a decoder that may have used Latin-1; right either way. */
export function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (char) => UPPER[char.charCodeAt(0) - 0x80] ?? char);
}
