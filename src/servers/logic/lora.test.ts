import { describe, expect, it } from 'vitest';
import { readLoraIndex, writeLoraIndex } from '@/lib/lora-index';
import type { LoraRow } from '@/storage';
import { fromIndex, toIndex } from './lora-index-rows';
import {
  baseName,
  fillLora,
  listLoras,
  mergeLoras,
  newLora,
  searchLoras,
  takeReading,
  type LoraReading,
} from './lora-shelf';
import { judge } from './lora-verdict';
import { placeWords } from './lora-words';

const SHA = 'a'.repeat(64);
const mapOf = (...rows: LoraRow[]) => new Map(rows.map((row) => [row.file, row]));

describe('what servers have', () => {
  const servers = new Set(['home', 'pod']);

  it('is read by base name, whatever folders and slashes are before it', () => {
    expect(baseName('style\\anime/ink wash.safetensors')).toBe('ink wash.safetensors');
    const { changed } = takeReading(new Map(), 'home', ['a/x.safetensors', 'b\\x.safetensors'], 5);
    expect(changed).toEqual([{ ...newLora('x.safetensors'), seen: { home: 5 } }]);
  });

  it('tells new and gone, but calls nothing new on the first reading', () => {
    const first = takeReading(new Map(), 'home', ['a', 'b'], 1);
    expect([...first.reading.fresh]).toEqual([]);
    const rows = mapOf(...first.changed);
    const second = takeReading(rows, 'home', ['b', 'c'], 2);
    expect([...second.reading.fresh]).toEqual(['c']);
    const after = new Map([...rows, ...mapOf(...second.changed)]);
    const list = listLoras(after.values(), new Map([['home', second.reading]]), servers);
    expect(list.map(({ row, state }) => [row.file, state])).toEqual([
      ['a', 'gone'],
      ['b', 'here'],
      ['c', 'new'],
    ]);
    const words = list.map((entry) => placeWords(entry, (id) => id));
    expect(words).toEqual(['Gone from home', 'On home', 'New on home']);
  });

  it('does not call gone what only a server that is away had', () => {
    const reading: LoraReading = { paths: [], fresh: new Set() };
    const rows: LoraRow[] = [
      { ...newLora('a'), seen: { pod: 1 } },
      { ...newLora('b'), seen: { home: 1, pod: 1 } },
      { ...newLora('c'), seen: { removed: 1 } },
    ];
    const list = listLoras(rows, new Map([['home', reading]]), servers);
    expect(list.map(({ state }) => state)).toEqual(['away', 'away', 'nowhere']);
    expect(list[1]?.goneFrom).toEqual(['home']);
  });
});

describe('searching', () => {
  const rows = [
    { ...newLora('sora_v2.safetensors'), triggers: ['sora woman'], tags: ['hero'], family: 'sdxl' },
    { ...newLora('ink.safetensors'), title: 'Ink wash', notes: 'for dreams' },
  ];
  const entries = listLoras(
    rows,
    new Map([['home', { paths: ['style/ink.safetensors'], fresh: new Set<string>() }]]),
    new Set(['home']),
  );
  const found = (query: string, filter?: string) =>
    searchLoras(entries, query, filter).map(({ row }) => row.file);

  it('finds name, title, trigger, tag, family and notes, every word of it', () => {
    expect(found('SORA WOMAN')).toEqual(['sora_v2.safetensors']);
    expect(found('hero sdxl')).toEqual(['sora_v2.safetensors']);
    expect(found('wash dreams')).toEqual(['ink.safetensors']);
    expect(found('wash hero')).toEqual([]);
  });

  it('narrows down to a server or a state', () => {
    expect(found('', 'on:home')).toEqual(['ink.safetensors']);
    expect(found('', 'nowhere')).toEqual(['sora_v2.safetensors']);
  });
});

describe('lists that are loaded', () => {
  it('fill what is empty and leave what was written', () => {
    const mine = { ...newLora('a'), title: 'Mine', triggers: ['x'], seen: { home: 9 } };
    const more = {
      ...newLora('a'),
      title: 'Theirs',
      triggers: ['x', 'y'],
      family: 'flux',
      notes: 'n',
      seen: { home: 1 },
    };
    expect(fillLora(mine, more)).toEqual({
      ...more,
      title: 'Mine',
      triggers: ['x', 'y'],
      seen: { home: 9 },
    });
    const { changed, added } = mergeLoras(mapOf(mine), [more, newLora('b'), newLora('b')]);
    expect([changed.length, added]).toEqual([2, 1]);
  });

  it('come back the same after export, wipe and import', () => {
    const rows: LoraRow[] = [
      {
        ...newLora('sora.safetensors'),
        title: 'Sora',
        family: 'sdxl',
        triggers: ['sora woman'],
        weight: 0.8,
        sha256: SHA,
        bytes: 1234,
        tags: ['hero'],
        notes: 'two\nlines',
        source: 'own',
        seen: { home: 1_700_000_000_000 },
      },
      newLora('plain.safetensors'),
    ];
    const text = writeLoraIndex(toIndex(rows, new Date(0)));
    const read = readLoraIndex(text);
    if (!read.ok) throw new Error(read.failure.kind);
    const back = fromIndex(read.value.index, new Set(['home']));
    expect([...back].sort((a, b) => (a.file < b.file ? 1 : -1))).toEqual(rows);
    expect(fromIndex(read.value.index, new Set())[1]?.seen).toEqual({});
  });
});

describe('a file against what is known', () => {
  const checked = { file: 'sora.safetensors', bytes: 9, sha256: SHA };

  it('matches, does not match, or is unknown, and has twins', () => {
    const known = { ...newLora('sora.safetensors'), sha256: SHA };
    expect(judge(checked, [known]).kind).toBe('match');
    expect(judge(checked, [{ ...known, sha256: 'b'.repeat(64) }]).kind).toBe('mismatch');
    expect(judge(checked, [newLora('sora.safetensors')]).kind).toBe('unknown');
    const twin = { ...newLora('other.safetensors'), sha256: SHA };
    expect(judge(checked, [twin])).toMatchObject({ kind: 'unknown', twins: ['other.safetensors'] });
  });
});
