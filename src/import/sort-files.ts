// What is each of the dropped files? By what is in it; names lie.
import {
  describeArchiveFailure,
  readArchive,
  type ArchiveEntry,
  type ArchiveFailure,
} from '@/lib/archive-reader';
import { pathOf } from '@/lib/file-path';
import { gunzip } from '@/lib/gunzip';
import { decodeBlob, HEAD_BYTES, kindOfBytes } from '@/lib/text';
import {
  describeCardFailure,
  readBackyard,
  readCard,
  type BackyardArchive,
  type CardFile,
} from './cards';
import { emptyFile, refused, unknownKind, unreadable } from './diagnostics';
import { nameOfText, openDocument } from './documents';
import {
  detectFormat,
  extensionOf,
  findFormat,
  sampleOf,
  type Detection,
  type FormatId,
} from './formats';
import { nameLogs } from './name-logs';
import { withoutWhatIsBeside } from './sort-beside';

interface Sorted {
  readonly file: File;
  /** Where it lay: the path in a folder or archive, or just its name. */
  readonly path: string;
  /** Name of the archive that it came in. */
  readonly archive?: string;
}

export type SortedFile =
  | (Sorted & {
      readonly kind: 'log';
      readonly format: FormatId;
      readonly detection: Detection<FormatId>;
      /** Whole accounts are exported in its format. */
      readonly mayHoldSeveral: boolean;
    })
  | (Sorted & { readonly kind: 'card'; readonly card: CardFile & { kind: 'card' } })
  | (Sorted & { readonly kind: 'lorebook'; readonly lorebook: CardFile & { kind: 'lorebook' } })
  | (Sorted & { readonly kind: 'personas'; readonly personas: CardFile & { kind: 'personas' } })
  | (Sorted & { readonly kind: 'group'; readonly group: CardFile & { kind: 'group' } })
  /** A whole project of ours. */
  | (Sorted & { readonly kind: 'project' })
  | (Sorted & { readonly kind: 'picture' })
  /** `reason` is a sentence for the user, `code` the same for programs. */
  | (Sorted & { readonly kind: 'unknown'; readonly code: string; readonly reason: string });

/** Enough to see whose a log is. */
const SAMPLE_BYTES = 512 * 1024;
const MAX_UNPACKED_BYTES = 2 * 1024 ** 3;
const SURE = 0.9;
/** A picture with such a name was meant as a log. */
const TEXT_NAMES = new Set(['jsonl', 'json', 'txt', 'md', 'log', 'csv', 'html', 'htm']);
const PICTURES = new Set(['png', 'jpeg', 'webp', 'gif']);

/**
 * Sorts dropped files in their order; archives of logs are opened and give their members. `paths`: where
 * each of them lay, since a file that went to a worker has only its name.
 */
export async function sortFiles(
  files: readonly File[],
  paths: readonly string[] = files.map(pathOf),
): Promise<SortedFile[]> {
  const out: SortedFile[] = [];
  for (const [i, file] of files.entries()) {
    const path = paths[i] ?? file.name;
    for (const sorted of await sortOne({ file, path }, true)) out.push(sorted);
  }
  return nameLogs(withoutWhatIsBeside(out));
}

async function sortOne(base: Sorted, mayOpen: boolean): Promise<SortedFile[]> {
  const { file } = base;
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const kind = kindOfBytes(head);
    if (extensionOf(file.name) === 'comfyvn') return [{ ...base, kind: 'project' }];
    if (kind === 'empty') return [unknown(base, emptyFile())];
    const document = await openDocument(file, head);
    if (document?.kind === 'refused') return [unknown(base, document.diagnostic)];
    if (document) return [await sortText(base, document.text, nameOfText(file.name))];
    if (kind === 'zip') return await sortArchive(base, mayOpen);
    if (kind === 'gzip') return await sortGzip(base, mayOpen);
    if (PICTURES.has(kind)) return [await sortPicture(base, kind)];
    if (kind === 'text' || kind === 'html') return [await sortText(base)];
    return [unknown(base, refused(kind))];
  } catch (error) {
    return [unknown(base, unreadable(String(error)))];
  }
}

