// RTF as Word, WordPad, TextEdit, LibreOffice and Google Docs write it, in one walk over its bytes.
import type { ReadDocument } from '../document';
import { DocumentWriter } from '../document-writer';
import { RtfReader } from './reader';
import { rtfTokens } from './tokens';

export function readRtf(bytes: Uint8Array): ReadDocument {
  // Bytes as they are: what they mean hangs on the font that they are written in.
  const rtf = latin1Of(bytes);
  const writer = new DocumentWriter();
  const reader = new RtfReader(writer);
  for (const token of rtfTokens(rtf)) {
    reader.take(token);
    if (reader.isOver || reader.isLost) break;
  }
  reader.finish();
  return { text: writer.finish(), leftOut: writer.leftOut, isWhole: reader.isOver };
}

/** `TextDecoder` calls windows-1252 "latin1", which is not the same from 0x80 to 0x9f. */
function latin1Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}
