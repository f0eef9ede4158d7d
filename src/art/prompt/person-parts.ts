// A character as words: who it is, looks, clothes and face. Names are left out, since a model draws
// from a name whatever it has seen under it.
import { traitsOf, type FullTraits } from '@/painter/traits';
import type { Character, Expression, LoreEntry, World } from '@/story';
import { appearanceIn, genderIn, isAboutClothes, saysWhoItIs } from './appearance';
import { cleanNote, cleanText, mentions, withoutNames } from './clean-text';
import type { Draft } from './draft';
import { expressionWords } from './expression-words';
import { namesOf, otherNames } from './names';
import type { Part, PromptStory } from './prompt-parts';
import { traitWords } from './trait-words';

export interface Wanted {
  readonly expression: Expression;
  readonly outfit?: string | undefined;
  /** Index among the people of a CG. */
  readonly person?: number;
  /** Its face is what the picture is about. */
  readonly stressFace?: boolean;
}

type LooksPart = Pick<Part, 'text' | 'path' | 'reason' | 'isNote'>;

/** Looks that are kept longest when a prompt is too long. */
const KEPT_LOOKS = 6;

export function addPerson(
  draft: Draft,
  story: PromptStory,
  character: Character,
  wanted: Wanted,
): void {
  const path = `characters[${character.id}]`;
  const outfit = character.outfits?.find((one) => one.name === wanted.outfit);
  const looks = looksOf(draft, story, character, wanted.outfit !== undefined);
  const person = wanted.person === undefined ? {} : { person: wanted.person };
  const who = whoItIs(character, looks);
  if (who) draft.add({ group: 'who', rank: 0, sentence: withArticle(who.text), ...who, ...person });
  looks.forEach((part, index) =>
    draft.add({ group: 'who', rank: index < KEPT_LOOKS ? 1 : 4, ...part, ...person }),
  );
  draft.addNote(character.art, {
    group: 'who',
    rank: 2,
    path: `${path}.art.prompt`,
    reason: 'written for pictures of this character',
    ...person,
  });
  if (wanted.outfit !== undefined) {
    const where = `${path}.outfits[${wanted.outfit}]`;
    const words = outfit ? draft.words(outfit.words, `${where}.words`) : [];
    const named = words.length > 0 ? words : [cleanText(wanted.outfit)];
    named.forEach((text, index) =>
      draft.add({
        group: 'who',
        rank: 1,
        text: index === 0 && !/^(?:wearing|dressed|in )\b/i.test(text) ? `wearing ${text}` : text,
        path: `${where}.${words.length > 0 ? 'words' : 'name'}`,
        reason: words.length > 0 ? 'the outfit of this shot' : 'the outfit has only a name',
        ...person,
      }),
    );
  }
  const face = expressionWords(wanted.expression);
  draft.add({
    group: 'face',
    rank: 0,
    text: face,
    path: 'shot.expression',
    reason: `what “${wanted.expression}” looks like`,
    ...(wanted.stressFace ? { weight: 1.2 } : {}),
    ...person,
  });
}

