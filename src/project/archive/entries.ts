// What lies in an archive, entry by entry: each is read once, several at a time, compared with what the
// manifest says of it, and restored to rows of today.
import type { z } from 'zod';
import { outlineSchema, sceneHeadSchema, STORY_VERSION } from '@/story';
import type { Diagnostic } from '@/lib/diagnostic';
import { sha256Hex } from '@/lib/hash';
import { Turns } from '@/lib/turns';
import type { OpenedZip } from '@/lib/zip-reader';
import {
  LATEST_VERSION,
  migrateRow,
  parseKeeping,
  ROW_SCHEMAS,
  type PlainTable,
  type TableName,
} from '@/storage';
import { entryMissing, hashDiffers } from './diagnostics';
import { Stop } from './failure';
import {
  LAYOUT_VERSION,
  MANIFEST,
  manifestSchema,
  RECIPES,
  SAVES,
  SEEN,
  TAKES,
  type Manifest,
} from './layout';

/** Entries that are unpacked side by side, and written in one transaction. */
const ENTRIES_AT_ONCE = 50;
/** Of these entries together, unpacked: one that is larger comes alone. */
const BYTES_AT_ONCE = 1024 ** 2;

export type Row = Readonly<Record<string, unknown>>;

export interface Batch {
  readonly table: PlainTable;
  readonly rows: readonly Row[];
}

export class ArchiveEntries {
  readonly diagnostics: Diagnostic[] = [];
  readonly #total: number;
  readonly #turns = new Turns();
  #done = 0;

  private constructor(
    private readonly zip: OpenedZip,
    readonly manifest: Manifest,
    private readonly onProgress: ((done: number, total: number) => void) | undefined,
  ) {
    this.#total = Object.keys(manifest.files).length;
  }

  /** Throws Stop where there is no manifest of ours. */
  static async open(
    zip: OpenedZip,
    onProgress?: (done: number, total: number) => void,
  ): Promise<ArchiveEntries> {
    return new ArchiveEntries(zip, await readManifest(zip), onProgress);
  }

  /** Rows by table, in the order of the manifest; the next ones are read while these are written. */
  async *bulk(): AsyncGenerator<Batch> {
    let next: Promise<Batch> | undefined;
    for (const { table, paths } of this.#groups()) {
      const before = next;
      next = this.#read(table, paths);
      // Thrown where it is awaited; until then nobody listens.
      next.catch(() => undefined);
      if (before) yield await before;
    }
    if (next) yield await next;
  }

  async project(path: string): Promise<Row> {
    return this.#restore('projects', path, await this.#there(path));
  }

  /** A whole outline. Its heads are parsed in turns: all of a long story would be one long task. */
  async outline(path: string): Promise<Row> {
    const row = migrateRow('outlines', await this.#there(path), this.manifest.rows);
    if (!isRow(row)) throw new Stop({ kind: 'damaged', path, why: 'it is no object' });
    const given = row['scenes'];
    if (!Array.isArray(given)) return parsedRow(outlineSchema, path, row);
    const rest = parsedRow(outlineSchema, path, { ...row, scenes: [] });
    const scenes: unknown[] = [];
    for (const [at, head] of given.entries()) {
      await this.#turns.rest();
      scenes.push(parsedRow(sceneHeadSchema, path, head, `scenes[${at}]: `));
    }
    return { ...rest, scenes };
  }

  /** What an entry holds; undefined, with a word, where it is listed but is not there. */
  async json(path: string): Promise<unknown> {
    const entry = await this.#entry(path);
    this.#told(path, entry);
    return entry && parseJson(path, entry.bytes);
  }

  async #there(path: string): Promise<unknown> {
    const value = await this.json(path);
    if (value === undefined) throw new Stop({ kind: 'damaged', path, why: 'it is missing' });
    return value;
  }

