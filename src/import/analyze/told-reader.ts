// Who speaks in told text, paragraph by paragraph: tags, actions, pronouns, whom a line calls, whose turn it is.
import { pieceText, type Piece } from '../segment/piece';
import { genderOfNoun, headOf } from './person-words';
import { readSubject, type Gender, type Subject } from './speech-tags';
import { STRANGER, type Resolved, type ToldMemory } from './told-memory';
import { describes, keyOf, onlyOneIn, subjectIn } from './told-subjects';
import { ANYBODY } from './told-survey';
import { cueGoingOn, type AttributionFacts, type Voice } from './voices';
import {
  askedIn,
  introducedIn,
  newcomerIn,
  nounsIn,
  tagOf,
  vocativesIn,
  type FoundTag,
} from './voice-signs';

/** What a message's paragraphs are read into. */
export interface Heard {
  readonly voices: Map<number, Voice>;
  readonly tags: Set<number>;
  readonly actors: Map<number, string>;
}

interface Paragraph {
  readonly pieces: readonly Piece[];
  readonly from: number;
  readonly to: number;
  /** Everybody who acts in it, in order. */
  readonly subjects: string[];
  /** Whom each piece of telling is about, at its beginning and at its end. */
  readonly about: Map<number, { first: About; last: About }>;
}

/** A person, or a pronoun that is nobody's yet. */
interface About {
  readonly key?: string;
  readonly gender?: Gender;
}

/** Reads one paragraph after the other; who spoke and who was named is in the memory. */
export class ToldReader {
  readonly #facts: AttributionFacts;
  readonly #memory: ToldMemory;

  constructor(facts: AttributionFacts, memory: ToldMemory) {
    this.#facts = facts;
    this.#memory = memory;
  }

