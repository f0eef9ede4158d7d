// Who speaks in told text, paragraph by paragraph: tags, actions, pronouns, whom a line calls, whose turn it is.
import { pieceText, type Piece } from '../segment/piece';
import { genderOfNoun, headOf } from './person-words';
import { sentencesOf } from './sentences';
import type { Gender, Subject } from './speech-subjects';
import { readTagBefore, type SpeechTag } from './speech-tags';
import { STRANGER, type Resolved, type ToldMemory } from './told-memory';
import { paragraphOf, type About, type Heard, type Paragraph } from './told-paragraph';
import { describes, keyOf, onlyOneIn, subjectIn } from './told-subjects';
import { ANYBODY } from './told-survey';
import { turnAhead, Untagged } from './untagged';
import { cueGoingOn, type AttributionFacts, type Voice } from './voices';
import { asksName } from './teller';
import {
  askedIn,
  introducedIn,
  newcomerIn,
  nounsIn,
  tagOf,
  vocativesIn,
  type FoundTag,
} from './voice-signs';

/** Reads one paragraph after the other; who spoke and who was named is in the memory. */
export class ToldReader {
  readonly #facts: AttributionFacts;
  readonly #memory: ToldMemory;
  /** "…, and said:" at the end of the paragraph before. */
  #leadIn: FoundTag | undefined;

  constructor(facts: AttributionFacts, memory: ToldMemory) {
    this.#facts = facts;
    this.#memory = memory;
  }

  /** Somebody else posts. */
  forget(): void {
    this.#leadIn = undefined;
  }

