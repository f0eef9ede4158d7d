// Which of the old encodings a text that is not UTF-8 was written in, by what its letters look like.
import { mendWindows1252 } from './windows-1252';

export const LEGACY_ENCODINGS = [
  'windows-1252',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number];

export interface EncodingGuess {
  readonly encoding: LegacyEncoding;
  /** About 0 for nonsense to 1 for sure. */
  readonly score: number;
}

/** All candidates for a sample that is not UTF-8, best first. */
export function rankEncodings(sample: Uint8Array): EncodingGuess[] {
  const guesses = LEGACY_ENCODINGS.map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    const mended = encoding === 'windows-1252' ? mendWindows1252(text) : text;
    return { encoding, score: scoreText(mended, encoding) };
  });
  return guesses.sort((a, b) => b.score - a.score);
}

/** Letters that every text of the language is full of. */
const COMMON: Readonly<Record<LegacyEncoding, string>> = {
  'windows-1252': 'éèàùçêâîôûäöüßñóíáúãõ’‘“”–—…',
  'windows-1251': 'оеаинтсрвл',
  'koi8-r': 'оеаинтсрвл',
  shift_jis: 'のにはをたがでてとしいるなっか',
  'euc-jp': 'のにはをたがでてとしいるなっか',
  gb18030: '的一是了不我在人有他这来到说她你们个上',
  big5: '的一是了不我在人有他這來到說她你們個上',
  'euc-kr': '이다는에의가을은고지하그도한로기',
};

function scoreText(text: string, encoding: LegacyEncoding): number {
  let beyond = 0;
  let fitting = 0;
  let common = 0;
  let bad = 0;
  let upper = 0;
  let previousAscii = true;
  let afterLatin = false;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      previousAscii = true;
      afterLatin = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
      continue;
    }
    beyond++;
    if (isNonsense(code)) bad++;
    // A single foreign letter inside a plain word is an accented one misread.
    else if (encoding !== 'windows-1252' && afterLatin) bad += 0.2;
    else if (fits(code, encoding, previousAscii)) {
      fitting++;
      if (COMMON[encoding].includes(char)) common++;
    }
    if (code >= 0x410 && code <= 0x42f) upper++;
    previousAscii = false;
    afterLatin = false;
  }
  if (beyond === 0) return 0;
  // Cyrillic read by the wrong table has its capitals and small letters exchanged.
  const shouting = encoding === 'windows-1251' || encoding === 'koi8-r' ? upper / beyond : 0;
  const score =
    (fitting / beyond) * 0.6 +
    Math.min(1, (common / beyond) * 3) * 0.4 -
    (bad / beyond) * 3 -
    (shouting > 0.5 ? 0.5 : 0);
  return Math.max(0, score);
}

/** Replacement and control characters, half-width kana, box drawing, private use. */
function isNonsense(code: number): boolean {
  return (
    code === 0xfffd ||
    (code >= 0x80 && code < 0xa0) ||
    (code >= 0xff61 && code <= 0xff9f) ||
    (code >= 0x2500 && code <= 0x25a0) ||
    (code >= 0xe000 && code <= 0xf8ff)
  );
}

function fits(code: number, encoding: LegacyEncoding, afterAscii: boolean): boolean {
  switch (encoding) {
    case 'windows-1252':
      // Accented letters stand among plain ones; a run of them is another script misread.
      if (code >= 0x2010 && code <= 0x2030) return true;
      return afterAscii && ((code >= 0xc0 && code <= 0x178) || code === 0xa0 || isLatinMark(code));
    case 'windows-1251':
    case 'koi8-r':
      return (code >= 0x410 && code <= 0x44f) || code === 0x401 || code === 0x451 || isMark(code);
    case 'shift_jis':
    case 'euc-jp':
      return (code >= 0x3040 && code <= 0x30ff) || isHan(code) || isWideMark(code);
    case 'gb18030':
    case 'big5':
      return isHan(code) || isWideMark(code) || isMark(code);
    case 'euc-kr':
      return (code >= 0xac00 && code <= 0xd7a3) || isWideMark(code) || isMark(code);
  }
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isWideMark(code: number): boolean {
  return (code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xff5e);
}

function isMark(code: number): boolean {
  return code === 0xa0 || code === 0xab || code === 0xbb || (code >= 0x2010 && code <= 0x2030);
}

function isLatinMark(code: number): boolean {
  return (code >= 0xa1 && code <= 0xbf) || code === 0x20ac;
}
