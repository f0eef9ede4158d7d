// Logs that are called alike in every export have a better name beside them: that of the archive, of the
// channel, of the folder.
import { parseTolerantly } from '@/lib/json-repair';
import type { SortedFile } from './sort-files';

/** The members of an archive that tell of a channel are small. */
const MAX_ABOUT_BYTES = 64 * 1024;

export async function nameLogs(files: readonly SortedFile[]): Promise<SortedFile[]> {
  const out: SortedFile[] = [];
  for (const one of files) {
    const name = one.kind === 'log' ? await nameFor(one, files) : undefined;
    out.push(name === undefined ? one : { ...one, file: renamed(one.file, name) });
  }
  return out;
}

async function nameFor(
  { file, path, archive, format }: Extract<SortedFile, { kind: 'log' }>,
  files: readonly SortedFile[],
): Promise<string | undefined> {
  if (format === 'whatsapp' && file.name === '_chat.txt' && archive !== undefined) {
    return archive.replace(/\.zip$/i, '');
  }
  if (format === 'discord-data' && /^messages\.(?:json|csv)$/.test(file.name)) {
    const beside = `${path.split('/').slice(0, -1).join('/')}/channel.json`;
    const about = files.find((one) => one.path === beside && one.archive === archive);
    return about && about.file.size <= MAX_ABOUT_BYTES ? channelIn(about.file) : undefined;
  }
  return undefined;
}

async function channelIn(file: File): Promise<string | undefined> {
  const about = parseTolerantly(await file.text())?.value;
  if (typeof about !== 'object' || about === null || !('name' in about)) return undefined;
  return typeof about.name === 'string' && about.name.trim() !== '' ? about.name.trim() : undefined;
}

function renamed(file: File, stem: string): File {
  const extension = /\.[^./\\]{1,12}$/.exec(file.name)?.[0] ?? '';
  return new File([file], stem.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ') + extension, {
    lastModified: file.lastModified,
  });
}
