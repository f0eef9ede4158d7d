// "Ines" beside "Ines Varga", "Mr. Vane" beside "Corin Vane": one voice, where only one can be called so.
import type { Genders } from './genders';
import { titledName, type TitledName } from './name-titles';
import { foldName } from './names';
import type { FoundVoice } from './told-survey';

interface Called extends TitledName {
  readonly voice: FoundVoice;
  /** By the title, else by the pronouns that go on speaking of them. */
  readonly is: 'he' | 'she' | undefined;
}

/** The same voices; a name that can only be short for one other becomes its alias. */
export function foldShortNames(voices: readonly FoundVoice[], genders?: Genders): FoundVoice[] {
  const names = voices.filter(({ isNoun }) => !isNoun).map((voice) => calledSo(voice, genders));
  const byWord = new Map<string, Called[]>();
  for (const name of names)
    for (const word of new Set([name.words[0] ?? '', name.words.at(-1) ?? ''])) {
      const held = byWord.get(word);
      if (held) held.push(name);
      else byWord.set(word, [name]);
    }
  const into = new Map<FoundVoice, FoundVoice>();
  const rootOf = (voice: FoundVoice): FoundVoice => {
    let root = voice;
    for (let next = into.get(root); next; next = into.get(root)) root = next;
    return root;
  };
  // The fuller first: "Vane" is whoever "Mr. Vane" has turned out to be.
  for (const name of [...names].sort((a, b) => fullness(b) - fullness(a))) {
    const longer = (byWord.get(name.words.at(-1) ?? '') ?? []).filter(
      (other) => other !== name && isShortFor(name, other),
    );
    const roots = new Set(longer.map(({ voice }) => rootOf(voice)));
    const [only] = roots;
    if (roots.size === 1 && only && only !== name.voice) into.set(name.voice, only);
  }
  const out = new Map(voices.filter((voice) => !into.has(voice)).map((voice) => [voice, voice]));
  for (const voice of voices) {
    if (!into.has(voice)) continue;
    const root = rootOf(voice);
    const held = out.get(root);
    if (held)
      out.set(root, {
        ...held,
        tags: held.tags + voice.tags,
        aliases: [...held.aliases, voice.name, ...voice.aliases],
      });
  }
  return [...out.values()];
}

const fullness = ({ words, title }: Called): number =>
  words.length * 2 + (title === undefined ? 0 : 1);

function calledSo(voice: FoundVoice, genders: Genders | undefined): Called {
  const folded = foldName(voice.name);
  const name = titledName(folded);
  const fits = genders?.fits(folded, 'he') ?? 0;
  return { ...name, voice, is: name.sex ?? (fits > 0 ? 'he' : fits < 0 ? 'she' : undefined) };
}

function isShortFor(short: Called, long: Called): boolean {
  if (fullness(short) >= fullness(long) || /^the$/.test(long.words[0] ?? '')) return false;
  if (short.is !== undefined && long.is !== undefined && short.is !== long.is) return false;
  if (short.words.length > 1) return short.words.join(' ') === long.words.join(' ');
  const word = short.words[0] ?? '';
  const isLast = word === long.words.at(-1);
  if (short.title === undefined) {
    // Nobody calls a lady by her last name alone, unless the telling does.
    if (long.sex === 'she' && isLast && !long.isFirstToo) return short.is === 'she';
    return isLast || word === long.words[0];
  }
  if (long.title !== undefined) return short.title === long.title && (isLast || short.isFirstToo);
  // "Mrs. Vane" is not Ada Vane, who may be her daughter.
  if (short.isWedded || (!isLast && !short.isFirstToo)) return false;
  return short.sex === undefined || long.is === short.sex;
}
