// What the last export of a project left behind: hashes to compare with, scripts to show changes of,
// names to keep. One row for each project and target.
import { z } from 'zod';
import { sha256Hex } from '@/lib/hash';
import { deflate, inflate } from '@/lib/deflate';
import type { ExportRow } from '@/storage';
import type { ProjectId } from '@/story';
import type { ExportFile, ExportTree, NameMap, PreviousExport } from './targets/export-target';
import { sizeOf } from './targets/renpy/papers';

export type FilePrint = {
  /** SHA-256 of a text; CRC-32 and size of a picture, whose bytes are not read. */
  readonly sha256: string;
  readonly size: number;
};

export interface LastExport extends PreviousExport {
  readonly files: Readonly<Record<string, FilePrint>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const scriptsSchema = z.record(z.string(), z.string());
const extraSchema = z.object({
  names: z.record(z.string(), z.string()).default({}),
  handedOut: z.array(z.string()).default([]),
  /** Deflated JSON of path → text; absent where the browser cannot deflate. */
  scripts: z.instanceof(Uint8Array<ArrayBuffer>).optional(),
});

export async function printOf(file: ExportFile): Promise<FilePrint> {
  const { content } = file;
  if (typeof content !== 'string') {
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
  const scripts: Record<string, string> = {};
  for (const { path, content, kind } of tree.files) {
    if (kind === 'script' && typeof content === 'string') scripts[path] = content;
  }
  const packed = await deflate(new TextEncoder().encode(JSON.stringify(scripts)));
  return {
    projectId,
    target,
    at,
    files: await printsOf(tree),
    names: tree.names,
    handedOut: tree.handedOut,
    ...(packed && { scripts: packed }),
  };
}

/** The row as values; what cannot be read of it counts as nothing. */
export async function readLastExport(row: ExportRow): Promise<LastExport> {
  const extra = extraSchema.safeParse(row);
  const { names, handedOut, scripts }: z.infer<typeof extraSchema> = extra.success
    ? extra.data
    : { names: {}, handedOut: [] };
  const files: Record<string, FilePrint> = {};
  for (const [path, { sha256, size }] of Object.entries(row.files)) files[path] = { sha256, size };
  return { files, names: names satisfies NameMap, handedOut, scripts: await unpack(scripts) };
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
