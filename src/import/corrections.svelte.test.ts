import { describe, expect, it } from 'vitest';
import { NO_RULES, type ImportRules } from '@/story';
import { Corrections } from './corrections.svelte';

const rulesOf = (sceneSensitivity: number): ImportRules => ({ ...NO_RULES, sceneSensitivity });

/** A reader that is done when it is told to be. */
function slowReader() {
  const read: number[] = [];
  /** With the draft in storage, as another tab would find it. */
  const kept: (number | undefined)[] = [];
  let stored: ImportRules = NO_RULES;
  let done: (isRead: boolean) => void = () => undefined;
  const corrections = new Corrections({
    stored: () => stored,
    read: async (rules) => {
      read.push(rules.sceneSensitivity);
      const isRead = await new Promise<boolean>((resolve) => (done = resolve));
      if (isRead) stored = rules;
      return isRead;
    },
    keep: (rules) => void kept.push(rules?.sceneSensitivity),
  });
  const finish = async (isRead = true) => {
    done(isRead);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { corrections, read, kept, finish };
}

describe('corrections', () => {
  it('are read one reading at a time, what came meanwhile together', async () => {
    const { corrections, read, finish } = slowReader();
    void corrections.apply(rulesOf(0.1));
    void corrections.apply(rulesOf(0.2));
    void corrections.apply(rulesOf(0.3));
    expect(corrections.rules?.sceneSensitivity).toBe(0.3);
    expect(read).toEqual([0.1]);
    await finish();
    expect(read).toEqual([0.1, 0.3]);
    expect(corrections.isRunning).toBe(true);
    await finish();
    expect(corrections.isRunning).toBe(false);
    expect(corrections.rules?.sceneSensitivity).toBe(0.3);
  });

  it('are taken back one by one, also those that nobody has read yet', async () => {
    const { corrections, read, finish } = slowReader();
    void corrections.apply(rulesOf(0.1));
    void corrections.apply(rulesOf(0.2));
    void corrections.undo();
    expect(corrections.rules?.sceneSensitivity).toBe(0.1);
    await finish();
    await finish();
    void corrections.undo();
    expect(corrections.canUndo).toBe(false);
    await finish();
    expect(read.at(-1)).toBe(0.5);
    expect(corrections.rules?.sceneSensitivity).toBe(0.5);
  });

  it('are kept with the draft as soon as they are made, until all of them are read', async () => {
    const { corrections, kept, finish } = slowReader();
    void corrections.apply(rulesOf(0.1));
    void corrections.apply(rulesOf(0.2));
    void corrections.apply(rulesOf(0.3));
    // If the tab is closed now, the draft knows all three.
    expect(kept).toEqual([0.1, 0.2, 0.3]);
    await finish();
    void corrections.undo();
    expect(kept.at(-1)).toBe(0.2);
    await finish();
    await finish();
    expect(corrections.isRunning).toBe(false);
    expect(kept.at(-1)).toBeUndefined();
  });

  it('go back to what is stored when the reading is cancelled, and what waits stays with the draft', async () => {
    const { corrections, read, kept, finish } = slowReader();
    void corrections.apply(rulesOf(0.1));
    void corrections.apply(rulesOf(0.2));
    await finish(false);
    expect(read).toEqual([0.1]);
    expect(corrections.isRunning).toBe(false);
    expect(corrections.rules?.sceneSensitivity).toBe(0.5);
    expect(kept.at(-1)).toBe(0.2);
    expect(corrections.isUsed).toBe(false);
  });

  it('are no step to take back where nothing changes', async () => {
    const { corrections, finish } = slowReader();
    void corrections.apply(rulesOf(0.5));
    await finish();
    expect(corrections.canUndo).toBe(false);
  });
});
