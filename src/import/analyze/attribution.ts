// Who says a line. In a chat the message's author, unless the words say otherwise; in prose and with
// narrators by tags, actions, pronouns and turns, each with its own confidence.
import { pieceText, type Piece } from '../segment/piece';
import { readSubject, type Gender, type Subject } from './speech-tags';
import {
  cueGoingOn,
  giveToAuthor,
  goingOn,
  type Attribution,
  type AttributionFacts,
  type Voice,
} from './voices';
import { introducedIn, newcomerIn, strangerIn, tagOf, vocativesIn } from './voice-signs';

/** Whoever tells as "I": a party to the talk, though the log may never name them. */
const UNNAMED = '\0I';

/** Keeps who spoke and who was named, from message to message; `newScene` forgets. */
export class Attributor {
  readonly #facts: AttributionFacts;
  /** Latest last. */
  #recent: string[] = [];
  #turns: string[] = [];
  #paragraphsSinceSpeech = 9;
  /** Whom the last line called by name: they are likely to answer. */
  #called: string | undefined;
  /** Somebody without a name who has just come in: a pronoun may be theirs. */
  #newcomer: { gender: Gender; age: number } | undefined;

  /** Whose quotation nothing closed, if that was the last thing. */
  #leftOpen: Voice | undefined;

  /** Whoever tells as "I", under their name where the log has one. */
  readonly #teller: string;

  constructor(facts: AttributionFacts) {
    this.#facts = facts;
    this.#teller = facts.teller ?? UNNAMED;
  }

