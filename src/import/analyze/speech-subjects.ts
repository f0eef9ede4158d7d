// Whom words name or mean: names, nouns of people and pronouns in many tongues, and who a sentence is about.
import { isPersonNoun } from './person-words';

export type Gender = 'he' | 'she' | 'they' | 'it' | 'i';

export interface Subject {
  readonly kind: 'name' | 'noun' | 'pronoun';
  /** "Mr. Haddock", "the cat", "she". */
  readonly text: string;
  readonly gender?: Gender;
  /** "the woman in grey", where `text` is "the woman". */
  readonly long?: string;
}

export const PRONOUNS: Readonly<Record<string, Gender>> = {
  he: 'he',
  she: 'she',
  they: 'they',
  it: 'it',
  i: 'i',
  er: 'he',
  ich: 'i',
  il: 'he',
  elle: 'she',
  je: 'i',
  lui: 'he',
  él: 'he',
  ella: 'she',
  sie: 'she',
  lei: 'she',
  ele: 'he',
  ela: 'she',
  eu: 'i',
  yo: 'i',
  он: 'he',
  она: 'she',
  я: 'i',
  彼: 'he',
  彼女: 'she',
  私: 'i',
  僕: 'i',
  俺: 'i',
};
const NOT_NAMES = new Set(
  'nobody everyone everybody somebody someone anybody anyone one another this that these those he she it they i you we there what who then but and or so nothing everything both all neither either some when while as if after before his her their its my your our the a an at in on with for yes no not now just even only still finally suddenly quietly softly slowly again meanwhile later instead perhaps maybe here where how why behind overhead outside inside downstairs upstairs above below beside beyond under over across along around near through during something anything next nearby elsewhere somewhere beneath between against within without towards toward into onto from by up down out off back ahead once until since because though although whether whenever wherever despite except like unlike inside again soon already almost always never sometimes usually often today tonight tomorrow yesterday besides anyway otherwise therefore however indeed'.split(
    ' ',
  ),
);
/** The same of other tongues, without those that somebody may be called. */
const NOT_NAMES_ELSEWHERE = new Set(
  (
    'und aber doch dann nun nein wenn als dort hier jetzt noch nur auch wie wer wo warum denn oder plötzlich endlich schließlich langsam leise irgendwo draußen drinnen hinter vor über unter neben zwischen aus mit ohne bei nach seit von zu durch für gegen im am vom zum beim wir jemand niemand alles nichts etwas einmal manchmal immer nie ' +
    'et mais puis alors donc quand lorsque comme où qui que quoi dans sur sous avec sans pour par chez vers entre derrière devant soudain enfin ensuite déjà encore rien tout tous toute nous vous ils elles cette ces ' +
    'y pero entonces luego cuando como donde quien en desde hasta tras sobre bajo hacia nadie todo todos alguien algo ahora aquí allí después antes mientras aunque porque también ' +
    'mas então depois quando onde quem com sem até ninguém tudo alguém agora aqui enquanto também ' +
    'poi allora quando senza sotto sopra nulla niente nessuno tutto qualcuno adesso mentre perché anche ' +
    'ale potem wtedy kiedy gdy gdzie nikt nic wszystko teraz nagle и но а потом тогда когда как где кто без никто ничего всё теперь тут там вдруг затем'
  ).split(' '),
);
/** Things that speak, and are not the author of the message in another coat. */
const VOICED_THINGS =
  /^(?:radio|voice|speaker|intercom|computer|phone|telephone|television|tv|loudspeaker|crowd|cave|stone|wind|door|machine|recording|letter|note|sign|ghost|echo|announcer|stranger|guard|guards|soldier|waiter|waitress|bartender|innkeeper|barkeep|shopkeeper|merchant|clerk|receptionist|driver|priest|nurse|messenger|ship|villager|villagers)$/;

