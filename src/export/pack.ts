// A tree of files as an archive, by reference: no byte of a picture is read.
import { inflate } from '@/lib/deflate';
import { sha256Hex } from '@/lib/hash';
import { packData, writeZip, type PackedData, type ZipEntry } from '@/lib/zip-writer';
import type { ExportContext, ExportTree, PackedText } from './targets/export-target';

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
    else if ('bytes' in content) yield { path, packed: content };
    else yield { path, blob: content.blob, crc32: content.crc32 };
  }
}

export async function packText(text: string): Promise<PackedText> {
  const bytes = new TextEncoder().encode(text);
  const [packed, sha256] = await Promise.all([packData(bytes), sha256Hex(bytes)]);
  return { ...packed, sha256 };
}

export async function unpackText({
  bytes,
  isDeflated,
}: Pick<PackedData, 'bytes' | 'isDeflated'>): Promise<string> {
  return new TextDecoder().decode(isDeflated ? await inflate(bytes) : bytes);
}