  /** The pieces `from` to `to` are one paragraph; `leftOpen` is whose quotation goes on in it. */
  tell(
    pieces: readonly Piece[],
    from: number,
    to: number,
    heard: Heard,
    leftOpen: Voice | undefined,
  ): void {
    const { voices, tags, actors } = heard;
    const { names } = this.#facts;
    const part: Paragraph = { pieces, from, to, subjects: [], about: new Map() };
    let hasSpeech = false;
    let said: Voice | undefined;
    /** Somebody who speaks here and is nobody of the cast. */
    let stranger: string | undefined;
    let isTeller = false;
    const open: number[] = [];
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      if (!piece) continue;
      const text = pieceText(piece);
      if (piece.kind === 'speech' || piece.kind === 'thought') {
        hasSpeech = true;
        if (piece.speaker !== undefined) {
          said = { who: piece.speaker, guess: { confidence: 0.85, reason: 'inner-name' } };
          voices.set(i, { ...said, ...(piece.cue && { cue: piece.cue }) });
          this.#memory.mention(piece.speaker);
          continue;
        }
        if (
          piece.kind === 'thought' &&
          this.#memory.self !== undefined &&
          this.#memory.here.length === 0
        ) {
          voices.set(i, { who: this.#memory.self, guess: { confidence: 0.9, reason: 'author' } });
          continue;
        }
        const found = tagOf(pieces, i, from, to);
        const vocatives = piece.kind === 'speech' ? vocativesIn(text, this.#facts) : [];
        const self = piece.kind === 'speech' ? introducedIn(text, names) : undefined;
        if (!found && (self !== undefined || (i === from && leftOpen))) {
          said =
            self === undefined
              ? leftOpen
              : { who: self, guess: { confidence: 0.8, reason: 'introduces', evidence: self } };
          if (said) voices.set(i, said);
          if (self !== undefined) this.#memory.mention(self);
          isTeller ||= said?.who === this.#memory.teller;
          continue;
        }
        if (!found) {
          open.push(i);
          continue;
        }
        const who = this.#resolve(found.tag.subject, vocatives, part.subjects);
        stranger = undefined;
        if (who) {
          const isPronoun = found.tag.subject.kind === 'pronoun';
          said = {
            who: who.key,
            guess: {
              confidence: isPronoun ? who.confidence : 0.93,
              reason: isPronoun ? 'tag-pronoun' : found.reason,
              evidence: found.tag.subject.text,
            },
          };
          this.#memory.mention(who.key);
          this.#memory.notePlayer(who.key);
        } else if (found.tag.subject.gender === 'i') {
          said =
            this.#memory.self === undefined
              ? this.#memory.tellerVoice(0.6)
              : { who: this.#memory.self, guess: { confidence: 0.95, reason: 'author' } };
          isTeller = this.#memory.self === undefined;
        } else {
          const evidence = found.tag.subject.text;
          said = { who: null, guess: { confidence: 0.4, reason: 'unknown', evidence } };
          if (found.tag.subject.kind !== 'pronoun') stranger = STRANGER + evidence;
        }
        voices.set(i, { ...said, ...(found.tag.cue && { cue: found.tag.cue }) });
        if ((who || isTeller) && found.tag.isBare && !isShown(pieces, found)) tags.add(found.index);
        continue;
      }
      if (piece.kind !== 'narration' && piece.kind !== 'action') continue;
      const actor = this.#hearTelling(piece, i, part);
      if (actor !== undefined) actors.set(i, actor);
      if (!hasSpeech) {
        for (const key of names.mentioned(text)) this.#memory.recall(key);
        for (const noun of nounsIn(text)) {
          const key = this.#facts.nounVoice(noun);
          if (key !== undefined) this.#memory.recall(key);
        }
      }
    }
    for (const i of open) {
      const piece = pieces[i];
      if (!piece) continue;
      const voice: Voice = isTeller && said ? said : this.#untagged(piece, i, said, part);
      const cue = cueGoingOn(pieces, i, from, voices, tags);
      isTeller ||= voice.who === this.#memory.teller;
      const known =
        voice.who === this.#memory.teller
          ? this.#memory.tellerVoice(voice.guess.confidence)
          : voice;
      voices.set(i, { ...known, ...(cue !== undefined && { cue }) });
    }
    this.#afterParagraph(part, heard, hasSpeech, isTeller, stranger, open[0], said);
  }

  /** Notes whom a piece of telling is about; who acts in it, where that is clear. */
  #hearTelling(piece: Piece, index: number, part: Paragraph): string | undefined {
    let actor: string | undefined;
    let first: About | undefined;
    let last: About = {};
    for (const sentence of pieceText(piece).split(/(?<=[.!?…]["”]?)\s+/u)) {
      const subject = subjectIn(sentence, this.#facts);
      if (!subject) {
        const inner = onlyOneIn(sentence, this.#facts);
        if (inner !== undefined) last = { key: inner };
        continue;
      }
      if (subject.kind === 'pronoun') {
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
    return actor;
  }

  #mayBe(key: string, gender: Gender | undefined): boolean {
    return gender !== undefined && gender !== 'i' && this.#facts.genders.fits(key, gender) >= 0;
  }

  #afterParagraph(
    { pieces, from, to, about, subjects }: Paragraph,
    { voices }: Heard,
    hasSpeech: boolean,
    isTeller: boolean,
    stranger: string | undefined,
    firstOpen: number | undefined,
    said: Voice | undefined,
  ): void {
    if (this.#memory.newcomer && ++this.#memory.newcomer.age > 2) this.#memory.newcomer = undefined;
    const newcomer = newcomerIn(pieces, from, to);
    const known = newcomer && this.#facts.nounVoice(newcomer.noun);
    if (known !== undefined) this.#memory.mention(known);
    else if (newcomer) this.#memory.newcomer = { gender: newcomer.gender, age: 0 };
    this.#memory.hasTold = true;
    if (!hasSpeech) {
      this.#memory.paragraphsSinceSpeech++;
      const last = [...about.values()].at(-1)?.last;
      const gender = last?.gender;
      const actor =
        known ??
        last?.key ??
        (gender === 'i'
          ? this.#memory.teller
          : gender === undefined
            ? undefined
            : (subjects.findLast((key) => this.#mayBe(key, gender)) ??
              this.#memory.byPronoun(gender, [])?.key));
      // The rain falls, and it is still their turn to do or say something.
      this.#memory.lastActor = actor ?? this.#memory.lastActor;
      return;
    }
    this.#memory.lastActor = undefined;
    const speakers = new Set<string | null | undefined>();
    let called: string | undefined;
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      if (piece?.kind !== 'speech') continue;
      speakers.add(voices.get(i)?.who);
      called =
        askedIn(pieceText(piece), this.#facts.names) ??
        vocativesIn(pieceText(piece), this.#facts).find((key) => !speakers.has(key)) ??
        called;
    }
    this.#memory.called = called;
    this.#memory.calledBy = this.#memory.author;
    const speaker = isTeller
      ? this.#memory.teller
      : (voices.get(firstOpen ?? -1)?.who ?? said?.who ?? stranger ?? `${STRANGER}?`);
    this.#memory.takeTurn(speaker);
    this.#memory.paragraphsSinceSpeech = 0;
  }

  #untagged(piece: Piece, index: number, said: Voice | undefined, part: Paragraph): Voice {
    const vocatives = vocativesIn(pieceText(piece), this.#facts);
    if (said && said.who !== null)
      return {
        who: said.who,
        guess: { confidence: Math.min(0.85, said.guess.confidence), reason: 'same-paragraph' },
      };
    const actors = part.subjects.filter(
      (key) => !vocatives.includes(key) && this.#memory.mayGuess(key),
    );
    const beside = part.about.get(index - 1)?.last ?? part.about.get(index + 1)?.first;
    const pronoun = beside?.gender;
    if (actors.length === 0 && pronoun === 'i')
      return { who: this.#memory.teller, guess: { confidence: 0.6, reason: 'action-beat' } };
    const isAuthors = this.#memory.self !== undefined && !vocatives.includes(this.#memory.self);
    if (isAuthors && (pronoun === 'i' || isSubjectless(part, index)))
      return { who: this.#memory.self ?? null, guess: { confidence: 0.9, reason: 'author' } };
    if (
      beside?.key !== undefined &&
      !vocatives.includes(beside.key) &&
      this.#memory.mayGuess(beside.key)
    )
      return { who: beside.key, guess: { confidence: 0.72, reason: 'action-beat' } };
    if (
      actors.length === 1 &&
      actors[0] !== undefined &&
      (pronoun === undefined || this.#mayBe(actors[0], pronoun))
    )
      return { who: actors[0], guess: { confidence: 0.66, reason: 'action-beat' } };
    if (
      this.#memory.called !== undefined &&
      !vocatives.includes(this.#memory.called) &&
      this.#memory.mayGuess(this.#memory.called) &&
      (this.#memory.isNobodys ||
        this.#memory.called === this.#memory.self ||
        this.#memory.calledBy === this.#memory.author ||
        this.#memory.players.get(this.#memory.called) === this.#memory.author) &&
      this.#memory.paragraphsSinceSpeech <= 1
    ) {
      const fit =
        pronoun === undefined ? 0 : this.#facts.genders.fits(this.#memory.called, pronoun);
      if (fit >= 0)
        return {
          who: this.#memory.called,
          guess: { confidence: fit > 0 ? 0.66 : 0.55, reason: 'turn-taking' },
        };
    }
    if (
      pronoun === undefined &&
      this.#memory.lastActor !== undefined &&
      !vocatives.includes(this.#memory.lastActor) &&
      this.#memory.mayGuess(this.#memory.lastActor)
    )
      return { who: this.#memory.lastActor, guess: { confidence: 0.5, reason: 'action-beat' } };
    const turn = this.#memory.nextTurn(vocatives);
    if (turn?.startsWith(STRANGER) === true && pronoun === 'it')
      return { who: null, guess: { confidence: 0.3, reason: 'turn-taking', evidence: pronoun } };
    if (pronoun !== undefined && pronoun !== 'i') {
      if (this.#memory.newcomer?.gender === pronoun)
        return { who: null, guess: { confidence: 0.35, reason: 'unknown', evidence: pronoun } };
      if (turn !== undefined && this.#facts.genders.fits(turn, pronoun) > 0)
        return { who: turn, guess: { confidence: 0.65, reason: 'turn-taking', evidence: pronoun } };
      const who = this.#memory.byPronoun(pronoun, vocatives);
      if (who)
        return {
          who: who.key,
          guess: {
            confidence: Math.min(0.55, who.confidence),
            reason: 'tag-pronoun',
            evidence: pronoun,
          },
        };
    }
    if (turn?.startsWith(STRANGER))
      return {
        who: null,
        guess: { confidence: 0.3, reason: 'turn-taking', evidence: turn.slice(STRANGER.length) },
      };
    if (turn !== undefined)
      return { who: turn, guess: { confidence: 0.45, reason: 'turn-taking' } };
    if (isAuthors)
      return { who: this.#memory.self ?? null, guess: { confidence: 0.6, reason: 'author' } };
    // Whoever speaks to the author in the author's own post is not the author.
    const other = this.#memory.self === undefined ? undefined : this.#memory.here.at(-1);
    if (other !== undefined && !vocatives.includes(other))
      return { who: other, guess: { confidence: 0.45, reason: 'turn-taking' } };
    return this.#memory.self === undefined
      ? { who: null, guess: { confidence: 0.2, reason: 'unknown' } }
      : { who: null, guess: { confidence: 0.3, reason: 'unknown', evidence: this.#memory.self } };
  }

  #resolve(
    subject: Subject,
    vocatives: readonly string[],
    subjects: readonly string[],
  ): Resolved | undefined {
    if (subject.kind === 'name') {
      const key = this.#facts.names.named(subject.text);
      return key === undefined ? undefined : { key, confidence: 0.93 };
    }
    if (subject.kind === 'noun') {
      const key = keyOf(subject, this.#facts);
      if (key !== undefined) return { key, confidence: 0.9 };
      // "the old woman": somebody of the cast in other words.
      const gender = ANYBODY.test(headOf(subject.text)) ? genderOfNoun(subject.text) : undefined;
      return gender === undefined || /^an?\s/i.test(subject.text)
        ? undefined
        : this.#byGender(gender, vocatives, subjects);
    }
    return this.#byGender(subject.gender ?? 'they', vocatives, subjects);
  }

  #byGender(
    gender: Gender,
    vocatives: readonly string[],
    subjects: readonly string[],
  ): Resolved | undefined {
    if (gender === 'i') return undefined;
    const near = subjects
      .filter((key) => !vocatives.includes(key) && this.#facts.genders.fits(key, gender) >= 0)
      .at(-1);
    if (near !== undefined) return { key: near, confidence: 0.8 };
    return this.#memory.byPronoun(gender, vocatives);
  }
}

/** "smiles and waits" between a person's asterisks: their own doing. */
function isSubjectless({ pieces, from, to }: Paragraph, index: number): boolean {
  const before = index > from ? pieces[index - 1] : undefined;
  const after = index + 1 < to ? pieces[index + 1] : undefined;
  const beside = before?.kind === 'action' ? before : after;
  return (
    beside?.kind === 'action' &&
    /^(?:\p{L}+ly,?\s+)?\p{Ll}/u.test(pieceText(beside)) &&
    readSubject(pieceText(beside)) === undefined
  );
}

/** A tag in stars is shown: its author set it so. */
function isShown(pieces: readonly Piece[], { index }: FoundTag): boolean {
  return pieces[index]?.kind === 'action';
}
