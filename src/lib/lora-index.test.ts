import { describe, expect, it } from 'vitest';
import { readLoraIndex, searchLoras, verifyLora, writeLoraIndex } from './lora-index';

const full = {
  version: 1,
  updatedAt: '2026-11-21T10:00:00Z',
  madeBy: 'another program',
  entries: [
    {
      id: 'sora',
      name: 'Sora',
      file: 'anime/sora_v2.safetensors',
      sha256: 'ab'.repeat(32),
      size: 151_000_000,
      baseModel: 'sdxl',
      triggers: ['sora_pier'],
      defaultWeight: 0.8,
      tags: ['character'],
      metadata: { rank: 16, nested: { kept: [1, 2] } },
      seen: [{ endpointId: 'home', at: 1_700_000_000_000, extra: true }],
      stars: 5,
    },
  ],
};

const read = (json: unknown) => {
  const result = readLoraIndex(json);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
};

describe('lora_index.json', () => {
  it('comes back as it went, unknown keys and all', () => {
    const { index, rejected } = read(JSON.stringify(full));
    expect(rejected).toEqual([]);
    expect(index).toEqual(full);
    expect(read(writeLoraIndex(index)).index).toEqual(full);
    expect(writeLoraIndex(read(writeLoraIndex(index)).index)).toBe(writeLoraIndex(index));
  });

  it('fills in what may be missing', () => {
    const { index } = read({ entries: [{ id: 'a', name: 'A', file: 'a.safetensors' }] });
    expect(index).toEqual({
      version: 1,
      entries: [
        {
          id: 'a',
          name: 'A',
          file: 'a.safetensors',
          triggers: [],
          defaultWeight: 1,
          tags: [],
          metadata: {},
          seen: [],
        },
      ],
    });
  });

  it('loses a bad entry alone and says where', () => {
    const { index, rejected } = read({
      entries: [
        { id: 'a', name: 'A', file: 7 },
        null,
        full.entries[0],
        { ...full.entries[0], sha256: 'x' },
      ],
    });
    expect(index.entries.map(({ id }) => id)).toEqual(['sora']);
    expect(rejected.map(({ place }) => place)).toEqual([
      'entries.0.file',
      'entries.1',
      'entries.3.sha256',
    ]);
  });

  it('reads the older list, whose hashes are SHA-1', () => {
    const { index } = read({
      ink: {
        file: 'C:\\Users\\ann\\loras\\ink.safetensors',
        hash: 'a1'.repeat(20),
        size_kb: 147_000,
      },
      glow: { file: 'style/glow.safetensors', hash: null, color: 'blue' },
    });
    expect(index.entries).toMatchObject([
      {
        id: 'ink',
        file: 'ink.safetensors',
        otherHash: 'a1'.repeat(20),
        metadata: { size_kb: 147_000 },
      },
      { id: 'glow', file: 'style/glow.safetensors', color: 'blue' },
    ]);
    expect(index.entries[0]?.sha256).toBeUndefined();
  });

  it('refuses what is no list', () => {
    expect(readLoraIndex('{')).toEqual({ ok: false, failure: { kind: 'not-json' } });
    for (const odd of [{}, [], 7, { a: { b: 1 } }]) {
      expect(readLoraIndex(odd)).toEqual({ ok: false, failure: { kind: 'no-index' } });
    }
  });

  it('tells a file from another by its hash', () => {
    const entry = { sha256: 'ab'.repeat(32) };
    expect(verifyLora(entry, { sha256: 'ab'.repeat(32) })).toBe('match');
    expect(verifyLora(entry, { sha256: 'cd'.repeat(32) })).toBe('mismatch');
    expect(verifyLora({}, { sha256: 'cd'.repeat(32) })).toBe('unknown');
  });

  it('finds by trigger, tag and base, names first', () => {
    const { index } = read({
      entries: [
        { id: '1', name: 'Pier at dusk', file: 'x' },
        ...full.entries,
        { id: '2', name: 'Other', file: 'y', tags: ['pier'] },
      ],
    });
    expect(searchLoras(index, 'PIER').map(({ id }) => id)).toEqual(['1', 'sora', '2']);
    expect(searchLoras(index, 'sdxl pier').map(({ id }) => id)).toEqual(['sora']);
    expect(searchLoras(index, ' ')).toHaveLength(3);
    expect(searchLoras(index, 'nothing')).toEqual([]);
  });
});
