// "…," said Nora: what the words beside a quotation say about who speaks. One list of verbs per language.

import { bareVerb, isPlainVerb, isSayingVerb } from '../segment/saying-verbs';
import { chineseTagAfter, chineseTagBefore } from './chinese-tags';
import { isPersonNoun } from './person-words';
import { sentencesOf } from './sentences';

const PRONOUNS: Readonly<Record<string, Gender>> = {
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
/** Things that speak, and are not the author of the message in another coat. */
const VOICED_THINGS =
  /^(?:radio|voice|speaker|intercom|computer|phone|telephone|television|tv|loudspeaker|crowd|cave|stone|wind|door|machine|recording|letter|note|sign|ghost|echo|announcer|stranger|guard|guards|soldier|waiter|waitress|bartender|innkeeper|barkeep|shopkeeper|merchant|clerk|receptionist|driver|priest|nurse|messenger|ship|villager|villagers)$/;

export type Gender = 'he' | 'she' | 'they' | 'it' | 'i';

export interface Subject {
  readonly kind: 'name' | 'noun' | 'pronoun';
  /** "Mr. Haddock", "the cat", "she". */
  readonly text: string;
  readonly gender?: Gender;
  /** "the woman in grey", where `text` is "the woman". */
  readonly long?: string;
}

export interface SpeechTag {
  readonly subject: Subject;
  readonly verb: string;
  /** The words say no more than who speaks and how: nothing is lost without them. */
  readonly isBare: boolean;
  /** How: a verb of manner or an adverb. */
  readonly cue?: string;
}

const WORD = String.raw`[\p{L}][\p{L}'’-]*`;
const TITLE = String.raw`(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Herr|Frau|Mme|M|Sr|Sra)\.?`;
const NAME = String.raw`(?!(?:The|An?|His|Her|My|Their|Our|La|Le|El|Un|Une|Una|Los|Las|Les|Mon|Ma|Son|Sa|Um|Uma|Lo|O)\s+\p{Ll}|[Ll]['’]\p{Ll}|(?:Der|Die|Das|Eine?)\s)(?:(?:${TITLE}|[Tt]he)\s+)?\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+|de\s+|von\s+|van\s+)?\p{Lu}[\p{L}'’-]*){0,3}`;
const ADJECTIVE =
  'old|young|little|small|tall|big|huge|black|white|red|grey|gray|blond|blonde|dark|other|first|second|fat|thin|great|elder|eldest|youngest|strange|tired|weary|poor|hooded|bearded|vieil|vieille|vieux|petit|petite|jeune|grand|grande|gros|grosse|pauvre|viejo|vieja|joven|pobre|pequeño|pequeña|velho|velha|jovem';
const GERMAN_NOUN = String.raw`(?:[Dd](?:er|ie|as)|[Ee]ine?)\s+(?:\p{Ll}[\p{L}'’-]*\s+){0,2}?\p{Lu}\p{Ll}[\p{L}'’-]*`;
const GERMAN_KIN = String.raw`(?:[Ii]hre?|[Ss]eine?|[Mm]eine?|[Uu]nsere?)\s+(?:Vater|Mutter|Bruder|Schwester|Sohn|Tochter|Mann|Frau|Onkel|Tante|Freund|Freundin)(?![\p{L}])`;
/** "l'homme", "un vieil homme", "o menino", "il vecchio". */
const ROMANCE_NOUN = String.raw`(?:[Ll]['’]|(?:[Uu]ne?|[Uu]na|[Ll]os?|[Ii]l|[Oo]|[Uu]ma?|[Mm]on|[Mm]a|[Ss]on|[Ss]a)\s+)(?:(?:vieil|vieille|vieux|petite?|jeune|grande?|gros|grosse|belle|bonne?|pequen[oa]|velh[oa]|jovem|pover[oa]|vecchi[oa])\s+)?\p{Ll}[\p{L}'’-]*`;
const NOUN = String.raw`${GERMAN_NOUN}|${GERMAN_KIN}|(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Oo]ur)\s+(?:mother|father|brother|sister|son|daughter|wife|husband|lady|aunt|uncle|cousin|grandmother|grandfather|friend)(?![\p{L}])|(?:[Tt]he|[Aa]n?|[Dd]er|[Dd]ie|[Dd]as|[Ll][ae]|[Ee]l)\s+(?:(?:${ADJECTIVE})\s+){0,3}(?:\p{Ll}+['’]s\s+)?(?:\p{Ll}[\p{L}'’-]*\s+){0,2}?\p{Ll}[\p{L}'’-]*|${ROMANCE_NOUN}`;
const PRONOUN = String.raw`(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ee]r|[Ss]ie|[Ii]ch|[Ii]l|[Ee]lle|[Jj]e|[Éé]l|[Ee]lla|[Ee]le|[Ee]la|[Оо]на|[Оо]н|[Яя])`;
/** Languages without articles: "ответил старик". */
const BARE_NOUN = String.raw`\p{Script=Cyrillic}{3,}(?=[\s,.!?…—–]|$)`;
const isBareNoun = (word: string): boolean =>
  /^\p{Script=Cyrillic}+$/u.test(word) && isPersonNoun(word);
const VERB_FIRST = new RegExp(
  String.raw`^[\s,.–—-]*(${WORD})(?:-t)?[\s-]+((?:${PRONOUN})(?![\p{L}])|${NAME}|${NOUN}|${BARE_NOUN})`,
  'u',
);
const SUBJECT_FIRST = new RegExp(
  String.raw`^[\s,.–—-]*((?:${PRONOUN})(?![\p{L}])|${NAME}|${NOUN})\s+(?:(\p{Ll}+ly|also|then|only|just|all but)\s+)?(${WORD})`,
  'u',
);
/** Behind a closing 」: `と女将が言った`, `女将はそう言って`, `佐伯の声が裏返った`. */
const JAPANESE =
  /^(と[、]?)?((?!それ|これ|あれ|そう|今|誰|何|二人|三人)[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー々]{1,10}?)(?:の声)?[はがも](.{0,24})/u;
const JAPANESE_SAYS = /言|叫|聞|訊|尋|答|呟|つぶや|ささや|囁|笑|話|返|続け|頷|うなず|怒鳴|声/u;

function subjectOf(text: string): Subject | undefined {
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
  if (NOT_NAMES.has(first.toLowerCase())) return undefined;
  if (/^\p{Ll}/u.test(text) && !/\s\p{Lu}/u.test(text)) return undefined;
  return { kind: 'name', text: text.replace(/['’]s$/, '') };
}

const IS_DONE =
  /^(?:laugh|chuckl|giggl|sob|weep|wept|sing|sang|sung|gasp|groan|moan|grin|smirk|nod|sniff|snort|huff|yawn|pout|cough|spit|spat|shiver|rit$|sourit|усмех|улыб|засмея|рассмея|lacht|grins|sonri)/;

function makeTag(
  subject: Subject | undefined,
  verb: string,
  adverb: string | undefined,
  rest: string,
): SpeechTag | undefined {
  if (!subject) return undefined;
  const long = subject.kind === 'noun' ? longNoun(subject.text, rest) : undefined;
  if (long !== undefined) return { subject: { ...subject, long }, verb, isBare: false };
  const after =
    /^[\s,]*(?:(?:to )?(?:him|her|them|me|us|you|himself|herself)\b\s*)?(?:(\p{L}+ly|again|at last|at once|back|aloud|out loud|too|hoarse|hoarsely)\b)?[\s.,!?:;…—–-]*$/u.exec(
      rest,
    );
  const how = [isPlainVerb(verb) ? undefined : verb, adverb, after?.[1]].filter(
    (word) => word !== undefined,
  );
  // "Marguerite laughed." is done, and seen.
  const isBare = after !== null && !IS_DONE.test(verb);
  return { subject, verb, isBare, ...(how.length > 0 && { cue: how.join(' ') }) };
}

/** "the woman" before " in grey" is "the woman in grey"; before " in a low voice" she is only heard. */
function longNoun(text: string, rest: string): string | undefined {
  const match = LONG_NOUN.exec(rest);
  return match ? `${text} ${(match[1] ?? '').toLowerCase()}` : undefined;
}
const LONG_NOUN =
  /^\s+((?:in|with|of|from|at|on|behind|under)\s+(?:(?:the|an?|his|her)\s+)?(?!(?:low|quiet|soft|small|thin|loud|flat|a|an|the)\s)(?!(?:voice|tone|whisper|surprise|return|turn|unison|time|breath|way|moment|end|last|first|once|him|her|them|me|us|it|you|which|whom|all)(?![\p{L}]))\p{Ll}{2,})(?![\p{L}])/u;

/** The tag that follows a quotation: `said Nora.`, `she whispers`, `と太郎は言った`. */
export function readTagAfter(text: string): SpeechTag | undefined {
  const head = text.length > 200 ? text.slice(0, 200) : text;
  const tail = text.length > 200 ? ' …and more words' : '';
  const verbFirst = VERB_FIRST.exec(head);
  const verb = bareVerb(verbFirst?.[1] ?? '');
  if (verbFirst && isSayingVerb(verb)) {
    const words = trimNoun(verbFirst[2] ?? '', head.slice(verbFirst[0].length));
    return makeTag(subjectOf(words.text), verb, undefined, words.rest + tail);
  }
  return (
    chineseTagAfter(head) ??
    japaneseTag(head, text) ??
    voiceTag(head, tail) ??
    subjectFirst(head, tail)
  );
}

function japaneseTag(head: string, text: string): SpeechTag | undefined {
  const match = JAPANESE.exec(head);
  const name = match?.[2] ?? '';
  if (
    !match ||
    (match[1] === undefined && !JAPANESE_SAYS.test(match[3] ?? '') && !/の声/.test(match[0]))
  )
    return undefined;
  const gender = PRONOUNS[name];
  return {
    subject: gender ? { kind: 'pronoun', text: name, gender } : { kind: 'name', text: name },
    verb: '言う',
    isBare: /^と[^。]{0,20}。?$/u.test(text),
  };
}

/** "came Tamsin's voice", "Bo's voice said": whoever the voice is. */
const VOICE = new RegExp(
  String.raw`^[\s,.–—-]*(?:came|comes|said|says|called|calls|asked|asks|answered|answers|replied|replies)\s+(?:the\s+(?:\p{Ll}+\s)?voice\s+of\s+)?(${NAME}|[Hh]is|[Hh]er|[Tt]he\s+\p{Ll}+['’]s)\s*(?:\p{Ll}+\s)?(?:voice\b)?`,
  'u',
);

function voiceTag(head: string, tail: string): SpeechTag | undefined {
  if (!/\bvoice\b/u.test(head)) return undefined;
  const match = VOICE.exec(head);
  if (!match || !/\bvoice\b/u.test(match[0])) return undefined;
  const words = (match[1] ?? '').replace(/['’]s$/u, '');
  const gender = /^his$/i.test(words) ? 'he' : /^her$/i.test(words) ? 'she' : undefined;
  const subject: Subject | undefined = gender
    ? { kind: 'pronoun', text: gender, gender }
    : subjectOf(words);
  return makeTag(subject, 'said', undefined, head.slice(match[0].length) + tail);
}

/**
 * For what `readTagAfter` does not know: the sentence that a quotation stands in goes on behind it: whoever it is about is the one who spoke,
 * whatever its verb. "…," the goblin howls.
 */
export function readTagGoingOn(text: string): SpeechTag | undefined {
  const head = text.length > 200 ? text.slice(0, 200) : text;
  const bare = head.replace(/^[\s,.–—-]+/u, '');
  if (
    /^(?:and|but|or|so|that|which|who|as|when|while|because|if|to|in|on|at|with|from|for|of)\b/.test(
      bare,
    )
  )
    return undefined;
  const puffed = /^(\p{Ll}{2,}ed)\s+/u.exec(bare);
  // "puffed Nora, catching up": of any verb, since nobody else can stand there.
  if (puffed) {
    const who = readSubject(bare.slice(puffed[0].length));
    return who?.kind === 'name' && /^\p{Lu}/u.test(bare.slice(puffed[0].length))
      ? { subject: who, verb: puffed[1] ?? '', isBare: false }
      : undefined;
  }
  const subject = readSubject(bare);
  if (!subject || subject.gender === 'they') return undefined;
  if (subject.kind === 'noun' && isVoicedThing(subject.text) && !isPersonNoun(subject.text))
    return undefined;
  if (/^(?:his|her)\b/i.test(bare) && subject.kind === 'pronoun')
    return { subject, verb: '', isBare: false };
  const rest = bare.slice(subject.text.length);
  const verb = /^\s+(?:\p{Ll}+ly\s+)?(\p{Ll}[\p{L}'’-]*)/u.exec(rest)?.[1];
  // "the words would have been": nobody says them.
  if (verb === undefined || /^(?:would|could|might|had|was|were|is|are|has|will)$/.test(verb))
    return undefined;
  return { subject, verb, isBare: false };
}

/** A noun phrase is cut at the first word that ends it: "the cat at last" → "the cat". */
function trimNoun(words: string, rest: string): { text: string; rest: string } {
  if (!/^(?:[Tt]he|[Aa]n?)\s\p{Ll}/u.test(words)) return { text: words, rest };
  const match = TRIMMED.exec(words);
  const text = match?.[1] ?? words;
  const left = (match?.[2] ?? '') + rest;
  // "the weary ferryman.": an adjective of no list stands before the noun.
  const next = /^\s+(\p{Ll}[\p{L}-]*)/u.exec(left);
  return next && !isPersonNoun(text) && isPersonNoun(next[1] ?? '')
    ? { text: text + next[0], rest: left.slice(next[0].length) }
    : { text, rest: left };
}
const TRIMMED = new RegExp(
  String.raw`^(\S+\s+(?:(?:${ADJECTIVE})\s+){0,3}(?:\S+['’]s\s+)?\S+)(.*)$`,
  'iu',
);

function subjectFirst(head: string, tail: string): SpeechTag | undefined {
  const match = SUBJECT_FIRST.exec(head);
  if (!match) return undefined;
  let subject = match[1] ?? '';
  let verb = (match[3] ?? '').toLowerCase();
  let rest = head.slice(match[0].length);
  // "the smoke says": the pattern may take the verb into the noun phrase; look at its last word.
  if (!isSayingVerb(verb)) {
    const words = subject.split(/\s+/);
    const at = words.findIndex((word, index) => index > 0 && isSayingVerb(word.toLowerCase()));
    if (at < 1) return extended(subject, verb, rest, tail);
    rest = ` ${words.slice(at + 1).join(' ')} ${match[3] ?? ''}${rest}`;
    verb = (words[at] ?? '').toLowerCase();
    subject = words.slice(0, at).join(' ');
  }
  return makeTag(subjectOf(subject), verb, match[2], rest + tail);
}

/** "the weary ferryman says": the noun was taken for the verb. */
function extended(
  subject: string,
  noun: string,
  rest: string,
  tail: string,
): SpeechTag | undefined {
  const next = /^\s+(\p{Ll}+)/u.exec(rest);
  if (!next || !isPersonNoun(noun) || !isSayingVerb(next[1] ?? '')) return undefined;
  return makeTag(
    subjectOf(`${subject} ${noun}`),
    next[1] ?? '',
    undefined,
    rest.slice(next[0].length) + tail,
  );
}

/** The tag before a quotation: the last sentence ends with a colon or comma and says who speaks. */
export function readTagBefore(text: string): SpeechTag | undefined {
  const tail = text.slice(-240).trimEnd();
  const chinese = chineseTagBefore(tail);
  if (chinese) return chinese;
  if (
    !/[:,：]$/.test(tail) &&
    !isSayingVerb(/(\p{L}+)(?:--|—|–)$/u.exec(tail)?.[1]?.toLowerCase() ?? '') &&
    !/(?:[Yy]ou (?:say|ask|whisper|shout|reply|answer)|says|said|asks|asked|whispers|whispered|shouts|shouted|dit|dijo|sagte|сказала?)$/u.test(
      tail,
    )
  )
    return undefined;
  const sentence = sentencesOf(tail).at(-1) ?? '';
  const isSpeech = sentence.split(/[\s,:：]+/).some((word) => isSayingVerb(word.toLowerCase()));
  if (!isSpeech && !/[:：]$/.test(sentence)) return undefined;
  const subject = isSpeech
    ? (subjectOfVerb(sentence) ?? readSubject(sentence))
    : readSubject(sentence);
  if (!subject) return undefined;
  const words = sentence.replace(/[:,：\s—–-]+$/, '').split(/\s+/);
  const verb = words.find((word) => isSayingVerb(word.toLowerCase()))?.toLowerCase() ?? '';
  const isBare =
    verb !== '' &&
    subject.text !== 'You' &&
    words.length <= subject.text.split(' ').length + 2 &&
    sentence.length === text.trim().length;
  return { subject, verb, isBare, ...(isBare && !isPlainVerb(verb) && { cue: verb }) };
}

/** "Before she could answer, Mrs. Vane cried out:": whoever stands before the last verb of saying. */
function subjectOfVerb(sentence: string): Subject | undefined {
  let found: Subject | undefined;
  for (const match of sentence.matchAll(SUBJECT_OF_VERB))
    if (isSayingVerb((match[2] ?? '').toLowerCase())) found = subjectOf(match[1] ?? '') ?? found;
  return found;
}
const SUBJECT_OF_VERB = new RegExp(
  String.raw`(?<![\p{L}'’-])((?:${PRONOUN})(?![\p{L}])|${NAME})(?:,[^,:]{2,60},)?\s+(?:\p{Ll}+ly\s+|then\s+|only\s+|at last\s+)?(\p{Ll}{3,})(?![\p{L}'’-])`,
  'gu',
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

/** "the radio says": not the author of the message. */
export function isVoicedThing(noun: string): boolean {
  const word =
    noun
      .replace(/^(?:the|an?)\s+/i, '')
      .split(/\s+/)
      .at(-1) ?? '';
  return VOICED_THINGS.test(word);
}
