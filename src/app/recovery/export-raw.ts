// A project as a `.comfyvn` archive, straight from its rows. The layout is that of
// `project/archive/layout.ts`, written down again because that file brings schemas along, which this
// page must not need; the test reads the archive back with the real reader.
import { crc32 } from '@/lib/crc32';
import { sha256Hex } from '@/lib/hash';
import { writeZip, type ZipEntry } from '@/lib/zip-writer';
import { withoutPrivate } from '@/story/privacy';
import { rangeOf, readAll, readOne, type FoundProject, type RawRow } from './raw-database';

export interface RawArchive {
  readonly blob: Blob;
  readonly name: string;
  /** What could not be read; the rest is in the archive. */
  readonly problems: readonly string[];
}

export async function exportRaw(database: IDBDatabase, project: FoundProject): Promise<RawArchive> {
  const files: Record<string, { sha256: string; size: number }> = {};
  const hashes = new Set<string>();
  const problems: string[] = [];
  const { row: shown, kept, hide } = withoutPrivate(project.row);
  const title = hide(project.title);

  async function json(path: string, value: unknown): Promise<ZipEntry> {
    const text = `${JSON.stringify(value, null, 2)}\n`;
    for (const [hash] of text.matchAll(/\b[0-9a-f]{64}\b/g)) hashes.add(hash);
    const data = new TextEncoder().encode(text);
    files[path] = { sha256: await sha256Hex(data), size: data.length };
    return { path, data };
  }

  async function rowsOf(table: string): Promise<readonly RawRow[]> {
    try {
      return await readAll(database, table, rangeOf(project.id));
    } catch (error) {
      problems.push(`The table “${table}” could not be read: ${String(error)}`);
      return [];
    }
  }

  /** Its pages joined; an archive has the outline whole. */
  async function readOutline(): Promise<RawRow | undefined> {
    const outline = await readOne(database, 'outlines', project.id);
    if (!Array.isArray(outline?.pages)) return outline;
    const rows = new Map((await rowsOf('outlinePages')).map((row) => [row.page, row.scenes]));
    const { pages, revision: _revision, ...rest } = outline;
    const scenes = (pages as readonly unknown[]).flatMap((ref): unknown[] => {
      const page = (ref as Partial<RawRow> | null)?.page;
      const heads = rows.get(page);
      if (Array.isArray(heads)) return heads;
      problems.push(`A page of the list of scenes (${String(page)}) is not stored.`);
      return [];
    });
    return { ...rest, scenes };
  }

  async function* entries(): AsyncGenerator<ZipEntry> {
    yield await json('project.json', shown);
    const outline = await readOutline();
    if (outline) yield await json('outline.json', outline);
    else problems.push('The outline (cast, world, order of scenes) is not stored.');
    for (const [i, row] of inOrder(await rowsOf('scenes'), outline).entries()) {
      yield await json(`scenes/${numbered(i)}.json`, row);
    }
    const messages = await rowsOf('messages');
    for (const [i, head] of (await rowsOf('transcripts')).entries()) {
      yield await json(`transcripts/${numbered(i)}/transcript.json`, head);
      const own = messages.filter(({ source }) => source === head.source);
      for (const [n, row] of own.entries()) {
        yield await json(`transcripts/${numbered(i)}/messages-${numbered(n)}.json`, row);
      }
    }
    for (const table of ['saves', 'seen'] as const) {
      const plain = (await rowsOf(table)).map(({ picture: _picture, ...rest }) => rest);
      if (plain.length > 0) yield await json(`play/${table}.json`, plain);
    }
    for (const table of ['takes', 'recipes'] as const) {
      const rows = await rowsOf(table);
      if (rows.length > 0) yield await json(`art/${table}.json`, rows);
    }
    yield* assets();
    yield {
      path: 'manifest.json',
      data: `${JSON.stringify(
        {
          format: 'comfyvn-project',
          layout: 1,
          // Dexie multiplies its version by ten.
          rows: Math.floor(database.version / 10),
          storyVersion: project.row.storyVersion ?? 1,
          app: 'ComfyVN Studio',
          title,
          files,
        },
        null,
        2,
      )}\n`,
    };
  }

  async function* assets(): AsyncGenerator<ZipEntry> {
    const listed: RawRow[] = [];
    for (const id of [...hashes].sort()) {
      if (kept.has(id)) continue;
      const asset = await readOne(database, 'assets', id);
      if (!asset) continue;
      try {
        const blob = (await readOne(database, 'blobs', id))?.blob;
        if (!(blob instanceof Blob)) throw new Error('its bytes are not stored');
        const path = `assets/${id}${endingOf(asset.name)}`;
        const crc =
          typeof asset.crc32 === 'number'
            ? asset.crc32
            : crc32(new Uint8Array(await blob.arrayBuffer()));
        yield { path, blob, crc32: crc };
        files[path] = { sha256: id, size: blob.size };
        const name = typeof asset.name === 'string' ? { name: hide(asset.name) } : {};
        listed.push({ path, ...asset, ...name });
      } catch (error) {
        problems.push(`“${String(asset.name ?? id)}” is left out: ${String(error)}`);
      }
    }
    if (listed.length > 0) yield await json('assets.json', listed);
  }

  const blob = await writeZip(entries(), { type: 'application/vnd.comfyvn+zip' });
  return { blob, name: `${title}.comfyvn`, problems };
}

function inOrder(rows: readonly RawRow[], outline: RawRow | undefined): RawRow[] {
  const heads: unknown = outline?.scenes;
  const order = new Map<unknown, number>();
  if (Array.isArray(heads)) {
    heads.forEach((head: unknown, i) => {
      if (typeof head === 'object' && head !== null && 'id' in head) order.set(head.id, i);
    });
  }
  const rankOf = (row: RawRow) => order.get(row.id) ?? order.size;
  return [...rows].sort((a, b) => rankOf(a) - rankOf(b));
}

function numbered(index: number): string {
  return String(index + 1).padStart(4, '0');
}

function endingOf(name: unknown): string {
  return (
    /\.[a-z0-9]{1,8}$/i.exec(typeof name === 'string' ? name : '')?.[0].toLowerCase() ?? '.bin'
  );
}