  /**
   * The pieces `from` to `to` are one paragraph; `leftOpen` is whose quotation goes on in it, `ahead` what
   * the same teller tells behind this post.
   */
  tell(
    pieces: readonly Piece[],
    from: number,
    to: number,
    heard: Heard,
    leftOpen: Voice | undefined,
    ahead: Iterable<readonly Piece[]>,
  ): void {
    const part = paragraphOf(pieces, from, to, heard, ahead);
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      if (piece?.kind === 'speech' || piece?.kind === 'thought')
        this.#hearQuotation(piece, i, part, leftOpen);
      else if (piece?.kind === 'narration' || piece?.kind === 'action')
        this.#hearTelling(piece, i, part);
    }
    for (const i of part.open) this.#settle(i, part);
    this.#afterParagraph(part);
    this.#memory.endParagraph();
    this.#leadIn = leadIn(pieces[to - 1]);
  }

  /** Gives a quotation to whom its own words or a tag give it; the rest stay open until the paragraph is read. */
  #hearQuotation(piece: Piece, i: number, part: Paragraph, leftOpen: Voice | undefined): void {
    const { voices, pieces, from, to } = part;
    const { self, here } = this.#memory;
    part.hasSpeech = true;
    if (piece.speaker !== undefined) {
      part.said = { who: piece.speaker, guess: { confidence: 0.85, reason: 'inner-name' } };
      voices.set(i, { ...part.said, ...(piece.cue && { cue: piece.cue }) });
      this.#memory.mention(piece.speaker);
      return;
    }
    if (piece.kind === 'thought' && self !== undefined && here.length === 0) {
      voices.set(i, { who: self, guess: { confidence: 0.9, reason: 'author' } });
      return;
    }
    const found = tagOf(pieces, i, from, to) ?? (i === from ? this.#leadIn : undefined);
    if (found) this.#hearTag(piece, i, found, part);
    else if (!this.#hearSelf(piece, i, part, leftOpen)) part.open.push(i);
  }

  /** "I'm Mira.", or what somebody has left open before goes on. */
  #hearSelf(piece: Piece, i: number, part: Paragraph, leftOpen: Voice | undefined): boolean {
    const name =
      piece.kind === 'speech'
        ? introducedIn(pieceText(piece), this.#facts.names, this.#memory.isNameAsked)
        : undefined;
    const voice: Voice | undefined =
      name !== undefined
        ? { who: name, guess: { confidence: 0.8, reason: 'introduces', evidence: name } }
        : i === part.from
          ? leftOpen
          : undefined;
    if (!voice) return false;
    part.said = voice;
    part.voices.set(i, voice);
    if (name !== undefined) this.#memory.mention(name);
    part.isTeller ||= voice.who === this.#memory.teller;
    return true;
  }

  #hearTag(piece: Piece, i: number, found: FoundTag, part: Paragraph): void {
    const { subject, cue, isBare } = found.tag;
    const vocatives = piece.kind === 'speech' ? vocativesIn(pieceText(piece), this.#facts) : [];
    const who = this.#byVerb(found.tag, part) ?? this.#resolve(subject, vocatives, part);
    part.stranger = undefined;
    if (who) {
      const isPronoun = subject.kind === 'pronoun';
      part.said = {
        who: who.key,
        guess: {
          confidence: isPronoun ? who.confidence : 0.93,
          reason: isPronoun ? 'tag-pronoun' : found.reason,
          evidence: subject.text,
        },
      };
      this.#memory.mention(who.key);
      this.#memory.notePlayer(who.key);
    } else if (subject.gender === 'i') {
      const { self } = this.#memory;
      part.isTeller = self === undefined;
      part.said =
        self === undefined
          ? this.#memory.tellerVoice(0.6)
          : { who: self, guess: { confidence: 0.95, reason: 'author' } };
    } else {
      const evidence = subject.text;
      part.said = { who: null, guess: { confidence: 0.4, reason: 'unknown', evidence } };
      if (subject.kind !== 'pronoun') part.stranger = STRANGER + evidence;
    }
    part.voices.set(i, { ...part.said, ...(cue && { cue }) });
    if ((who || part.isTeller) && isBare && !isShown(part.pieces, found))
      part.tags.add(found.index);
  }

  /** Notes whom a piece of telling is about; who acts in it, where that is clear. */
  #hearTelling(piece: Piece, index: number, part: Paragraph): void {
    const text = pieceText(piece);
    let actor: string | undefined;
    let first: About | undefined;
    let last: About = {};
    for (const sentence of sentencesOf(text)) {
      const subject = subjectIn(sentence, this.#facts);
      if (!subject) {
        const inner = onlyOneIn(sentence, this.#facts);
        if (inner !== undefined) last = { key: inner };
        continue;
      }
      if (subject.kind === 'pronoun') {
        if (subject.gender === 'i' && this.#memory.isNobodys)
          this.#memory.mention(this.#memory.teller);
        last =
          last.key !== undefined && this.#mayBe(last.key, subject.gender)
            ? last
            : { gender: subject.gender ?? 'they' };
        first ??= last;
        continue;
      }
      const key = keyOf(subject, this.#facts);
      if (key === undefined) continue;
      if (!part.subjects.includes(key)) part.subjects.push(key);
      actor ??= key;
      this.#memory.mention(key);
      this.#memory.notePlayer(key);
      // What somebody looks like is told by another.
      last = describes(sentence) ? {} : { key };
      first ??= last;
    }
    part.about.set(index, { first: first ?? last, last });
    if (actor !== undefined) part.actors.set(index, actor);
    if (part.hasSpeech) return;
    for (const key of this.#facts.names.mentioned(text)) this.#memory.recall(key);
    for (const noun of nounsIn(text)) {
      const key = this.#facts.nounVoice(noun);
      if (key !== undefined) this.#memory.recall(key);
    }
  }

  #mayBe(key: string, gender: Gender | undefined): boolean {
    return gender !== undefined && gender !== 'i' && this.#facts.genders.fits(key, gender) >= 0;
  }

  /** A quotation that no tag gives to anybody, once the whole paragraph is known. */
  #settle(i: number, part: Paragraph): void {
    const { pieces, from, voices, tags } = part;
    const { teller } = this.#memory;
    const voice: Voice =
      part.isTeller && part.said
        ? part.said
        : new Untagged(this.#facts, this.#memory, part, i).voice;
    const cue = cueGoingOn(pieces, i, from, voices, tags);
    part.isTeller ||= voice.who === teller;
    const known = voice.who === teller ? this.#memory.tellerVoice(voice.guess.confidence) : voice;
    voices.set(i, { ...known, ...(cue !== undefined && { cue }) });
  }

  #afterParagraph(part: Paragraph): void {
    const { pieces, from, to } = part;
    if (this.#memory.newcomer && ++this.#memory.newcomer.age > 2) this.#memory.newcomer = undefined;
    const newcomer = newcomerIn(pieces, from, to);
    const known = newcomer && this.#facts.nounVoice(newcomer.noun);
    if (known !== undefined) this.#memory.mention(known);
    else if (newcomer) this.#memory.newcomer = { gender: newcomer.gender, age: 0 };
    this.#memory.hasTold = true;
    if (part.hasSpeech) this.#afterSpeech(part);
    else this.#afterTelling(part, known);
  }

  #afterTelling({ about, subjects }: Paragraph, known: string | undefined): void {
    this.#memory.paragraphsSinceSpeech++;
    const last = [...about.values()].at(-1)?.last;
    const actor = known ?? last?.key ?? this.#whoIs(last?.gender, subjects);
    // The rain falls, and it is still their turn to do or say something.
    this.#memory.lastActor = actor ?? this.#memory.lastActor;
  }

  #whoIs(gender: Gender | undefined, subjects: readonly string[]): string | undefined {
    if (gender === undefined) return undefined;
    if (gender === 'i') return this.#memory.teller;
    return (
      subjects.findLast((key) => this.#mayBe(key, gender)) ??
      this.#memory.byPronoun(gender, [])?.key
    );
  }

  /** Whose turn it was, and whom they called. */
  #afterSpeech(part: Paragraph): void {
    const { pieces, from, to, voices } = part;
    this.#memory.lastActor = undefined;
    const speakers = new Set<string | null | undefined>();
    let called: string | undefined;
    this.#memory.isNameAsked = false;
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      if (piece?.kind !== 'speech') continue;
      speakers.add(voices.get(i)?.who);
      this.#memory.isNameAsked ||= asksName(pieceText(piece));
      called =
        askedIn(pieceText(piece), this.#facts.names) ??
        vocativesIn(pieceText(piece), this.#facts).find((key) => !speakers.has(key)) ??
        called;
    }
    this.#memory.called = called;
    this.#memory.calledBy = this.#memory.author;
    const firstOpen = voices.get(part.open[0] ?? -1)?.who;
    this.#memory.takeTurn(
      part.isTeller
        ? this.#memory.teller
        : (firstOpen ?? part.said?.who ?? part.stranger ?? `${STRANGER}?`),
    );
    this.#memory.paragraphsSinceSpeech = 0;
  }

  #resolve(subject: Subject, vocatives: readonly string[], part: Paragraph): Resolved | undefined {
    if (subject.kind === 'pronoun')
      return this.#byGender(subject.gender ?? 'they', vocatives, part);
    if (/^the (?:other|latter)$/iu.test(subject.text)) {
      const other = this.#memory.nextTurn(vocatives);
      return other === undefined || other.startsWith(STRANGER)
        ? undefined
        : { key: other, confidence: 0.7 };
    }
    const key = keyOf(subject, this.#facts);
    if (key !== undefined) return { key, confidence: subject.kind === 'name' ? 0.93 : 0.9 };
    if (subject.kind === 'name') return undefined;
    // "the old woman": somebody of the cast in other words.
    const gender = ANYBODY.test(headOf(subject.text)) ? genderOfNoun(subject.text) : undefined;
    return gender === undefined || /^an?\s/i.test(subject.text)
      ? undefined
      : this.#byGender(gender, vocatives, part);
  }

  /** "she continued": whoever spoke last, of that gender. "the other answered": not they. */
  #byVerb({ subject, verb }: SpeechTag, part: Paragraph): Resolved | undefined {
    const { gender } = subject;
    if (gender !== 'he' && gender !== 'she') return undefined;
    const last = part.said?.who ?? this.#memory.lastVoice;
    if (!GOES_ON.test(verb) || last === undefined || last === null) return undefined;
    return this.#facts.genders.fits(last, gender) > 0 ? { key: last, confidence: 0.82 } : undefined;
  }

  #byGender(gender: Gender, vocatives: readonly string[], part: Paragraph): Resolved | undefined {
    if (gender === 'i') return undefined;
    const near = part.subjects.findLast(
      (key) => !vocatives.includes(key) && this.#facts.genders.fits(key, gender) >= 0,
    );
    if (near !== undefined) return { key: near, confidence: 0.8 };
    const ahead = turnAhead(this.#facts, this.#memory, part, vocatives);
    if (ahead !== undefined && this.#facts.genders.fits(ahead, gender) > 0)
      return { key: ahead, confidence: 0.75 };
    return this.#memory.byPronoun(gender, vocatives);
  }
}

/** Of somebody who has been speaking already. */
const GOES_ON =
  /^(?:continue[sd]?|go(?:es)?|went|resume[sd]?|pursue[sd]?|proceed(?:s|ed)?|repeat(?:s|ed)?|conclude[sd]?|finish(?:es|ed)?)$/u;

/** The tag stands in another paragraph, so it is shown in any case. */
function leadIn(last: Piece | undefined): FoundTag | undefined {
  const tag = last?.kind === 'narration' ? readTagBefore(pieceText(last)) : undefined;
  return tag && { tag: { ...tag, isBare: false }, reason: 'tag-before', index: -1 };
}

/** A tag in stars is shown: its author set it so. */
function isShown(pieces: readonly Piece[], { index }: FoundTag): boolean {
  return pieces[index]?.kind === 'action';
}
