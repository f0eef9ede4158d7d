// The LoRAs that are known and where they are: rows by base file name, against what each server lists. Pure.
import type { LoraRow } from '@/storage';
import { hasAll, wordsOf } from './shelves';

/** What a server had when it was last asked. */
export interface LoraReading {
  /** As the server spells them, folders included. */
  readonly paths: readonly string[];
  /** Base names that this server did not have before. */
  readonly fresh: ReadonlySet<string>;
}

export interface LoraPlace {
  readonly server: string;
  readonly path: string;
}

/**
 * `new`: a server has it for the first time. `here`: a server that was read has it. `gone`: every server that
 * had it was read, and none has it any more. `away`: servers that had it are not there now. `nowhere`: known
 * from a file or a list only.
 */
export type LoraState = 'new' | 'here' | 'gone' | 'away' | 'nowhere';

export interface LoraEntry {
  readonly row: LoraRow;
  readonly state: LoraState;
  readonly places: readonly LoraPlace[];
  /** Servers that had it and were read without finding it. */
  readonly goneFrom: readonly string[];
}

/** ComfyUI on Windows writes folders with backslashes. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

export function newLora(file: string): LoraRow {
  return { file, title: '', triggers: [], tags: [], notes: '', seen: {} };
}

/** @returns the reading, and the rows to store: those that this server has, seen now. */
export function takeReading(
  rows: ReadonlyMap<string, LoraRow>,
  server: string,
  paths: readonly string[],
  now: number,
): { readonly reading: LoraReading; readonly changed: readonly LoraRow[] } {
  const files = new Set(paths.map(baseName).filter((file) => file !== ''));
  // On the first reading everything would be new, which says nothing.
  const isFirst = [...rows.values()].every(({ seen }) => seen[server] === undefined);
  const fresh = new Set(
    [...files].filter((file) => !isFirst && rows.get(file)?.seen[server] === undefined),
  );
  const changed = [...files].map((file) => {
    const row = rows.get(file) ?? newLora(file);
    return { ...row, seen: { ...row.seen, [server]: now } };
  });
  return { reading: { paths, fresh }, changed };
}

export function listLoras(
  rows: Iterable<LoraRow>,
  readings: ReadonlyMap<string, LoraReading>,
  /** Ids of all servers in the list; what others had does not count any more. */
  servers: ReadonlySet<string>,
): readonly LoraEntry[] {
  const places = new Map<string, LoraPlace[]>();
  for (const [server, { paths }] of readings) {
    for (const path of paths) {
      const file = baseName(path);
      const known = places.get(file);
      if (known) known.push({ server, path });
      else places.set(file, [{ server, path }]);
    }
  }
  return [...rows]
    .map((row) => entryOf(row, places.get(row.file) ?? [], readings, servers))
    .sort((a, b) => titleOf(a.row).localeCompare(titleOf(b.row)));
}

function entryOf(
  row: LoraRow,
  places: readonly LoraPlace[],
  readings: ReadonlyMap<string, LoraReading>,
  servers: ReadonlySet<string>,
): LoraEntry {
  const had = Object.keys(row.seen).filter((server) => servers.has(server));
  const goneFrom = had.filter(
    (server) => readings.has(server) && !places.some((place) => place.server === server),
  );
  const isNew = places.some(({ server }) => readings.get(server)?.fresh.has(row.file));
  let state: LoraState = 'nowhere';
  if (places.length > 0) state = isNew ? 'new' : 'here';
  else if (had.some((server) => !readings.has(server))) state = 'away';
  else if (had.length > 0) state = 'gone';
  return { row, state, places, goneFrom };
}

export function titleOf(row: Pick<LoraRow, 'title' | 'file'>): string {
  return row.title || row.file.replace(/\.(?:safetensors|ckpt|pt|pth|bin|sft)$/i, '');
}

/** `*`: all. A state, or `on:` and a server's id. */
export type LoraFilter = string;

export function searchLoras(
  entries: readonly LoraEntry[],
  query: string,
  filter: LoraFilter = '*',
): readonly LoraEntry[] {
  const words = wordsOf(query);
  return entries.filter(({ row, state, places }) => {
    if (filter.startsWith('on:')) {
      if (!places.some(({ server }) => server === filter.slice(3))) return false;
    } else if (filter !== '*' && filter !== state) return false;
    const { file, title, family = '', triggers, tags, notes } = row;
    return hasAll([file, title, family, ...triggers, ...tags, notes].join(' \n '), words);
  });
}

/** Fills what is empty and adds words; what its user wrote stays. */
export function fillLora(row: LoraRow, more: LoraRow): LoraRow {
  return {
    ...more,
    ...row,
    title: row.title || more.title,
    notes: row.notes || more.notes,
    triggers: [...new Set([...row.triggers, ...more.triggers])],
    tags: [...new Set([...row.tags, ...more.tags])],
    seen: { ...more.seen, ...row.seen },
  };
}

/** Rows of a list that was loaded, filled into those that are known. */
export function mergeLoras(
  rows: ReadonlyMap<string, LoraRow>,
  loaded: readonly LoraRow[],
): { readonly changed: readonly LoraRow[]; readonly added: number } {
  const merged = new Map<string, LoraRow>();
  for (const row of loaded) {
    const known = merged.get(row.file) ?? rows.get(row.file);
    merged.set(row.file, known ? fillLora(known, row) : row);
  }
  return {
    changed: [...merged.values()],
    added: [...merged.keys()].filter((file) => !rows.has(file)).length,
  };
}
