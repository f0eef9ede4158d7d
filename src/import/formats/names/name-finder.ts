// First of two passes: who speaks in this text? A name earns its place by repetition, or is known.
import type { TextLine } from '@/lib/text';
import { areAnswered, isRepeated, isSpoken, separation, sum, type Candidate } from './candidate';
import { headsOf, type Head } from './head';
import { isRoleName, isRule, nameKey } from './name-words';
import { isOfPanel, PanelLines } from './panel-lines';

export interface NameFinding {
  /** Keys of accepted names → the spelling to show. */
  readonly names: ReadonlyMap<string, string>;
  /** Other spellings by key. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Heads stand on lines of their own (`Name`, then text). */
  readonly isAlone: boolean;
  /** They stand there without blank lines before them, which the text has none of. */
  readonly isTight: boolean;
  /** A head must follow a blank line. */
  readonly isSeparated: boolean;
  /** Lines of marks stand between the posts, and not between scenes. */
  readonly isRuled: boolean;
  /** Share of paragraphs (or of lines, where no blank lines part them) that open with a name. 0 to 1. */
  readonly share: number;
  readonly heads: number;
  /** No decoration anywhere: `Name: text` and nothing else. */
  readonly isBare: boolean;
  /** Looks like a name, was seen once, and was not believed. */
  readonly oneOffs: readonly { readonly name: string; readonly line: number }[];
}

/** Logs with more heads than this do not hang on one line; a name seen once there is a word. */
const SMALL_LOG = 60;
/** Of fewer heads a third may be the telling between them. */
const TINY_LOG = 20;
const MAX_ONE_OFFS = 10;
const SINGLE_STYLES = ['colon', 'quote', 'angle'] as const;
const UNIFORM_STYLES = ['colon', 'bracket', 'angle', 'dash', 'sign'] as const;
const MIN_RULES = 3;
const EXCHANGE_SHARE = 0.4;
/** No line that may be a name alone is longer. */
const SHORT_LINE = 60;

export class NameFinder {
  readonly #candidates = new Map<string, Candidate>();
  /** Short lines that read like names, whatever goes before them. */
  readonly #tight = new Map<string, Candidate>();
  #lines = 0;
  #paragraphs = 0;
  #afterBlank = true;
  #isBelowRule = false;
  readonly #panels = new PanelLines();

  /** Shows the finder one line after the other. */
  look(line: Pick<TextLine, 'text' | 'number'>): void {
    if (line.text.length < 1000 && line.text.trim() === '') {
      this.#afterBlank = true;
      this.#panels.part();
      return;
    }
    this.#lines++;
    const afterBlank = this.#afterBlank;
    if (afterBlank) this.#paragraphs++;
    this.#afterBlank = false;
    const mayBeName = afterBlank || line.text.length < SHORT_LINE;
    const named: [Candidate, string][] = [];
    for (const head of headsOf(line.text, mayBeName)) {
      const isAlone = head.style === 'alone';
      if (isAlone && head.strength === 2) this.#note(head, line, afterBlank, this.#tight);
      if (!afterBlank && isAlone) continue;
      const one = this.#note(head, line, afterBlank, this.#candidates);
      if (head.style === 'colon') named.push([one, line.text.slice(head.textAt, head.textAt + 60)]);
    }
    this.#panels.look(named);
    this.#isBelowRule = isRule(line.text);
  }