  #tellerVoice(confidence: number): Voice {
    return {
      who: this.#facts.teller ?? null,
      guess: { confidence, reason: 'unknown', evidence: 'I' },
    };
  }

  newScene(): void {
    this.#turns = [];
    this.#paragraphsSinceSpeech = 9;
  }

  /** `author` null: prose, or a narrator, whose quotations are others'. */
  attribute(pieces: readonly Piece[], author: string | null): Attribution {
    const voices = new Map<number, Voice>();
    const tags = new Set<number>();
    const actors = new Map<number, string>();
    const isMany = author !== null && this.#facts.playsMany?.(author) === true;
    let from = 0;
    while (from < pieces.length) {
      let to = from + 1;
      while (to < pieces.length && pieces[to]?.paragraph === pieces[from]?.paragraph) to++;
      if (author === null || isMany) this.#tellParagraph(pieces, from, to, voices, tags, actors);
      else this.#chatParagraph(pieces, from, to, author, voices, tags, actors);
      const last = pieces[to - 1];
      this.#leftOpen = last?.isLeftOpen === true ? goingOn(voices.get(to - 1)) : undefined;
      from = to;
    }
    if (author !== null && isMany) giveToAuthor(author, pieces, voices);
    return { voices, tags, actors };
  }

  #chatParagraph(
    pieces: readonly Piece[],
    from: number,
    to: number,
    author: string,
    voices: Map<number, Voice>,
    tags: Set<number>,
    actors: Map<number, string>,
  ): void {
    let other: Voice | undefined;
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      if (!piece) continue;
      if (piece.speaker !== undefined) {
        voices.set(i, {
          who: piece.speaker,
          guess: { confidence: 0.85, reason: 'inner-name' },
          ...(piece.cue && { cue: piece.cue }),
        });
        continue;
      }
      if (piece.kind === 'action' || piece.kind === 'narration') {
        const actor = this.#actorOf(pieceText(piece), author);
        if (actor !== undefined) actors.set(i, actor);
        continue;
      }
      if (piece.kind !== 'speech' && piece.kind !== 'thought') continue;
      if (piece.kind === 'thought') {
        voices.set(i, { who: author, guess: { confidence: 0.9, reason: 'author' } });
        continue;
      }
      const found = tagOf(pieces, i, from, to);
      if (!found && i === from && this.#leftOpen?.who !== author) other = this.#leftOpen;
      const stranger = found ? strangerIn(found.tag.subject, author, this.#facts) : undefined;
      let voice: Voice;
      if (found && stranger !== undefined) {
        other = {
          who: stranger,
          guess:
            stranger === null
              ? { confidence: 0.5, reason: 'other-voice', evidence: found.tag.subject.text }
              : { confidence: 0.85, reason: found.reason, evidence: found.tag.subject.text },
        };
        voice = other;
      } else if (found) {
        other = undefined;
        voice = { who: author, guess: { confidence: 0.97, reason: 'author' } };
      } else if (other)
        voice = {
          ...other,
          guess: { confidence: Math.min(0.7, other.guess.confidence), reason: 'same-paragraph' },
        };
      else voice = { who: author, guess: { confidence: 0.95, reason: 'author' } };
      const cue = piece.cue ?? found?.tag.cue ?? cueGoingOn(pieces, i, from, voices, tags);
      voices.set(i, { ...voice, ...(cue !== undefined && { cue }) });
      if (
        found?.tag.isBare &&
        voice.who !== null &&
        found.index !== undefined &&
        pieces[found.index]?.kind !== 'action'
      )
        tags.add(found.index);
    }
  }

  #actorOf(text: string, author: string | null): string | undefined {
    const subject = readSubject(text);
    if (subject?.kind === 'name') return this.#facts.names.named(subject.text) ?? undefined;
    if (subject?.kind === 'noun') return this.#facts.nounVoice(subject.text);
    if (author === null) return undefined;
    if (/^my\s/i.test(text)) return author;
    // "smiles", "He smiles", "I smile" between a person's asterisks are theirs.
    if (subject?.kind === 'pronoun')
      return subject.gender === 'they' || subject.gender === 'it' ? undefined : author;
    return /^(?:\p{L}+ly,?\s+)?\p{Ll}/u.test(text) ? author : undefined;
  }

  #tellParagraph(
    pieces: readonly Piece[],
    from: number,
    to: number,
    voices: Map<number, Voice>,
    tags: Set<number>,
    actors: Map<number, string>,
  ): void {
    const { names } = this.#facts;
    const subjects: string[] = [];
    let pronoun: Gender | undefined;
    let hasSpeech = false;
    let said: Voice | undefined;
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
          voices.set(i, said);
          continue;
        }
        const found = tagOf(pieces, i, from, to);
        const vocatives = piece.kind === 'speech' ? vocativesIn(text, names) : [];
        const self = piece.kind === 'speech' ? introducedIn(text, names) : undefined;
        if (!found && (self !== undefined || (i === from && this.#leftOpen))) {
          said =
            self === undefined
              ? this.#leftOpen
              : { who: self, guess: { confidence: 0.8, reason: 'introduces', evidence: self } };
          if (said) voices.set(i, said);
          if (self !== undefined) this.#mention(self);
          isTeller ||= said?.who === this.#teller;
          continue;
        }
        const who = found ? this.#resolve(found.tag.subject, vocatives, subjects) : undefined;
        if (found && who) {
          const isPronoun = found.tag.subject.kind === 'pronoun';
          said = {
            who: who.key,
            guess: {
              confidence: isPronoun ? who.confidence : 0.93,
              reason: isPronoun ? 'tag-pronoun' : found.reason,
              evidence: found.tag.subject.text,
            },
          };
          voices.set(i, { ...said, ...(found.tag.cue && { cue: found.tag.cue }) });
          this.#mention(who.key);
          if (found.tag.isBare && found.index !== undefined) tags.add(found.index);
        } else if (found?.tag.subject.gender === 'i') {
          said = this.#tellerVoice(0.6);
          isTeller = true;
          voices.set(i, { ...said, ...(found.tag.cue && { cue: found.tag.cue }) });
          if (found.tag.isBare && found.index !== undefined) tags.add(found.index);
        } else if (found) {
          said = {
            who: null,
            guess: { confidence: 0.4, reason: 'unknown', evidence: found.tag.subject.text },
          };
          voices.set(i, said);
        } else open.push(i);
        continue;
      }
      if (piece.kind !== 'narration' && piece.kind !== 'action') continue;
      for (const sentence of text.split(/(?<=[.!?…]["”]?)\s+/u)) {
        const subject = readSubject(sentence);
        if (!subject) continue;
        if (subject.kind === 'pronoun') {
          pronoun ??= subject.gender;
          continue;
        }
        const key =
          subject.kind === 'name' ? names.named(subject.text) : this.#facts.nounVoice(subject.text);
        if (key === undefined) continue;
        if (!subjects.includes(key)) subjects.push(key);
        actors.set(i, actors.get(i) ?? key);
        this.#mention(key);
      }
      if (!hasSpeech) for (const key of names.mentioned(text)) this.#recall(key);
    }
    for (const i of open) {
      const piece = pieces[i];
      if (!piece) continue;
      const voice: Voice = isTeller && said ? said : this.#untagged(piece, said, subjects, pronoun);
      const cue = cueGoingOn(pieces, i, from, voices, tags);
      isTeller ||= voice.who === this.#teller;
      const known = voice.who === this.#teller ? this.#tellerVoice(voice.guess.confidence) : voice;
      voices.set(i, { ...known, ...(cue !== undefined && { cue }) });
    }
    if (this.#newcomer && ++this.#newcomer.age > 2) this.#newcomer = undefined;
    const newcomer = newcomerIn(pieces, from, to);
    if (newcomer) this.#newcomer = { gender: newcomer, age: 0 };
    if (!hasSpeech) {
      this.#paragraphsSinceSpeech++;
      return;
    }
    const speakers = new Set<string | null | undefined>();
    let called: string | undefined;
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      if (piece?.kind !== 'speech') continue;
      speakers.add(voices.get(i)?.who);
      called = vocativesIn(pieceText(piece), names).find((key) => !speakers.has(key)) ?? called;
    }
    this.#called = called;
    this.#paragraphsSinceSpeech = 0;
    const speaker = isTeller ? this.#teller : (voices.get(open[0] ?? -1)?.who ?? said?.who);
    if (speaker !== null && speaker !== undefined && this.#turns.at(-1) !== speaker) {
      this.#turns.push(speaker);
      if (this.#turns.length > 4) this.#turns.shift();
    }
  }

  #untagged(
    piece: Piece,
    said: Voice | undefined,
    subjects: readonly string[],
    pronoun: Gender | undefined,
  ): Voice {
    const vocatives = vocativesIn(pieceText(piece), this.#facts.names);
    if (said && said.who !== null)
      return {
        who: said.who,
        guess: { confidence: Math.min(0.85, said.guess.confidence), reason: 'same-paragraph' },
      };
    const actors = subjects.filter((key) => !vocatives.includes(key));
    if (actors.length === 0 && pronoun === 'i')
      return { who: this.#teller, guess: { confidence: 0.6, reason: 'action-beat' } };
    if (actors.length === 1 && actors[0] !== undefined)
      return { who: actors[0], guess: { confidence: 0.72, reason: 'action-beat' } };
    if (
      this.#called !== undefined &&
      !vocatives.includes(this.#called) &&
      this.#paragraphsSinceSpeech <= 1
    ) {
      const fit = pronoun === undefined ? 0 : this.#facts.genders.fits(this.#called, pronoun);
      if (fit >= 0)
        return {
          who: this.#called,
          guess: { confidence: fit > 0 ? 0.66 : 0.55, reason: 'turn-taking' },
        };
    }
    const turn = this.#nextTurn(vocatives);
    if (pronoun !== undefined && pronoun !== 'i') {
      if (this.#newcomer?.gender === pronoun)
        return { who: null, guess: { confidence: 0.35, reason: 'unknown', evidence: pronoun } };
      if (turn !== undefined && this.#facts.genders.fits(turn, pronoun) > 0)
        return { who: turn, guess: { confidence: 0.65, reason: 'turn-taking', evidence: pronoun } };
      const who = this.#byPronoun(pronoun, vocatives);
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
    if (turn !== undefined)
      return { who: turn, guess: { confidence: 0.45, reason: 'turn-taking' } };
    return { who: null, guess: { confidence: 0.2, reason: 'unknown' } };
  }

  /** Whose turn it is between the last two, as long as they talk on. */
  #nextTurn(vocatives: readonly string[]): string | undefined {
    if (this.#paragraphsSinceSpeech > 1) return undefined;
    const last = this.#turns.at(-1);
    const other = this.#turns.at(-2);
    if (other === undefined || last === undefined) {
      // Only one has spoken: the one whom the text named beside them answers.
      const near = this.#recent.filter((key) => key !== last && !vocatives.includes(key));
      return last !== undefined && near.length === 1 ? near[0] : undefined;
    }
    return vocatives.includes(other) ? undefined : other;
  }

  #resolve(
    subject: Subject,
    vocatives: readonly string[],
    subjects: readonly string[],
  ): { key: string; confidence: number } | undefined {
    if (subject.kind === 'name') {
      const key = this.#facts.names.named(subject.text);
      return key === undefined ? undefined : { key, confidence: 0.93 };
    }
    if (subject.kind === 'noun') {
      const key = this.#facts.nounVoice(subject.text);
      return key === undefined ? undefined : { key, confidence: 0.9 };
    }
    const gender = subject.gender ?? 'they';
    const near = subjects
      .filter((key) => !vocatives.includes(key) && this.#facts.genders.fits(key, gender) >= 0)
      .at(-1);
    if (near !== undefined) return { key: near, confidence: 0.8 };
    return this.#byPronoun(gender, vocatives);
  }

  #byPronoun(
    gender: Gender,
    vocatives: readonly string[],
  ): { key: string; confidence: number } | undefined {
    if (this.#newcomer?.gender === gender) return undefined;
    const turn = this.#nextTurn(vocatives);
    if (turn !== undefined && this.#facts.genders.fits(turn, gender) > 0)
      return { key: turn, confidence: 0.68 };
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const key = this.#recent[i];
      if (
        key !== undefined &&
        !vocatives.includes(key) &&
        this.#facts.genders.fits(key, gender) > 0
      )
        return { key, confidence: 0.6 };
    }
    // Nobody is known to be one: whose turn it is, else the only one there is.
    const may = (key: string): boolean =>
      key !== this.#teller &&
      !vocatives.includes(key) &&
      this.#facts.genders.fits(key, gender) >= 0;
    if (gender !== 'he' && gender !== 'she') return undefined;
    if (turn !== undefined && may(turn)) return { key: turn, confidence: 0.5 };
    const near = this.#recent.filter(may);
    return near.length === 1 && near[0] !== undefined
      ? { key: near[0], confidence: 0.5 }
      : undefined;
  }

  #mention(key: string): void {
    this.#recent = [...this.#recent.filter((held) => held !== key), key].slice(-6);
  }

  #recall(key: string): void {
    if (!this.#recent.includes(key)) this.#recent = [key, ...this.#recent].slice(-6);
  }
}

export type { Attribution, AttributionFacts, Voice } from './voices';
