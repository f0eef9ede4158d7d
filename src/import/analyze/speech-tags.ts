// "…," said Nora: what the words beside a quotation say about who speaks. One list of verbs per language.

import { isPersonNoun } from './person-words';

/** Base forms; English ones are inflected below. */
const PLAIN_VERBS = 'say ask reply answer repeat add continue tell respond go begin finish manage';
const MANNER_VERBS =
  'whisper shout cry murmur mutter breathe call agree announce exclaim snap sigh hiss growl bark declare insist admit explain suggest warn promise demand wonder laugh gasp groan moan plead beg yell scream roar stammer stutter mumble protest observe remark note concede offer retort croak drawl purr chirp quip tease interrupt echo confess chuckle sob weep rasp grumble snarl urge order command complain giggle coo whimper bellow recite read sing think boast joke lie object pray propose swear venture wail';
const IRREGULAR =
  'says said tells told goes went begins began cries cried replies replied sings sang sung reads thinks thought lies lied prays prayed swears swore weeps wept begs begged snaps snapped quips quipped admits admitted sobs sobbed ';
/** Language pack: verbs of saying, as they stand beside a quotation. */
const FOREIGN_VERBS =
  'sagt sagte fragt fragte ruft rief flüstert flüsterte antwortet antwortete murmelt murmelte schreit schrie meint meinte erwidert erwiderte erklärte brummte ' +
  'dit demanda demande répondit répond murmura murmure cria crie chuchota chuchote souffla lança fit ajouta reprit ' +
  'dijo dice preguntó pregunta respondió responde contestó gritó grita susurró susurra murmuró exclamó añadió ' +
  'сказал сказала говорит спросил спросила ответил ответила крикнул крикнула прошептал прошептала воскликнул воскликнула пробормотал пробормотала ' +
  'remarqua soupira hurla grommela déclara expliqua avoua insista protesta suspiró rió continuó insistió repuso replicó admitió dice agregó musitó ordenó comentó explicó sussurrou gritou murmurou exclamou retrucou completou suspirou continuou insistiu avisou ' +
  'disse chiese rispose sussurrò gridò perguntou respondeu powiedział powiedziała zapytał zapytała odparł odparła';

