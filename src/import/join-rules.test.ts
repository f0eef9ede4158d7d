import { describe, expect, it } from 'vitest';
import { NO_RULES, textRuleSchema, type ImportRules } from '@/story';
import { joinRules, sourceIdOf } from './join-rules';
import { addCut, correctLine, renameSpeaker } from './rule-edits';

const one = sourceIdOf('1'.repeat(64));
const two = sourceIdOf('2'.repeat(64));
const line = { message: 3, start: 0, end: 9 };
const text = (id: string, source?: typeof one) =>
  textRuleSchema.parse({ id, how: 'contains', text: 'dice', kind: 'system', source });

describe('rules of earlier imports', () => {
  it('are none where nothing was read before', () => {
    expect(joinRules([], 2)).toEqual(NO_RULES);
  });

  it('come along as they are for the same log alone', () => {
    const rules: ImportRules = {
      ...addCut(
        correctLine(renameSpeaker(NO_RULES, 'Bo', 'Robert'), line, { kind: 'thought' }),
        line,
      ),
      format: 'prose',
      texts: [text('a')],
      swipesAsChoices: true,
    };
    expect(joinRules([{ source: one, rules }], 1)).toEqual(rules);
  });

  it('come along from every log, each for its own', () => {
    const first = correctLine(renameSpeaker(NO_RULES, 'Bo', 'Robert'), line, { kind: 'thought' });
    const second = correctLine(renameSpeaker(NO_RULES, 'Ann', 'Anna'), line, { kind: 'ooc' });
    const joined = joinRules(
      [
        { source: one, rules: first },
        { source: two, rules: second },
      ],
      2,
    );
    expect(joined.cast).toEqual({ Bo: { name: 'Robert' }, Ann: { name: 'Anna' } });
    expect(joined.lines).toEqual([
      { ...line, source: one, kind: 'thought' },
      { ...line, source: two, kind: 'ooc' },
    ]);
  });

  it('take of a story of several only what is of the log that comes back', () => {
    const both = correctLine(
      correctLine(NO_RULES, { ...line, source: one }, { kind: 'thought' }),
      { ...line, source: two },
      { kind: 'ooc' },
    );
    expect(joinRules([{ source: two, rules: both }], 1).lines).toEqual([{ ...line, kind: 'ooc' }]);
  });

  it('stay rules for everything only where everything had them', () => {
    const shared = { ...NO_RULES, texts: [text('a')] };
    const more = { ...NO_RULES, texts: [text('a'), text('b'), text('c', two)] };
    const joined = joinRules(
      [
        { source: one, rules: shared },
        { source: two, rules: more },
      ],
      2,
    );
    expect(joined.texts.map(({ id, source }) => [id, source])).toEqual([
      ['a', undefined],
      [`b-${two}`, two],
      ['c', two],
    ]);
  });

  it('hide what was hidden anywhere, and know whose offsets were counted otherwise', () => {
    const anna = { kind: 'words', find: 'Anna', replace: 'Mira' } as const;
    const bo = { kind: 'words', find: 'Bo', replace: 'Tam' } as const;
    const hiding = (...details: (typeof anna | typeof bo)[]): ImportRules => ({
      ...NO_RULES,
      privacy: { details, originalInBackups: false },
    });
    const joined = joinRules(
      [
        { source: one, rules: hiding(anna, bo) },
        { source: two, rules: hiding(bo) },
      ],
      2,
    );
    expect(joined.privacy).toEqual({
      details: [anna, bo],
      originalInBackups: false,
      spansOf: { [two]: [bo] },
    });
  });
});
