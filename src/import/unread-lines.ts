// Corrections of single lines that no reading has taken up yet: their doubts are settled, and they wait.
import type { LineRule } from '@/story';

interface Stretch {
  readonly message: number;
  readonly start: number;
  readonly end: number;
}

export class UnreadLines {
  readonly #byMessage = new Map<number, LineRule[]>();

  /** `wanted` by the user, `read` under which the draft was made. */
  constructor(wanted: readonly LineRule[], read: readonly LineRule[]) {
    if (wanted === read) return;
    const known = new Set(read.map((rule) => JSON.stringify(rule)));
    for (const rule of wanted) {
      if (known.has(JSON.stringify(rule))) continue;
      const held = this.#byMessage.get(rule.message);
      if (held) held.push(rule);
      else this.#byMessage.set(rule.message, [rule]);
    }
  }

  isAbout({ message, start, end }: Stretch, source: string | undefined): boolean {
    return (this.#byMessage.get(message) ?? []).some(
      (rule) =>
        rule.start < end &&
        rule.end > start &&
        (rule.source === undefined || rule.source === source),
    );
  }
}
