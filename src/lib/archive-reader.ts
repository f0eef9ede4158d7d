// Opens zips that people bring, which may be hostile: the one place that knows JSZip.
import JSZip from 'jszip';
import { fail, ok, type Result } from './result';

export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Bytes of all entries unpacked. */
  readonly maxTotalBytes: number;
  /** Unpacked to packed bytes of one entry; nothing that people write shrinks further. */
  readonly maxRatio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 20_000,
  maxTotalBytes: 2 * 1024 ** 3,
  maxRatio: 200,
};

export type ArchiveFailure =
  | { readonly kind: 'not-an-archive' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'too-many-entries'; readonly entries: number; readonly limit: number }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'suspicious-ratio'; readonly path: string }
  | { readonly kind: 'unsafe-path'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path?: string; readonly detail: string };

export interface ArchiveEntry {
  /** Normalized: `/` between folders, no `.` or `..`, NFC. */
  readonly path: string;
  /** Unpacked bytes as the archive states them. */
  readonly size: number;
  /** Unpacks now; more bytes than the limits allow are a failure, whatever the archive states. */
  blob(): Promise<Result<Blob, ArchiveFailure>>;
  /** The same as UTF-8 text. */
  text(): Promise<Result<string, ArchiveFailure>>;
}

/** An entry this small may shrink as far as it likes. */
const SMALL_BYTES = 1024 * 1024;

/**
 * The files of a zip, without folders and what systems leave behind (`__MACOSX`, `.DS_Store`). Nothing
 * is unpacked until an entry is asked for. A zip behind another file (a picture) is found as well.
 */
export async function readArchive(
  file: Blob,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Result<ArchiveEntry[], ArchiveFailure>> {
  if (file.size > limits.maxTotalBytes)
    return fail({ kind: 'too-large', limit: limits.maxTotalBytes });
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(await file.arrayBuffer(), { createFolders: false });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (/encrypted/i.test(detail)) return fail({ kind: 'encrypted' });
    return fail({ kind: 'not-an-archive' });
  }
  const objects = Object.values(zip.files);
  if (objects.length > limits.maxEntries) {
    return fail({ kind: 'too-many-entries', entries: objects.length, limit: limits.maxEntries });
  }
  const entries: ArchiveEntry[] = [];
  let total = 0;
  for (const object of objects) {
    // Folders are made up by JSZip from the paths of files; nothing is ever written to them.
    if (object.dir) continue;
    const path = normalizePath(object.unsafeOriginalName ?? object.name);
    if (path === undefined)
      return fail({ kind: 'unsafe-path', path: object.unsafeOriginalName ?? object.name });
    if (path === '' || isLitter(path)) continue;
    const { packed, unpacked } = statedSizes(object);
    total += unpacked;
    if (total > limits.maxTotalBytes)
      return fail({ kind: 'too-large', limit: limits.maxTotalBytes });
    if (unpacked > SMALL_BYTES && unpacked > packed * limits.maxRatio) {
      return fail({ kind: 'suspicious-ratio', path });
    }
    const most = Math.max(SMALL_BYTES, Math.min(limits.maxTotalBytes, packed * limits.maxRatio));
    const blob = (): Promise<Result<Blob, ArchiveFailure>> => unpack(object, path, most);
    entries.push({
      path,
      size: unpacked,
      blob,
      async text() {
        const read = await blob();
        return read.ok ? ok(await read.value.text()) : read;
      },
    });
  }
  return ok(entries);
}

/** Undefined for a path that leaves its folder. */
export function normalizePath(raw: string): string | undefined {
  const path = raw.replaceAll('\\', '/').normalize('NFC');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts.join('/');
}

function isLitter(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

/** JSZip keeps what the directory says of an entry in a field that its types do not show. */
function statedSizes(object: JSZip.JSZipObject): { packed: number; unpacked: number } {
  const data: unknown = Reflect.get(object, '_data');
  const read = (key: string): number => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, key) : 0;
    return typeof value === 'number' && value > 0 ? value : 0;
  };
  return { packed: read('compressedSize'), unpacked: read('uncompressedSize') };
}

interface ByteStream {
  on(event: 'data', callback: (chunk: Uint8Array<ArrayBuffer>) => void): ByteStream;
  on(event: 'error', callback: (error: Error) => void): ByteStream;
  on(event: 'end', callback: () => void): ByteStream;
  resume(): ByteStream;
  pause(): ByteStream;
}

function unpack(
  object: JSZip.JSZipObject,
  path: string,
  most: number,
): Promise<Result<Blob, ArchiveFailure>> {
  return new Promise((resolve) => {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    let isOver = false;
    // Documented in JSZip's API, missing in its types.
    const open = Reflect.get(object, 'internalStream') as (type: 'uint8array') => ByteStream;
    const stream = open.call(object, 'uint8array');
    const unreadable = (error: Error): void => {
      resolve(fail({ kind: 'unreadable', path, detail: error.message }));
    };
    stream
      .on('data', (chunk) => {
        if (isOver) return;
        size += chunk.length;
        if (size > most) {
          isOver = true;
          parts.length = 0;
          stream.pause();
          resolve(fail({ kind: 'suspicious-ratio', path }));
        } else parts.push(chunk);
      })
      .on('error', unreadable)
      .on('end', () => resolve(ok(new Blob(parts))));
    stream.resume();
  });
}

/** What the user reads when an archive is refused. */
export function describeArchiveFailure(failure: ArchiveFailure): string {
  switch (failure.kind) {
    case 'not-an-archive':
      return 'This is not a zip archive, or it is damaged. Download it again.';
    case 'encrypted':
      return 'This archive is locked with a password. Unpack it first and bring its files.';
    case 'too-many-entries':
      return `This archive holds ${failure.entries} files, more than the ${failure.limit} that are read at once. Bring only the folder with the chats.`;
    case 'too-large':
      return 'This archive is too large unpacked. Unpack it and bring only the chats and cards.';
    case 'suspicious-ratio':
      return `“${failure.path}” unpacks to far more than it should, so the archive was not opened.`;
    case 'unsafe-path':
      return `This archive tries to write outside its folder (“${failure.path}”), so it was not opened.`;
    case 'unreadable':
      return failure.path === undefined
        ? 'This archive could not be read. Download it again.'
        : `“${failure.path}” in this archive is damaged and could not be read.`;
  }
}