export const WORD = String.raw`[\p{L}][\p{L}'’-]*`;
const TITLE = String.raw`(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Herr|Frau|Mme|M|Sr|Sra)\.?`;
/** "don Evaristo", "pan Tadeusz": titles that are written small. */
const SMALL_TITLE =
  'don|doña|señor|señora|monsieur|madame|maître|signor|signora|dona|senhor|senhora|pan|pani|господин|госпожа|дядя|тётя';
export const NAME = String.raw`(?!(?:The|An?|His|Her|My|Their|Our|La|Le|El|Un|Une|Una|Los|Las|Les|Mon|Ma|Son|Sa|Um|Uma|Lo|O)\s+\p{Ll}|[Ll]['’]\p{Ll}|(?:Der|Die|Das|Eine?)\s)(?:(?:${TITLE}|[Tt]he|${SMALL_TITLE})\s+)?\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+|de\s+|von\s+|van\s+)?\p{Lu}[\p{L}'’-]*){0,3}`;
const ADJECTIVE =
  'old|young|little|small|tall|big|huge|black|white|red|grey|gray|blond|blonde|dark|other|first|second|fat|thin|great|elder|eldest|youngest|strange|tired|weary|poor|hooded|bearded|vieil|vieille|vieux|petit|petite|jeune|grand|grande|gros|grosse|pauvre|viejo|vieja|joven|pobre|pequeño|pequeña|velho|velha|jovem';
const GERMAN_NOUN = String.raw`(?:[Dd](?:er|ie|as)|[Ee]ine?)\s+(?:\p{Ll}[\p{L}'’-]*\s+){0,2}?\p{Lu}\p{Ll}[\p{L}'’-]*`;
const GERMAN_KIN = String.raw`(?:[Ii]hre?|[Ss]eine?|[Mm]eine?|[Uu]nsere?)\s+(?:Vater|Mutter|Bruder|Schwester|Sohn|Tochter|Mann|Frau|Onkel|Tante|Freund|Freundin)(?![\p{L}])`;
/** "l'homme", "un vieil homme", "o menino", "il vecchio". */
const ROMANCE_NOUN = String.raw`(?:[Ll]['’]|(?:[Uu]ne?|[Uu]na|[Ll]os?|[Ii]l|[Oo]|[Uu]ma?|[Mm]on|[Mm]a|[Ss]on|[Ss]a)\s+)(?:(?:vieil|vieille|vieux|petite?|jeune|grande?|gros|grosse|belle|bonne?|pequen[oa]|velh[oa]|jovem|pover[oa]|vecchi[oa])\s+)?\p{Ll}[\p{L}'’-]*`;
export const NOUN = String.raw`${GERMAN_NOUN}|${GERMAN_KIN}|(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Oo]ur)\s+(?:mother|father|brother|sister|son|daughter|wife|husband|lady|aunt|uncle|cousin|grandmother|grandfather|friend)(?![\p{L}])|(?:[Tt]he|[Aa]n?|[Dd]er|[Dd]ie|[Dd]as|[Ll][ae]|[Ee]l)\s+(?:(?:${ADJECTIVE})\s+){0,3}(?:\p{Ll}+['’]s\s+)?(?:\p{Ll}[\p{L}'’-]*\s+){0,2}?\p{Ll}[\p{L}'’-]*|${ROMANCE_NOUN}`;
export const PRONOUN = String.raw`(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ee]r|[Ss]ie|[Ii]ch|[Ii]l|[Ee]lle|[Jj]e|[Éé]l|[Ee]lla|[Ee]le|[Ee]la|[Оо]на|[Оо]н|[Яя])`;
/** Languages without articles: "ответил старик". */
export const BARE_NOUN = String.raw`\p{Script=Cyrillic}{3,}(?=[\s,.!?…—–]|$)`;
const isBareNoun = (word: string): boolean =>
  /^\p{Script=Cyrillic}+$/u.test(word) && isPersonNoun(word);

