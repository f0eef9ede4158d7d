// Second of two passes: messages of a text whose speakers are known.
import type { Diagnostic } from '@/lib/diagnostic';
import type { TextLine } from '@/lib/text';
import type { Message, MessageKind } from '@/story';
import { halfConversation, longLine, oneOffName } from '../../diagnostics';
import type { LogSample, LogSource, ReadLog } from '../log-format';
import { bbcodeReaderFor } from '../shared/bbcode';
import { Pace } from '../shared/pace';
import { cleanText, isNarratorName, isWholeOoc } from '../shared/text-marks';
import { findTracker } from '../shared/trackers';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { DateBook, type WrittenDate } from '../shared/written-dates';
import { headerLength } from './export-header';
import { headsOf, leadingCue, type Head } from './head';
import { NameFinder, type NameFinding } from './name-finder';
import { headingWordsAt, isPartHeading, isRule, nameKey, roleOfName } from './name-words';

const LONG_LINE_CHARS = 1_000_000;
const HALF_MESSAGES = 5;
/** `* Carol waves`, with or without its time: an action, as chat programs write `/me`. */
const ACTION = /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?[\])]?\s+)?\* /i;
const SCENE_LINE =
  /^\s*(?:\*\*|__)?\[\s*(?:scene|setting|location|place|szene|ort|scène|lieu|escena|lugar|cena|scena|сцена|место)\b[^[\]]*\]\s*(?:\*\*|__)?\s*$/iu;
/** What parts the examples of a character card. */
const EXAMPLE_MARK = /^\s*(?:<START>|END_OF_DIALOG)\s*$/i;

/** What names there are in the head of a file, for detection. */
export function findNamesIn(sample: LogSample): NameFinding {
  const known = findings.get(sample);
  if (known) return known;
  const finder = new NameFinder();
  const lines = sample.head.split('\n');
  const header = headerLength(lines);
  lines.forEach((text, i) => {
    if (i >= header) finder.look({ text, number: i + 1 });
  });
  const finding = finder.find();
  findings.set(sample, finding);
  return finding;
}

/** Several formats ask about the same sample. */
const findings = new WeakMap<LogSample, NameFinding>();

/** Reads a text of named posts. Lines before the first name are narration. */
export async function readNameLog(source: LogSource): Promise<ReadLog> {
  const finder = new NameFinder();
  const pace = new Pace(source);
  const header = headerLength(textsOf(source));
  for (const line of source.text.lines()) {
    if (line.number > header) finder.look(line);
    if (pace.isDue()) await pace.turn(line.bytes[1] / 2);
  }
  const reader = new NameLogReader(source, finder.find(source.knownNames));
  for (const line of source.text.lines()) {
    if (line.number > header) reader.take(line);
    else reader.skip(line);
    if (pace.isDue()) await pace.turn((source.size + line.bytes[1]) / 2);
  }
  return reader.finish();
}

function* textsOf({ text }: LogSource): Generator<string> {
  for (const line of text.lines()) yield line.text.slice(0, 200);
}

interface OpenMessage {
  readonly speaker: string | null;
  readonly kind: MessageKind;
  readonly isHeading: boolean;
  readonly line: number;
  readonly startByte: number;
  readonly cue: string | undefined;
  readonly when: WrittenDate | undefined;
  /** Offsets of the text; `end` follows the last line that is not blank. */
  textStart: number;
  textEnd: number;
  endByte: number;
}

class NameLogReader {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  #open: OpenMessage | undefined;
  #afterBlank = true;
  /** Headings that stand in a post, or before the next one: that line will say. */
  #held: TextLine[] = [];
  readonly #plain: (text: string) => string;
  readonly #dates = new DateBook();

  constructor(
    private readonly source: LogSource,
    private readonly finding: NameFinding,
  ) {
    this.#plain = bbcodeReaderFor(source.text);
    for (const { name, line } of finding.oneOffs)
      this.#diagnostics.push(oneOffName(name, { line }));
  }

  /** A line of what the program wrote above the posts. */
  skip(line: TextLine): void {
    this.#builder.skip(line.bytes, 'header of the export');
  }

