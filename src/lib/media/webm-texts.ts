// Texts in WebM and Matroska: Segment → Tags → Tag → SimpleTag, and the title in Info (RFC 9559).
// Element lengths are EBML's (RFC 8794); a live recording leaves those of Segment and Cluster open.
import { looseText, type ByteWindow } from './byte-window';
import { MAX_TEXT_BYTES, type TextBasket } from './embedded-text';

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const INFO = 0x1549a966;
const TITLE = 0x7ba9;
const WRITING_APP = 0x5741;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
const TAG_STRING = 0x4487;
const TAG_BINARY = 0x4485;
const MOST_DEPTH = 6;

interface Element {
  readonly id: number;
  readonly dataStart: number;
  readonly end: number;
}

export async function readWebmTexts(window: ByteWindow, basket: TextBasket): Promise<void> {
  await walk(window, 0, window.size, async (element) => {
    if (element.id === SEGMENT) await readSegment(window, element, basket);
  });
}

async function readSegment(
  window: ByteWindow,
  segment: Element,
  basket: TextBasket,
): Promise<void> {
  await walk(window, segment.dataStart, segment.end, async (element) => {
    if (element.id === TAGS) await readTags(window, element, basket, 0);
    if (element.id !== INFO) return;
    await walk(window, element.dataStart, element.end, async (field) => {
      const key = field.id === TITLE ? 'title' : field.id === WRITING_APP ? 'encoder' : undefined;
      if (key) basket.add('webm', key, (await textOf(window, field)) ?? '');
    });
  });
}

async function readTags(
  window: ByteWindow,
  parent: Element,
  basket: TextBasket,
  depth: number,
): Promise<void> {
  if (depth > MOST_DEPTH || basket.isFull) return;
  await walk(window, parent.dataStart, parent.end, async (element) => {
    if (element.id === TAG) await readTags(window, element, basket, depth + 1);
    if (element.id === SIMPLE_TAG) await readSimpleTag(window, element, basket, depth + 1);
  });
}

async function readSimpleTag(
  window: ByteWindow,
  tag: Element,
  basket: TextBasket,
  depth: number,
): Promise<void> {
  let name = '';
  let text: string | undefined;
  await walk(window, tag.dataStart, tag.end, async (element) => {
    if (element.id === TAG_NAME) name = (await textOf(window, element)) ?? '';
    if (element.id === TAG_STRING || element.id === TAG_BINARY)
      text = await textOf(window, element);
  });
  if (name !== '' && text !== undefined) basket.add('webm', name, text);
  await readTags(window, tag, basket, depth);
}

async function textOf(window: ByteWindow, element: Element): Promise<string | undefined> {
  const length = element.end - element.dataStart;
  if (length > MAX_TEXT_BYTES) return undefined;
  const bytes = await window.read(element.dataStart, length);
  return bytes ? looseText(bytes) : undefined;
}

/** Elements from `start` to `end`; one that does not fit ends it. Open clusters are walked through. */
async function walk(
  window: ByteWindow,
  start: number,
  end: number,
  visit: (element: Element) => Promise<void>,
): Promise<void> {
  for (let at = start; at < end;) {
    const head = await window.upTo(at, 12);
    if (!head) return;
    const idBytes = lengthOf(head[0] ?? 0, 4);
    const sizeBytes = lengthOf(head[idBytes] ?? 0, 8);
    if (idBytes === 0 || sizeBytes === 0 || head.length < idBytes + sizeBytes) return;
    const id = numberFrom(head.subarray(0, idBytes));
    const size = sizeOf(head.subarray(idBytes, idBytes + sizeBytes));
    const dataStart = at + idBytes + sizeBytes;
    if (size === undefined) {
      if (id === SEGMENT) return visit({ id, dataStart, end });
      if (id !== CLUSTER) return;
      // Its children follow one by one, up to the next element of the segment.
      at = dataStart;
      continue;
    }
    if (dataStart + size > end) return;
    await visit({ id, dataStart, end: dataStart + size });
    at = dataStart + size;
  }
}

/** Bytes of a number whose first byte is `first`; 0 where it is none or longer than `most`. */
function lengthOf(first: number, most: number): number {
  const zeros = Math.clz32(first) - 24;
  return zeros + 1 > most || first === 0 ? 0 : zeros + 1;
}

function numberFrom(bytes: Uint8Array): number {
  let out = 0;
  for (const byte of bytes) out = out * 256 + byte;
  return out;
}

/** Undefined where the size is left open (all bits one). */
function sizeOf(bytes: Uint8Array): number | undefined {
  const mask = 0xff >>> bytes.length;
  const first = (bytes[0] ?? 0) & mask;
  const isOpen = first === mask && bytes.subarray(1).every((byte) => byte === 0xff);
  // The marker is masked away before: above 2^53 a number would lose its low bits.
  return isOpen ? undefined : numberFrom(bytes.subarray(1)) + first * 256 ** (bytes.length - 1);
}
