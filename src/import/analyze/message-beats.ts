// The pieces of one message as beats, with spans, speakers and feelings; scenes are not decided here.
import {
  escapeRichText,
  formatRichText,
  isEmotion,
  type Beat,
  type BeatId,
  type Guess,
  type LineRule,
  type SourceId,
} from '@/story';
import { pieceText, type Piece, type TextRun } from '../segment/piece';
import { noteOf, ruleWith, type TextRuleSet } from '../bulk/text-rules';
import type { Attribution, Voice } from './attribution';
import type { Cast } from './cast';
import type { EmotionReader, EmotionReading, LineToRead } from './emotion/reader';
import type { EmotionMemory } from './emotion/smoothing';
import { splitLines } from './lines';
import { guessOf } from './scene-builder';

/** Makes ids that are unique within a source: `a`, `b`, … where one offset has several beats. */
export class BeatIds {
  readonly #source: SourceId;
  #message = -1;
  /** How often each offset was asked for. */
  readonly #used = new Map<number, number>();

  constructor(source: SourceId) {
    this.#source = source;
  }

  next(message: number, start: number): BeatId {
    // Only one message's ids can clash, so only its ids are held.
    if (message !== this.#message) {
      this.#message = message;
      this.#used.clear();
    }
    const id = `${this.#source}-${message}-${start}`;
    const used = this.#used.get(start) ?? 0;
    this.#used.set(start, used + 1);
    if (used === 0) return id as BeatId;
    const n = used - 1;
    const letter = String.fromCharCode(98 + (n % 25));
    return `${id}${letter}${n >= 25 ? Math.floor(n / 25) : ''}` as BeatId;
  }
}