  take(line: TextLine): void {
    if (line.text.length < 1000 && line.text.trim() === '') {
      this.#afterBlank = true;
      // Blank lines inside a post are its own; those after its end are skipped when it closes.
      if (!this.#open && this.#held.length === 0) this.#builder.skip(line.bytes, 'blank line');
      return;
    }
    if (line.text.length > LONG_LINE_CHARS) {
      const place = { line: line.number, bytes: line.bytes };
      this.#diagnostics.push(longLine(place, line.bytes[1] - line.bytes[0]));
    }
    const afterBlank = this.#afterBlank;
    this.#afterBlank = false;
    if (afterBlank && isPartHeading(line.text)) {
      this.#settle(true);
      return this.#begin(line, undefined, 'heading');
    }
    if (EXAMPLE_MARK.test(line.text.slice(0, 40))) {
      this.#settle(true);
      return this.#part(line);
    }
    if (this.finding.isRuled && isRule(line.text)) {
      if (this.#open) this.#held.push(line);
      else this.#builder.skip(line.bytes, 'line between posts');
      return;
    }
    const head = this.#headOf(line.text, afterBlank);
    const action = head ? undefined : this.#actionOf(line.text);
    if (head ?? action) {
      this.#settle(true);
      return head ? this.#begin(line, head) : this.#begin(line, action, 'action');
    }
    if (afterBlank && isHeading(line.text)) {
      if ((this.#open?.speaker ?? null) === null) return this.#begin(line, undefined, 'heading');
      this.#held.push(line);
      return;
    }
    this.#settle(false);
    const open = this.#open;
    // Before the first name every paragraph stands for itself.
    if (!open || (open.speaker === null && afterBlank)) return this.#begin(line, undefined);
    this.#extend(open, line);
  }

  #extend(open: OpenMessage, line: TextLine): void {
    if (open.textStart === open.textEnd) open.textStart = open.textEnd = line.start;
    open.textEnd = line.start + line.text.length;
    open.endByte = line.bytes[1];
  }

  /** `isBetween`: a post begins behind the headings, so they are above it; else they go on with theirs. */
  #settle(isBetween: boolean): void {
    const held = this.#held;
    this.#held = [];
    for (const line of held) {
      if (isBetween && isRule(line.text)) {
        this.#close();
        this.#builder.skip(line.bytes, 'line between posts');
      } else if (isBetween) this.#begin(line, undefined, 'heading');
      else if (this.#open) this.#extend(this.#open, line);
    }
  }

  /** A mark between examples is a separator and nobody's text. */
  #part(line: TextLine): void {
    this.#close();
    const { text } = this.source;
    const [start, end] = trimRange(line.text, line.start);
    this.#builder.add({
      speaker: null,
      kind: 'narration',
      text: text.slice(start, end),
      bytes: line.bytes,
      textBytes: [text.byteAt(start), text.byteAt(end)],
      line: line.number,
      heading: true,
      separator: true,
    });
  }

