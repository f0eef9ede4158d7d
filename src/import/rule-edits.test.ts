import { describe, expect, it } from 'vitest';
import { NO_RULES, type SourceId } from '@/story';
import {
  addCut,
  correctLine,
  correctLines,
  ignoreSpeaker,
  mergeSpeakers,
  moveCut,
  removeCut,
  renameSpeaker,
  rulesOfSource,
  splitSpeaker,
} from './rule-edits';

const line = { message: 3, start: 0, end: 12 };

describe('corrections of the cast', () => {
  it('takes followers along when a speaker is merged on', () => {
    const once = mergeSpeakers(NO_RULES, 'ALICE', 'alice');
    const twice = mergeSpeakers(once, 'alice', 'Alice');
    expect(twice.cast['ALICE']?.mergeInto).toBe('Alice');
    expect(twice.cast['alice']?.mergeInto).toBe('Alice');
  });

  it('never merges a speaker into itself, not by a detour either', () => {
    const once = mergeSpeakers(NO_RULES, 'a', 'b');
    expect(mergeSpeakers(once, 'b', 'a')).toBe(once);
  });

  it('splits what was merged', () => {
    const split = splitSpeaker(mergeSpeakers(NO_RULES, 'a', 'b'), 'a');
    expect(split.cast['a']).toEqual({ separate: true });
  });

  it('leaves no empty rule behind', () => {
    expect(renameSpeaker(renameSpeaker(NO_RULES, 'a', 'Ann'), 'a', ' ')).toEqual(NO_RULES);
    expect(ignoreSpeaker(ignoreSpeaker(NO_RULES, 'a', true), 'a', false)).toEqual(NO_RULES);
  });
});

describe('corrections of lines', () => {
  it('adds to an earlier correction of the same span', () => {
    const rules = correctLine(correctLine(NO_RULES, line, { speaker: 'Ann' }), line, {
      expression: 'joy',
    });
    expect(rules.lines).toEqual([{ ...line, speaker: 'Ann', expression: 'joy' }]);
  });

  it('puts many right at once and keeps what was said of others', () => {
    const rules = correctLines(
      correctLine(NO_RULES, line, { kind: 'thought' }),
      [line, { message: 4, start: 2, end: 5 }],
      { speaker: 'Bo' },
    );
    expect(rules.lines).toEqual([
      { ...line, kind: 'thought', speaker: 'Bo' },
      { message: 4, start: 2, end: 5, speaker: 'Bo' },
    ]);
  });
});

describe('corrections of scene cuts', () => {
  const here = { message: 5, start: 0 };

  it('adds and removes the same cut without leaving both', () => {
    expect(removeCut(addCut(NO_RULES, here), here).cuts).toEqual({ added: [], removed: [here] });
    expect(addCut(removeCut(NO_RULES, here), here).cuts).toEqual({ added: [here], removed: [] });
  });

  it('moves a cut', () => {
    const there = { message: 7, start: 4 };
    expect(moveCut(NO_RULES, here, there).cuts).toEqual({ added: [there], removed: [here] });
    expect(moveCut(NO_RULES, here, here)).toBe(NO_RULES);
  });

  it('comes back to where it was, although the review shows the first line after a mark', () => {
    // The reader cut message 5 after its `***`, at 4; the rule of a moved cut names 0.
    const later = moveCut(NO_RULES, { message: 5, start: 4 }, { message: 6, start: 0 });
    const back = moveCut(later, { message: 6, start: 0 }, { message: 5, start: 0 });
    expect(back.cuts).toEqual({
      added: [{ message: 5, start: 0 }],
      removed: [{ message: 6, start: 0 }],
    });
    const again = moveCut(back, { message: 5, start: 4 }, { message: 6, start: 0 });
    expect(again.cuts).toEqual({
      added: [{ message: 6, start: 0 }],
      removed: [{ message: 5, start: 4 }],
    });
  });
});

describe('rules of several files', () => {
  const [one, two] = ['1'.repeat(16), '2'.repeat(16)] as [SourceId, SourceId];
  const place = { message: 3, start: 0, end: 4 };

  it('are told apart by their file, though messages are counted alike', () => {
    let rules = correctLine(NO_RULES, { ...place, source: one }, { kind: 'thought' });
    rules = correctLine(rules, { ...place, source: two }, { kind: 'narration' });
    rules = addCut(rules, { message: 3, start: 0, source: two });
    expect(rulesOfSource(rules, one).lines.map(({ kind }) => kind)).toEqual(['thought']);
    expect(rulesOfSource(rules, two).lines.map(({ kind }) => kind)).toEqual(['narration']);
    expect(rulesOfSource(rules, one).cuts.added).toEqual([]);
    expect(removeCut(rules, { message: 3, start: 0, source: two }).cuts.added).toEqual([]);
  });

  it('without a file are about every one, as in drafts of one', () => {
    const rules = correctLine(NO_RULES, place, { kind: 'thought' });
    expect(rulesOfSource(rules, two)).toEqual(rules);
  });
});
