// "…," said Nora: what the words beside a quotation say about who speaks. One list of verbs per language.

import { bareVerb, isPlainVerb, isSayingVerb } from '../segment/saying-verbs';
import { chineseTagAfter, chineseTagBefore } from './chinese-tags';
import { isPersonNoun } from './person-words';
import { sentencesOf } from './sentences';
import {
  BARE_NOUN,
  isVoicedThing,
  longNoun,
  NAME,
  NOUN,
  ownedPerson,
  PRONOUN,
  PRONOUNS,
  readSubject,
  subjectOf,
  trimNoun,
  WORD,
  type Subject,
} from './speech-subjects';

export interface SpeechTag {
  readonly subject: Subject;
  readonly verb: string;
  /** The words say no more than who speaks and how: nothing is lost without them. */
  readonly isBare: boolean;
  /** How: a verb of manner or an adverb. */
  readonly cue?: string;
}

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

/** The tag that follows a quotation: `said Nora.`, `she whispers`, `と太郎は言った`. */
export function readTagAfter(text: string): SpeechTag | undefined {
  const head = text.length > 200 ? text.slice(0, 200) : text;
  const tail = text.length > 200 ? ' …and more words' : '';
  const verbFirst = VERB_FIRST.exec(head);
  const verb = bareVerb(verbFirst?.[1] ?? '');
  if (verbFirst && isSayingVerb(verb)) {
    const behind = head.slice(verbFirst[0].length);
    const owned = ownedPerson(verbFirst[2] ?? '', behind);
    if (owned !== undefined) {
      const rest = behind.slice(owned.length - (verbFirst[2] ?? '').length);
      return makeTag({ kind: 'noun', text: owned }, verb, undefined, rest + tail);
    }
    const words = trimNoun(verbFirst[2] ?? '', behind);
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

function subjectFirst(head: string, tail: string): SpeechTag | undefined {
  const match = SUBJECT_FIRST.exec(head);
  if (!match) return undefined;
  let subject = match[1] ?? '';
  let verb = (match[3] ?? '').toLowerCase();
  let rest = head.slice(match[0].length);
  const says = /^\s+(?:\p{Ll}+ly\s+)?(\p{Ll}+)/u.exec(rest);
  const owned = ownedPerson(subject, ` ${verb}`);
  if (owned !== undefined)
    return says && isSayingVerb(says[1] ?? '')
      ? makeTag(
          { kind: 'noun', text: owned },
          says[1] ?? '',
          undefined,
          rest.slice(says[0].length) + tail,
        )
      : undefined;
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
  String.raw`(?<![\p{L}'’-]|(?<![\p{L}])(?:der|die|das|dem|den|des|eine?[mnrs]?) )((?:${PRONOUN})(?![\p{L}])|${NAME})(?:,[^,:]{2,60},)?\s+(?:\p{Ll}+ly\s+|then\s+|only\s+|at last\s+)?(\p{Ll}{3,})(?![\p{L}'’-])`,
  'gu',
);
