// Numbers of lists, which documents do not store: they are counted where they are shown.

export type NumberFormat =
  'decimal' | 'lower-letter' | 'upper-letter' | 'lower-roman' | 'upper-roman';

const ROMAN: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const MAX_ROMAN = 4000;

export function numberAs(value: number, format: NumberFormat): string {
  switch (format) {
    case 'decimal':
      return String(value);
    case 'lower-letter':
      return letters(value);
    case 'upper-letter':
      return letters(value).toUpperCase();
    case 'lower-roman':
      return roman(value);
    case 'upper-roman':
      return roman(value).toUpperCase();
  }
}

/** a … z, aa, bb, as word processors count. */
function letters(value: number): string {
  if (value < 1 || value > 260) return String(value);
  const letter = String.fromCharCode(0x61 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value >= MAX_ROMAN) return String(value);
  let left = value;
  let out = '';
  for (const [worth, sign] of ROMAN) {
    for (; left >= worth; left -= worth) out += sign;
  }
  return out;
}

/** What a bullet is as text: a dash that opens a speech stays, any other sign is `-`. */
export function bulletOf(sign: string): string {
  return /^[–—]$/.test(sign) ? `${sign} ` : '- ';
}
