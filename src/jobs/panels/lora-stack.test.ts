import { describe, expect, it } from 'vitest';
import type { NodeDef, ObjectInfo } from '@/comfy';
import { familyLabel } from '@/lib/model-family';
import type { LoraRow } from '@/storage';
import { addWord, changeNotes, hasWord, readSeed } from './art-notes';
import {
  addLora,
  changeLora,
  findChoices,
  knownOf,
  loraChoices,
  lorasOf,
  moveLora,
  readWeight,
  scopeWords,
  toggled,
  whereIs,
} from './lora-stack';

const loader = (name: string, options: readonly string[]): NodeDef => ({
  name,
  title: name,
  category: 'loaders',
  module: 'nodes',
  inputs: [{ name: 'lora_name', kind: 'combo', type: 'COMBO', isRequired: true, options }],
  outputs: [],
  isOutput: false,
  isDeprecated: false,
  isPaid: false,
});
const info = (...files: string[]): ObjectInfo =>
  new Map([['LoraLoader', loader('LoraLoader', files)]]);
const server = (name: string, files: string[], remaps: Record<string, string> = {}) => ({
  name,
  info: info(...files),
  remaps,
});
const row = (file: string, more: Partial<LoraRow> = {}): LoraRow => ({
  file,
  title: '',
  triggers: [],
  tags: [],
  notes: '',
  seen: {},
  ...more,
});

const HOME = server('Home', ['people\\sora.safetensors', 'ink.safetensors']);
const CLOUD = server('Cloud', ['ink.safetensors', 'None']);
const ROWS = [
  row('sora.safetensors', { title: 'Sora', family: 'sdxl', triggers: ['sora_x'], weight: 0.8 }),
  row('lost.safetensors', { triggers: ['gone'] }),
];
const CHOICES = loraChoices([HOME, CLOUD], ROWS);

describe('LoRAs to choose from', () => {
  it('are what servers list, with what the library knows, then what only the library has', () => {
    expect(CHOICES.map(({ file, servers }) => [file, servers])).toEqual([
      ['ink.safetensors', ['Home', 'Cloud']],
      ['people\\sora.safetensors', ['Home']],
      ['lost.safetensors', []],
    ]);
    expect(CHOICES[1]).toMatchObject({ title: 'Sora', family: 'sdxl', weight: 0.8 });
    expect(knownOf('sora.safetensors', CHOICES)?.title).toBe('Sora');
  });

  it('come from either loader, each once', () => {
    const both = new Map([
      ['LoraLoader', loader('LoraLoader', ['a'])],
      ['LoraLoaderModelOnly', loader('LoraLoaderModelOnly', ['a', 'b'])],
    ]);
    expect(lorasOf(both)).toEqual(['a', 'b']);
    expect(lorasOf(new Map())).toBeUndefined();
  });

  it('are found by name, folder, trigger word and base model', () => {
    const find = (query: string) => findChoices(CHOICES, query, familyLabel).map((one) => one.file);
    expect(find('SORA')).toEqual(['people\\sora.safetensors']);
    expect(find('people x')).toEqual(['people\\sora.safetensors']);
    expect(find('SDXL')).toEqual(['people\\sora.safetensors']);
    expect(find('gone')).toEqual(['lost.safetensors']);
    expect(find(' ')).toHaveLength(3);
  });
});

describe('where a LoRA is', () => {
  it('is here, elsewhere under another name, missing, or not known', () => {
    expect(whereIs('ink.safetensors', [HOME])).toEqual({ at: 'here' });
    expect(whereIs('sora.safetensors', [CLOUD, HOME])).toEqual({
      at: 'other-name',
      file: 'people\\sora.safetensors',
    });
    expect(whereIs('lost.safetensors', [HOME, CLOUD])).toEqual({ at: 'missing' });
    expect(whereIs('ink.safetensors', [])).toEqual({ at: 'unknown' });
    expect(whereIs('x', [{ name: 'New', info: undefined, remaps: {} }])).toEqual({ at: 'unknown' });
  });

  it('is here where its user has said what the server calls it', () => {
    const remapped = server('Home', ['b.safetensors'], {
      'LoraLoader.lora_name=a.safetensors': 'b.safetensors',
    });
    expect(whereIs('a.safetensors', [remapped])).toEqual({ at: 'here' });
  });
});

