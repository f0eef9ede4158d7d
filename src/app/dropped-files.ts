// Files out of a drop or a paste: folders are walked, odd ones bounded.

import { rememberPath } from '@/lib/file-path';

/** More files than this in one drop is a mistake (a home folder); the rest are left out and told. */
export const FILES_AT_ONCE = 5000;

export interface Gathered {
  readonly files: readonly File[];
  /** True when the drop held more than FILES_AT_ONCE. */
  readonly isCut: boolean;
}

/**
 * Every file of a drop, those in folders included. Entries must be taken before the first await: the
 * browser empties the list when the event is over.
 */
export async function gatherDropped(data: DataTransfer): Promise<Gathered> {
  const entries = [...data.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...data.files];
  if (entries.every((entry) => entry === null || entry.isFile)) {
    return { files: plain.slice(0, FILES_AT_ONCE), isCut: plain.length > FILES_AT_ONCE };
  }
  const files: File[] = [];
  const waiting = entries.filter((entry) => entry !== null);
  while (waiting.length > 0 && files.length < FILES_AT_ONCE) {
    const entry = waiting.shift();
    if (entry && isFileEntry(entry)) files.push(rememberPath(await fileOf(entry), entry.fullPath));
    else if (entry && isDirectoryEntry(entry)) {
      for (const child of await childrenOf(entry)) waiting.push(child);
    }
  }
  return { files, isCut: waiting.length > 0 };
}

/** Shorter than this is a stray word, not a log. */
const LEAST_PASTED_CHARACTERS = 20;

/** Pasted files, or pasted text as a file; undefined where there is nothing to read. */
export function filesOfPaste(data: DataTransfer): readonly File[] | undefined {
  if (data.files.length > 0) return [...data.files];
  const text = data.getData('text/plain');
  if (text.trim().length < LEAST_PASTED_CHARACTERS) return undefined;
  return [textFile(text)];
}

/** A text as a file whose name tells the readers what it looks like. */
export function textFile(text: string): File {
  const start = text.trimStart();
  const isJson = start.startsWith('{') || start.startsWith('[{') || start.startsWith('["');
  const isLines = isJson && /^\{.*\}\s*\n\s*\{/.test(start);
  const name = isLines ? 'Pasted log.jsonl' : isJson ? 'Pasted log.json' : 'Pasted log.txt';
  return new File([text], name, { type: isJson ? 'application/json' : 'text/plain' });
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || all.length > FILES_AT_ONCE) return all;
    for (const child of some) if (!child.name.startsWith('.')) all.push(child);
  }
}
