// Whom of the cast a sentence of telling is about.
import { isPersonNoun } from './person-words';
import { readSubject, type Subject } from './speech-subjects';
import type { AttributionFacts } from './voices';
import { nounsIn } from './voice-signs';

type Facts = Pick<AttributionFacts, 'names' | 'nounVoice'>;

/** "At the far end, " before whoever a sentence is about. */
const LEADS = /^[^,"“”]{3,60},\s+/u;
const WHEN =
  /^(?:(?:and|but|then|so)\s)?(?:when|as|while|if|after|before|since|because|until|once|though|although)\s+/iu;

const DESCRIBES =
  /^(?:[^,]{3,40},\s)?(?:\S+\s){1,4}?(?:was|were|is|are)\s(?!\p{L}+ing(?![\p{L}]))/u;

/** "The cat was beautiful": what somebody is like is told by another. */
export const describes = (sentence: string): boolean => DESCRIBES.test(sentence);

/** Whom a sentence is about, behind words that lead up to them. */
export function subjectIn(sentence: string, facts: Facts): Subject | undefined {
  const first = readSubject(sentence);
  if (first && (first.kind === 'pronoun' || keyOf(first, facts) !== undefined)) return first;
  for (const lead of [WHEN, LEADS]) {
    const bare = sentence.replace(lead, '');
    const subject = bare === sentence ? undefined : readSubject(bare);
    if (subject && (subject.kind === 'pronoun' || keyOf(subject, facts) !== undefined))
      return subject;
  }
  return undefined;
}

/** "Behind the bar a broad woman is drying a cup": whom alone a sentence names. */
export function onlyOneIn(sentence: string, facts: Facts): string | undefined {
  const found = new Set(facts.names.mentioned(sentence));
  for (const noun of nounsIn(sentence)) {
    const key = facts.nounVoice(noun);
    if (key !== undefined) found.add(key);
  }
  const [only] = found;
  if (/(?<![\p{L}])(?:he|she|they|it|I)(?![\p{L}])/u.test(sentence)) return undefined;
  return found.size === 1 ? only : undefined;
}

/** The person of the cast whom a subject names. */
export function keyOf(subject: Subject, facts: Facts): string | undefined {
  if (subject.kind === 'name')
    return (
      facts.names.named(subject.text) ??
      // "the Major", set with a capital.
      (isPersonNoun(subject.text)
        ? facts.nounVoice(`the ${subject.text.toLowerCase()}`)
        : undefined)
    );
  return (
    (subject.long === undefined ? undefined : facts.nounVoice(subject.long)) ??
    facts.nounVoice(subject.text) ??
    // "my aunt" where there is an Aunt Rue.
    facts.nounVoice(subject.text.replace(/^(?:my|his|her|their|our)\s/iu, 'the '))
  );
}