const PLAIN = new Set<string>();
const SAYING = new Set<string>([...IRREGULAR.trim().split(' '), ...FOREIGN_VERBS.split(' ')]);
for (const verb of [...PLAIN_VERBS.split(' '), ...MANNER_VERBS.split(' ')]) {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const thirdPerson = /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`;
  for (const form of [verb, thirdPerson, `${stem}ed`, `${stem}ing`]) SAYING.add(form);
}
for (const verb of PLAIN_VERBS.split(' ')) {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  for (const form of [verb, `${verb}s`, `${stem}ed`]) PLAIN.add(form);
}
for (const form of [
  'said',
  'replies',
  'replied',
  'told',
  'went',
  'began',
  'begins',
  'goes',
  'sagte',
  'sagt',
  'fragte',
  'dit',
  'demanda',
  'dijo',
  'preguntó',
  'сказал',
  'сказала',
  'спросил',
  'спросила',
  'ответил',
  'ответила',
])
  PLAIN.add(form);

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
  él: 'he',
  ella: 'she',
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
  'nobody everyone everybody somebody someone anybody anyone one another this that these those he she it they i you we there what who then but and or so nothing everything both all neither either some when while as if after before his her their its my your our the a an at in on with for yes no not now just even only still finally suddenly quietly softly slowly again meanwhile later instead perhaps maybe here where how why'.split(
    ' ',
  ),
);
/** Things that speak, and are not the author of the message in another coat. */
const VOICED_THINGS =
  /^(?:radio|voice|speaker|intercom|computer|phone|telephone|television|tv|loudspeaker|crowd|cave|stone|wind|door|machine|recording|letter|note|sign|ghost|echo|announcer|stranger|guard|guards|soldier|waiter|waitress|bartender|innkeeper|barkeep|shopkeeper|merchant|clerk|receptionist|driver|priest|nurse|messenger|ship|villager|villagers)$/;

/** "says", "whispered", "sagte": lower case. */
export const isSayingVerb = (word: string): boolean => SAYING.has(word);

export type Gender = 'he' | 'she' | 'they' | 'it' | 'i';

export interface Subject {
  readonly kind: 'name' | 'noun' | 'pronoun';
  /** "Mr. Haddock", "the cat", "she". */
  readonly text: string;
  readonly gender?: Gender;
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
const NAME = String.raw`(?!(?:The|An?|His|Her|My|Their|Our|La|Le|El)\s+\p{Ll}|(?:Der|Die|Das|Eine?)\s)(?:(?:${TITLE}|[Tt]he)\s+)?\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+|de\s+|von\s+|van\s+)?\p{Lu}[\p{L}'’-]*){0,3}`;
const ADJECTIVE =
  'old|young|little|small|tall|big|huge|black|white|red|grey|gray|blond|blonde|dark|other|first|second|fat|thin|great|elder|eldest|youngest|strange|tired|weary|poor|hooded|bearded';
const GERMAN_NOUN = String.raw`(?:[Dd](?:er|ie|as)|[Ee]ine?)\s+(?:\p{Ll}[\p{L}'’-]*\s+){0,2}?\p{Lu}\p{Ll}[\p{L}'’-]*`;
const GERMAN_KIN = String.raw`(?:[Ii]hre?|[Ss]eine?|[Mm]eine?|[Uu]nsere?)\s+(?:Vater|Mutter|Bruder|Schwester|Sohn|Tochter|Mann|Frau|Onkel|Tante|Freund|Freundin)(?![\p{L}])`;
const NOUN = String.raw`${GERMAN_NOUN}|${GERMAN_KIN}|(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Oo]ur)\s+(?:mother|father|brother|sister|son|daughter|wife|husband|lady|aunt|uncle|cousin|grandmother|grandfather|friend)(?![\p{L}])|(?:[Tt]he|[Aa]n?|[Dd]er|[Dd]ie|[Dd]as|[Ll][ae]|[Ee]l)\s+(?:(?:${ADJECTIVE})\s+){0,3}(?:\p{Ll}+['’]s\s+)?(?:\p{Ll}[\p{L}'’-]*\s+){0,2}?\p{Ll}[\p{L}'’-]*`;
const PRONOUN = String.raw`(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ee]r|[Ii]ch|[Ii]l|[Ee]lle|[Jj]e|[Éé]l|[Ee]lla|[Oo]н|[Оо]на|[Оо]н|[Яя])`;
const VERB_FIRST = new RegExp(
  String.raw`^[\s,.–—-]*(${WORD})(?:-t)?[\s-]+((?:${PRONOUN})(?![\p{L}])|${NAME}|${NOUN})`,
  'u',
);
const SUBJECT_FIRST = new RegExp(
  String.raw`^[\s,.–—-]*((?:${PRONOUN})(?![\p{L}])|${NAME}|${NOUN})\s+(?:(\p{Ll}+ly|also|then|only|just|all but)\s+)?(${WORD})`,
  'u',
);
const JAPANESE = /^と[、]?(.{1,10}?)[はがも].{0,12}?(?:言|叫|聞|尋|答|呟|つぶや|ささや|囁|笑)/u;

function subjectOf(text: string): Subject | undefined {
  const lower = text.toLowerCase();
  const gender = PRONOUNS[lower];
  if (gender) return { kind: 'pronoun', text: lower, gender };
  if (/^(?:der|die|das|eine?)\s/i.test(text)) return { kind: 'noun', text };
  if (/^(?:the|an?|l[ae]|el|his|her|my|their|our)\s/i.test(text) && /^\S+\s+\p{Ll}/u.test(text))
    return { kind: 'noun', text: lower };
  // "the March Hare" is called so.
  if (/^the\s+\p{Lu}/iu.test(text) && /^\S+\s+\p{Lu}/u.test(text))
    return { kind: 'name', text: text.replace(/^the\s+/i, '').replace(/['’]s$/, '') };
  const first = text.split(/\s+/)[0] ?? '';
  // Whoever the log calls "You": the player of a game in words.
  if (lower === 'you') return { kind: 'name', text: 'You' };
  if (NOT_NAMES.has(first.toLowerCase())) return undefined;
  return { kind: 'name', text: text.replace(/['’]s$/, '') };
}

const IS_DONE = /^(?:laugh|chuckle|giggle|sob|weep|wept|sing|sang|sung|gasp|groan|moan)/;

function makeTag(
  subject: Subject | undefined,
  verb: string,
  adverb: string | undefined,
  rest: string,
): SpeechTag | undefined {
  if (!subject) return undefined;
  const after =
    /^[\s,]*(?:(?:to )?(?:him|her|them|me|us|you|himself|herself)\b\s*)?(?:(\p{L}+ly|again|at last|at once|back|aloud|out loud|too|hoarse|hoarsely)\b)?[\s.,!?:;…—–-]*$/u.exec(
      rest,
    );
  const how = [PLAIN.has(verb) ? undefined : verb, adverb, after?.[1]].filter(
    (word) => word !== undefined,
  );
  // "Marguerite laughed." is done, and seen.
  const isBare = after !== null && !IS_DONE.test(verb);
  return { subject, verb, isBare, ...(how.length > 0 && { cue: how.join(' ') }) };
}

/** The tag that follows a quotation: `said Nora.`, `she whispers`, `と太郎は言った`. */
export function readTagAfter(text: string): SpeechTag | undefined {
  const head = text.length > 200 ? text.slice(0, 200) : text;
  const tail = text.length > 200 ? ' …and more words' : '';
  const verbFirst = VERB_FIRST.exec(head);
  const verb = (verbFirst?.[1] ?? '').toLowerCase();
  if (verbFirst && SAYING.has(verb)) {
    const words = trimNoun(verbFirst[2] ?? '', head.slice(verbFirst[0].length));
    return makeTag(subjectOf(words.text), verb, undefined, words.rest + tail);
  }
  const japanese = JAPANESE.exec(head);
  if (japanese) {
    const name = japanese[1] ?? '';
    const gender = PRONOUNS[name];
    return {
      subject: gender ? { kind: 'pronoun', text: name, gender } : { kind: 'name', text: name },
      verb: '言う',
      isBare: /^と[^。]{0,20}。?$/u.test(text),
    };
  }
  return subjectFirst(head, tail);
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
  if (!SAYING.has(verb)) {
    const words = subject.split(/\s+/);
    const at = words.findIndex((word, index) => index > 0 && SAYING.has(word.toLowerCase()));
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
  if (!next || !isPersonNoun(noun) || !SAYING.has(next[1] ?? '')) return undefined;
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
  if (
    !/[:,：]$/.test(tail) &&
    !/(?:[Yy]ou (?:say|ask|whisper|shout|reply|answer)|says|said|asks|asked|whispers|whispered|shouts|shouted|dit|dijo|sagte|сказала?)$/u.test(
      tail,
    )
  )
    return undefined;
  const sentence = tail.split(/(?<=[.!?…])\s+/u).at(-1) ?? '';
  const isSpeech = sentence.split(/[\s,:：]+/).some((word) => SAYING.has(word.toLowerCase()));
  if (!isSpeech && !/[:：]$/.test(sentence)) return undefined;
  const subject = readSubject(sentence);
  if (!subject) return undefined;
  const words = sentence.replace(/[:,：\s]+$/, '').split(/\s+/);
  const verb = words.find((word) => SAYING.has(word.toLowerCase()))?.toLowerCase() ?? '';
  const isBare =
    verb !== '' &&
    subject.text !== 'You' &&
    words.length <= subject.text.split(' ').length + 2 &&
    sentence.length === text.trim().length;
  return { subject, verb, isBare, ...(isBare && !PLAIN.has(verb) && { cue: verb }) };
}

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
  if (!match) return undefined;
  const words = match[1] ?? '';
  // "From the other side a voice says": nobody is called From.
  if (WHERE.test(words)) return undefined;
  if (/^(?:his|her)\s/i.test(words) && isPersonNoun(words)) return subjectOf(words);
  if (/^his\s/i.test(words)) return { kind: 'pronoun', text: 'he', gender: 'he' };
  if (/^her\s/i.test(words)) return { kind: 'pronoun', text: 'she', gender: 'she' };
  const subject = subjectOf(words);
  return subject?.kind === 'noun'
    ? {
        ...subject,
        text: /^(?:d(?:er|ie|as)|eine?)\s/i.test(words)
          ? words
          : trimNoun(words, '').text.toLowerCase(),
      }
    : subject;
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
