// Binary frames, big-endian: 1 picture, 3 text, 4 picture with a JSON header (section 7 of the recordings).
import { parseJson } from './json';
import { previewHeaderSchema } from './messages';
import type { ServerEvent } from './render-server';

const LONGEST_HEADER = 64 * 1024;
const LONGEST_TEXT = 20_000;
/** VideoHelperSuite puts a frame number and a node's name before its picture. */
const SNIFF_BYTES = 64;

export function decodeBinary(frame: ArrayBuffer): ServerEvent {
  const bytes = new Uint8Array(frame);
  if (bytes.length < 8) return unknown('short');
  const view = new DataView(frame);
  const event = view.getUint32(0);
  const second = view.getUint32(4);
  if (event === 1) return pictureEvent(bytes, 8, event, undefined, undefined);
  if (event === 3) return textEvent(bytes, second);
  if (event === 4) return taggedEvent(bytes, second);
  return unknown(String(event));
}

function unknown(what: string): ServerEvent {
  return { kind: 'unknown', type: `binary ${what}` };
}

function textEvent(bytes: Uint8Array<ArrayBuffer>, length: number): ServerEvent {
  if (length > 256 || 8 + length > bytes.length) return unknown('3');
  const decoder = new TextDecoder();
  const node = decoder.decode(bytes.subarray(8, 8 + length));
  const end = Math.min(bytes.length, 8 + length + LONGEST_TEXT);
  return { kind: 'text', node, text: decoder.decode(bytes.subarray(8 + length, end)) };
}

function taggedEvent(bytes: Uint8Array<ArrayBuffer>, length: number): ServerEvent {
  if (length > LONGEST_HEADER || 8 + length > bytes.length) return unknown('4');
  const json = parseJson(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const header = previewHeaderSchema.safeParse(json.ok ? json.value : undefined);
  if (!header.success) return unknown('4');
  const { node_id: node, prompt_id: promptId } = header.data;
  return pictureEvent(bytes, 8 + length, 4, promptId ?? undefined, node ?? undefined);
}

function pictureEvent(
  bytes: Uint8Array<ArrayBuffer>,
  from: number,
  event: number,
  promptId: string | undefined,
  node: string | undefined,
): ServerEvent {
  const last = Math.min(from + SNIFF_BYTES, bytes.length - 4);
  for (let at = from; at <= last; at += 1) {
    const type = pictureType(bytes, at);
    if (type === undefined) continue;
    const picture = bytes.subarray(at);
    return {
      kind: 'preview',
      promptId,
      node,
      // A blob costs more than all other messages of a step, and most previews are never shown.
      get picture() {
        return new Blob([picture], { type });
      },
    };
  }
  return unknown(String(event));
}

/** By the first bytes, since the type that the frame claims may lie. */
function pictureType(bytes: Uint8Array, at: number): string | undefined {
  const first = bytes[at];
  if (first === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff) return 'image/jpeg';
  if (
    first === 0x89 &&
    bytes[at + 1] === 0x50 &&
    bytes[at + 2] === 0x4e &&
    bytes[at + 3] === 0x47
  ) {
    return 'image/png';
  }
  const isRiff = first === 0x52 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x46;
  return isRiff && bytes[at + 8] === 0x57 && bytes[at + 9] === 0x45 ? 'image/webp' : undefined;
}
