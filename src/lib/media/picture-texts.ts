// Texts in PNG, WebP, JPEG and GIF.
import { pngTexts } from '../png';
import { looseText, startsWith, type ByteWindow } from './byte-window';
import { MAX_TEXT_BYTES, type TextBasket } from './embedded-text';
import { exifTexts } from './exif';
import { jpegParts, pngParts, webpParts, type Part } from './walks';
import { PROVENANCE_CHUNK, PROVENANCE_KEY } from './provenance-keys';
import { xmpTexts } from './xmp';

const PNG_SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const XMP_HEAD = 'http://ns.adobe.com/xap/1.0/\0';

export async function readPngTexts(window: ByteWindow, basket: TextBasket): Promise<void> {
  for await (const part of pngParts(window)) {
    if (basket.isFull) return;
    if (part.dataLength > MAX_TEXT_BYTES) continue;
    if (part.type === 'eXIf') addExif(await dataOf(window, part), basket);
    if (!/^(?:tEXt|zTXt|iTXt)$/.test(part.type)) continue;
    const chunk = await window.read(part.start, part.end - part.start);
    if (!chunk) return;
    const alone = new Uint8Array(8 + chunk.length);
    alone.set(PNG_SIGNATURE);
    alone.set(chunk, 8);
    for (const { keyword, bytes } of await pngTexts(alone)) {
      const text = looseText(bytes);
      if (keyword === 'XML:com.adobe.xmp') addXmp(text, basket);
      else basket.add('png', keyword, text);
    }
  }
}

export async function readWebpTexts(window: ByteWindow, basket: TextBasket): Promise<void> {
  for await (const part of webpParts(window)) {
    if (part.dataLength > MAX_TEXT_BYTES) continue;
    if (part.type === 'EXIF') addExif(await dataOf(window, part), basket);
    if (part.type === PROVENANCE_CHUNK) {
      basket.add('webp', PROVENANCE_KEY, looseText((await dataOf(window, part)) ?? EMPTY));
    }
    if (part.type === 'XMP ') addXmp(looseText((await dataOf(window, part)) ?? EMPTY), basket);
  }
}

export async function readJpegTexts(window: ByteWindow, basket: TextBasket): Promise<void> {
  for await (const part of jpegParts(window)) {
    if (part.type === 'fe') basket.add('jpeg', 'comment', looseText(await owned(window, part)));
    if (part.type !== 'e1') continue;
    const data = await owned(window, part);
    if (startsWith(data, 'Exif\0')) addExif(data, basket);
    if (startsWith(data, XMP_HEAD)) addXmp(looseText(data.subarray(XMP_HEAD.length)), basket);
  }
}

/** Comment extensions (GIF89a, 24). Walks over the frames, whose lengths stand only in their blocks. */
export async function readGifTexts(window: ByteWindow, basket: TextBasket): Promise<void> {
  const head = await window.read(0, 13);
  if (!head) return;
  let at = 13 + colorTableBytes(head[10] ?? 0);
  for (;;) {
    const block = await window.read(at, 2);
    if (block?.[0] === 0x21) {
      const isComment = block[1] === 0xfe;
      const blocks = await readBlocks(window, at + 2, isComment ? basket : undefined);
      if (blocks === undefined) return;
      at = blocks;
    } else if (block?.[0] === 0x2c) {
      const frame = await window.read(at, 10);
      if (!frame) return;
      const end = await readBlocks(window, at + 11 + colorTableBytes(frame[9] ?? 0), undefined);
      if (end === undefined) return;
      at = end;
    } else return;
  }
}

function colorTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

const GIF_COMMENT_BYTES = 1024 * 1024;

/** Offset behind the blocks that start at `at`; undefined where the file is cut. */
async function readBlocks(
  window: ByteWindow,
  at: number,
  basket: TextBasket | undefined,
): Promise<number | undefined> {
  const text: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // A page of blocks at a time: a frame has thousands, each at most 255 bytes long.
    const page = await window.upTo(at, 32 * 1024);
    if (!page || page.length === 0) return undefined;
    let i = 0;
    while (i < page.length) {
      const length = page[i] ?? 0;
      if (length === 0) {
        if (basket) basket.add('gif', 'comment', looseText(join(text, size)));
        return at + i + 1;
      }
      if (i + 1 + length > page.length) break;
      if (basket && size + length <= GIF_COMMENT_BYTES) {
        text.push(page.slice(i + 1, i + 1 + length));
        size += length;
      }
      i += 1 + length;
    }
    if (i === 0) return undefined;
    at += i;
  }
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const EMPTY = new Uint8Array();

function dataOf(window: ByteWindow, part: Part): Promise<Uint8Array | undefined> {
  return window.read(part.dataStart, part.dataLength);
}

async function owned(window: ByteWindow, part: Part): Promise<Uint8Array> {
  return (await dataOf(window, part)) ?? EMPTY;
}

function addExif(data: Uint8Array | undefined, basket: TextBasket): void {
  for (const { key, text } of exifTexts(data ?? EMPTY)) basket.add('exif', key, text);
}

function addXmp(text: string, basket: TextBasket): void {
  for (const found of xmpTexts(text)) basket.add('xmp', found.key, found.text);
}
