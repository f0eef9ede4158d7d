// Names of people and places in any script as ASCII identifiers that their author still recognizes.

const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'ng',
}; // prettier-ignore

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k',
  л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts',
  ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi',
  є: 'ye', ґ: 'g', ў: 'u', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', ђ: 'dj', џ: 'dz',
}; // prettier-ignore

const GREEK: Readonly<Record<string, string>> = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm',
  ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps',
  ω: 'o',
}; // prettier-ignore

/** Hiragana from あ (U+3042) in the order of Unicode, small ones as their large; `-` is none. */
const KANA =
  'a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji tsu tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa wi we wo n vu'.split(
    ' ',
  );

const HANGUL_FIRST = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ');
const HANGUL_MIDDLE = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const HANGUL_LAST = '- k k k n n n t l k m p l l p l m p p t t ng t t k t p t'.split(' ');

const TABLE = new Map(Object.entries({ ...LATIN, ...CYRILLIC, ...GREEK }));

/**
 * Lower-case ASCII letters, digits and single underscores; never starts with a digit or underscore.
 * Empty when nothing of the name can be written so (Chinese characters, emoji).
 */
export function foldName(name: string): string {
  let folded = '';
  // NFC keeps kana and Hangul in one piece; accents come off afterwards.
  for (const character of name.normalize('NFKC').toLowerCase()) folded += foldCharacter(character);
  return folded
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
}

function foldCharacter(character: string): string {
  const known = TABLE.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x3042 && code <= 0x3094) return kana(code - 0x3042);
  if (code >= 0x30a2 && code <= 0x30f4) return kana(code - 0x30a2);
  if (code >= 0xac00 && code <= 0xd7a3) return hangul(code - 0xac00);
  const bare = character.normalize('NFD').replace(/\p{Mark}/gu, '');
  return TABLE.get(bare) ?? bare;
}

function kana(index: number): string {
  return KANA[index] ?? '';
}

function hangul(index: number): string {
  const parts = [
    HANGUL_FIRST[Math.floor(index / 588)],
    HANGUL_MIDDLE[Math.floor((index % 588) / 28)],
    HANGUL_LAST[index % 28],
  ];
  return parts.map((part) => (part === '-' ? '' : (part ?? ''))).join('');
}