async function sortPicture(base: Sorted, kind: string): Promise<SortedFile> {
  // A charx may wear a JPEG in front; only then is a JPEG worth opening.
  const mayHoldCard = kind === 'png' || (kind === 'jpeg' && (await endsAsZip(base.file)));
  const read = mayHoldCard ? await readCard(base.file, base.file.name) : undefined;
  if (read?.ok) return withCard(base, read.value);
  if (read && read.failure.kind === 'damaged') {
    return {
      ...base,
      kind: 'unknown',
      code: 'damaged-card',
      reason: describeCardFailure(read.failure),
    };
  }
  if (TEXT_NAMES.has(extensionOf(base.file.name))) return unknown(base, refused(kind));
  return { ...base, kind: 'picture' };
}

/** The end of a zip's directory lies within the last 64 KB. */
async function endsAsZip(file: File): Promise<boolean> {
  const tail = new Uint8Array(await file.slice(-66_000).arrayBuffer());
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6)
      return true;
  }
  return false;
}

/** `content`: what is read of the file, where that is not its own bytes. */
async function sortText(
  base: Sorted,
  content: Blob = base.file,
  name = base.file.name,
): Promise<SortedFile> {
  const { text } = await decodeBlob(content.slice(0, SAMPLE_BYTES));
  const detection = detectFormat(sampleOf(name, content.size, text));
  const [best] = detection.ranked;
  const mayHoldSeveral = findFormat(best?.id ?? '')?.conversations !== undefined;
  const log = best
    ? ({ ...base, kind: 'log', format: best.id, detection, mayHoldSeveral } as const)
    : undefined;
  if (log && (best?.score ?? 0) >= SURE) return log;
  if (/^\s*[{[]/.test(text.slice(0, 200))) {
    const read = await readCard(content, name);
    if (read.ok) return withCard(base, read.value);
  }
  return log ?? unknown(base, unknownKind());
}

function withCard(base: Sorted, card: CardFile): SortedFile {
  switch (card.kind) {
    case 'card':
      return { ...base, kind: 'card', card };
    case 'lorebook':
      return { ...base, kind: 'lorebook', lorebook: card };
    case 'personas':
      return { ...base, kind: 'personas', personas: card };
    case 'group':
      return { ...base, kind: 'group', group: card };
  }
}

/** `mayOpen`: an archive in an archive is only opened where it is a character. */
async function sortArchive(base: Sorted, mayOpen: boolean): Promise<SortedFile[]> {
  const archive = await readArchive(base.file);
  if (!archive.ok) return [ofArchiveFailure(base, archive.failure)];
  const paths = new Set(archive.value.map(({ path }) => path.toLowerCase()));
  if (paths.has('card.json')) {
    const read = await readCard(base.file, base.file.name);
    if (read.ok) return [withCard(base, read.value)];
  }
  const backyard = paths.has('manifest.json') ? await readBackyard(archive.value) : undefined;
  if (backyard) return sortBackyard(base, backyard);
  if (!mayOpen) return [unknown(base, refused('zip'))];
  const out: SortedFile[] = [];
  for (const entry of archive.value) {
    for (const sorted of await sortEntry(base, entry)) out.push(sorted);
  }
  return out;
}

async function sortBackyard(base: Sorted, { card, chats }: BackyardArchive): Promise<SortedFile[]> {
  const out = [withCard(base, card)];
  for (const file of chats) {
    out.push(await sortText({ file, path: `${base.path}/${file.name}`, archive: base.file.name }));
  }
  return out;
}

async function sortEntry(base: Sorted, entry: ArchiveEntry): Promise<SortedFile[]> {
  const name = entry.path.split('/').at(-1) ?? entry.path;
  const unpacked = await entry.blob();
  const file = new File(unpacked.ok ? [unpacked.value] : [], name);
  const inner = { file, path: entry.path, archive: base.file.name };
  if (!unpacked.ok) return [ofArchiveFailure(inner, unpacked.failure)];
  return sortOne(inner, false);
}

async function sortGzip(base: Sorted, mayOpen: boolean): Promise<SortedFile[]> {
  const inside = mayOpen ? await gunzip(base.file, MAX_UNPACKED_BYTES) : undefined;
  if (!inside) return [unknown(base, refused('gzip'))];
  const file = new File([inside], base.file.name.replace(/\.gz$/i, ''));
  return sortOne({ ...base, file, archive: base.file.name }, false);
}

function ofArchiveFailure(base: Sorted, failure: ArchiveFailure): SortedFile {
  return { ...base, kind: 'unknown', code: failure.kind, reason: describeArchiveFailure(failure) };
}

function unknown(base: Sorted, { code, message }: { code: string; message: string }): SortedFile {
  return { ...base, kind: 'unknown', code, reason: message };
}
