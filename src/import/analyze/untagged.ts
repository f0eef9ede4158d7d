// A quotation without a tag: who says it by what stands beside it, whom the last line called, whose turn it is.
import { pieceText } from '../segment/piece';
import { readSubject, type Gender } from './speech-subjects';
import { STRANGER, type ToldMemory } from './told-memory';
import type { About, Paragraph } from './told-paragraph';
import { TurnsAhead } from './turns-ahead';
import { vocativesIn } from './voice-signs';
import type { AttributionFacts, Voice } from './voices';

type Reason = Voice['guess']['reason'];

const voiceOf = (
  who: string | null,
  confidence: number,
  reason: Reason,
  evidence?: string,
): Voice => ({ who, guess: { confidence, reason, ...(evidence !== undefined && { evidence }) } });

/** One such quotation, and all that may tell whose it is. */
export class Untagged {
  readonly #facts: AttributionFacts;
  readonly #memory: ToldMemory;
  readonly #part: Paragraph;
  readonly #index: number;
  /** Whom the line calls by name: they listen. */
  readonly #called: string[];
  readonly #beside: About | undefined;

  constructor(facts: AttributionFacts, memory: ToldMemory, part: Paragraph, index: number) {
    this.#facts = facts;
    this.#memory = memory;
    this.#part = part;
    this.#index = index;
    const piece = part.pieces[index];
    this.#called = piece ? vocativesIn(pieceText(piece), facts) : [];
    this.#beside = part.about.get(index - 1)?.last ?? part.about.get(index + 1)?.first;
  }

  /** The strongest sign first. */
  get voice(): Voice {
    return (
      this.#ofParagraph() ??
      this.#ofActor() ??
      this.#ofAnswer() ??
      this.#ofLastActor() ??
      this.#ofTurn()
    );
  }

  get #pronoun(): Gender | undefined {
    return this.#beside?.gender;
  }

  get #isAuthors(): boolean {
    const { self } = this.#memory;
    return self !== undefined && !this.#called.includes(self);
  }

  #mayBe(key: string): boolean {
    return !this.#called.includes(key) && this.#memory.mayGuess(key);
  }

  #ofParagraph(): Voice | undefined {
    const { said, stranger } = this.#part;
    // Whoever it is that a tag has named so goes on, as somebody known would.
    if (said?.who === null && stranger !== undefined && this.#beside?.key === undefined)
      return voiceOf(null, 0.4, 'same-paragraph', said.guess.evidence);
    if (!said || said.who === null) return undefined;
    return voiceOf(said.who, Math.min(0.85, said.guess.confidence), 'same-paragraph');
  }

  /** Who acts beside it. */
  #ofActor(): Voice | undefined {
    const pronoun = this.#pronoun;
    const { self, teller } = this.#memory;
    const actors = this.#part.subjects.filter((key) => this.#mayBe(key));
    if (actors.length === 0 && pronoun === 'i') return voiceOf(teller, 0.6, 'action-beat');
    if (this.#isAuthors && (pronoun === 'i' || isSubjectless(this.#part, this.#index)))
      return voiceOf(self ?? null, 0.9, 'author');
    const beside = this.#beside?.key;
    if (beside !== undefined && this.#mayBe(beside)) return voiceOf(beside, 0.72, 'action-beat');
    const [only] = actors;
    const isHis =
      only !== undefined &&
      (pronoun === undefined || (pronoun !== 'i' && this.#facts.genders.fits(only, pronoun) >= 0));
    return actors.length === 1 && isHis ? voiceOf(only, 0.66, 'action-beat') : undefined;
  }

  /** Whom the last line called by name. */
  #ofAnswer(): Voice | undefined {
    const { called, calledBy, author, self, isNobodys, players, paragraphsSinceSpeech } =
      this.#memory;
    if (called === undefined || paragraphsSinceSpeech > 1 || !this.#mayBe(called)) return undefined;
    const isOfAuthor = called === self || calledBy === author || players.get(called) === author;
    if (!isNobodys && !isOfAuthor) return undefined;
    const pronoun = this.#pronoun;
    const fit = pronoun === undefined ? 0 : this.#facts.genders.fits(called, pronoun);
    return fit < 0 ? undefined : voiceOf(called, fit > 0 ? 0.66 : 0.55, 'turn-taking');
  }

  /** Whom the telling right before was about. */
  #ofLastActor(): Voice | undefined {
    const { lastActor } = this.#memory;
    return this.#pronoun === undefined && lastActor !== undefined && this.#mayBe(lastActor)
      ? voiceOf(lastActor, 0.5, 'action-beat')
      : undefined;
  }

  #ofTurn(): Voice {
    const pronoun = this.#pronoun;
    const ahead = turnAhead(this.#facts, this.#memory, this.#part, this.#called);
    if (ahead !== undefined) return voiceOf(ahead, 0.6, 'turn-taking');
    const turn = this.#memory.nextTurn(this.#called);
    if (turn?.startsWith(STRANGER) === true && pronoun === 'it')
      return voiceOf(null, 0.3, 'turn-taking', pronoun);
    const his =
      pronoun === undefined || pronoun === 'i' ? undefined : this.#ofPronoun(pronoun, turn);
    if (his) return his;
    if (turn?.startsWith(STRANGER) === true)
      return voiceOf(null, 0.3, 'turn-taking', turn.slice(STRANGER.length));
    if (turn !== undefined) return voiceOf(turn, 0.45, 'turn-taking');
    const { self, here } = this.#memory;
    if (this.#isAuthors) return voiceOf(self ?? null, 0.6, 'author');
    // Whoever speaks to the author in the author's own post is not the author.
    const other = self === undefined ? undefined : here.at(-1);
    if (other !== undefined && !this.#called.includes(other))
      return voiceOf(other, 0.45, 'turn-taking');
    return self === undefined ? voiceOf(null, 0.2, 'unknown') : voiceOf(null, 0.3, 'unknown', self);
  }

  /** "He smiled." beside it. */
  #ofPronoun(pronoun: Gender, turn: string | undefined): Voice | undefined {
    if (this.#memory.newcomer?.gender === pronoun) return voiceOf(null, 0.35, 'unknown', pronoun);
    if (turn !== undefined && this.#facts.genders.fits(turn, pronoun) > 0)
      return voiceOf(turn, 0.65, 'turn-taking', pronoun);
    const who = this.#memory.byPronoun(pronoun, this.#called);
    return who && voiceOf(who.key, Math.min(0.55, who.confidence), 'tag-pronoun', pronoun);
  }
}

/** Two talk on in turns, so whoever is named two lines further on speaks here. */
export function turnAhead(
  facts: AttributionFacts,
  memory: ToldMemory,
  part: Paragraph,
  called: readonly string[],
): string | undefined {
  const last = memory.lastSpeaker;
  part.turns ??= new TurnsAhead(part.pieces, part.to, part.ahead, facts);
  for (const { steps, key } of part.turns) {
    if (key === undefined) continue;
    if (steps % 2 === 1 && key === last) continue;
    const isHere = steps % 2 === 0 && key !== last && !called.includes(key);
    return isHere && memory.mayGuess(key) ? key : undefined;
  }
  return undefined;
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
