// What an author's marks mean, counted over the whole log before a line of it is read.
import { matchesOf } from '@/lib/text/matches';
import type { Message } from '@/story';
import { isDeed } from './deeds';

export type WritingStyle = 'stars-and-quotes' | 'stars' | 'quotes' | 'bare';

export interface Habit {
  readonly style: WritingStyle;
  /** Single quotes are speech. */
  readonly singleQuotes: boolean;
  readonly dashDialogue: boolean;
  /** Starred words stand mostly inside sentences: stress, not action. */
  readonly starsStress: boolean;
  /** Starred text is mostly told by an "I". */
  readonly firstPersonStars: boolean;
  /** Some of it is. */
  readonly tellsAsI: boolean;
  /** The log has what they do as messages of their own, so that the rest is said. */
  readonly actsApart: boolean;
  /** What they do stands between two stars, and nothing between one or in quotes. */
  readonly boldActs: boolean;
  readonly messages: number;
}

interface Counts {
  messages: number;
  acted: number;
  quoted: number;
  starred: number;
  starSpans: number;
  stressed: number;
  firstPerson: number;
  singles: number;
  dashes: number;
  bold: number;
}

const QUOTED = /["“„«»「『＂][^"”“»«」』\n]{2,}["”“»«」』＂]/u;
const STAR_SPAN = /(^|[\s("“”>.,!?…—-])[*_](?![*_\s])([^*_\n]{2,400}?)[*_](?![*_\p{L}])(.?.?)/gmu;
/** "**raises both hands**" at an edge of a line: no stressed word, and no title. */
const BOLD_DEED =
  /^\*\*\p{Ll}[^*\n]{2,400}\*\*(?!\p{L})|(?<![\p{L}*])\*\*\p{Ll}[^*\n]{2,400}\*\*$/mu;
const SINGLE = /(?:^|[\s—])['‘](?=\p{Lu})[^'‘\n]{1,300}?[,.!?…—]['’](?!\p{L})/mu;
const DASH_LINE = /^\s*[—–―]\s?[\p{L}¿¡…]/gmu;
const HYPHEN_LINE = /^\s*-\s\p{Script=Cyrillic}/gmu;
/** Enough of a long post to know its style. */
const SAMPLE_LENGTH = 4000;

/** Counts as messages go by; `habit()` answers for one author when all have. */
export class HabitCounter {
  readonly #counts = new Map<string, Counts>();

  add(message: Pick<Message, 'speaker' | 'text' | 'kind'>): void {
    if (message.kind === 'ooc' || message.kind === 'system') return;
    const counts = this.#of(message.speaker);
    const text =
      message.text.length > SAMPLE_LENGTH ? message.text.slice(0, SAMPLE_LENGTH) : message.text;
    counts.messages++;
    if (message.kind === 'action') counts.acted++;
    if (QUOTED.test(text)) counts.quoted++;
    if (text.includes('—') || text.includes('–') || text.includes('―'))
      counts.dashes += count(text, DASH_LINE);
    if (text.includes('- ')) counts.dashes += count(text, HYPHEN_LINE);
    if (/['‘]/.test(text) && SINGLE.test(text)) counts.singles++;
    if (!/[*_]/.test(text)) return;
    if (BOLD_DEED.test(text)) counts.bold++;
    let spans = 0;
    for (const match of matchesOf(text, STAR_SPAN)) {
      const inside = match[2] ?? '';
      spans++;
      const before = match.index > 1 ? text.slice(match.index - 1, match.index + 1) : '';
      const isInside =
        (/[\p{L},]\s?$/u.test(before) || isSaidStressed(match)) &&
        /^[\s,.!?]?\s?\p{Ll}?/u.test(match[3] ?? '') &&
        inside.split(' ').length <= 3 &&
        !isDeed(inside);
      if (isInside) counts.stressed++;
      if (/\b(?:I|my|me)\b/.test(inside)) counts.firstPerson++;
    }
    counts.starSpans += spans;
    if (spans > 0) counts.starred++;
  }

  /** `speaker` null: the habit of text by nobody. */
  habit(speaker: string | null): Habit {
    return habitOf(this.#of(speaker));
  }

  /** Whether most posts of an author act or quote, and some quote: they play, whatever the log calls them. */
  playsThemselves(speaker: string): boolean {
    const { messages, quoted, starred } = this.#of(speaker);
    return quoted >= 2 && quoted + starred >= messages * 0.75;
  }

  #of(speaker: string | null): Counts {
    const key = speaker ?? '\u0000';
    let counts = this.#counts.get(key);
    if (!counts) {
      counts = {
        messages: 0,
        acted: 0,
        quoted: 0,
        starred: 0,
        starSpans: 0,
        stressed: 0,
        firstPerson: 0,
        singles: 0,
        dashes: 0,
        bold: 0,
      };
      this.#counts.set(key, counts);
    }
    return counts;
  }
}

/** `"*Huddling*," she gasps.`: a stressed word opens what is said. */
const isSaidStressed = ({ 1: before = '', 3: after = '' }: RegExpExecArray): boolean =>
  /["“„]/u.test(before) && /^[,.!?…]/u.test(after);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function habitOf(counts: Counts): Habit {
  const total = Math.max(1, counts.messages);
  const quotes = counts.quoted / total;
  const starsStress = counts.starSpans > 0 && counts.stressed / counts.starSpans > 0.6;
  const stars = starsStress ? 0 : counts.starred / total;
  const usesQuotes = quotes >= 0.15;
  const usesStars = stars >= 0.12;
  const boldActs = !usesQuotes && !usesStars && counts.bold >= 2 && counts.bold / total >= 0.12;
  const style: WritingStyle = usesQuotes
    ? usesStars
      ? 'stars-and-quotes'
      : 'quotes'
    : usesStars || boldActs
      ? 'stars'
      : 'bare';
  return {
    style,
    // An apostrophe is commoner than a British quote, so double quotes must be all but absent.
    singleQuotes: quotes < 0.05 && counts.singles / total >= 0.1,
    dashDialogue: counts.dashes >= 2 && counts.dashes / total >= 0.1 && quotes < 0.5,
    // A stressed word or two beside bold deeds is one of them.
    starsStress: starsStress && !boldActs,
    firstPersonStars: counts.starSpans > 0 && counts.firstPerson / counts.starSpans > 0.5,
    tellsAsI: counts.starSpans > 0 && counts.firstPerson / counts.starSpans > 0.2,
    actsApart: counts.acted / total >= 0.05,
    boldActs,
    messages: counts.messages,
  };
}