  /** An entry is done. */
  step(): void {
    this.#done += 1;
    this.onProgress?.(Math.min(this.#done, this.#total), this.#total);
  }

  /** Paths of one table that follow each other, as many as are read at once. */
  *#groups(): Generator<{ table: PlainTable; paths: readonly string[] }> {
    let table: PlainTable | undefined;
    let paths: string[] = [];
    let bytes = 0;
    for (const path of Object.keys(this.manifest.files)) {
      const next = tableOf(path);
      if (!next) continue;
      const size = this.zip.sizeOf(path) ?? 0;
      const isFull = paths.length >= ENTRIES_AT_ONCE || bytes + size > BYTES_AT_ONCE;
      if (table && paths.length > 0 && (next !== table || isFull)) {
        yield { table, paths };
        paths = [];
        bytes = 0;
      }
      table = next;
      paths.push(path);
      bytes += size;
    }
    if (table && paths.length > 0) yield { table, paths };
  }

  async #read(table: PlainTable, paths: readonly string[]): Promise<Batch> {
    const entries = await Promise.all(paths.map((path) => this.#entry(path)));
    const rows: Row[] = [];
    for (const [i, path] of paths.entries()) {
      const entry = entries[i];
      this.#told(path, entry);
      if (!entry) continue;
      await this.#turns.rest();
      const value = parseJson(path, entry.bytes);
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const item of list) rows.push(this.#restore(table, path, item));
    }
    // What takes them begins in a task of its own.
    await this.#turns.rest();
    return { table, rows };
  }

  async #entry(path: string): Promise<Entry | undefined> {
    const bytes = await this.zip.read(path);
    if (!bytes.ok) throw new Stop({ kind: 'damaged', path, why: bytes.failure });
    if (!bytes.value) return undefined;
    const listed = this.manifest.files[path];
    const isChanged = listed !== undefined && listed.sha256 !== (await sha256Hex(bytes.value));
    return { bytes: bytes.value, isChanged };
  }

  /** In the order of the manifest, whichever was unpacked first. */
  #told(path: string, entry: Entry | undefined): void {
    if (!entry) this.diagnostics.push(entryMissing(path));
    else if (entry.isChanged) this.diagnostics.push(hashDiffers(path));
    if (entry) this.step();
  }

  /** The one way in: an old row migrated, a row of today parsed, a newer one taken as it is. */
  #restore(table: Exclude<TableName, 'outlines'>, path: string, value: unknown): Row {
    const row = migrateRow(table, value, this.manifest.rows);
    const isNewer =
      this.manifest.rows > LATEST_VERSION || this.manifest.storyVersion > STORY_VERSION;
    // Beats of a newer version may be of kinds that do not parse; project and outline must.
    if (isNewer && table !== 'projects' && isRow(row)) return row;
    return parsedRow(ROW_SCHEMAS[table], path, row);
  }
}

interface Entry {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Not as it was when the archive was made. */
  readonly isChanged: boolean;
}

async function readManifest(zip: OpenedZip): Promise<Manifest> {
  const bytes = await zip.read(MANIFEST);
  if (!bytes.ok) throw new Stop({ kind: 'damaged', path: MANIFEST, why: bytes.failure });
  if (!bytes.value) {
    throw new Stop({ kind: 'not-an-archive', why: 'there is no manifest.json in it' });
  }
  const parsed = manifestSchema.safeParse(parseJson(MANIFEST, bytes.value));
  if (!parsed.success) {
    throw new Stop({ kind: 'not-an-archive', why: 'its manifest.json is that of something else' });
  }
  if (parsed.data.layout > LAYOUT_VERSION) {
    throw new Stop({ kind: 'newer-layout', found: parsed.data.layout });
  }
  return parsed.data;
}

/** Key order stays where parsing changes nothing. */
function parsedRow(schema: z.ZodType, path: string, row: unknown, where = ''): Row {
  const parsed = parseKeeping<unknown>(schema, row);
  if (!parsed.ok) throw new Stop({ kind: 'damaged', path, why: `${where}${parsed.why}` });
  if (!isRow(parsed.value)) throw new Stop({ kind: 'damaged', path, why: 'it is no object' });
  return parsed.value;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tableOf(path: string): PlainTable | undefined {
  if (path.startsWith('scenes/')) return 'scenes';
  if (path.endsWith('/transcript.json')) return 'transcripts';
  if (path.startsWith('transcripts/')) return 'messages';
  if (path === SAVES) return 'saves';
  if (path === TAKES) return 'takes';
  if (path === RECIPES) return 'recipes';
  return path === SEEN ? 'seen' : undefined;
}

function parseJson(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Stop({ kind: 'damaged', path, why: 'it is no JSON any more' });
  }
}
