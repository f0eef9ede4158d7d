// Keeps what the telling says of people's looks, message by message.
import { pieceText, type Piece } from '../segment/piece';
import type { Cast } from './cast';
import { introductionsIn, looksBeside, tellsOfLooks } from './looks';
import { sentencesOf } from './sentences';

const WORDS_KEPT = 8;

export class LooksWatch {
  /** Words by speaker key. */
  readonly looks = new Map<string, string[]>();
  readonly #cast: Cast;

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  /** `isNew`: the author has hardly spoken yet, so whom they bring in is they themselves. */
  see(piece: Piece, author: string | null, isNew: boolean): void {
    if (piece.kind !== 'narration' && piece.kind !== 'action') return;
    const text = pieceText(piece);
    if (text.length > 3000) return;
    const sentences =
      tellsOfLooks(text) && this.#cast.names.mentioned(text).length > 0 ? sentencesOf(text) : [];
    for (const sentence of sentences) {
      for (const key of this.#cast.names.mentioned(sentence).slice(0, 3)) {
        const member = this.#cast.member(key);
        if (member) this.#keep(member.key, looksBeside(sentence, member.name));
      }
    }
    // "An old man in an oilskin coat stands …" in the first post of somebody is that somebody.
    const introduced = author !== null && isNew ? introductionsIn(text)[0] : undefined;
    if (author !== null && introduced !== undefined) this.#keep(author, [introduced]);
  }

  #keep(key: string, words: readonly string[]): void {
    if (words.length === 0) return;
    const held = this.looks.get(key) ?? [];
    for (const word of words) if (held.length < WORDS_KEPT && !held.includes(word)) held.push(word);
    this.looks.set(key, held);
  }
}
