// Panels that models and games write into posts: `Stamina: 80/100`. Their labels look like names.

interface Labelled {
  readonly count: number;
  inPanel: number;
}

/** Digits and what stands around them: `80/100`, `20 (+2)`, `75%`, `███░░ 3/5`. */
const NUMBER = /^(?=[^\n]{0,40}\d)[^\p{L}\n?!"“”]{1,40}$/u;
const MOST = 0.8;

/** Counts, line by line, which labels stand before a number or between two that do. */
export class PanelLines {
  #isAfterNumber = false;
  /** Labels of the line before, where one with a number stands above them. */
  #between: readonly Labelled[] = [];

  /** The labels of a line, each with the start of what is behind it. */
  look(labels: readonly (readonly [label: Labelled, text: string])[]): void {
    const isNumber = labels.length > 0 && labels.every(([, text]) => NUMBER.test(text.trim()));
    const all = labels.map(([label]) => label);
    for (const label of isNumber ? [...all, ...this.#between] : []) label.inPanel++;
    this.#between = this.#isAfterNumber && !isNumber ? all : [];
    this.#isAfterNumber = isNumber;
  }

  /** A blank line ends a panel. */
  part(): void {
    this.look([]);
  }
}

/** People say other things than numbers. */
export function isOfPanel({ count, inPanel }: Labelled): boolean {
  return count > 1 && inPanel >= count * MOST;
}
