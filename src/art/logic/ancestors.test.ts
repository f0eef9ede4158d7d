import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssetId } from '@/story';
import { readAncestors, type Ancestor } from './ancestors';

type Origins = Readonly<Record<string, readonly string[]>>;
const read = (root: string, origins: Origins, most?: number) =>
  readAncestors(
    root as AssetId,
    (id) => {
      const parents = origins[id];
      return Promise.resolve(
        parents && { how: `by ${id}`, parents: parents as readonly AssetId[] },
      );
    },
    most,
  );
const outline = ({ asset, isHere, isRepeat, parents }: Ancestor): string =>
  `${asset}${isHere ? '' : '?'}${isRepeat ? '*' : ''}${
    parents.length > 0 ? `(${parents.map(outline).join(' ')})` : ''
  }`;
const all = (one: Ancestor): Ancestor[] => [one, ...one.parents.flatMap(all)];

describe('readAncestors', () => {
  it('goes back to the first pictures', async () => {
    const { root, isCut } = await read('d', { d: ['c', 'x'], c: ['a'], a: [], x: [] });
    expect(outline(root)).toBe('d(c(a) x)');
    expect(root.how).toBe('by d');
    expect(isCut).toBe(false);
  });

  it('follows a picture once, and ends in circles', async () => {
    expect(outline((await read('d', { d: ['b', 'c'], b: ['a'], c: ['a'], a: [] })).root)).toBe(
      'd(b(a) c(a*))',
    );
    expect(outline((await read('a', { a: ['b'], b: ['a'] })).root)).toBe('a(b(a*))');
    expect(outline((await read('a', { a: ['a', 'a'] })).root)).toBe('a(a*)');
  });

  it('marks what is gone', async () => {
    expect(outline((await read('b', { b: ['a'] })).root)).toBe('b(a?)');
  });

  it('shows the nearest and says that there are more', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [String(i), [String(i + 1)]]),
    );
    const { root, isCut } = await read('0', chain);
    expect(all(root)).toHaveLength(21);
    expect(isCut).toBe(true);
  });

  it('ends for any graph, within its bound', async () => {
    const graph = fc.dictionary(
      fc.constantFrom(...'abcdefgh'),
      fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(graph, fc.integer({ min: 0, max: 6 }), async (origins, most) => {
        const { root } = await read('a', origins, most);
        const followed = all(root).filter(({ isRepeat }) => !isRepeat);
        expect(followed.length).toBeLessThanOrEqual(most + 1);
        expect(new Set(followed.map(({ asset }) => asset)).size).toBe(followed.length);
      }),
      { seed: 7 },
    );
  });
});
