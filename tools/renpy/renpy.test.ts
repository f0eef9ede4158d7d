// Archives of hostile stories under the real engine: lint, compile, and play of every branch.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildInput, OPTIONS } from '@/export/testing';
import type { Story } from '@/story';
import { hasEngine, judgeArchive, writeArchive } from './archive';
import { hostileFlow, hostileTexts } from './hostile-stories';

const TIMEOUT_SECONDS = 280;
const isHere = hasEngine();

if (!isHere) {
  console.warn(
    "Ren'Py or Xvfb is not installed: the exports are not played. On Debian: apt install renpy xvfb",
  );
}

describe('exports on the real engine', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'renpy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // A run that is skipped for want of the engine must not look green where it counts.
  it.runIf(process.env.CI)('has the engine in CI', () => expect(isHere).toBe(true));

  const judge = async (name: string, story: Story) => {
    const path = join(folder, `${name}.zip`);
    const { title, author } = story.project;
    await writeArchive(buildInput(story, { options: { ...OPTIONS, title, author } }), path);
    return judgeArchive(path, { timeoutSeconds: TIMEOUT_SECONDS });
  };

  it.runIf(isHere).concurrent(
    'plays a story of hostile texts and odd names',
    async () => {
      const verdict = await judge('texts', hostileTexts());
      expect(verdict.fails).toEqual([]);
      // Only scripts that no font of the engine has may be amiss.
      expect(verdict.warnings.map(([kind]) => kind)).toEqual(['glyphs']);
      const [seen, all] = verdict.reached.split('/');
      expect(seen).toBe(all);
    },
    TIMEOUT_SECONDS * 1000 + 10_000,
  );

  it.runIf(isHere).concurrent(
    'plays a story of crowds, loops, variables and weather',
    async () => {
      const verdict = await judge('flow', hostileFlow());
      expect(verdict.fails).toEqual([]);
      expect(verdict.choices).toBe('4/4');
      expect(verdict.screens).toEqual(
        expect.arrayContaining([
          'history',
          'save',
          'load',
          'preferences',
          'about',
          'help',
          'gallery',
        ]),
      );
    },
    TIMEOUT_SECONDS * 1000 + 10_000,
  );
});
