// A tree of files as an archive, by reference: no byte of a picture is read.
import { writeZip, type ZipEntry } from '@/lib/zip-writer';
import type { ExportContext, ExportTree } from './targets/export-target';

export async function packTree(tree: ExportTree, context: ExportContext): Promise<Blob> {
  const total = tree.files.length;
  return writeZip(entriesOf(tree), {
    signal: context.signal,
    onEntry: (done) => context.progress({ stage: 'archive', done, total }),
  });
}

function* entriesOf({ files }: ExportTree): Generator<ZipEntry> {
  for (const { path, content } of files) {
    if (typeof content === 'string') yield { path, data: content };
    else yield { path, blob: content.blob, crc32: content.crc32 };
  }
}
