// Texts in MP4 and QuickTime: `moov` → `udta` (QuickTime's ©-texts), `meta` → `ilst` (iTunes' four
// letters, or numbers into `keys`, as ComfyUI's SaveVideo writes). ISO 14496-12; QuickTime File Format.
import { latin1, looseText, viewOf, type ByteWindow } from './byte-window';
import { MAX_TEXT_BYTES, type TextBasket } from './embedded-text';

interface Box {
  readonly type: string;
  readonly dataStart: number;
  readonly end: number;
}

const MOST_DEPTH = 6;
const MOST_KEYS = 256;
/** iTunes' tags that players and ComfyUI's nodes use for words. */
const TAG_NAMES: Readonly<Record<string, string>> = {
  '\u00a9cmt': 'comment',
  '\u00a9nam': 'title',
  '\u00a9des': 'description',
  desc: 'description',
  ldes: 'description',
  '\u00a9too': 'encoder',
  '\u00a9swr': 'encoder',
  '\u00a9inf': 'information',
};

export async function readMp4Texts(window: ByteWindow, basket: TextBasket): Promise<void> {
  for await (const box of boxes(window, 0, window.size)) {
    if (box.type === 'moov') await readContainer(window, box, basket, 1);
    // Fragmented files may carry a `meta` of their own.
    if (box.type === 'meta' || box.type === 'udta') await readNamed(window, box, basket, 1);
    if (basket.isFull) return;
  }
}

async function readContainer(
  window: ByteWindow,
  parent: Box,
  basket: TextBasket,
  depth: number,
): Promise<void> {
  if (depth > MOST_DEPTH) return;
  for await (const box of boxes(window, parent.dataStart, parent.end)) {
    await readNamed(window, box, basket, depth);
    if (basket.isFull) return;
  }
}

async function readNamed(
  window: ByteWindow,
  box: Box,
  basket: TextBasket,
  depth: number,
): Promise<void> {
  if (box.type === 'meta') await readMeta(window, box, basket);
  else if (box.type === 'udta') await readContainer(window, box, basket, depth + 1);
  else if (box.type.startsWith('\u00a9')) await readQuickTimeText(window, box, basket);
}

/** Boxes from `start` to `end`. Ends at the first that does not fit; sizes below a header end it too. */
async function* boxes(window: ByteWindow, start: number, end: number): AsyncGenerator<Box> {
  for (let at = start; at + 8 <= end;) {
    const head = await window.upTo(at, 16);
    if (!head || head.length < 8) return;
    const view = viewOf(head);
    const type = latin1(head.subarray(4, 8));
    let size = view.getUint32(0);
    let headBytes = 8;
    if (size === 0) size = end - at;
    else if (size === 1) {
      if (head.length < 16) return;
      size = view.getUint32(8) * 2 ** 32 + view.getUint32(12);
      headBytes = 16;
    }
    if (size < headBytes || at + size > end) return;
    yield { type, dataStart: at + headBytes, end: at + size };
    at += size;
  }
}

async function readMeta(window: ByteWindow, meta: Box, basket: TextBasket): Promise<void> {
  // ISO's `meta` has four bytes of version before its boxes, QuickTime's has none.
  const head = await window.upTo(meta.dataStart, 8);
  const isQuickTime = head !== undefined && latin1(head.subarray(4, 8)) === 'hdlr';
  const start = meta.dataStart + (isQuickTime ? 0 : 4);
  let keys: string[] = [];
  for await (const box of boxes(window, start, meta.end)) {
    if (box.type === 'keys') keys = await readKeys(window, box);
    if (box.type === 'ilst') await readItems(window, box, keys, basket);
  }
}

async function readKeys(window: ByteWindow, box: Box): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of boxes(window, box.dataStart + 8, box.end)) {
    if (keys.length >= MOST_KEYS) break;
    const bytes = await window.read(key.dataStart, Math.min(key.end - key.dataStart, 200));
    keys.push(bytes ? looseText(bytes) : '');
  }
  return keys;
}

async function readItems(
  window: ByteWindow,
  list: Box,
  keys: readonly string[],
  basket: TextBasket,
): Promise<void> {
  for await (const item of boxes(window, list.dataStart, list.end)) {
    if (basket.isFull) return;
    // `----` holds its name beside its data; otherwise four letters, or a number from 1 into `keys`.
    let key = TAG_NAMES[item.type] ?? keys[numberOf(item.type) - 1] ?? item.type;
    for await (const part of boxes(window, item.dataStart, item.end)) {
      const length = part.end - part.dataStart;
      if (length > MAX_TEXT_BYTES) continue;
      const bytes = await window.read(part.dataStart, length);
      if (!bytes || bytes.length < 4) break;
      if (part.type === 'name') key = looseText(bytes.subarray(4));
      if (part.type !== 'data' || bytes.length < 8) continue;
      const kind = viewOf(bytes).getUint32(0) & 0xffffff;
      const body = bytes.subarray(8);
      if (kind === 1 || kind === 0) basket.add('mp4', key, looseText(body));
      if (kind === 2) basket.add('mp4', key, new TextDecoder('utf-16be').decode(body));
    }
  }
}

function numberOf(type: string): number {
  let out = 0;
  for (let i = 0; i < 4; i++) out = out * 256 + type.charCodeAt(i);
  return out;
}

/** Two bytes of length, two of language, then text; some writers put a `data` box there instead. */
async function readQuickTimeText(window: ByteWindow, box: Box, basket: TextBasket): Promise<void> {
  const length = box.end - box.dataStart;
  if (length < 5 || length > MAX_TEXT_BYTES) return;
  const bytes = await window.read(box.dataStart, length);
  if (!bytes) return;
  const key = TAG_NAMES[box.type] ?? box.type;
  if (latin1(bytes.subarray(4, 8)) === 'data' && bytes.length > 16) {
    basket.add('mp4', key, looseText(bytes.subarray(16)));
    return;
  }
  const said = viewOf(bytes).getUint16(0);
  // Texts past 64 KB wrap around in the two bytes of length; then the box is the measure.
  const end = length - 4 > 0xffff ? length : Math.min(length, 4 + said);
  basket.add('mp4', key, looseText(bytes.subarray(4, end)));
}