describe('a stack', () => {
  const stack = [
    { file: 'a', weight: 1 },
    { file: 'b', weight: 0.5, clip: 0.2, note: 'kept' },
  ];

  it('takes the usual weight of a LoRA, within bounds', () => {
    expect(addLora([], { file: 'a', weight: undefined })).toEqual([{ file: 'a', weight: 1 }]);
    expect(addLora([], { file: 'a', weight: 9 })).toEqual([{ file: 'a', weight: 4 }]);
  });

  it('moves one, and not beyond its ends', () => {
    expect(moveLora(stack, 1, -1).map(({ file }) => file)).toEqual(['b', 'a']);
    expect(moveLora(stack, 1, 1)).toEqual(stack);
  });

  it('loses fields set to undefined and lists that name nothing, and keeps the rest', () => {
    const [, changed] = changeLora(stack, 1, { clip: undefined, expressions: [], outfits: ['x'] });
    expect(changed).toEqual({ file: 'b', weight: 0.5, note: 'kept', outfits: ['x'] });
  });

  it('reads weights as typed', () => {
    expect(['0.75', '-1', '0,5', ' 2 ', '1.005'].map(readWeight)).toEqual([0.75, -1, 0.5, 2, 1]);
    expect(['', 'x', '5', 'Infinity', '-'].map(readWeight)).toEqual(Array(5).fill(undefined));
  });

  it('says for what it is used', () => {
    const use = { file: 'a', weight: 1 };
    expect(scopeWords(use)).toBe('for all pictures');
    expect(scopeWords({ ...use, expressions: ['joy', 'love'] })).toBe('for joy and love');
    expect(scopeWords({ ...use, expressions: ['a', 'b', 'c', 'd'] })).toBe('for a, b and 2 more');
    expect(scopeWords({ ...use, outfits: ['', 'gala'] })).toBe(
      'for all faces in the usual clothes and gala',
    );
    expect(toggled(['love'], 'joy', ['joy', 'love'])).toEqual(['joy', 'love']);
    expect(toggled(['joy', 'love'], 'joy', ['joy', 'love'])).toEqual(['love']);
  });
});

describe('notes', () => {
  it('are gone where nothing is said any more, and keep what a newer version wrote', () => {
    const notes = changeNotes(undefined, { prompt: 'a' });
    expect(notes).toEqual({ prompt: 'a', negative: '', loras: [] });
    expect(changeNotes(notes, { prompt: '' })).toBeUndefined();
    expect(changeNotes({ ...notes!, seed: 3 }, { prompt: '' })).toMatchObject({ seed: 3 });
    expect(changeNotes({ ...notes!, more: 1 }, { prompt: '' })).toMatchObject({ more: 1 });
  });

  it('get a word once', () => {
    expect(addWord('', ' sora_x ')).toBe('sora_x');
    expect(addWord('red hair, ', 'sora_x')).toBe('red hair, sora_x');
    expect(addWord('Sora_X, red hair', 'sora_x')).toBe('Sora_X, red hair');
    expect(hasWord('sora_x2', 'sora_x')).toBe(false);
  });

  it('take whole seeds that JSON keeps exact', () => {
    expect(readSeed(' 42 ')).toEqual({ ok: true, seed: 42 });
    expect(readSeed('')).toEqual({ ok: true, seed: undefined });
    expect(readSeed('9007199254740991').ok).toBe(true);
    for (const bad of ['9007199254740992', '-1', '1.5', '1e3', 'x']) {
      expect(readSeed(bad)).toEqual({ ok: false });
    }
  });
});
