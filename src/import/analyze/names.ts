// Names: when two spellings are one person, and who is meant by a word in a sentence.
import type { Genders } from './genders';
import { isTitle, titledName } from './name-titles';

const HONORIFICS =
  /^(?:mr|mrs|ms|miss|mister|dr|doctor|prof|professor|sir|lady|lord|captain|capt|cpt|commander|cmdr|lieutenant|lt|major|colonel|col|general|admiral|detective|inspector|constable|sheriff|chief|coach|judge|reverend|rev|duke|duchess|baron|baroness|countess|count|emperor|empress|dame|señor|señora|don|doña|signor|signora|docteur|doctora|madam|madame|monsieur|herr|frau|old|young|king|queen|prince|princess|granny|grandma|grandpa|aunt|uncle|father|mother|brother|sister|agent|officer|sergeant|the)\.?\s+/i;
/** Names that are words too; alone in a sentence they are no evidence. */
const COMMON_WORDS = new Set(
  'will hope rose mark summer may june april august grace faith joy dawn eve guy bill art grant chance hunter chase angel baby rich drew sky storm ash sage ivy amber ruby pearl iris lily'.split(
    ' ',
  ),
);

/** Case, accents, emoji, pronoun suffixes and `#1234` folded away: equal folds are one person. */
export function foldName(name: string): string {
  // Most names are plain, and they are folded very often.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(
      /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\ufe0f|\u200d/gu,
      '',
    )
    .replace(
      /[([|/-]?\s*(?:she|he|they|it|any|xe|ze)\s*\/\s*(?:her|him|them|its?|any|they|xem|zir)(?:\s*\/\s*\p{L}+)?\s*[)\]]?\s*$/iu,
      '',
    )
    .replace(/#\d{4}$/, '')
    .replace(/^[\s~@*_"'.]+|[\s~*_"'.:]+$/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** A slug in ASCII letters where there are any, else the letters themselves. */
export function slugOf(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return Array.from(folded).slice(0, 40).join('') || 'nameless';
}

/** Words by which a person is called: the whole name, without its title, its first and last part. */
export function callNames(name: string): string[] {
  const folded = foldName(name);
  const out = new Set<string>([folded]);
  let bare = folded;
  while (HONORIFICS.test(bare)) bare = bare.replace(HONORIFICS, '');
  if (bare.length > 1) out.add(bare);
  const parts = bare.split(' ');
  if (parts.length > 1) {
    for (const part of [parts[0], parts.at(-1)]) {
      if (
        part !== undefined &&
        part.length > 2 &&
        !COMMON_WORDS.has(part) &&
        !/^(?:of|the|van|von|de)$/.test(part)
      )
        out.add(part);
    }
  }
  return [...out].filter((word) => word !== '');
}

const WORDS_KEPT = 20_000;

/** How surely a word is somebody's: what they are called, also are called, may be called by parts. */
const UNTITLED = 0;
const PART = 1;
const ALIAS = 2;
const WHOLE = 3;

interface Held {
  /** Undefined where two are called so. */
  key: string | undefined;
  weight: number;
}

/** Finds people of a cast in text. A word that two people share names nobody. */
export class NameIndex {
  readonly #byName = new Map<string, Held>();
  readonly #sexes = new Map<string, 'he' | 'she'>();
  #fits: (key: string, sex: 'he' | 'she') => number = () => 0;
  readonly #words = new Set<string>();
  /** Whether a word may begin somebody's name, once it was asked. */
  readonly #begins = new Map<string, boolean>();

  /** `aliases` count as much as the name. */
  add(key: string, names: readonly string[]): void {
    for (const [index, name] of names.entries()) {
      const whole = foldName(name);
      const { sex, words } = titledName(whole);
      if (sex !== undefined && !this.#sexes.has(key)) this.#sexes.set(key, sex);
      for (const call of callNames(name))
        this.#put(
          call,
          key,
          call === whole
            ? index === 0
              ? WHOLE
              : ALIAS
            : sex !== undefined && call === words.join(' ')
              ? UNTITLED
              : PART,
        );
    }
  }

  /** Pronouns tell whether "Miss Vane" may be a Vane. */
  knowGenders(genders: Genders): void {
    this.#fits = (key, sex) => genders.fits(key, sex);
  }

  /** Only what nobody is called yet. */
  addUnheld(key: string, names: readonly string[]): void {
    for (const name of names)
      for (const call of callNames(name))
        if (!this.#byName.has(call)) this.#put(call, key, call === foldName(name) ? WHOLE : PART);
  }

  #put(call: string, key: string, weight: number): void {
    this.#begins.clear();
    const held = this.#byName.get(call);
    if (held && (held.key === key || held.weight > weight)) {
      if (held.key === key && weight > held.weight) held.weight = weight;
      return;
    }
    // The last who is called so and nothing else has the name; a part of two names is nobody's.
    const isShared = held?.weight === weight && weight !== WHOLE;
    this.#byName.set(call, { key: isShared ? undefined : key, weight });
    this.#words.add(call.split(' ')[0] ?? call);
  }

  /** Who is called exactly this. */
  named(name: string): string | undefined {
    const folded = foldName(name);
    const direct = this.#byName.get(folded);
    if (direct !== undefined) return direct.key;
    let bare = folded;
    while (HONORIFICS.test(bare)) bare = bare.replace(HONORIFICS, '');
    if (bare === folded) return undefined;
    const key = this.#byName.get(bare)?.key;
    const { sex } = titledName(folded);
    return key !== undefined && sex !== undefined && this.#isOther(key, sex) ? undefined : key;
  }

  /** "Mrs. Vane" is not Mr. Vane. */
  #isOther(key: string, sex: 'he' | 'she'): boolean {
    const known = this.#sexes.get(key);
    return known === undefined ? this.#fits(key, sex) < 0 : known !== sex;
  }

  #mayBegin(word: string): boolean {
    const code = word.charCodeAt(0);
    // Most words of a text are small.
    if (code >= 97 && code <= 122) return false;
    const held = this.#begins.get(word);
    if (held !== undefined) return held;
    const folded = foldName(word);
    const parts = [folded, folded.replace(/['’]s$/u, ''), word.toLowerCase()];
    const may =
      /^[\p{Lu}\p{Lo}]/u.test(word) &&
      (HONORIFICS.test(`${word} `) ||
        parts.some((part) => this.#words.has(part) || this.#words.has(part.split(' ')[0] ?? '')));
    if (this.#begins.size < WORDS_KEPT) this.#begins.set(word, may);
    return may;
  }

  /** The people whom a text names with a capital, in order of appearance, each once. */
  mentioned(text: string): string[] {
    const found: string[] = [];
    const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? [];
    words: for (let i = 0; i < words.length; i++) {
      const first = words[i] ?? '';
      if (!this.#mayBegin(first)) continue;
      for (let length = Math.min(4, words.length - i); length >= 1; length--) {
        const phrase = words
          .slice(i, i + length)
          .join(' ')
          .replace(/['’]s$/u, '')
          .replace(/[.'’]+$/, '');
        const key = this.named(phrase);
        if (key === undefined) continue;
        if (!found.includes(key)) found.push(key);
        i += length - 1;
        continue words;
      }
      // "Mrs. Vane" whom nobody is called like is not Vane.
      if (isTitle(first)) i++;
    }
    return found;
  }
}

/** Why `a` may be `b`, when it is not certain: "Mira" and "Mira Vale". */
export function likeness(a: string, b: string): string | undefined {
  const left = foldName(a);
  const right = foldName(b);
  if (left === '' || right === '' || left === right) return undefined;
  const short = left.length < right.length ? left : right;
  const long = short === left ? right : left;
  if (long.startsWith(`${short} `) || long.endsWith(` ${short}`)) return 'part-of-name';
  if (long.replace(/\s*[([].*[)\]]\s*$/, '') === short) return 'same-but-bracket';
  if (
    short.length >= 5 &&
    Math.abs(left.length - right.length) <= 1 &&
    editDistanceIsOne(left, right)
  )
    return 'one-letter';
  return undefined;
}

function editDistanceIsOne(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return endA - start <= 1 && endB - start <= 1;
}

const NARRATOR_NAMES =
  /^(?:the )?(?:narrator|narration|narrative|story ?teller|story|game ?master|gm|dm|dungeon master|world|rpg|scene|system|erzähler|narrateur|narrador|рассказчик|ナレーター|旁白)(?: ?(?:bot|ai))?$/i;

/** "gm_lorne", "Narrador Caio", "Lorne (GM)": whoever leads a table is often called so beside their own name. */
const LEADS_TABLE =
  /^(?:gm|dm|gamemaster|game ?master|dungeon ?master|narrator|narrador|narrateur|erzähler|spielleiter|mj|mestre|maestro de juego|ведущий|рассказчик)[ _.|:-]+\p{L}{2,}$|^\p{L}{2,}[ _.|-]+[([]?(?:gm|dm|gamemaster|narrator|narrador|spielleiter)[)\]]?$/iu;

export function isNarratorName(name: string): boolean {
  const folded = foldName(name);
  return (
    NARRATOR_NAMES.test(folded.replace(/\s*\((?:gm|dm)\)$/, '')) ||
    LEADS_TABLE.test(name.trim().normalize('NFC').toLowerCase())
  );
}
