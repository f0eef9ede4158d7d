// What attribution keeps of told text from paragraph to paragraph: whose turn it is, whom it told of, who plays whom.
import { pieceText, type Piece } from '../segment/piece';
import type { Gender } from './speech-subjects';
import type { AttributionFacts, Voice } from './voices';
import { vocativesIn } from './voice-signs';

/** Whoever tells as "I": a party to the talk, though the log may never name them. */
const UNNAMED = '\0I';
/** Before the words for somebody who speaks and is nobody of the cast. */
export const STRANGER = '\0?';

/** How much somebody stands before the reader's eyes: by acting, by being named, at most, and after a paragraph. */
const ACTS = 1;
const NAMED = 0.7;
const MOST = 1.5;
const FADES = 0.6;
/** Some twelve paragraphs later. */
const FORGOTTEN = 0.002;

export interface Resolved {
  readonly key: string;
  readonly confidence: number;
}

/** Who spoke and who was named, from message to message; `newScene` forgets. */
export class ToldMemory {
  readonly #facts: AttributionFacts;
  readonly #salience = new Map<string, number>();
  #turns: string[] = [];
  paragraphsSinceSpeech = 9;
  /** Whom the last line called by name: they are likely to answer. */
  called: string | undefined;
  /** Somebody was asked who they are. */
  isNameAsked = false;
  /** In whose post. */
  calledBy: string | null = null;
  /** Somebody without a name who has just come in: a pronoun may be theirs. */
  newcomer: { gender: Gender; age: number } | undefined;
  /** Whom the paragraph of telling right before was about at its end. */
  lastActor: string | undefined;

  /** The author of the post, where they speak in it themselves. */
  self: string | undefined;
  author: string | null = null;
  isNobodys = true;
  /** Turns before the post at hand, and whether it has told anything yet. */
  #turnsBefore = 0;
  hasTold = false;
  #writesFor: ReadonlySet<string> | undefined;
  /** Who has let whom speak. */
  readonly players = new Map<string, string>();
  /** Others than the author whom this post has told of, latest last. */
  here: string[] = [];

  /** Whoever tells as "I", under their name where the log has one. */
  readonly teller: string;

  constructor(facts: AttributionFacts) {
    this.#facts = facts;
    this.teller = facts.teller ?? UNNAMED;
  }

  tellerVoice(confidence: number): Voice {
    return {
      who: this.#facts.teller ?? null,
      guess: { confidence, reason: 'unknown', evidence: 'I' },
    };
  }

