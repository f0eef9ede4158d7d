// Who says a line. In a chat the message's author, unless the words say otherwise; in prose and with
// narrators by tags, actions, pronouns and turns, each with its own confidence.
import { pieceText, type Piece } from '../segment/piece';
import { readSubject } from './speech-subjects';
import { ToldMemory } from './told-memory';
import { ToldReader } from './told-reader';
import {
  cueGoingOn,
  giveToAuthor,
  goingOn,
  type Attribution,
  type AttributionFacts,
  type Voice,
} from './voices';
import { strangerIn, tagOf } from './voice-signs';

/** Says who speaks, message by message; `newScene` forgets whose turn it was. */
export class Attributor {
  readonly #facts: AttributionFacts;
  readonly #memory: ToldMemory;
  readonly #told: ToldReader;

  /** Whose quotation nothing closed, if that was the last thing. */
  #leftOpen: Voice | undefined;
  /** Whose post was read last. */
  #poster: string | null = null;

  constructor(facts: AttributionFacts) {
    this.#facts = facts;
    this.#memory = new ToldMemory(facts);
    this.#told = new ToldReader(facts, this.#memory);
  }

  newScene(): void {
    this.#memory.newScene();
  }

  /** `author` null: prose, or a narrator, whose quotations are others'; `poster` is whose post it is all the same. */
  attribute(
    pieces: readonly Piece[],
    author: string | null,
    poster: string | null = author,
    ahead: Iterable<readonly Piece[]> = [],
  ): Attribution {
    // Nobody's quotation goes on in somebody else's post.
    if (poster !== this.#poster) {
      this.#leftOpen = undefined;
      this.#told.forget();
    }
    this.#poster = poster;
    const voices = new Map<number, Voice>();
    const tags = new Set<number>();
    const actors = new Map<number, string>();
    const play = author === null ? undefined : this.#facts.playOf?.(author);
    const isMany = play?.isMany === true;
    const isTold = author === null || isMany || play?.hasOthers === true;
    this.#memory.beginPost(author, isMany, play?.writesFor, poster);
    let from = 0;
    while (from < pieces.length) {
      let to = from + 1;
      while (to < pieces.length && pieces[to]?.paragraph === pieces[from]?.paragraph) to++;
      if (isTold)
        this.#told.tell(pieces, from, to, { voices, tags, actors }, this.#leftOpen, ahead);
      else {
        this.#chatParagraph(pieces, from, to, author, voices, tags, actors);
        this.#memory.overhear(pieces, from, to, voices);
      }
      const last = pieces[to - 1];
      this.#leftOpen = last?.isLeftOpen === true ? goingOn(voices.get(to - 1)) : undefined;
      from = to;
    }
    if (author !== null && isTold) giveToAuthor(author, pieces, voices);
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
}

export type { Attribution, AttributionFacts, Voice } from './voices';