  #note(
    head: Head,
    { text, number: line }: Pick<TextLine, 'text' | 'number'>,
    afterBlank: boolean,
    into: Map<string, Candidate>,
  ): Candidate {
    const key = nameKey(head.name);
    let candidate = into.get(key);
    if (!candidate) {
      candidate = {
        key,
        spellings: new Map(),
        styles: new Map(),
        count: 0,
        afterBlank: 0,
        strong: false,
        stated: false,
        decorated: 0,
        bare: 0,
        spokenWithin: 0,
        lastWithin: 0,
        inPanel: 0,
        belowRule: 0,
        tight: 0,
        line,
      };
      into.set(key, candidate);
    }
    candidate.count++;
    if (afterBlank) candidate.afterBlank++;
    else if (candidate.lastWithin !== this.#paragraphs && isSpoken(text.slice(head.textAt))) {
      candidate.spokenWithin++;
      candidate.lastWithin = this.#paragraphs;
    }
    if (this.#isBelowRule) candidate.belowRule++;
    if (head.strength === 2) candidate.strong = true;
    if (head.isStated === true) candidate.stated = true;
    if (head.isDecorated) candidate.decorated++;
    if (head.style === 'colon' && head.textAt >= text.trimEnd().length) candidate.bare++;
    if (head.isTight === true) candidate.tight++;
    candidate.styles.set(head.style, (candidate.styles.get(head.style) ?? 0) + 1);
    candidate.spellings.set(head.name, (candidate.spellings.get(head.name) ?? 0) + 1);
    return candidate;
  }

  find(knownNames: readonly string[] = []): NameFinding {
    const known = new Set(knownNames.map(nameKey));
    const inline = this.#accept(false, known);
    const alone = this.#accept(true, known);
    const isAlone = alone.heads >= 3 && alone.heads > inline.heads * 2;
    const tight = isAlone ? undefined : this.#acceptTight();
    if (tight && tight.heads > inline.heads * 2)
      return { ...this.#finding(tight, true, this.#lines - tight.heads), isTight: true };
    return this.#finding(isAlone ? alone : inline, isAlone);
  }

  /** As phones copy a chat: names and what they say line after line, and nothing blank between. */
  #acceptTight(): Accepted | undefined {
    const hasBlanks = this.#paragraphs > 2 && this.#paragraphs * 10 > this.#lines;
    const usable = [...this.#tight.values()];
    const often = usable.filter(({ count }) => count >= 3);
    if (hasBlanks || often.length < 2) return undefined;
    const accepted = new Set(usable.filter(({ count }) => count >= 2));
    const heads = sum([...accepted].map(({ count }) => count));
    // Names that open posts are neither rare nor most of the lines; words of a song may be either.
    const isUsual = heads * 8 >= this.#lines && heads * 2 <= this.#lines + 1;
    return isUsual ? { accepted, heads, isSeparated: false, usable } : undefined;
  }

  #accept(isAlone: boolean, known: ReadonlySet<string>): Accepted {
    const behind = this.#behindColons();
    const isTightLog = this.#isTightLog();
    const usable = [...this.#candidates.values()].filter((candidate) => {
      // Of a log with spaces behind its names, `HP:full` is none.
      const isOtherwise = !isTightLog && candidate.tight * 2 > candidate.count;
      const isNoName = isOtherwise || isOfPanel(candidate) || this.#goesOn(candidate, behind);
      if (isNoName && !known.has(candidate.key)) return false;
      const alone = candidate.styles.get('alone') ?? 0;
      return isAlone ? alone > 0 : candidate.count > alone;
    });
    const countOf = (candidate: Candidate): number => {
      const alone = candidate.styles.get('alone') ?? 0;
      return isAlone ? alone : candidate.count - alone;
    };
    // A page says who speaks: nobody else does, and not only behind blank lines.
    const stated = new Set(usable.filter((candidate) => candidate.stated));
    if (!isAlone && stated.size >= 2) {
      const heads = sum([...stated].map(countOf));
      return { accepted: stated, heads, isSeparated: false, usable };
    }
    const accepted = new Set(
      usable.filter((candidate) => isRepeated(candidate, countOf(candidate), known)),
    );
    const anchored = new Set([...accepted].filter(({ afterBlank }) => afterBlank > 0));
    // Where one name opens all paragraphs, those below it answer: blank lines part exchanges, not posts.
    const areExchanges =
      anchored.size === 1 &&
      accepted.size > 1 &&
      sum([...accepted].map(countOf)) >= this.#lines * EXCHANGE_SHARE;
    const isAnswered = areExchanges || areAnswered(accepted, anchored);
    let isSeparated = separation(anchored) >= 0.9 && this.#paragraphs >= 3 && !isAnswered;
    if (isSeparated) {
      for (const candidate of accepted) {
        // All its lines stand inside somebody's post: a list, a form, a quoted chat.
        const enough = known.has(candidate.key) ? 1 : 2;
        if (candidate.afterBlank < enough) accepted.delete(candidate);
      }
    }
    const small = { accepted, usable, countOf };
    if (isAlone) this.#addAlone(small);
    else {
      this.#addInline(small, isSeparated);
      isSeparated = separation(accepted) >= 0.9 && this.#paragraphs > 1;
    }
    return { accepted, heads: sum([...accepted].map(countOf)), isSeparated, usable };
  }

  /** Who stands alone on a line once, among others who do so more often. */
  #addAlone({ accepted, usable, countOf }: SmallLog): void {
    if (accepted.size === 0) return;
    // `### Sol` among others of its kind is a speaker who says one thing.
    const marked = usable.filter(({ strong, decorated }) => strong && decorated > 0);
    for (const one of marked) accepted.add(one);
    // Each of a few paragraphs opens with a name: who comes once is somebody too.
    const strong = usable.filter((one) => one.strong);
    const heads = sum(strong.map(countOf));
    if (heads >= 3 && heads <= SMALL_LOG && heads >= this.#paragraphs * 0.9)
      for (const one of strong) accepted.add(one);
  }

  /** Who opens a line once in a log of a few lines. */
  #addInline({ accepted, usable, countOf }: SmallLog, isSeparated: boolean): void {
    const headsNow = (): number => sum([...accepted].map(countOf));
    const fitting = usable.filter(
      (candidate) =>
        !accepted.has(candidate) &&
        candidate.strong &&
        SINGLE_STYLES.some((style) => candidate.styles.has(style)) &&
        (!isSeparated || candidate.afterBlank > 0),
    );
    const blocks = accepted.size > 0 && isSeparated ? this.#paragraphs : this.#blocks();
    const total = headsNow() + sum(fitting.map(countOf));
    // "Narrator" and "Player" are nobody's words for something else.
    const roles = fitting.filter(({ key }) => isRoleName(key));
    if (headsNow() + sum(roles.map(countOf)) >= 3) for (const one of roles) accepted.add(one);
    // Where nearly every line opens with a name, each name counts.
    const share = total <= TINY_LOG && accepted.size > 0 ? 0.4 : 0.6;
    if (total <= SMALL_LOG && total >= blocks * share) for (const one of fitting) accepted.add(one);
    for (const one of this.#bare(usable)) accepted.add(one);
    const openers = usable.filter(({ afterBlank }) => !isSeparated || afterBlank >= 2);
    for (const one of this.#uniform(openers)) accepted.add(one);
  }

  /** Names with a colon and nothing else in their lines, above what they say. */
  #bare(usable: readonly Candidate[]): readonly Candidate[] {
    const bare = usable.filter((one) => one.strong && one.bare > 0);
    const heads = sum(bare.map((one) => one.bare));
    const isUsual = bare.length >= 2 && heads > bare.length && heads >= 3;
    return isUsual && heads * 8 >= this.#lines ? bare : [];
  }

  /**
   * Where nearly everything opens in one way, those who come twice: handles written small and names before a
   * dash in a short log, and before other signs in any. Two must, for a form or a list of words names each
   * thing once; then who comes once and reads like a name is somebody too.
   */
  #uniform(usable: readonly Candidate[]): readonly Candidate[] {
    for (const style of UNIFORM_STYLES) {
      const of = usable.filter(({ styles }) => styles.has(style));
      const heads = sum(of.map(({ styles }) => styles.get(style) ?? 0));
      const opening = sum(of.map(({ afterBlank }) => afterBlank));
      const isOpening = this.#paragraphs >= 3 && opening >= this.#paragraphs * 0.9;
      const isUniform = isOpening || heads >= this.#lines * 0.9;
      if (!isUniform || (heads > SMALL_LOG && style !== 'sign')) continue;
      const often = of.filter(({ styles }) => (styles.get(style) ?? 0) >= 2);
      const strong = of.filter((one) => one.strong);
      // Of three lines one can come only once.
      const isWhole = heads >= this.#lines && strong.length >= 2 && strong.length * 2 <= heads + 1;
      if (often.length >= 2 || (often.length === 1 && isWhole)) return [...often, ...strong];
    }
    return [];
  }

  #isTightLog(): boolean {
    const again = [...this.#candidates.values()].filter(({ count }) => count > 1);
    return sum(again.map(({ tight }) => tight)) * 2 > sum(again.map(({ count }) => count));
  }

  /** How many heads of a name have another colon behind them. */
  #behindColons(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { key, count } of this.#candidates.values()) {
      const [name = '', ...more] = key.split(':');
      if (more.length === 1) counts.set(name, (counts.get(name) ?? 0) + count);
    }
    return counts;
  }

  /** `Ann: wait: what?` is said by Ann, unless her heads go on so again and again: `Bot: Ann`. */
  #goesOn({ key, count }: Candidate, behind: ReadonlyMap<string, number>): boolean {
    const colon = key.indexOf(':');
    const name = colon === -1 ? undefined : this.#candidates.get(key.slice(0, colon));
    if (!name) return false;
    return count === 1 || name.count - (behind.get(name.key) ?? 0) >= count;
  }

  /** Units that could each open with a name: paragraphs, or lines where nothing parts them. */
  #blocks(): number {
    return this.#paragraphs * 3 < this.#lines && this.#paragraphs < 3
      ? this.#lines
      : this.#paragraphs;
  }

  /** `blocks`: what could open with a name. */
  #finding(
    { accepted, heads, isSeparated, usable }: Accepted,
    isAlone: boolean,
    blocks = isSeparated || isAlone ? this.#paragraphs : this.#lines,
  ): NameFinding {
    const names = new Map<string, string>();
    const aliases = new Map<string, string[]>();
    let decorated = 0;
    let ruled = 0;
    for (const { key, spellings, decorated: count, belowRule } of accepted) {
      ruled += belowRule;
      const sorted = [...spellings].sort((a, b) => b[1] - a[1] || shouting(a[0]) - shouting(b[0]));
      names.set(key, sorted[0]?.[0] ?? key);
      if (sorted.length > 1)
        aliases.set(
          key,
          sorted.slice(1).map(([spelling]) => spelling),
        );
      decorated += count;
    }
    const oneOffs = usable
      .filter(
        (one) =>
          !accepted.has(one) &&
          one.strong &&
          (one.styles.get('colon') ?? 0) > 0 &&
          one.afterBlank > 0,
      )
      .filter(({ key }) => ![...names.keys()].some((name) => key.startsWith(`${name}:`)))
      .slice(0, MAX_ONE_OFFS)
      .map(({ spellings, line, key }) => ({ name: [...spellings.keys()][0] ?? key, line }));
    return {
      names,
      aliases,
      isAlone,
      isTight: false,
      isSeparated,
      isRuled: ruled >= MIN_RULES && ruled * 3 >= heads,
      share: blocks === 0 ? 0 : Math.min(1, heads / blocks),
      heads,
      isBare: decorated === 0,
      oneOffs: accepted.size > 0 ? oneOffs : [],
    };
  }
}

/** What is known of a log before those who come once are looked at. */
interface SmallLog {
  readonly accepted: Set<Candidate>;
  readonly usable: readonly Candidate[];
  readonly countOf: (candidate: Candidate) => number;
}

interface Accepted {
  readonly accepted: Set<Candidate>;
  readonly heads: number;
  readonly isSeparated: boolean;
  readonly usable: readonly Candidate[];
}

function shouting(name: string): number {
  return name === name.toUpperCase() && name !== name.toLowerCase() ? 1 : 0;
}
