// Telephone numbers in running text. A number without a country code is one only in a shape that people
// write numbers in: dates, times, dice, versions, coordinates and sums have digits and separators too.
import type { FoundStretch } from './kinds';

/** Scripts without blanks between words: a number stands right beside their letters. */
const LETTER = '(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}])\\p{L}';

/** Digits in groups; a group is set off by one separator, or a bracket and a blank. */
const CANDIDATE = new RegExp(
  `(?<!(?:${LETTER})|[\\p{N}_.,:/+-])(?:\\+|00)?\\(?\\d{1,15}\\)?` +
    '(?:(?:[ \\u00a0.\\-/\\u2010\\u2011\\u2013]|\\) ?\\(?| ?\\()\\d{1,14}\\)?){0,7}' +
    `(?!(?:${LETTER})|[\\p{N}_])`,
  'gu',
);

const CUE =
  /(?:phone|call|calls|text|tel|cell|mobile|number|whatsapp|signal|sms|fax|nummer|telefon|handy|anruf|numéro|téléphone|portable|número|teléfono|telefone|celular|móvil|numero|cellulare|telefono|номер|телефон|тел|電話|携帯|电话|手机|전화|번호|numer|komórka)\p{P}*(?:\s+(?:is|me|at|on|ist|unter|est|es|é|è|to|her|him|us|my|the|this|no|nr|num))*[\s.:;,=#\p{P}]*$/iu;

/** What people write without a country code, by the country whose habit it is. */
const SHAPES: readonly RegExp[] = [
  // United States, Canada: (555) 123-4567, 555-123-4567, 1 555 123 4567.
  /^(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])\d{3}[ .-]\d{4}$/,
  // Italy and others: 333 123 4567 is as above. Brazil: (11) 91234-5678.
  /^\(\d{2}\) ?9?\d{4}-\d{4}$/,
  // Russia: 8 (912) 345-67-89.
  /^8[ -]?\(?\d{3}\)?[ -]\d{3}[ -]?\d{2}[ -]?\d{2}$/,
  // China: 138 1234 5678, together as well.
  /^1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/,
  // India: 98765 43210.
  /^[6-9]\d{4}[ -]\d{5}$/,
  // Mexico: 55 1234 5678.
  /^[2-9]\d[ -]\d{4}[ -]\d{4}$/,
  // Spain: 612 34 56 78.
  /^[6-9]\d\d[ -]\d\d[ -]\d\d[ -]\d\d$/,
];

const DATE =
  /(?:^|\D)(?:(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:(?:19|20)\d\d|\d\d))(?!\d)/;
/** 06 12 34 56 78, with dots too; with dashes people count. */
const FRENCH = /^0[1-9](?:[ .]\d\d){4}$/;
/** 192.168.0.1, 10.0.19045.1234: dots alone between more than two groups. */
const VERSION = /^\d{1,5}(?:\.\d{1,5}){3,}$/;
const BOOK = /^97[89]/;
const CUE_REACH = 32;

/** Telephone numbers in a text, in order. */
export function findPhones(text: string): FoundStretch[] {
  const found: FoundStretch[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const [whole] = match;
    const digits = whole.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 15) continue;
    const before = text.slice(Math.max(0, match.index - CUE_REACH), match.index);
    if (!isPhone(whole, digits, before)) continue;
    found.push({ start: match.index, end: match.index + whole.length });
  }
  return found;
}

function isPhone(whole: string, digits: string, before: string): boolean {
  const open = (whole.match(/\(/g) ?? []).length;
  if (open !== (whole.match(/\)/g) ?? []).length) return false;
  if (whole.startsWith('+')) return digits.length >= 8;
  if (FRENCH.test(whole)) return true;
  if (DATE.test(whole) || VERSION.test(whole)) return false;
  if (digits.length === 13 && BOOK.test(digits)) return false;
  const groups = whole.split(/\D+/).filter((group) => group !== '');
  if (whole.startsWith('00')) return digits.length >= 10 && !/^000/.test(digits);
  if (SHAPES.some((shape) => shape.test(whole))) return true;
  // A trunk zero: 0171 2345678, 030/123456, 020 7946 0958, 090-1234-5678, (0171) 2345678.
  if (/^\(?0[1-9]/.test(whole) && digits.length >= 9 && digits.length <= 12) {
    // 03-04-05-06-07 is counting.
    const isGrouped =
      groups.every((group) => group.length >= 2) && groups.some((group) => group.length > 2);
    return groups.length > 1 ? isGrouped : digits.length >= 10;
  }
  // 555-1234 and bare runs are numbers of anything; only the words before tell.
  const isCounting = groups.length > 1 && groups.every((group) => group.length <= 2);
  return CUE.test(before) && (!isCounting || groups.length === 5);
}
