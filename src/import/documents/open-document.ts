// Which documents can be read, told by their bytes, and the text of one. Runs in the import worker.
import type { Diagnostic } from '@/lib/diagnostic';
import { HEAD_BYTES, kindOfBytes } from '@/lib/text';
import type { Result } from '@/lib/result';
import {
  cutOffFile,
  damagedDocument,
  documentLeftOut,
  emptyDocument,
  lockedDocument,
  refusedOffice,
} from '../diagnostics';
import { withoutExtension } from '../formats/detect';
import type { DocumentFailure, ReadDocument } from './document';
import { mainPartOf, readDocx } from './docx/docx';
import { readEpub } from './epub/epub';
import { readFodt, readOdt } from './odf/odf';
import { Parts, textOfXml } from './parts';
import { readRtf } from './rtf/rtf';

export type OpenedDocument =
  | {
      readonly kind: 'text';
      /** UTF-8, lines ended by `\n`. */
      readonly text: Blob;
      /** What was left out, and what is odd. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** Most of so large a file are pictures, written as letters. */
const MAX_FLAT_BYTES = 256 * 1024 * 1024;

/**
 * The text of a document; undefined where the file is none. Rejects only when it cannot be read. `known`:
 * its first `HEAD_BYTES`, where they are at hand.
 */
export async function openDocument(
  file: Blob,
  known?: Uint8Array,
): Promise<OpenedDocument | undefined> {
  const head = known ?? new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = kindOfBytes(head);
  if (kind === 'zip') return openPacked(file, head);
  if (kind === 'old-word') return openOld(head);
  if (kind === 'rtf') return openFlat(file, readRtf);
  if (kind === 'text' && isFodt(head)) return openFlat(file, (bytes) => readFodt(textOfXml(bytes)));
  if (kind === 'text' && file.size < 4096 && isShortcut(head))
    return refused(refusedOffice('link'));
  return undefined;
}

/** As `openDocument`, for readers of text: any other file is its own text. */
export async function textOfDocument(file: Blob): Promise<Blob> {
  const opened = await openDocument(file);
  return opened?.kind === 'text' ? opened.text : file;
}

/** A name for the text of a document: readers of text go by the end of it, and these are its marks. */
export function nameOfText(fileName: string): string {
  return `${withoutExtension(fileName)}.md`;
}

async function openPacked(file: Blob, head: Uint8Array): Promise<OpenedDocument | undefined> {
  const opened = await Parts.open(file);
  if (!opened.ok) {
    // Cut off, the list at its end is missing; its first parts still say what it was.
    return wasDocument(head) ? refused(damagedDocument(opened.failure)) : undefined;
  }
  const parts = opened.value;
  if (parts.has('[Content_Types].xml') || parts.has('word/document.xml')) return openWord(parts);
  if (parts.has('META-INF/container.xml')) return read(await readEpub(parts));
  const type = await parts.text('mimetype');
  const mimetype = (type.ok && type.value?.trim()) || '';
  if (parts.has('content.xml')) {
    const isOther = /opendocument\.(?!text)|sun\.xml\.(?!writer)/.test(mimetype);
    return isOther ? refused(refusedOffice('table')) : read(await readOdt(parts));
  }
  const isApple =
    parts.has('Index/Document.iwa') || parts.has('Index.zip') || parts.has('index.apxl');
  return isApple ? refused(refusedOffice('apple')) : undefined;
}

async function openWord(parts: Parts): Promise<OpenedDocument | undefined> {
  const main = await mainPartOf(parts);
  if (main !== undefined && /^(?:xl|ppt|visio)\//i.test(main))
    return refused(refusedOffice('table'));
  if (main !== undefined) return read(await readDocx(parts, main));
  const isWord = [...parts.paths].some((path) => path.startsWith('word/'));
  return isWord ? refused(damagedDocument('its text is missing')) : undefined;
}

/** Old Word, Excel and locked new documents share one container; its directory names what is in it. */
function openOld(head: Uint8Array): OpenedDocument | undefined {
  const isLocked = new TextDecoder('utf-16le').decode(head).includes('EncryptedPackage');
  return isLocked ? refused(lockedDocument()) : undefined;
}

async function openFlat(
  file: Blob,
  reader: (bytes: Uint8Array) => ReadDocument,
): Promise<OpenedDocument> {
  if (file.size > MAX_FLAT_BYTES) return refused(damagedDocument('it is larger than any text'));
  return textOf(reader(new Uint8Array(await file.arrayBuffer())));
}

function read(result: Result<ReadDocument, DocumentFailure>): OpenedDocument {
  if (result.ok) return textOf(result.value);
  const { failure } = result;
  return refused(failure.kind === 'locked' ? lockedDocument() : damagedDocument(failure.why));
}

function textOf({ text, leftOut, isWhole }: ReadDocument): OpenedDocument {
  const words = leftOut.inWords();
  if (text.trim() === '')
    return refused(isWhole ? emptyDocument(words) : damagedDocument('it is cut off'));
  const diagnostics = [
    ...(isWhole ? [] : [cutOffFile()]),
    ...(words.length > 0 ? [documentLeftOut(words)] : []),
  ];
  return { kind: 'text', text: new Blob([text], { type: 'text/markdown' }), diagnostics };
}

function refused(diagnostic: Diagnostic): OpenedDocument {
  return { kind: 'refused', diagnostic };
}

/** The name of the first part, as all who write such files begin. */
function wasDocument(head: Uint8Array): boolean {
  // It stands behind the 30 bytes of the first header, a stored part right behind its name.
  const start = new TextDecoder().decode(head.subarray(30, 120));
  return /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|mimetypeapplication\/(?:epub\+zip|vnd\.oasis\.opendocument))/.test(
    start,
  );
}

function isFodt(head: Uint8Array): boolean {
  const start = textOfXml(head.subarray(0, 2048));
  return (
    /^[\s\ufeff]*<\?xml/.test(start) &&
    /<(?:\w{1,20}:)?document[\s>]/.test(start) &&
    start.includes('opendocument')
  );
}

/** What Google Drive lays beside files for its documents: an address, and no text. */
function isShortcut(head: Uint8Array): boolean {
  const start = new TextDecoder().decode(head);
  return /^\s*\{/.test(start) && /"doc_id"\s*:/.test(start);
}