  /** The longest accepted name that opens the line. */
  #headOf(text: string, afterBlank: boolean): Head | undefined {
    const { names, isAlone, isTight, isSeparated } = this.finding;
    if (isSeparated && !afterBlank) return undefined;
    let best: Head | undefined;
    for (const head of headsOf(text, afterBlank || isTight)) {
      if ((head.style === 'alone') !== isAlone || !names.has(nameKey(head.name))) continue;
      if (!best || head.name.length > best.name.length) best = head;
    }
    return best;
  }

  /** An action of somebody known. */
  #actionOf(text: string): Head | undefined {
    if (text.length > 2000) return undefined;
    const mark = ACTION.exec(text)?.[0];
    if (mark === undefined) return undefined;
    const rest = text.slice(mark.length);
    for (const [key] of this.finding.names) {
      const start = rest.slice(0, key.length);
      if (nameKey(start) === key && /^\s\p{Ll}/u.test(rest.slice(key.length))) {
        return { style: 'alone', name: start, textAt: mark.length, isDecorated: true, strength: 2 };
      }
    }
    return undefined;
  }

  #begin(line: TextLine, head: Head | undefined, forced?: MessageKind | 'heading'): void {
    this.#close();
    const speaker = head ? this.#speakerOf(head.name) : null;
    const isNarration = speaker === null || isNarratorName(speaker);
    const isHeading = forced === 'heading';
    let textAt = head ? head.textAt : line.text.length - line.text.trimStart().length;
    if (isHeading) textAt = headingWordsAt(line.text) ?? textAt;
    let cue = head?.cue;
    if (head && cue === undefined && head.style !== 'alone') {
      const leading = leadingCue(line.text.slice(textAt, textAt + 200));
      if (leading) {
        cue = leading.cue;
        textAt += leading.textAt;
      }
    }
    const kind = isHeading ? 'narration' : (forced ?? (isNarration ? 'narration' : 'post'));
    const textEnd = line.start + line.text.length;
    this.#open = {
      speaker,
      kind,
      isHeading,
      line: line.number,
      startByte: line.bytes[0],
      cue,
      when: head?.when,
      textStart: Math.min(line.start + textAt, textEnd),
      textEnd,
      endByte: line.bytes[1],
    };
  }

  #speakerOf(spelling: string): string {
    const key = nameKey(spelling);
    const name = this.finding.names.get(key) ?? spelling;
    const aliases = this.finding.aliases.get(key);
    const role = roleOfName(name);
    return this.#builder.speaker({
      key: name,
      name,
      ...(role ? { role } : {}),
      ...(aliases && aliases.length > 0 ? { aliases } : {}),
    });
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    const { text } = this.source;
    const [start, end] = trimRange(text.slice(open.textStart, open.textEnd), open.textStart);
    const body = this.#plain(cleanText(text.slice(start, end)));
    const bytes = [open.startByte, open.endByte] as const;
    if (body === '') return this.#builder.skip(bytes, 'name without text');
    const kind = open.kind !== 'action' && isWholeOoc(body) ? 'ooc' : open.kind;
    const stated = findTracker(body);
    const { index } = this.#builder.add({
      speaker: open.speaker,
      kind,
      text: body,
      bytes,
      textBytes: [text.byteAt(start), text.byteAt(end)],
      line: open.line,
      ...(open.cue === undefined ? {} : { cue: open.cue }),
      ...(open.isHeading && { heading: true }),
      ...(stated ? { stated } : {}),
    });
    this.#dates.note(index, open.when);
  }

  finish(): ReadLog {
    this.#settle(true);
    this.#close();
    this.#dates.fill(this.#builder.messages);
    const transcript = this.#builder.finish(
      this.source,
      aboutOf(this.#builder.messages),
      'blank line',
    );
    const [only, ...others] = transcript.speakers;
    if (only && others.length === 0 && transcript.messages.length >= HALF_MESSAGES) {
      this.#diagnostics.push(halfConversation(only.name));
    }
    return { transcript, diagnostics: this.#diagnostics };
  }
}

/** `## The Storm Cellar`, or `[Scene: the harbour, morning]` with nothing else in the line. */
function isHeading(text: string): boolean {
  return headingWordsAt(text) !== undefined || (text.length < 200 && SCENE_LINE.test(text));
}

function aboutOf(messages: readonly Message[]): { userName?: string } {
  const user = messages.find(({ speaker }) => speaker !== null && roleOfName(speaker) === 'player');
  return user?.speaker ? { userName: user.speaker } : {};
}

/** Lines that phone apps and web pages copy along with a post: a tag, a swipe counter, a clock, a button. */
const NOISE =
  /^\s*(?:c\.ai|\d{1,3}\/\d{1,3}|edit|(?:(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4}),?(?: at)? )?\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[ap]m)?|app|bot)\s*$/iu;

/** Offsets of the text without white space and copied noise at its ends. */
function trimRange(text: string, start: number): [number, number] {
  let from = 0;
  let to = text.length;
  for (;;) {
    while (from < to && /\s/.test(text[from] ?? '')) from++;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    const firstEnd = text.indexOf('\n', from);
    if (
      firstEnd !== -1 &&
      firstEnd < to &&
      firstEnd - from < 30 &&
      NOISE.test(text.slice(from, firstEnd))
    ) {
      from = firstEnd;
      continue;
    }
    const lastStart = text.lastIndexOf('\n', to - 1);
    if (lastStart > from && to - lastStart < 30 && NOISE.test(text.slice(lastStart, to))) {
      to = lastStart;
      continue;
    }
    return [start + from, start + to];
  }
}
