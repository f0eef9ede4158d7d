// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pathOf } from '@/lib/file-path';
import { FILES_AT_ONCE, filesOfPaste, gatherDropped, textFile } from './dropped-files';
import { takeShared, wasShared } from './shared-files';

type Tree = { readonly [name: string]: Tree | File };

/** Entries as a browser gives them: a folder's children come in portions, the last one empty. */
function entryOf(name: string, node: Tree | File, within = ''): FileSystemEntry {
  const fullPath = `${within}/${name}`;
  const base = { name, fullPath, filesystem: undefined, getParent: () => undefined };
  if (node instanceof File) {
    const file = (resolve: (file: File) => void) => resolve(node);
    return { ...base, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const portions = Object.entries(node).map(([child, inner]) => [entryOf(child, inner, fullPath)]);
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(portions[at++] ?? []),
    };
  };
  return { ...base, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function dropOf(tree: Tree): DataTransfer {
  const files = Object.values(tree).filter((node) => node instanceof File);
  const items = Object.entries(tree).map(([name, node]) => ({
    kind: 'file',
    webkitGetAsEntry: () => entryOf(name, node),
  }));
  return { files, items } as unknown as DataTransfer;
}

function pasteOf(text: string, files: File[] = []): DataTransfer {
  return { files, getData: () => text } as unknown as DataTransfer;
}

const log = (name: string) => new File(['x'], name);

describe('files that are dropped', () => {
  it('are taken as they are', async () => {
    const { files, isCut } = await gatherDropped(dropOf({ 'a.jsonl': log('a.jsonl') }));
    expect(files.map(({ name }) => name)).toEqual(['a.jsonl']);
    expect(isCut).toBe(false);
  });

  it('are found in folders within folders, without hidden ones', async () => {
    const tree = {
      chats: {
        'one.jsonl': log('one.jsonl'),
        '.DS_Store': log('.DS_Store'),
        old: { 'two.txt': log('two.txt') },
      },
      'card.png': log('card.png'),
    };
    const { files } = await gatherDropped(dropOf(tree));
    expect(files.map(({ name }) => name).sort()).toEqual(['card.png', 'one.jsonl', 'two.txt']);
    expect(files.map(pathOf).sort()).toEqual(['card.png', 'chats/old/two.txt', 'chats/one.jsonl']);
  });

  it('are bounded, and it is told', async () => {
    const many = Object.fromEntries(
      Array.from({ length: FILES_AT_ONCE + 3 }, (_, i) => [`${i}.txt`, log(`${i}.txt`)]),
    );
    const { files, isCut } = await gatherDropped(dropOf({ home: many }));
    expect(files).toHaveLength(FILES_AT_ONCE);
    expect(isCut).toBe(true);
  });
});

describe('what is pasted', () => {
  it('is a file when it is a log, and nothing when it is a word', async () => {
    expect(filesOfPaste(pasteOf('hello'))).toBeUndefined();
    const files = filesOfPaste(pasteOf('Ann: It is raining.\nBo: Again.'));
    expect(files?.map(({ name }) => name)).toEqual(['Pasted log.txt']);
    expect(await files?.[0]?.text()).toBe('Ann: It is raining.\nBo: Again.');
  });

  it('gives files before text', () => {
    expect(filesOfPaste(pasteOf('a long text that is a log', [log('a.png')]))?.[0]?.name).toBe(
      'a.png',
    );
  });

  it.each([
    ['{"name":"A","mes":"x"}\n{"name":"B","mes":"y"}', 'Pasted log.jsonl'],
    ['{"entries": {}}', 'Pasted log.json'],
    ['[{"name":"A"}]', 'Pasted log.json'],
    ['[12:30] Ann: hello', 'Pasted log.txt'],
  ])('is named by what it looks like: %s', (text, name) => {
    expect(textFile(text).name).toBe(name);
  });
});

describe('files that are shared', () => {
  it('are noticed by the address', () => {
    expect(wasShared('?share')).toBe(true);
    expect(wasShared('?other=share')).toBe(false);
  });

  it('are handed over once, under their own names', async () => {
    const kept = new Map<string, Response>();
    const cache = {
      keys: () => Promise.resolve([...kept.keys()]),
      match: (key: string) => Promise.resolve(kept.get(key)),
      delete: (key: string) => Promise.resolve(kept.delete(key)),
    };
    Object.assign(globalThis, { caches: { open: () => Promise.resolve(cache) } });
    const headers = {
      'x-file-name': encodeURIComponent('雨 chat.txt'),
      'content-type': 'text/plain',
    };
    kept.set('1', new Response('Ann: hi', { headers }));
    const files = await takeShared();
    expect(files.map(({ name }) => name)).toEqual(['雨 chat.txt']);
    expect(await files[0]?.text()).toBe('Ann: hi');
    expect(await takeShared()).toEqual([]);
  });
});
