// @ts-check
// A short recorded clip with texts added, as SaveWEBM adds the prompt. Clips are not encoded here.
import { readFileSync } from 'node:fs';

const CLIP = new URL('clip.webm', import.meta.url);
const SEGMENT = Buffer.from('18538067', 'hex');

/** @param {Record<string, string>} texts @returns {Buffer} */
export function clipWith(texts) {
  const clip = readFileSync(CLIP);
  const tags = Object.entries(texts).map(([name, text]) =>
    element('7373', [
      element('63c0', []),
      element('67c8', [
        element('45a3', [Buffer.from(name.toUpperCase())]),
        element('4487', [Buffer.from(text)]),
      ]),
    ]),
  );
  const added = element('1254c367', tags);
  const out = Buffer.concat([clip, added]);
  // The segment says how long it is, in seven bytes after a 01.
  const at = out.indexOf(SEGMENT) + SEGMENT.length + 1;
  const length = out.readUIntBE(at + 1, 6) + added.length;
  out.writeUIntBE(length, at + 1, 6);
  return out;
}

/** @param {string} id Hexadecimal. @param {Buffer[]} parts */
function element(id, parts) {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(0x10000000 + body.length);
  return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}
