import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeRichText, fillMacros, formatRichText, parseRichText, plainText } from './rich-text';

const soup = fc.string({
  unit: fc.constantFrom('*', '**', '~', '~~', '_', '`', '\\', 'a', ' ', '語', '😀', '\n'),
});

describe('rich text', () => {
  it('shows what was escaped exactly', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (x) => {
        expect(plainText(escapeRichText(x))).toBe(x);
      }),
    );
  });

  it('reads back the runs that it writes', () => {
    const run = fc.record({
      text: soup,
      bold: fc.boolean(),
      italic: fc.boolean(),
      strike: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const back = parseRichText(formatRichText(runs));
        expect(back.map((r) => r.text).join('')).toBe(runs.map((r) => r.text).join(''));
        const styles = (list: readonly (typeof runs)[number][]) =>
          list.flatMap((r) =>
            Array.from({ length: r.text.length }, () => [r.bold, r.italic, r.strike]),
          );
        expect(styles(back)).toEqual(styles(runs));
      }),
    );
  });

  it('keeps an unclosed mark as a character', () => {
    expect(plainText('2 * 3 and f***')).toBe('2 * 3 and f***');
    expect(parseRichText('a **b* c')).toEqual([
      { text: 'a **b* c', bold: false, italic: false, strike: false },
    ]);
  });

  it('never loses a letter', () => {
    fc.assert(
      fc.property(soup, (x) => {
        expect(plainText(x).replace(/[*~\\]/g, '')).toBe(x.replace(/[*~\\]/g, ''));
      }),
    );
  });

  it('tells bold, stress and strike apart', () => {
    expect(
      parseRichText('a **b** *c* ~~d~~ ***e***').filter((r) => r.text.trim() !== ''),
    ).toMatchObject([
      { text: 'a ', bold: false },
      { text: 'b', bold: true },
      { text: 'c', italic: true },
      { text: 'd', strike: true },
      { text: 'e', bold: true, italic: true },
    ]);
  });

  it('names macros, whatever the name holds', () => {
    expect(
      plainText(fillMacros('Hello {{User}}, I am {{char}}.', { user: '*Star*', char: 'B_o' })),
    ).toBe('Hello *Star*, I am B_o.');
  });
});
