import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptOf, type LineOfLog } from '@/testing/transcripts';
import type { Draft } from './draft';
import { beatsOf, draft } from './testing';

/** Ids of scenes that a choice or a jump leads to. */
const targetsOf = (read: Draft): string[] =>
  beatsOf(read).flatMap((beat) => {
    const targets =
      beat.kind === 'choose'
        ? beat.options.map(({ target }) => target)
        : beat.kind === 'jump'
          ? [beat.target]
          : [];
    return targets.flatMap((target) => (target.to === 'scene' ? [target.scene] : []));
  });

const swiped = (text: string, ...others: string[]): LineOfLog => ({
  speaker: 'B',
  text,
  alternatives: [text, ...others],
  shownAlternative: 0,
});

describe('swipes as choices', () => {
  const outline = (read: Draft) =>
    read.scenes.map(({ id, beats }) => {
      const last = beats.at(-1);
      const target = last?.kind === 'jump' ? last.target : undefined;
      return target === undefined
        ? id
        : `${id} > ${target.to === 'scene' ? target.scene : target.to}`;
    });

  it('two in a row lead back to a scene each', () => {
    const log = transcriptOf([
      ['A', '"Hi."'],
      swiped('"Go left."', '"Go right."'),
      swiped('"Run."', '"Hide."'),
      ['A', '"Fine."'],
    ]);
    expect(outline(draft(log, { swipesAsChoices: true }))).toEqual([
      's-s0-0',
      's-s1-alt1 > s-s2-back',
      's-s2-back',
      's-s2-alt1 > s-s3-back',
      's-s3-back',
    ]);
  });

  it('nothing of the story between them is no scene, and nothing behind them is the end', () => {
    const log = transcriptOf([
      swiped('"Go left."', '"Go right."'),
      { speaker: 'A', text: 'brb', kind: 'ooc' },
      swiped('"Run."', '"Hide."'),
      { speaker: 'A', text: 'gtg', kind: 'ooc' },
    ]);
    expect(outline(draft(log, { swipesAsChoices: true }))).toEqual([
      's-s0-0',
      's-s0-alt1 > s-s1-back',
      's-s1-back',
      's-s2-alt1 > end',
    ]);
  });

  const text = fc
    .array(
      fc.constantFrom(
        '"Go left."',
        '"Stay," said Bob.',
        '*waves*',
        'It is night in the kitchen.',
        'Two hours later, they sit in the forest.',
        '***',
        '# The Road',
        '((brb))',
        '```\nx\n```',
        '[[bg:sea]]',
        '1. go\n2. stay',
        '\n\n',
        ' ',
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('\n'));
  const message = fc
    .record({
      speaker: fc.constantFrom('Alice', 'Bob', 'Narrator', null),
      kind: fc.constantFrom('post' as const, 'post' as const, 'ooc' as const, 'system' as const),
      text,
      others: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
    })
    .map(({ others, ...rest }): LineOfLog => ({
      ...rest,
      ...(others && { alternatives: [rest.text, ...others], shownAlternative: 0 }),
    }));
  it('every scene has an id of its own, and every choice and jump leads to a scene that is there', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 14 }),
        fc.boolean(),
        fc.array(fc.nat(13), { maxLength: 3 }),
        (messages, isProse, cuts) => {
          const read = draft(transcriptOf(messages, { about: { isProse } }), {
            swipesAsChoices: true,
            cuts: { added: cuts.map((at) => ({ message: at, start: 0 })), removed: [] },
          });
          const ids = read.scenes.map(({ id }) => id as string);
          expect(new Set(ids).size).toBe(ids.length);
          const beats = beatsOf(read).map(({ id }) => id);
          expect(new Set(beats).size).toBe(beats.length);
          expect(targetsOf(read).filter((id) => !ids.includes(id))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a scene too long for one, of notes alone, does not lose the way back', () => {
    const notes = Array.from({ length: 230 }, () => ({
      speaker: 'A',
      text: 'brb',
      kind: 'ooc' as const,
    }));
    const log = transcriptOf([swiped('"Go."', '"Stay."'), ...notes, ['B', '"Here."']]);
    const read = draft(log, { swipesAsChoices: true });
    const ids = read.scenes.map(({ id }) => id as string);
    expect(targetsOf(read)).toEqual(['s-s0-alt1', 's-s195-0']);
    expect(targetsOf(read).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
