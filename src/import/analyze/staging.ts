// Who comes and goes, where the telling says so plainly. Speakers need no entrance: the stage lets them in.
import type { NameIndex } from './names';
import { sentencesOf } from './sentences';
import { readSubject } from './speech-subjects';

const ENTERS =
  /^\s+(?:\p{L}+ly )?(?:enters?|entered|arrives?|arrived|appears?|appeared|(?:walks?|comes?|steps?|bursts?|runs?|strides?|hurries|climbs?|floats?|looks?) (?:in|out|up|into|back in|through the door)|(?:walked|came|stepped|burst|ran|strode) (?:in|into|back in|through the door))\b/iu;
const LEAVES =
  /^\s+(?:\p{L}+ly )?(?:leaves?(?: the \p{L}+)?[.,;!]|left(?: the \p{L}+)?[.,;!]|leaves the (?:room|house|shop|tavern|inn|table|hall)|left the (?:room|house|shop|tavern|inn|hall)|exits?\b|exeunt\b|(?:walks?|storms?|runs?|goes|slips?|rushes|strides?) (?:out|away|off)\b|(?:walked|stormed|ran|went|slipped|rushed|strode) (?:out|away|off)\b|disappears\b|vanish(?:es|ed)\b)/iu;

const MOVES_HINT =
  /enter|exit|exeunt|arriv|appear|vanish|leav|left|\b(?:in|out|into|up|away|off|through)\b/i;

export interface Movement {
  readonly who: string;
  readonly action: 'enter' | 'leave';
  readonly evidence: string;
}

/** `author`: whose "He" and unnamed verbs these are, or null in told text. */
export function readMovements(text: string, names: NameIndex, author: string | null): Movement[] {
  const found: Movement[] = [];
  if (text.length > 4000 || !MOVES_HINT.test(text)) return found;
  for (const sentence of sentencesOf(text)) {
    const direction = /^(Enter|Exit|Exeunt)\s+(\p{Lu}[\p{L} .'’-]{0,30}?)[.,]?$/u.exec(
      sentence.trim(),
    );
    if (direction) {
      const who = names.named(direction[2] ?? '');
      if (who !== undefined)
        found.push({
          who,
          action: direction[1] === 'Enter' ? 'enter' : 'leave',
          evidence: sentence.trim(),
        });
      continue;
    }
    const subject = readSubject(sentence);
    const at = subject ? sentence.toLowerCase().indexOf(subject.text.toLowerCase()) : -1;
    const rest = subject && at >= 0 ? sentence.slice(at + subject.text.length) : ` ${sentence}`;
    const who =
      subject?.kind === 'name'
        ? names.named(subject.text)
        : author !== null && (!subject || subject.kind === 'pronoun')
          ? author
          : undefined;
    if (who === undefined) continue;
    const action = LEAVES.test(rest) ? 'leave' : ENTERS.test(rest) ? 'enter' : undefined;
    if (action) found.push({ who, action, evidence: sentence.trim().slice(0, 80) });
  }
  return found;
}