  /** What the post at hand has told already belongs to the new scene. */
  newScene(): void {
    this.#turns = this.#turns.slice(this.#turnsBefore);
    this.#turnsBefore = 0;
    if (this.#turns.length === 0) this.paragraphsSinceSpeech = 9;
    if (!this.hasTold) this.lastActor = undefined;
  }

  /**
   * A post begins. `author` null: nobody's, or a narrator's. `isMany`: they let others speak, never themselves;
   * else what nothing gives to somebody else is theirs. Whoever posts themselves is spoken for by those alone
   * who have done it (`writesFor`).
   */
  beginPost(
    author: string | null,
    isMany: boolean,
    writesFor: ReadonlySet<string> | undefined,
    poster: string | null,
  ): void {
    this.self = isMany || author === null ? undefined : author;
    this.author = author ?? poster;
    this.isNobodys = author === null;
    this.#writesFor = writesFor;
    this.here = [];
    this.#turnsBefore = this.#turns.length;
    this.hasTold = false;
    if (this.self === undefined) return;
    this.#turns = [];
    this.#turnsBefore = 0;
    this.lastActor = undefined;
    this.paragraphsSinceSpeech = 9;
  }

  /** A paragraph whose voices are known: those who answer must know whose turn it was. */
  overhear(
    pieces: readonly Piece[],
    from: number,
    to: number,
    voices: ReadonlyMap<number, Voice>,
  ): void {
    for (let i = from; i < to; i++) {
      const piece = pieces[i];
      const who = voices.get(i)?.who;
      if (piece?.kind !== 'speech' || who === undefined || who === null) continue;
      this.takeTurn(who);
      this.paragraphsSinceSpeech = 0;
      this.lastActor = undefined;
      this.called = vocativesIn(pieceText(piece), this.#facts).find((key) => key !== who);
      this.calledBy = this.author;
    }
  }

  /** Whoever spoke last, as long as they talk on. */
  get lastSpeaker(): string | undefined {
    return this.paragraphsSinceSpeech > 1 ? undefined : this.#turns.at(-1);
  }

  /** The same, though something was told since. */
  get lastVoice(): string | undefined {
    const last = this.#turns.at(-1);
    return last?.startsWith(STRANGER) === true ? undefined : last;
  }

  takeTurn(speaker: string): void {
    if (this.paragraphsSinceSpeech > 1) this.#turns = [];
    if (this.#turns.at(-1) === speaker) return;
    this.#turns.push(speaker);
    if (this.#turns.length <= 4) return;
    this.#turns.shift();
    this.#turnsBefore = Math.max(0, this.#turnsBefore - 1);
  }

  /**
   * Whether a guess may fall on somebody: not on those who post for themselves, and not on those
   * whom another author has let speak; in prose a pronoun may be theirs (`isNamed`).
   */
  mayGuess(key: string, isNamed = false): boolean {
    const player = this.players.get(key);
    const isFree = isNamed && this.isNobodys;
    if (player !== undefined && !isFree && this.author !== null && player !== this.author)
      return false;
    return (
      key === this.self ||
      this.#facts.posts?.(key) !== true ||
      this.#writesFor?.has(key) === true ||
      key === this.author
    );
  }

  /** Whose turn it is between the last two, as long as they talk on. */
  nextTurn(vocatives: readonly string[]): string | undefined {
    if (this.paragraphsSinceSpeech > 1) return undefined;
    const last = this.#turns.at(-1);
    const other = this.#turns.at(-2);
    if (other === undefined || last === undefined) {
      // Only one has spoken: the one whom the text named beside them answers.
      const near = this.#recent.filter(
        (key) => key !== last && !vocatives.includes(key) && this.mayGuess(key),
      );
      return last !== undefined ? near.at(-1) : undefined;
    }
    return vocatives.includes(other) || !this.mayGuess(other) ? undefined : other;
  }

  byPronoun(gender: Gender, vocatives: readonly string[]): Resolved | undefined {
    const { genders } = this.#facts;
    if (this.newcomer?.gender === gender) return undefined;
    if (gender === 'it') return this.#byIt();
    const last = this.lastActor;
    if (
      last !== undefined &&
      last !== this.teller &&
      !vocatives.includes(last) &&
      genders.fits(last, gender) >= 0 &&
      this.mayGuess(last, true)
    )
      return { key: last, confidence: genders.fits(last, gender) > 0 ? 0.7 : 0.55 };
    const self = this.self;
    if (self !== undefined && !vocatives.includes(self) && genders.fits(self, gender) >= 0) {
      const others = this.here.filter((key) => genders.fits(key, gender) >= 0);
      if (others.length === 0) return { key: self, confidence: 0.8 };
    }
    const turn = this.nextTurn(vocatives);
    if (turn !== undefined && genders.fits(turn, gender) > 0)
      return { key: turn, confidence: 0.68 };
    if (
      turn !== undefined &&
      this.#turns.length > 1 &&
      !turn.startsWith(STRANGER) &&
      turn !== this.teller &&
      (gender === 'he' || gender === 'she') &&
      genders.fits(turn, gender) === 0
    )
      return { key: turn, confidence: 0.5 };
    // Whoever spoke in the paragraph right before is rarely the next.
    const justSpoke = this.paragraphsSinceSpeech === 0 ? this.#turns.at(-1) : undefined;
    for (let i = this.#recent.length - 1; i >= 0; i--) {
      const key = this.#recent[i];
      if (
        key !== undefined &&
        key !== justSpoke &&
        !vocatives.includes(key) &&
        genders.fits(key, gender) > 0 &&
        this.mayGuess(key, true)
      )
        return { key, confidence: 0.6 };
    }
    if (gender !== 'he' && gender !== 'she') return undefined;
    if (turn !== undefined && !turn.startsWith(STRANGER) && genders.fits(turn, gender) >= 0)
      return { key: turn, confidence: 0.5 };
    if (
      justSpoke !== undefined &&
      !vocatives.includes(justSpoke) &&
      genders.fits(justSpoke, gender) > 0 &&
      this.mayGuess(justSpoke, true)
    )
      return { key: justSpoke, confidence: 0.5 };
    // Nobody is known to be one: whose turn it is, else the only one there is.
    const may = (key: string): boolean =>
      key !== this.teller &&
      !key.startsWith(STRANGER) &&
      this.mayGuess(key, true) &&
      !vocatives.includes(key) &&
      genders.fits(key, gender) >= 0;
    const near = this.#recent.filter(may);
    return near.length === 1 && near[0] !== undefined
      ? { key: near[0], confidence: 0.5 }
      : undefined;
  }

  /** "it offered": the last who is called by a noun for no person and is neither he nor she. */
  #byIt(): Resolved | undefined {
    const { genders, isThing } = this.#facts;
    const key = this.#recent.findLast(
      (held) =>
        isThing?.(held) === true &&
        genders.fits(held, 'he') === 0 &&
        genders.fits(held, 'she') === 0,
    );
    return key === undefined ? undefined : { key, confidence: 0.6 };
  }

  /** Whoever lets somebody speak first plays them. */
  notePlayer(key: string): void {
    if (this.author !== null && !this.players.has(key) && this.players.size < 2000)
      this.players.set(key, this.author);
  }

  /** Somebody acts or speaks. */
  mention(key: string): void {
    if (key !== this.self) this.here = [...this.here.filter((held) => held !== key), key].slice(-8);
    this.#raise(key, ACTS);
  }

  /** Somebody is named beside others. */
  recall(key: string): void {
    this.#raise(key, NAMED);
  }

  #raise(key: string, weight: number): void {
    const held = this.#salience.get(key) ?? 0;
    this.#salience.delete(key);
    this.#salience.set(key, Math.min(MOST, held + weight));
  }

  /** A paragraph is over: who was in it moves away. */
  endParagraph(): void {
    for (const [key, held] of this.#salience) {
      const left = held * FADES;
      if (left < FORGOTTEN) this.#salience.delete(key);
      else this.#salience.set(key, left);
    }
  }

  /** Who has been told of, whom it is most about last. */
  get #recent(): string[] {
    return [...this.#salience]
      .sort((a, b) => a[1] - b[1])
      .slice(-6)
      .map(([key]) => key);
  }
}
