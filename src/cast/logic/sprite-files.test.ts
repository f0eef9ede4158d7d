import fc from 'fast-check';
import { EMOTIONS } from '@/story';
import { describe, expect, it } from 'vitest';
import { matchSpriteFiles, readSpriteName } from './sprite-files';

const files = (...paths: string[]) => paths.map((path) => ({ path }));

function expressionOf(path: string, own: string[] = []): string | undefined {
  return readSpriteName(path, own)?.expression;
}

describe('sprite file names', () => {
  it.each([
    ['joy.png', 'joy'],
    ['JOY.PNG', 'joy'],
    ['joy-1.png', 'joy'],
    ['joy_02.webp', 'joy'],
    ['joy2.png', 'joy'],
    ['anger (2).png', 'anger'],
    ['joy.expressive.png', 'joy'],
    ['Sora/joy.png', 'joy'],
    ['C:\\sprites\\fear.jpeg', 'fear'],
    ['sora_happy.png', 'joy'],
    ['Sora - Sad 3.png', 'sadness'],
    ['sora_neutral_smile.png', 'neutral'],
    ['Default.png', 'neutral'],
  ])('%s shows %s', (path, expression) => {
    expect(expressionOf(path)).toBe(expression);
  });

  it.each(['portrait.png', 'IMG_2041.png', 'joyride.png', '.png', 'constructor.png'])(
    '%s says no expression',
    (path) => {
      expect(expressionOf(path)).toBeUndefined();
    },
  );

  it('prefers a label of the story to what the word usually means', () => {
    expect(expressionOf('smug.png')).toBe('pride');
    expect(expressionOf('smug.png', ['smug'])).toBe('smug');
    expect(expressionOf('Smug-2.png', ['smug'])).toBe('smug');
  });

  it('fills a cell with the bare name, else the lowest number, and reports the rest', () => {
    const report = matchSpriteFiles(
      files('joy-2.png', 'joy-10.png', 'joy-1.png', 'anger.png', 'anger-1.png', 'happy.png'),
    );
    expect(Object.fromEntries(report.matched.map((m) => [m.expression, m.file.path]))).toEqual({
      joy: 'joy-1.png',
      anger: 'anger.png',
    });
    expect(report.unmatched.map(({ file }) => file.path).sort()).toEqual([
      'anger-1.png',
      'happy.png',
      'joy-10.png',
      'joy-2.png',
    ]);
  });

  it('says why a file was left out and is silent on what folders bring along', () => {
    const report = matchSpriteFiles(files('notes.txt', 'hero.png', '.DS_Store', 'Thumbs.db'));
    expect(report.matched).toEqual([]);
    expect(report.unmatched).toEqual([
      { file: { path: 'hero.png' }, why: 'no-expression-in-name' },
      { file: { path: 'notes.txt' }, why: 'not-a-picture' },
    ]);
  });

  it('places every picture once, whatever the order of the drop', () => {
    const paths = EMOTIONS.flatMap((label) => [`${label}.png`, `${label}-1.png`, `x_${label}.png`]);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths), (some) => {
        const report = matchSpriteFiles(files(...some));
        expect(report.matched.length + report.unmatched.length).toBe(some.length);
        for (const { file, expression } of report.matched) {
          const bare = `${expression}.png`;
          if (some.includes(bare)) expect(file.path).toBe(bare);
        }
      }),
    );
  });
});