/** By hand, in words, from the description, from lore, and at last as the placeholder shows them. */
function looksOf(
  draft: Draft,
  story: PromptStory,
  character: Character,
  isDressed: boolean,
): LooksPart[] {
  const path = `characters[${character.id}]`;
  const names = namesOf(character);
  const byHand = traitWords(character.looks.traits, !isDressed).map(({ text, traits }) => ({
    text,
    path: `${path}.looks.traits.${traits.split(' ')[0]}`,
    reason: 'chosen by hand',
  }));
  const inWords = draft
    .words(character.looks.words, `${path}.looks.words`)
    .map((piece) => withoutNames(piece, names))
    .map((text) => ({ text, path: `${path}.looks.words`, reason: 'how the character looks' }));
  const known = [...byHand, ...inWords];
  if (known.length > 0) return undressed(draft, known, isDressed);
  const others = otherNames(story, character);
  const told = appearanceIn(character.description, names, others).map((text) => ({
    text,
    path: `${path}.description`,
    reason: 'no looks are given; the description says this',
  }));
  draft.checkTokens(told.map(({ text }) => text).join(' '), `${path}.description`);
  if (told.length > 0) return undressed(draft, told, isDressed);
  const lore = loreOf(character, story.world);
  const inLore = lore ? appearanceIn(lore.content, names, others) : [];
  if (lore && inLore.length > 0) {
    const where = { path: `world.lore[${lore.id}].content`, reason: 'lore about this character' };
    return undressed(
      draft,
      inLore.map((text) => ({ text, ...where })),
      isDressed,
    );
  }
  // Somebody of whom a note says enough needs no stand-in.
  if (cleanNote(character.art?.prompt ?? '') !== '') return [];
  return placeholderLooks(character, isDressed);
}

function undressed(draft: Draft, looks: readonly LooksPart[], isDressed: boolean): LooksPart[] {
  if (!isDressed) return [...looks];
  for (const part of looks) if (isAboutClothes(part.text)) draft.drop(part, 'replaced');
  return looks.filter(({ text }) => !isAboutClothes(text));
}

function loreOf(character: Character, world: World): LoreEntry | undefined {
  const names = namesOf(character);
  return world.lore.find(
    (entry) =>
      entry.enabled &&
      entry.kind === 'person' &&
      [entry.title, ...entry.keys].some((key) => names.some((name) => mentions(key, name))),
  );
}

function placeholderLooks(character: Character, isDressed: boolean): LooksPart[] {
  const path = `characters[${character.id}].name`;
  const looks = traitWords(painted(character), !isDressed).map(({ text }) => ({
    text,
    path,
    reason: 'nothing is known of the looks; the built-in picture shows this',
  }));
  const name = cleanText(character.name);
  // A handle such as xX_Dragon_99 is no name that a model could make sense of.
  const isName = /^\p{Lu}[\p{L}’'.-]*(?: [\p{L}’'.-]+){0,3}$/u.test(name) && name.length <= 40;
  const reason =
    'nothing is known of the looks, so the name is given; elsewhere names are left out';
  return isName ? [{ text: name, path, reason }, ...looks] : looks;
}

/** "old woman", "teenage boy": only where the looks do not say it. */
function whoItIs(character: Character, looks: readonly LooksPart[]): LooksPart | undefined {
  const path = `characters[${character.id}]`;
  if (saysWhoItIs(looks.map(({ text }) => text))) return undefined;
  const said = `${character.looks.words} ${character.description}`;
  const gender = genderIn(cleanText(said));
  const traits = painted(character);
  const guessed =
    traits.figure === 'soft' ? 'woman' : traits.figure === 'square' ? 'man' : undefined;
  const known = gender ?? (character.description === '' ? guessed : undefined);
  const text = WHO[traits.age][known ?? 'person'];
  return gender
    ? { text, path: `${path}.description`, reason: `told by pronouns: ${gender}` }
    : { text, path: `${path}.name`, reason: 'as the built-in picture shows them' };
}

/** Characters of a story are values: the same object has the same traits. */
const PAINTED = new WeakMap<Character, FullTraits>();

function painted(character: Character): FullTraits {
  const known = PAINTED.get(character) ?? traitsOf(character);
  PAINTED.set(character, known);
  return known;
}

const withArticle = (text: string): string => `${/^[aeiou]/i.test(text) ? 'An' : 'A'} ${text}`;

const WHO = {
  child: { woman: 'girl', man: 'boy', person: 'child' },
  teen: { woman: 'teenage girl', man: 'teenage boy', person: 'teenager' },
  adult: { woman: 'woman', man: 'man', person: 'person' },
  old: { woman: 'old woman', man: 'old man', person: 'old person' },
} as const;
