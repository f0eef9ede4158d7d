// Texts in EXIF (TIFF 6.0 directories, CIPA DC-008). ComfyUI writes `prompt:{…}` into Model and
// `workflow:{…}` into Make of its WebP files, and each further key one tag below; A1111 and SwarmUI
// write UserComment.
import { latin1, looseText, startsWith, viewOf } from './byte-window';
import { MAX_TEXT_BYTES } from './embedded-text';

export interface ExifText {
  readonly key: string;
  readonly text: string;
}

const TAG_NAMES: Readonly<Record<number, string>> = {
  0x010d: 'DocumentName',
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0131: 'Software',
  0x013b: 'Artist',
  0x8298: 'Copyright',
  0x9286: 'UserComment',
  0x9c9b: 'XPTitle',
  0x9c9c: 'XPComment',
  0x9c9e: 'XPKeywords',
};
const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
const ORIENTATION = 0x0112;
const MOST_DIRECTORIES = 8;
const MOST_ENTRIES = 512;
const TYPE_SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 6: 1, 7: 1, 9: 4 };

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly data: Uint8Array;
}

interface Tiff {
  readonly entries: readonly Entry[];
  readonly isLittle: boolean;
}

/** Texts of all directories but the thumbnail's pixels. Broken entries are passed over. */
export function exifTexts(bytes: Uint8Array): ExifText[] {
  const tiff = readTiff(bytes);
  if (!tiff) return [];
  return tiff.entries.flatMap(({ tag, type, data }) => {
    const isText = type === 2 || TAG_NAMES[tag] !== undefined;
    if (!isText || type === 3 || type === 4) return [];
    const key = TAG_NAMES[tag] ?? `0x${tag.toString(16).padStart(4, '0')}`;
    const text = (
      tag === USER_COMMENT ? userComment(data, tiff.isLittle) : plain(tag, data)
    ).trim();
    return text === '' ? [] : [{ key, text }];
  });
}

/** 1 to 8 (1 is upright), or undefined where none is said. */
export function exifOrientation(bytes: Uint8Array): number | undefined {
  const tiff = readTiff(bytes);
  const entry = tiff?.entries.find(({ tag, type }) => tag === ORIENTATION && type === 3);
  if (!tiff || !entry || entry.data.length < 2) return undefined;
  const value = viewOf(entry.data).getUint16(0, tiff.isLittle);
  return value >= 1 && value <= 8 ? value : undefined;
}

/** A TIFF block that says the orientation and nothing else: without it a phone's picture lies on its side. */
export function orientationOnly(orientation: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(26);
  const view = viewOf(out);
  out.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return out;
}

function readTiff(whole: Uint8Array): Tiff | undefined {
  // JPEG has "Exif\0\0" before the block by rule, some writers of WebP by habit.
  const bytes = startsWith(whole, 'Exif\0\0') ? whole.subarray(6) : whole;
  if (bytes.length < 14) return undefined;
  const view = viewOf(bytes);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const isLittle = order === 0x4949;
  if (view.getUint16(2, isLittle) !== 42) return undefined;
  const entries: Entry[] = [];
  const waiting = [view.getUint32(4, isLittle)];
  const seen = new Set<number>();
  while (waiting.length > 0 && seen.size < MOST_DIRECTORIES) {
    const at = waiting.shift() ?? 0;
    if (at < 8 || at + 2 > bytes.length || seen.has(at)) continue;
    seen.add(at);
    const count = Math.min(view.getUint16(at, isLittle), MOST_ENTRIES);
    for (let i = 0; i < count; i++) {
      const entry = readEntry(bytes, view, at + 2 + i * 12, isLittle);
      if (!entry) continue;
      if (entry.tag === EXIF_DIRECTORY && entry.data.length >= 4) {
        waiting.push(viewOf(entry.data).getUint32(0, isLittle));
      } else entries.push(entry);
    }
  }
  return { entries, isLittle };
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  isLittle: boolean,
): Entry | undefined {
  if (at + 12 > bytes.length) return undefined;
  const type = view.getUint16(at + 2, isLittle);
  const length = view.getUint32(at + 4, isLittle) * (TYPE_SIZES[type] ?? 0);
  if (length === 0 || length > MAX_TEXT_BYTES) return undefined;
  const from = length <= 4 ? at + 8 : view.getUint32(at + 8, isLittle);
  if (from + length > bytes.length) return undefined;
  return { tag: view.getUint16(at, isLittle), type, data: bytes.subarray(from, from + length) };
}

function plain(tag: number, data: Uint8Array): string {
  // The XP tags of Windows are UTF-16, low byte first.
  const isWide = tag >= 0x9c9b && tag <= 0x9c9f;
  const text = isWide ? new TextDecoder('utf-16le').decode(data) : looseText(data);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** Eight bytes name the code; "UNICODE" is UTF-16 of either order, whatever the block's order is. */
function userComment(data: Uint8Array, isLittle: boolean): string {
  const code = latin1(data.subarray(0, 8));
  const body = data.subarray(8);
  if (code.startsWith('UNICODE')) {
    return new TextDecoder(isLowFirst(body, isLittle) ? 'utf-16le' : 'utf-16be')
      .decode(body)
      .replace(/\0+$/, '');
  }
  if (/^(?:ASCII|JIS)\0/.test(code) || code === '\0'.repeat(8)) {
    return looseText(body).replace(/\0+$/, '');
  }
  return looseText(data).replace(/\0+$/, '');
}

/** Letters of ASCII have their zero byte second when the low byte comes first. */
function isLowFirst(body: Uint8Array, isLittle: boolean): boolean {
  let first = 0;
  let second = 0;
  for (let i = 0; i + 1 < Math.min(body.length, 4096); i += 2) {
    if (body[i] === 0 && body[i + 1] !== 0) first += 1;
    if (body[i] !== 0 && body[i + 1] === 0) second += 1;
  }
  return first === second ? isLittle : second > first;
}
