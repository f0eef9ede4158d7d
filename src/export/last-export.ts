// What the last export of a project left behind: hashes to compare with, scripts to show changes of,
// names to keep. One row for each project and target.
import { z } from 'zod';
import { sha256Hex } from '@/lib/hash';
import { inflate } from '@/lib/deflate';
import type { ExportRow } from '@/storage';
import type { ProjectId } from '@/story';
import { packText, unpackText } from './pack';
import type { ExportFile, ExportTree, NameMap, PreviousExport } from './targets/export-target';
import { sizeOf } from './targets/renpy/papers';

export type FilePrint = {
  /** SHA-256 of a text; CRC-32 and size of a picture, whose bytes are not read. */
  readonly sha256: string;
  readonly size: number;
};

export interface LastExport extends PreviousExport {
  readonly files: Readonly<Record<string, FilePrint>>;
  /** The text of a script as it was exported; undefined where it is not known any more. */
  readonly textOf: (path: string) => Promise<string | undefined>;
}

const scriptsSchema = z.record(z.string(), z.string());
const extraSchema = z.object({
  names: z.record(z.string(), z.string()).default({}),
  handedOut: z.array(z.string()).default([]),
  /** Scripts as they lie in the archive, deflated or not. */
  texts: z
    .record(
      z.string(),
      z.object({ isDeflated: z.boolean(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
    )
    .default({}),
  /** Deflated JSON of path → text: how rows kept all scripts before they were packed one by one. */
  scripts: z.instanceof(Uint8Array<ArrayBuffer>).optional(),
});

export async function printOf(file: ExportFile): Promise<FilePrint> {
  const { content } = file;
  if (typeof content !== 'string') {
    if ('bytes' in content) return { sha256: content.sha256, size: content.size };
    return { sha256: `crc32:${content.crc32.toString(16).padStart(8, '0')}`, size: content.size };
  }
  return { sha256: await sha256Hex(content), size: sizeOf(file) };
}

export async function printsOf(tree: ExportTree): Promise<Record<string, FilePrint>> {
  const prints: Record<string, FilePrint> = {};
  for (const file of tree.files) prints[file.path] = await printOf(file);
  return prints;
}

export async function rowOf(
  projectId: ProjectId,
  target: string,
  tree: ExportTree,
  at: number,
): Promise<ExportRow> {
  const texts: z.infer<typeof extraSchema>['texts'] = {};
  for (const { path, content, kind } of tree.files) {
    if (kind !== 'script') continue;
    const packed = typeof content === 'string' ? await packText(content) : content;
    if ('bytes' in packed) texts[path] = { isDeflated: packed.isDeflated, bytes: packed.bytes };
  }
  return {
    projectId,
    target,
    at,
    files: await printsOf(tree),
    names: tree.names,
    handedOut: tree.handedOut,
    texts,
  };
}

/** The row as values; what cannot be read of it counts as nothing. */
export async function readLastExport(row: ExportRow): Promise<LastExport> {
  const extra = extraSchema.safeParse(row);
  const { names, handedOut, texts, scripts }: z.infer<typeof extraSchema> = extra.success
    ? extra.data
    : { names: {}, handedOut: [], texts: {} };
  const files: Record<string, FilePrint> = {};
  for (const [path, { sha256, size }] of Object.entries(row.files)) files[path] = { sha256, size };
  const old = await unpack(scripts);
  return {
    files,
    names: names satisfies NameMap,
    handedOut,
    async textOf(path) {
      if (Object.hasOwn(old, path)) return old[path];
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
      return text && unpackText(text);
    },
  };
}

async function unpack(
  packed: Uint8Array<ArrayBuffer> | undefined,
): Promise<Record<string, string>> {
  if (!packed) return {};
  const parsed = scriptsSchema.safeParse(
    JSON.parse(new TextDecoder().decode(await inflate(packed))) as unknown,
  );
  return parsed.success ? parsed.data : {};
}
