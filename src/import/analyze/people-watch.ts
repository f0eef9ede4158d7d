// What told text says of its people beside its tags: who acts and is called by name, and which nouns are whom.
import { matchesOf } from '@/lib/text/matches';
import { titledName } from './name-titles';
import { foldName } from './names';
import type { Genders } from './genders';
import { ARTICLE, genderOfNoun, headOf, isPersonNoun } from './person-words';
import { sentencesOf } from './sentences';
import { readSubject, type Subject } from './speech-subjects';
import { ANYBODY, type FoundVoice } from './told-survey';

const KEPT = 5000;
const SMALL_KEPT = 20_000;
const SMALL = /(?<![\p{L}'’-])\p{Ll}{3,}(?![\p{L}'’-])/gu;
/** "the woman in grey", "the man with the dog". */
const LONG =
  /[Tt]he\s(?:(?:old|young|little|tall|fat|thin)\s)?(\p{Ll}[\p{L}'’-]{2,})\s((?:in|with|from)\s(?:(?:the|an?|his|her)\s)?(?!(?:voice|tone|whisper|surprise|return|turn|unison|time|breath|way|moment|end|last|first|once|him|her|them|me|us|it|you|which|whom|all|front|the|a|an)(?![\p{L}]))\p{Ll}{3,})(?![\p{L}])/gu;
/** "…, Hanna." and "Hanna, go": a name alone between marks. */
const CALLED = /(?:^|[,.!?…—]\s*)(\p{Lu}\p{Ll}{2,}(?:\s\p{Lu}\p{Ll}{2,})?)(?=\s*[,.!?…]|$)/gu;
const INSIDE = /[\p{Ll},;:]\s(\p{Lu}\p{Ll}{2,}(?:\s\p{Lu}\p{Ll}{2,})?)/gu;
const GOES_ON = /(?<![\p{L}])the\s(?:(?:old|young|little)\s)?(\p{Ll}{3,})/giu;
/** "It is the Major.": what somebody is, set as a name. */
const CAPITAL = /(?<![\p{L}])the\s(\p{Lu}\p{Ll}{2,})(?![\p{L}'’-]|\s\p{Lu})/gu;
const TITLED = /(?<![\p{L}])(\p{Lu}\p{Ll}{2,})\s\p{Lu}\p{Ll}{2,}(?![\p{L}])/gu;
/** "a boy", "an old woman": somebody is brought in. */
const BRINGS_IN =
  /(?:^|[^\p{L}])(?:an?|another|one|two|three|some|une?|eine?|una?|uma?)\s((?:\p{L}[\p{L}'’-]*\s){0,3}?)(\p{L}[\p{L}'’-]{2,})(?![\p{L}'’-])/giu;
/** "Pim the cabin boy", "a boy called Wick", "the innkeeper Marda", "Hedda, the old nurse,". */
const NAME = String.raw`\p{Lu}\p{Ll}{2,}`;
const NOUN_OF_TWO = String.raw`(?:\p{Ll}[\p{L}'’-]*\s){0,2}?\p{Ll}[\p{L}'’-]{2,}`;
const APPOSED: readonly RegExp[] = [
  new RegExp(String.raw`(${NAME}),?\sthe\s(${NOUN_OF_TWO})(?=[\s,.;:!?])`, 'gu'),
  new RegExp(
    String.raw`(?:[Tt]he|[Aa]n?)\s(${NOUN_OF_TWO})(?:,)?\s(?:called|named)\s(${NAME})`,
    'gu',
  ),
  new RegExp(String.raw`[Tt]he\s(${NOUN_OF_TWO})\s(${NAME})(?=[\s,.;:!?])`, 'gu'),
];

/** Titles and the nouns that go on speaking of whoever has them. */
const TITLES: Readonly<Record<string, string>> = {
  dr: 'doctor',
  capt: 'captain',
  cpt: 'captain',
  prof: 'professor',
  sgt: 'sergeant',
  lt: 'lieutenant',
  rev: 'reverend',
  maître: 'maître',
  frau: 'frau',
  mme: 'madame',
  sra: 'señora',
  doña: 'doña',
};

export class PeopleWatch {
  readonly #acts = new Map<string, { name: string; acts: number }>();
  readonly #called = new Map<string, number>();
  readonly #inside = new Set<string>();
  readonly #broughtIn = new Set<string>();
  readonly #met = new Set<string>();
  /** Words that stand with a small letter. */
  readonly #small = new Set<string>();
  /** Title → the names that stand behind it. */
  readonly #titled = new Map<string, Set<string>>();
  /** How often those act who are known by what they are. */
  readonly #works = new Map<string, number>();
  /** How often "the boy" stands in the telling. */
  readonly #goesOn = new Map<string, number>();
  readonly #longs = new Map<string, Map<string, number>>();
  /** Noun → the names that stand beside it. */
  readonly #apposed = new Map<string, Set<string>>();

  /** A stretch of telling; `isOwn`: of an author who plays in it, and whom "the knight" may mean. */
  see(text: string, isOwn = false): void {
    const seen = text.length > 4000 ? text.slice(0, 4000) : text;
    this.#seeSmall(seen);
    for (const sentence of sentencesOf(seen)) {
      const subject = readSubject(sentence);
      if (subject?.kind === 'noun' && /^(?:an?|une?|una|eine?|uma?)\s/iu.test(subject.text))
        this.#meetNoun(subject.text);
      if (!isOwn && subject) this.#seeAct(subject);
      if (subject?.kind !== 'name' || this.#acts.size > KEPT) continue;
      const key = foldName(subject.text);
      const held = this.#acts.get(key);
      if (held) held.acts++;
      else this.#acts.set(key, { name: subject.text, acts: 1 });
    }
    this.#hearTitles(seen);
    if (!isOwn)
      for (const [, text = ''] of matchesOf(seen, CAPITAL)) this.#seeAct({ kind: 'name', text });
    for (const [, noun = '', rest = ''] of matchesOf(seen, LONG))
      if (isPersonNoun(noun))
        this.#hearLong(noun.toLowerCase(), `the ${noun} ${rest}`.toLowerCase());
    for (const [, noun = ''] of matchesOf(seen, GOES_ON))
      if (ANYBODY.test(noun)) {
        const key = noun.toLowerCase();
        this.#goesOn.set(key, (this.#goesOn.get(key) ?? 0) + 1);
      }
    if (this.#inside.size < KEPT)
      for (const [, name = ''] of matchesOf(seen, INSIDE)) this.#inside.add(foldName(name));
    if (this.#broughtIn.size < KEPT)
      for (const [, , noun = ''] of matchesOf(seen, BRINGS_IN))
        if (isPersonNoun(noun)) this.#broughtIn.add(noun.toLowerCase());
    for (const [index, pattern] of APPOSED.entries())
      for (const match of matchesOf(seen, pattern)) {
        const [name, noun] = index === 0 ? [match[1], match[2]] : [match[2], match[1]];
        if (name === undefined || noun === undefined || !isPersonNoun(noun)) continue;
        const held = this.#apposed.get(headOf(noun)) ?? new Set<string>();
        this.#apposed.set(headOf(noun), held.add(foldName(name)));
      }
  }

  /** "The innkeeper wipes a mug", "the Major bows": after twice somebody whom the story has. */
  #seeAct({ kind, text }: Subject): void {
    if (kind === 'pronoun' || !isPersonNoun(text) || this.#works.size > KEPT) return;
    if (kind === 'noun' ? !/^the\s/iu.test(text) || ANYBODY.test(text) : text.includes(' ')) return;
    const noun = `the ${text.toLowerCase().replace(/^the\s/u, '')}`;
    const acts = (this.#works.get(noun) ?? 0) + 1;
    this.#works.set(noun, acts);
    if (acts === 2) this.#met.add(noun);
  }

  /** A quotation: whom it calls by name. */
  hear(text: string): void {
    if (this.#called.size > KEPT) return;
    const heard = text.length > 1000 ? text.slice(0, 1000) : text;
    this.#seeSmall(heard);
    this.#hearTitles(heard);
    for (const match of matchesOf(heard, CALLED)) {
      const folded = foldName(match[1] ?? '');
      for (const key of new Set([folded, folded.split(' ').at(-1) ?? folded]))
        this.#called.set(key, (this.#called.get(key) ?? 0) + 1);
    }
  }

  #seeSmall(text: string): void {
    if (this.#small.size > SMALL_KEPT) return;
    for (const [word] of matchesOf(text, SMALL)) this.#small.add(word);
  }

  /** "Laughter" opens a sentence, and is a word all the same: it stands small elsewhere, and never large within one. */
  isWord(name: string): boolean {
    const key = foldName(name);
    return this.#small.has(key) && !this.#inside.has(key);
  }

  #hearTitles(text: string): void {
    if (this.#titled.size > KEPT) return;
    for (const [full, title = ''] of matchesOf(text, TITLED))
      if (isPersonNoun(title)) {
        const key = title.toLowerCase();
        this.#titled.set(key, (this.#titled.get(key) ?? new Set<string>()).add(full));
      }
  }

  /** "Major Strake", where "the Major" can be nobody else. */
  fullNameOf(noun: string): string | undefined {
    const [full, ...others] = this.#titled.get(headOf(noun)) ?? [];
    return others.length === 0 ? full : undefined;
  }

  #hearLong(key: string, full: string): void {
    const held = this.#longs.get(key) ?? new Map<string, number>();
    held.set(full, (held.get(full) ?? 0) + 1);
    if (this.#longs.size < KEPT) this.#longs.set(key, held);
  }

  /** "A girl was following him": somebody who may speak. */
  #meetNoun(noun: string): void {
    if (!isPersonNoun(noun) || this.#met.size > KEPT) return;
    this.#met.add(noun.toLowerCase());
  }

  /** People who come in under a noun: "the girl". */
  get met(): string[] {
    return [...this.#met].map((noun) =>
      /^(?:an?|the)\s/u.test(noun) ? noun.replace(/^an?\s/u, 'the ') : noun.replace(ARTICLE, ''),
    );
  }

  /** What a noun is always called in full, where it is so at least twice. */
  longOf(noun: string): string | undefined {
    const held = [...(this.#longs.get(foldName(noun.replace(ARTICLE, ''))) ?? [])];
    const often = held.filter(([, count]) => count >= 2);
    return often.length === 1 ? often[0]?.[0] : undefined;
  }

  /** "A boy …", and "the boy" at least twice: somebody of the story, though nobody names them. */
  staysOn(noun: string): boolean {
    const head = headOf(noun);
    return this.#broughtIn.has(head) && (this.#goesOn.get(head) ?? 0) >= 2;
  }

  /** "A goblin …": somebody else, where the author of a post speaks in it too. */
  isBroughtIn(noun: string): boolean {
    return this.#broughtIn.has(headOf(noun));
  }

  /** People who act, and are called by name or named within sentences as only names are. */
  get acting(): Map<string, string> {
    const out = new Map<string, string>();
    for (const [key, { name, acts }] of this.#acts) {
      const first = key.split(' ')[0] ?? key;
      if (this.isWord(name)) continue;
      const isCalled = this.#called.has(key) || this.#called.has(first);
      const isName = this.#inside.has(key) || name.includes(' ');
      // "Mrs. Vane looked up" can be nobody but a person.
      if (isCalled || (isName && acts >= 2) || titledName(key).title !== undefined)
        out.set(key, name);
    }
    return out;
  }

  /** Nouns that are somebody by name become their other names. */
  nameNouns(voices: readonly FoundVoice[], genders: Genders): FoundVoice[] {
    const named = voices.filter(({ isNoun }) => !isNoun).map(namedVoice);
    const into = new Map<string, FoundVoice[]>();
    const gone = new Set<string>();
    for (const voice of voices) {
      if (!voice.isNoun) continue;
      const person = this.#personOf(voice, named);
      if (person) {
        into.set(person.key, [...(into.get(person.key) ?? []), voice]);
        gone.add(voice.key);
      }
      // "the old woman" whom nothing brought in is somebody whom the telling has named already.
      else if (ANYBODY.test(voice.name) && !this.#broughtIn.has(headOf(voice.name))) {
        const gender = genderOfNoun(voice.name);
        if (gender && named.some(({ folds }) => genders.fits(folds[0] ?? '', gender) > 0))
          gone.add(voice.key);
      }
    }
    const nouns = this.#nounsOf(named);
    const out: FoundVoice[] = [];
    for (const voice of voices) {
      if (gone.has(voice.key)) continue;
      const more = voice.isNoun ? [] : (into.get(voice.key) ?? []);
      out.push({
        ...voice,
        tags: voice.tags + more.reduce((sum, { tags }) => sum + tags, 0),
        aliases: [
          ...new Set([
            ...voice.aliases,
            ...(nouns.get(voice.key) ?? []),
            ...more.flatMap(({ name, aliases }) => [name, ...aliases]),
          ]),
        ],
      });
    }
    return out;
  }

  #personOf(noun: FoundVoice, named: readonly NamedVoice[]): FoundVoice | undefined {
    const head = headOf(noun.name);
    const apposed = this.#apposed.get(head);
    const people = named.filter(
      ({ folds, titles }) =>
        titles.has(head) || (apposed !== undefined && folds.some((name) => isIn(name, apposed))),
    );
    return people.length === 1 ? people[0]?.voice : undefined;
  }

  /** By key: "the captain" of Captain Voss, where she is the only one. */
  #nounsOf(named: readonly NamedVoice[]): ReadonlyMap<string, readonly string[]> {
    const nouns = new Map<string, string[]>();
    const add = (key: string, noun: string): void =>
      void nouns.set(key, [...(nouns.get(key) ?? []), `the ${noun}`]);
    for (const [head, names] of this.#apposed) {
      const so = named.filter(({ folds }) => folds.some((name) => isIn(name, names)));
      const byName = so.filter(({ folds }) => isIn(folds[0] ?? '', names));
      for (const { voice } of so)
        if (byName.every((other) => other.voice === voice)) add(voice.key, head);
    }
    const titled = new Map<string, Set<FoundVoice>>();
    for (const { voice, folds } of named) {
      const title = titleOf(folds[0] ?? '');
      if (title !== undefined) titled.set(title, (titled.get(title) ?? new Set()).add(voice));
    }
    for (const { voice, folds } of named) {
      const title = folds.map(titleOf).find((word) => word !== undefined);
      if (title === undefined || !isPersonNoun(title)) continue;
      const others = [...(titled.get(title) ?? [])].filter((other) => other !== voice);
      if (others.length === 0) add(voice.key, title);
    }
    return nouns;
  }
}

/** A person with the folded names that are compared, the first of them the main one. */
interface NamedVoice {
  readonly voice: FoundVoice;
  readonly folds: readonly string[];
  readonly titles: ReadonlySet<string | undefined>;
}

function namedVoice(voice: FoundVoice): NamedVoice {
  const folds = [voice.name, ...voice.aliases].map(foldName);
  return { voice, folds, titles: new Set(folds.map(titleOf)) };
}

const isIn = (folded: string, names: ReadonlySet<string>): boolean =>
  names.has(folded) || names.has(folded.split(' ')[0] ?? '');

/** "doctor" of "dr. osei". */
function titleOf(folded: string): string | undefined {
  const parts = folded.split(' ');
  const first = (parts[0] ?? '').replace(/\.$/, '');
  if (parts.length < 2) return undefined;
  return TITLES[first] ?? (isPersonNoun(first) ? first : undefined);
}
