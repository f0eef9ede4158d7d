// Every model folder of a server with its files. Some servers have thirty folders: four are asked at once.
import type { RenderServer, RequestFailure } from '@/comfy';
import { ok, type Result } from '@/lib/result';
import type { Shelf } from './logic/shelves';

const AT_ONCE = 4;

export async function readShelves(
  client: Pick<RenderServer, 'modelFolders' | 'models'>,
  signal?: AbortSignal,
): Promise<Result<readonly Shelf[], RequestFailure>> {
  const options = signal ? { signal } : {};
  const folders = await client.modelFolders(options);
  if (!folders.ok) return folders;
  const names = [...new Set(folders.value)];
  const shelves: Shelf[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const answers = await Promise.all(
      names
        .slice(at, at + AT_ONCE)
        .map(async (folder) => ({ folder, files: await client.models(folder, options) })),
    );
    for (const { folder, files } of answers) {
      if (!files.ok) return files;
      shelves.push({ folder, files: [...new Set(files.value)] });
    }
  }
  return ok(shelves.sort((a, b) => a.folder.localeCompare(b.folder)));
}
