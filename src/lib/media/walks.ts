// The parts of PNG, WebP and JPEG files with their places, read by slices: no picture data is touched.
import { isPng } from '../png';
import { ByteWindow, latin1, startsWith, viewOf } from './byte-window';

export interface Part {
  /** Four letters, or the marker of a JPEG segment in hex ("e1"). */
  readonly type: string;
  /** Where the part begins with its header, in bytes from the start of the file. */
  readonly start: number;
  /** Where its data begins. */
  readonly dataStart: number;
  readonly dataLength: number;
  /** Behind the part, its sum or padding included. */
  readonly end: number;
}

/** PNG chunks in order, up to and with IEND. Ends before a chunk that the file does not hold whole. */
export async function* pngParts(window: ByteWindow): AsyncGenerator<Part> {
  const signature = await window.read(0, 8);
  if (!signature || !isPng(signature)) return;
  for (let at = 8; ;) {
    const head = await window.read(at, 8);
    if (!head) return;
    const dataLength = viewOf(head).getUint32(0);
    const type = latin1(head.subarray(4, 8));
    const end = at + 12 + dataLength;
    if (end > window.size) return;
    yield { type, start: at, dataStart: at + 8, dataLength, end };
    if (type === 'IEND') return;
    at = end;
  }
}

/** Chunks of a WebP (RFC 9649, 2.3 and 2.4). Bytes behind the RIFF size are not the picture's. */
export async function* webpParts(window: ByteWindow): AsyncGenerator<Part> {
  const riff = await window.read(0, 12);
  if (!riff || !startsWith(riff, 'RIFF') || !startsWith(riff, 'WEBP', 8)) return;
  const stop = Math.min(window.size, 8 + viewOf(riff).getUint32(4, true));
  for (let at = 12; at + 8 <= stop;) {
    const head = await window.read(at, 8);
    if (!head) return;
    const dataLength = viewOf(head).getUint32(4, true);
    const type = latin1(head.subarray(0, 4));
    if (at + 8 + dataLength > stop) return;
    const end = Math.min(stop, at + 8 + dataLength + (dataLength & 1));
    yield { type, start: at, dataStart: at + 8, dataLength, end };
    at = end;
  }
}

/** JPEG segments up to the first scan (SOS, "da"), which ends the walk (ITU T.81, B.1.1). */
export async function* jpegParts(window: ByteWindow): AsyncGenerator<Part> {
  const start = await window.read(0, 2);
  if (start?.[0] !== 0xff || start[1] !== 0xd8) return;
  for (let at = 2; ;) {
    const head = await window.read(at, 4);
    if (head?.[0] !== 0xff) return;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const type = marker.toString(16).padStart(2, '0');
    if (isBareMarker(marker)) {
      yield { type, start: at, dataStart: at + 2, dataLength: 0, end: at + 2 };
      if (marker === 0xd9) return;
      at += 2;
      continue;
    }
    const length = viewOf(head).getUint16(2);
    const end = at + 2 + length;
    if (length < 2 || end > window.size) return;
    yield { type, start: at, dataStart: at + 4, dataLength: length - 2, end };
    if (marker === 0xda) return;
    at = end;
  }
}

/** TEM, RST0 to RST7, SOI and EOI have no length. */
export function isBareMarker(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
}
