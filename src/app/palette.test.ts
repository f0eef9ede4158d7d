import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntries, matchText, MATCHES_SHOWN, touchRecent, type PaletteEntry } from './palette';

function entry(id: string, label = id, group = 'Studio', keys?: string): PaletteEntry {
  return { id, label, group, run: () => undefined, ...(keys !== undefined && { keys }) };
}

const ENTRIES = [
  entry('export', 'Go to Export', 'Rooms'),
  entry('undo', 'Undo', 'Editing', 'Ctrl+Z'),
  entry('pier', 'At the pier, dusk', 'Scenes'),
  entry('paper', 'A letter on paper', 'Scenes'),
  entry('sora', 'Sora', 'Characters'),
];

const ids = (query: string, recent: string[] = []) =>
  findEntries(ENTRIES, query, recent).map(({ entry: { id } }) => id);

describe('the palette', () => {
  it('lists everything in its order without a query, what was used last first', () => {
    expect(ids('')).toEqual(['export', 'undo', 'pier', 'paper', 'sora']);
    expect(ids('', ['sora', 'undo'])).toEqual(['sora', 'undo', 'export', 'pier', 'paper']);
  });

  it('finds words, starts of words, keys and headings', () => {
    expect(ids('pier')).toEqual(['pier']);
    expect(ids('gte')[0]).toBe('export');
    expect(ids('ctrl+z')[0]).toBe('undo');
    expect(ids('characters sora')).toEqual(['sora']);
    expect(ids('xyzzy')).toEqual([]);
  });

  it('puts a whole word before scattered letters, even against recent use', () => {
    const entries = [entry('far', 'Place in every room'), entry('near', 'The pier')];
    const found = findEntries(entries, 'pier', ['far']);
    expect(found[0]?.entry.id).toBe('near');
  });

  it('does not run past a letter in search of the start of a word', () => {
    expect(matchText('ab', 'xa by a')?.hits).toEqual([1, 3]);
  });

  it('says which letters it hit', () => {
    expect(matchText('pier', 'At the pier')?.hits).toEqual([7, 8, 9, 10]);
    expect(findEntries(ENTRIES, 'scenes pier', [])[0]?.hits.every((at) => at >= 0)).toBe(true);
  });

  it('never shows more than fit on a screen', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => entry(`scene-${i}`, `Scene ${i}`));
    expect(findEntries(many, 'scene', [])).toHaveLength(MATCHES_SHOWN);
  });

  it('finds every text by its own letters in order', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(), (text, seed) => {
        const query = [...text].filter((_, i) => (seed >> (i % 20)) & 1).join('');
        const match = matchText(query, text);
        // Lower case of some letters is longer than the letter; those have no place to point at.
        fc.pre(text.toLowerCase().length === text.length);
        expect(match).toBeDefined();
        expect(match?.hits.every((at) => at >= 0 && at < text.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps each recent command once, twenty at most', () => {
    expect(touchRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
    const many = Array.from({ length: 30 }, (_, i) => String(i)).reduce(
      touchRecent,
      [] as string[],
    );
    expect(many).toHaveLength(20);
    expect(many[0]).toBe('29');
  });
});
