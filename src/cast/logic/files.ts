// Pictures out of a drop or a file field, with the folders that they lay in.

export interface PictureFile {
  readonly path: string;
  readonly file: File;
}

/** More than this is no sprite folder. */
const MOST_FILES = 500;

export function filesOfField(files: Iterable<File>): PictureFile[] {
  return [...files]
    .slice(0, MOST_FILES)
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Must be called before the first await of the drop's handler: the browser empties the list then. */
export async function filesOfDrop(data: DataTransfer): Promise<PictureFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return filesOfField(data.files);
  const found: PictureFile[] = [];
  const waiting = [...entries];
  while (waiting.length > 0 && found.length < MOST_FILES) {
    const entry = waiting.shift();
    if (entry && isFile(entry)) found.push({ path: entry.fullPath, file: await read(entry) });
    else if (entry && isFolder(entry)) for (const child of await list(entry)) waiting.push(child);
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function read(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives about 100 entries at a time, and none when it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    for (const entry of some) all.push(entry);
  }
}
