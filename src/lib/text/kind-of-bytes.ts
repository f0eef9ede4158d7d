// What a file is by its first bytes, whatever its name says.

export type ByteKind =
  | 'empty'
  | 'zip'
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'gzip'
  | 'pdf'
  | 'old-word'
  | 'rtf'
  | 'html'
  | 'text'
  | 'binary';

const MAGIC: readonly (readonly [kind: ByteKind, ...bytes: number[]])[] = [
  ['zip', 0x50, 0x4b, 0x03, 0x04],
  ['zip', 0x50, 0x4b, 0x05, 0x06],
  ['png', 0x89, 0x50, 0x4e, 0x47],
  ['jpeg', 0xff, 0xd8, 0xff],
  ['gif', 0x47, 0x49, 0x46, 0x38],
  ['gzip', 0x1f, 0x8b, 0x08],
  ['pdf', 0x25, 0x50, 0x44, 0x46],
  ['rtf', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['old-word', 0xd0, 0xcf, 0x11, 0xe0],
];

/** Enough of a file for `kindOfBytes`. */
export const HEAD_BYTES = 65_536;

export function kindOfBytes(head: Uint8Array): ByteKind {
  if (head.length === 0) return 'empty';
  for (const [kind, ...magic] of MAGIC) {
    if (magic.every((byte, i) => head[i] === byte)) return kind;
  }
  if (isAscii(head, 0, 'RIFF') && isAscii(head, 8, 'WEBP')) return 'webp';
  if (utf16Of(head) !== null) return 'text';
  if (looksBinary(head)) return 'binary';
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  if (/^(?:\u00ef\u00bb\u00bf)?\s{0,200}(?:<!doctype html|<html)/i.test(start)) return 'html';
  return 'text';
}

/** UTF-16 told by its mark, or by more than 30 % NUL at every second place of the first 4 KB. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const half = length / 2;
  // Where both halves are NUL the file holds blocks of zeros after a crash, not UTF-16.
  if (odd > half * 0.3 && even < odd * 0.2) return 'utf-16le';
  if (even > half * 0.3 && odd < even * 0.2) return 'utf-16be';
  return null;
}

function looksBinary(head: Uint8Array): boolean {
  let control = 0;
  let zeros = 0;
  let run = 0;
  for (const byte of head) {
    if (byte === 0) {
      run++;
      continue;
    }
    // A long run of zeros is a block that a crash left in a text file.
    if (run >= 16) zeros += run;
    else control += run;
    run = 0;
    const isText = byte >= 0x20 || (byte >= 0x07 && byte <= 0x0d) || byte === 0x1b;
    // IRC logs mark bold, color and italics with these.
    const isMark =
      byte === 0x02 || byte === 0x03 || byte === 0x0f || (byte >= 0x1d && byte <= 0x1f);
    if ((!isText && !isMark) || byte === 0x7f) control++;
  }
  zeros += run;
  const rest = head.length - zeros;
  return rest === 0 ? true : control > rest * 0.05;
}

function isAscii(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
