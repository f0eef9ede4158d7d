// Rows of our table as entries of `lora_index.json`, and back. Pure.
import type { LoraEntry, LoraIndex } from '@/lib/lora-index';
import type { LoraRow } from '@/storage';
import { baseName, newLora, titleOf } from './lora-shelf';

export function toIndex(rows: readonly LoraRow[], now: Date): LoraIndex {
  const entries = [...rows].sort((a, b) => (a.file < b.file ? -1 : 1)).map(toEntry);
  return { version: 1, updatedAt: now.toISOString(), entries };
}

function toEntry(row: LoraRow): LoraEntry {
  return {
    id: row.file,
    name: titleOf(row).slice(0, 300) || row.file,
    file: row.file,
    ...(row.sha256 !== undefined && { sha256: row.sha256 }),
    ...(row.bytes !== undefined && { size: row.bytes }),
    ...(row.family !== undefined && { baseModel: row.family }),
    triggers: row.triggers,
    defaultWeight: row.weight ?? 1,
    tags: row.tags,
    ...(row.notes !== '' && { notes: row.notes }),
    ...(row.source !== undefined && { source: row.source }),
    metadata: {},
    seen: Object.entries(row.seen).map(([endpointId, at]) => ({ endpointId, at })),
  };
}

/** @param servers whose times are taken over; ids of other people's servers mean nothing here. */
export function fromIndex(index: LoraIndex, servers: ReadonlySet<string>): readonly LoraRow[] {
  return index.entries.map((entry) => {
    const file = baseName(entry.file) || entry.file;
    const plain = newLora(file);
    const seen = entry.seen.flatMap(({ endpointId, at }) => {
      const time = typeof at === 'number' ? at : Date.parse(at);
      return servers.has(endpointId) && Number.isFinite(time) ? [[endpointId, time] as const] : [];
    });
    return {
      ...plain,
      title: entry.name === titleOf(plain) || entry.name === file ? '' : entry.name,
      ...(entry.baseModel !== undefined && { family: entry.baseModel }),
      triggers: entry.triggers,
      ...(entry.defaultWeight !== 1 && { weight: entry.defaultWeight }),
      ...(entry.sha256 !== undefined && { sha256: entry.sha256 }),
      ...(entry.size !== undefined && { bytes: entry.size }),
      tags: entry.tags,
      notes: entry.notes ?? '',
      ...(entry.source !== undefined && { source: entry.source }),
      seen: Object.fromEntries(seen),
    };
  });
}
