// Messages cut into pieces, each once, though those behind the one at hand are asked for first.
import type { Message } from '@/story';
import type { Piece, SegmentedMessage } from '../segment/piece';
import { splitPieces } from './split-pieces';

export interface CutMessage {
  readonly segmented: SegmentedMessage;
  readonly parts: readonly Piece[];
}

export class ReadAhead {
  readonly #ready = new Map<number, CutMessage>();
  readonly #segment: (message: Message) => SegmentedMessage;
  readonly #isTold: (message: Message) => boolean;

  constructor(
    segment: (message: Message) => SegmentedMessage,
    isTold: (message: Message) => boolean,
  ) {
    this.#segment = segment;
    this.#isTold = isTold;
  }

  /** The message at hand; it is not asked for again. */
  take(message: Message): CutMessage {
    const cut = this.#cut(message);
    this.#ready.delete(message.index);
    return cut;
  }

  /** What the same teller tells next, cut no further than somebody asks, as often as it is asked for. */
  behind(message: Message, next: readonly Message[]): Iterable<readonly Piece[]> {
    return { [Symbol.iterator]: () => this.#parts(message, next) };
  }

  *#parts(message: Message, next: readonly Message[]): Generator<readonly Piece[]> {
    for (const other of next) {
      if (other.speaker !== message.speaker || !this.#isTold(other)) return;
      yield this.#cut(other).parts;
    }
  }

  #cut(message: Message): CutMessage {
    const held = this.#ready.get(message.index);
    if (held) return held;
    const segmented = this.#segment(message);
    const cut = { segmented, parts: splitPieces(segmented.pieces) };
    this.#ready.set(message.index, cut);
    return cut;
  }
}