/** Whom such words name, where they are no words for nobody. */
export function subjectOf(text: string): Subject | undefined {
  const lower = text.toLowerCase();
  const gender = PRONOUNS[lower];
  if (gender) return { kind: 'pronoun', text: lower, gender };
  if (/^(?:der|die|das|eine?)\s/i.test(text)) return { kind: 'noun', text };
  if (
    /^(?:the|an?|l[aeo]s?|el|il|o|une?|una|uma?|mon|ma|son|sa|his|her|my|their|our)\s/i.test(
      text,
    ) &&
    /^\S+\s+\p{Ll}/u.test(text)
  )
    // "the boy's ears" are the boy's, the baker's wife is another person.
    return {
      kind: 'noun',
      text: isPersonNoun(lower) ? lower : lower.replace(/(\p{L})['’]s\s.*$/u, '$1'),
    };
  if (/^l['’]\p{Ll}/iu.test(text) || isBareNoun(lower)) return { kind: 'noun', text: lower };
  // "the March Hare" is called so.
  if (/^the\s+\p{Lu}/iu.test(text) && /^\S+\s+\p{Lu}/u.test(text))
    return { kind: 'name', text: text.replace(/^the\s+/i, '').replace(/['’]s$/, '') };
  const first = text.split(/\s+/)[0] ?? '';
  // Whoever the log calls "You": the player of a game in words.
  if (lower === 'you') return { kind: 'name', text: 'You' };
  if (NOT_NAMES.has(first.toLowerCase()) || NOT_NAMES_ELSEWHERE.has(first.toLowerCase()))
    return undefined;
  if (/^\p{Ll}/u.test(text) && !/\s\p{Lu}/u.test(text)) return undefined;
  return { kind: 'name', text: text.replace(/['’]s$/, '') };
}

/** "the woman" before " in grey" is "the woman in grey"; before " in a low voice" she is only heard. */
export function longNoun(text: string, rest: string): string | undefined {
  const match = LONG_NOUN.exec(rest);
  return match ? `${text} ${(match[1] ?? '').toLowerCase()}` : undefined;
}
const LONG_NOUN =
  /^\s+((?:in|with|of|from|at|on|behind|under)\s+(?:(?:the|an?|his|her)\s+)?(?!(?:low|quiet|soft|small|thin|loud|flat|a|an|the)\s)(?!(?:voice|tone|whisper|surprise|return|turn|unison|time|breath|way|moment|end|last|first|once|him|her|them|me|us|it|you|which|whom|all)(?![\p{L}]))\p{Ll}{2,})(?![\p{L}])/u;

/** "Noor's mum", where the words so far are "Noor's": another person than Noor. */
export function ownedPerson(words: string, rest: string): string | undefined {
  if (!/^\p{Lu}[^\s]*['’]s$/u.test(words)) return undefined;
  const noun = /^\s(?:(?:old|young|little|big)\s)?\p{Ll}[\p{L}-]{2,}(?![\p{L}'’-])/u.exec(
    rest,
  )?.[0];
  return noun !== undefined && isPersonNoun(noun.trim()) ? words + noun : undefined;
}
/** Whether words are such a person. */
export const isOwned = (noun: string): boolean => /^\p{Lu}[^\s]*['’]s\s/u.test(noun);

/** A noun phrase is cut at the first word that ends it: "the cat at last" → "the cat". */
export function trimNoun(words: string, rest: string): { text: string; rest: string } {
  if (!/^(?:[Tt]he|[Aa]n?)\s\p{Ll}/u.test(words)) return { text: words, rest };
  const match = TRIMMED.exec(words);
  const text = match?.[1] ?? words;
  const left = (match?.[2] ?? '') + rest;
  // "the agonized Harriet": the name is hers.
  const named = /^the\s\p{Ll}+$/iu.test(text) && !isPersonNoun(text) ? NAMED.exec(left) : null;
  if (named) return { text: named[1] ?? text, rest: left.slice(named[0].length) };
  // "the weary ferryman.": an adjective of no list stands before the noun.
  const next = /^\s+(\p{Ll}[\p{L}-]*)/u.exec(left);
  return next && !isPersonNoun(text) && isPersonNoun(next[1] ?? '')
    ? { text: text + next[0], rest: left.slice(next[0].length) }
    : { text, rest: left };
}
const NAMED = /^\s(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?)(?![\p{L}])/u;
const TRIMMED = new RegExp(
  String.raw`^(\S+\s+(?:(?:${ADJECTIVE})\s+){0,3}(?:\S+['’]s\s+)?\S+)(.*)$`,
  'iu',
);

const LEAD =
  /^(?:(?:then|and|but|now|so|again|finally|meanwhile|later|suddenly|at last|for a moment|after a moment|\p{L}+ly),?\s+)+/iu;
const SUBJECT = new RegExp(
  String.raw`^((?:${PRONOUN})(?![\p{L}])|(?:[Hh]is|[Hh]er)\s+${WORD}|${NAME}|${NOUN})(?=\s+\p{Ll}|\s*,|\s*$)`,
  'u',
);

const WHERE =
  /^(?:From|In|On|At|Behind|Above|Below|Beneath|Under|Over|Beyond|Across|Outside|Inside|Beside|Near|Somewhere|Through|Between|Among|Within|With|Without|To|By)$/;

/** Who a sentence is about, as far as its first words show. */
export function readSubject(sentence: string): Subject | undefined {
  const text = sentence.slice(0, 160).replace(/^[\s"'“*(]+/, '');
  const bare = text.replace(LEAD, '');
  const match = SUBJECT.exec(bare) ?? SUBJECT.exec(text);
  if (!match) return unspacedSubject(text) ?? bareNounSubject(text);
  const words = match[1] ?? '';
  const owned = ownedPerson(words, (bare.startsWith(words) ? bare : text).slice(words.length));
  if (owned !== undefined) return { kind: 'noun', text: owned };
  // "From the other side a voice says": nobody is called From.
  if (WHERE.test(words)) return undefined;
  const owner = /^(?:his|her)(?=\s)/i.exec(words)?.[0].toLowerCase();
  if (owner !== undefined && isPersonNoun(words)) return subjectOf(words);
  if (owner === 'his') return { kind: 'pronoun', text: 'he', gender: 'he' };
  if (owner === 'her') return { kind: 'pronoun', text: 'she', gender: 'she' };
  const subject = subjectOf(words);
  return subject?.kind === 'noun'
    ? withLong(
        {
          ...subject,
          text: /^(?:d(?:er|ie|as)|eine?)\s/i.test(words)
            ? words
            : trimNoun(words, '').text.toLowerCase(),
        },
        bare,
      )
    : subject;
}

const UNSPACED =
  /^((?!それ|これ|あれ|そう|今|誰|何|二人|三人|私|僕|俺)[\p{Script=Han}\p{Script=Katakana}ー々]{1,8}(?:の[\p{Script=Han}]{1,2})?)[はがも]/u;

function unspacedSubject(text: string): Subject | undefined {
  const name = UNSPACED.exec(text)?.[1];
  if (name === undefined) return undefined;
  const gender = PRONOUNS[name];
  return gender ? { kind: 'pronoun', text: name, gender } : { kind: 'name', text: name };
}

/** "Старик перечитал": a noun for a person that has its capital from the sentence. */
function bareNounSubject(text: string): Subject | undefined {
  const word = /^\p{Script=Cyrillic}+(?=[\s,])/u.exec(text)?.[0].toLowerCase();
  return word !== undefined && isBareNoun(word) ? { kind: 'noun', text: word } : undefined;
}

function withLong(subject: Subject, sentence: string): Subject {
  const long = longNoun(subject.text, sentence.slice(subject.text.length));
  return long === undefined ? subject : { ...subject, long };
}

/** "the other", "the latter": one of those who are there already. */
export const isOneOfThem = (noun: string): boolean =>
  /^the (?:others?|latter|former|first|second|third|next|last|one|rest|two|three|pair)$/iu.test(
    noun,
  );

/** "the radio says": not the author of the message. */
export function isVoicedThing(noun: string): boolean {
  const word =
    noun
      .replace(/^(?:the|an?)\s+/i, '')
      .split(/\s+/)
      .at(-1) ?? '';
  return VOICED_THINGS.test(word);
}
