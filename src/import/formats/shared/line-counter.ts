// Line numbers of offsets that are asked for in rising order.
export class LineCounter {
  #line = 1;
  #nextEnd: number;

  constructor(private readonly text: string) {
    this.#nextEnd = text.indexOf('\n');
  }

  /** From 1. */
  at(offset: number): number {
    while (this.#nextEnd !== -1 && this.#nextEnd < offset) {
      this.#line++;
      this.#nextEnd = this.text.indexOf('\n', this.#nextEnd + 1);
    }
    return this.#line;
  }
}