export interface BeatContext {
  readonly source: SourceId;
  readonly message: number;
  readonly ids: BeatIds;
  readonly cast: Cast;
  readonly reader: EmotionReader;
  /** Of the open scene. */
  memory: EmotionMemory;
  readonly rules: readonly LineRule[];
  /** What the user says of all lines that read alike, and what of the message decides it. */
  readonly bulk?: {
    readonly rules: TextRuleSet;
    readonly text: string;
    readonly poster: string | null;
  };
  /** Cue of the message as a whole, from `Name (angry):`. */
  readonly cue: string | undefined;
  readonly pieces: readonly Piece[];
  readonly attribution: Attribution;
  /** Author of the message, or null. */
  readonly author: string | null;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

// Filled field by field: a log has hundreds of thousands, and spreading is slow.
type NarrateBeat = Extract<Beat, { kind: 'narrate' }>;
type SayBeat = Extract<Beat, { kind: 'say' }>;

const NOTE_KINDS = { ooc: 'ooc', system: 'system' } as const;

/** The beats of the piece at `index`. `onLine` hears who speaks, for the counts of the cast. */
export function beatsOfPiece(
  index: number,
  context: BeatContext,
  onLine: (speaker: string | null, message: number, runs: readonly TextRun[]) => void,
): Beat[] {
  const piece = context.pieces[index];
  if (!piece) return [];
  const beats: Beat[] = [];
  for (const line of splitLines(piece)) {
    const span = {
      source: context.source,
      message: context.message,
      start: line.start,
      end: line.end,
    };
    const own = ruleFor(context.rules, line.start, line.end);
    const { bulk } = context;
    const effect = bulk?.rules.match(bulk.text.slice(line.start, line.end), [
      bulk.poster,
      context.author,
    ]);
    const rule = ruleWith(own, effect, context.author);
    const kind = rule?.kind ?? storyKind(piece);
    const id = context.ids.next(context.message, line.start);
    const text = richText(line.runs);
    if (kind === 'ooc' || kind === 'system') {
      const about = rule?.kind === undefined ? NOTE_KINDS[kind] : noteOf(own, effect);
      beats.push({ id, span, kind: 'note', text, about });
      continue;
    }
    const kindGuess = rule?.kind
      ? guessOf(1, 'line-rule')
      : guessOf(rule?.accepted ? 1 : piece.confidence, rule?.accepted ? 'accepted' : piece.reason);
    if (kind === 'narration') {
      const ruled = rule?.speaker;
      const actor =
        ruled === undefined ? context.attribution.actors.get(index) : (ruled ?? undefined);
      const who = context.cast.characterOf(actor ?? null);
      const reading = who
        ? context.reader.read({ text: '', action: plainOf(line.runs) })
        : undefined;
      if (reading && actor !== undefined && reading.label !== 'neutral')
        context.memory.smooth(actor, reading);
      const expression =
        rule?.expression ?? (reading && reading.label !== 'neutral' ? reading.label : undefined);
      const told: NarrateBeat = { id, span, kind: 'narrate', text };
      const guesses: Record<string, Guess> = { kind: kindGuess };
      if (who) told.actor = who;
      if (who && expression !== undefined) {
        told.expression = expression;
        if (reading) guesses['expression'] = emotionGuess(reading, rule);
      }
      told.guesses = guesses;
      beats.push(told);
      continue;
    }
    const voice = voiceFor(index, context, rule);
    onLine(voice.who, context.message, line.runs);
    const cue = context.cue ?? voice.cue ?? piece.cue;
    const lineToRead: Writable<LineToRead> = { text: plainOf(line.runs) };
    if (cue !== undefined) lineToRead.cue = cue;
    const { before, after } = actionsBeside(index, context);
    if (before !== '') lineToRead.action = before;
    if (after !== '') lineToRead.after = after;
    const tagged = piece.expression === undefined ? undefined : faceOf(piece.expression, context);
    const read = tagged?.reading ?? context.reader.read(lineToRead);
    const reading = context.memory.smooth(voice.who ?? '?', read);
    const said: SayBeat = {
      id,
      span,
      kind: 'say',
      who: context.cast.characterOf(voice.who),
      text: endSentence(text, index, line.end === piece.end, context),
      mode: kind === 'thought' ? 'thought' : 'speech',
      expression: rule?.expression ?? tagged?.label ?? reading.label,
    };
    if (cue !== undefined) said.cue = cue;
    const guesses: Record<string, Guess> = { who: voice.guess };
    if (kindGuess.confidence < 0.9) guesses['kind'] = kindGuess;
    guesses['expression'] = emotionGuess(tagged?.reading ?? reading, rule);
    said.guesses = guesses;
    beats.push(said);
  }
  return beats;
}

/** `"Oh," said Wren.` without its tag is "Oh." unless the sentence goes on behind it. */
function endSentence(text: string, index: number, isLast: boolean, context: BeatContext): string {
  if (!isLast || !text.endsWith(',') || !context.attribution.tags.has(index + 1)) return text;
  const next = context.pieces[index + 2];
  const goesOn = next?.kind === 'speech' && /^\p{Ll}/u.test(pieceText(next));
  return goesOn ? text : `${text.slice(0, -1)}.`;
}

function storyKind(piece: Piece): 'speech' | 'thought' | 'narration' | 'ooc' | 'system' {
  switch (piece.kind) {
    case 'speech':
    case 'thought':
    case 'ooc':
    case 'system':
      return piece.kind;
    default:
      return 'narration';
  }
}

/** The last rule that touches the line: a later correction is the one that is meant. */
function ruleFor(rules: readonly LineRule[], start: number, end: number): LineRule | undefined {
  return rules.findLast((rule) => rule.start < end && rule.end > start);
}

function voiceFor(index: number, context: BeatContext, rule: LineRule | undefined): Voice {
  const voice = context.attribution.voices.get(index) ?? {
    who: context.author,
    guess: guessOf(
      context.author === null ? 0.2 : 0.9,
      context.author === null ? 'unknown' : 'author',
    ),
  };
  if (rule?.speaker !== undefined)
    return { ...voice, who: rule.speaker, guess: guessOf(1, 'line-rule') };
  if (rule?.accepted) return { ...voice, guess: guessOf(1, 'accepted') };
  // A speaker whom no character stands for (a narrator's quotation, an account) is nobody on the stage.
  const isOnStage = voice.who === null || context.cast.characterOf(voice.who) !== null;
  return isOnStage ? voice : { ...voice, who: null, guess: guessOf(0.3, 'unknown') };
}

/** What a tag says of a face: a feeling, a word for one, or a name of the user's own pictures. */
function faceOf(
  tag: string,
  context: BeatContext,
): { readonly label: string; readonly reading: EmotionReading } | undefined {
  const name = tag.toLowerCase().replace(/\.[a-z0-9]{2,4}$/, '');
  const label = isEmotion(name) ? name : context.reader.read({ text: '', cue: name }).label;
  const isOwn = label === 'neutral' && name !== 'neutral';
  if (isOwn && !isExpressionLabel(name)) return undefined;
  const intensity = label === 'neutral' ? 0 : 0.8;
  return {
    label: isOwn ? name : label,
    reading: { label, intensity, confidence: 0.95, reason: 'emotion-tag', evidence: tag },
  };
}

/** What the speaker does right before and after the line. */
function actionsBeside(index: number, context: BeatContext): { before: string; after: string } {
  const piece = context.pieces[index];
  const speaker = context.attribution.voices.get(index)?.who ?? context.author;
  let [before, after] = ['', ''];
  // Behind a bare tag goes on what the speaker does.
  const last = context.attribution.tags.has(index + 1) ? index + 2 : index + 1;
  for (let near = index - 1; near <= last; near++) {
    if (near === index) continue;
    const other = context.pieces[near];
    if (!piece || !other || (other.kind !== 'action' && other.kind !== 'narration')) continue;
    if (context.author === null && other.paragraph !== piece.paragraph) continue;
    const actor = context.attribution.actors.get(near);
    if (actor !== undefined && actor !== speaker) continue;
    // The words before a quotation lead up to it by their end, those after it by their beginning.
    const words = pieceText(other);
    if (near < index) before += ` ${words.slice(-220)}`;
    else after += ` ${words.slice(0, 160)}`;
  }
  return { before: before.trim(), after: after.trim() };
}

function emotionGuess(reading: EmotionReading, rule: LineRule | undefined): Guess {
  if (rule?.expression !== undefined) return guessOf(1, 'line-rule');
  return guessOf(reading.confidence, reading.reason, reading.evidence);
}

/** Light Markdown of the runs, blanks at the ends and line ends inside made plain. */
export function richText(runs: readonly TextRun[]): string {
  const only = runs.length === 1 ? runs[0] : undefined;
  if (only && !only.bold && !only.italic && !only.strike)
    return escapeRichText(
      (/\s\s|[^\S ]/.test(only.text) ? only.text.replace(/\s+/g, ' ') : only.text).trim(),
    );
  const tidy = runs.map((run) => ({
    ...run,
    text: /\s\s|[^\S ]/.test(run.text) ? run.text.replace(/\s+/g, ' ') : run.text,
  }));
  const first = tidy[0];
  if (first) tidy[0] = { ...first, text: first.text.trimStart() };
  const last = tidy.at(-1);
  if (last) tidy[tidy.length - 1] = { ...last, text: last.text.trimEnd() };
  return formatRichText(tidy);
}

function plainOf(runs: readonly TextRun[]): string {
  let text = '';
  for (const run of runs) text += run.text;
  return text;
}

/** A label of the user's own is an expression too, as long as it is one word of letters. */
export function isExpressionLabel(label: string): boolean {
  return isEmotion(label) || /^[\p{L}\p{N}_-]{1,60}$/u.test(label);
}
