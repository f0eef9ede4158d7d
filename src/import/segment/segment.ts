// One message → pieces. Pure: the same text and habit give the same pieces.
import type { MessageKind, StatedSetting } from '@/story';
import { bannerOf } from './banner';
import {
  bracketed,
  framingSeparators,
  isOutOfCharacter,
  readBlocks,
  type Block,
  type Line,
} from './blocks';
import { splitBracketDeeds } from './bracket-deeds';
import { classifyPlain, classifyStarred } from './classify';
import { isDeed } from './deeds';
import type { Habit } from './habits';
import {
  pieceText,
  type Piece,
  type PieceKind,
  type SegmentedMessage,
  type SkippedText,
  type TextRun,
} from './piece';
import { coverGaps, type Range } from './cover';
import { splitCommaTags, splitDashTags } from './dash-tags';
import {
  asSaid,
  demoteScareQuotes,
  splitQuotedDeeds,
  groupAtoms,
  mergeStress,
  starContext,
  starsBeside,
  textOf,
  toRuns,
  type Facts,
  type Group,
} from './groups';
import { pairedTags } from './hidden';
import type { StageTag } from './markup';
import type { Atom } from './atom';
import { scanParagraph } from './scan';
import { splitDirections } from './script-directions';

export interface SegmentOptions {
  readonly kind: MessageKind;
  readonly habit: Habit;
  /** Prose or a narrator's account: words outside quotes are told, whatever they look like. */
  readonly isTold: boolean;
  readonly authorName?: string;
  /** A person at a keyboard: a whole message in brackets is out of character. */
  readonly isAccount?: boolean;
  /** A log of people who write to each other: no program, no prose. */
  readonly isBetweenPeople?: boolean;
  /** Line ends inside a paragraph are wrapping. */
  readonly joinLines?: boolean;
  /** A speech of a script: it is said, with what it quotes and stresses. */
  readonly isAllSaid?: boolean;
  readonly speakerNamed?: (name: string) => string | undefined;
}

/** The pieces of a message and what it skips; together they cover `text` without gap or overlap. */
export function segmentMessage(text: string, options: SegmentOptions): SegmentedMessage {
  const pieces: Piece[] = [];
  const marks: Range[] = [];
  const hidden: SkippedText[] = [];
  const unknownMacros: string[] = [];
  let stated: StatedSetting | undefined;
  let paragraph = 0;
  const stageTags: (StageTag & { start: number })[] = [];
  if (options.kind === 'ooc' || options.kind === 'system') {
    const whole = wholePiece(text, options.kind);
    return {
      pieces: whole ? [whole] : [],
      skipped: coverGaps(text, whole ? [whole] : [], [], []),
      stated,
      unknownMacros,
    };
  }
  const blocks = readBlocks(
    text,
    options.speakerNamed ? { speakerNamed: options.speakerNamed } : {},
  );
  const facts = messageFacts(text, blocks, options);
  const paired = pairedTags(text);
  const framing = framingSeparators(text, blocks);
  for (const block of blocks) {
    paragraph++;
    if (block.kind === 'skip') {
      hidden.push({ start: block.start, end: block.end, why: block.why });
      if (block.stated) stated = { ...block.stated, ...stated };
    } else if (block.kind === 'separator') {
      if (framing.has(block)) hidden.push({ start: block.start, end: block.end, why: 'separator' });
      else pieces.push(bare('separator', block.start, block.end, [], paragraph));
    } else if (block.kind === 'paragraph') {
      const lines = unwrapBrackets(text, block.lines, options);
      const scan = scanParagraph(text, lines, {
        singleQuotes: options.habit.singleQuotes,
        boldActs: options.habit.boldActs,
        dashDialogue: options.habit.dashDialogue,
        joinLines: options.joinLines === true,
        pairedTags: paired,
      });
      for (const macro of scan.unknownMacros) unknownMacros.push(macro);
      for (const tag of scan.stageTags) {
        stageTags.push(tag);
        hidden.push({ start: tag.start, end: tag.end, why: `${tag.kind} tag` });
      }
      for (const atom of scan.atoms) if (atom.text === '' || atom.mark) addMark(marks, atom);
      const out = { pieces, marks };
      paragraph = addPieces(lines, scan.atoms, scan.dashLines, paragraph, facts, options, out);
    } else {
      const kind: PieceKind = block.kind === 'document' ? 'narration' : block.kind;
      marks.push({ start: block.start, end: block.from }, { start: block.to, end: block.end });
      const runs = block.from < block.to ? [plainRun(text, block.from, block.to)] : [];
      if (runs[0] && runs[0].text.trim() !== '')
        pieces.push(bare(kind, block.start, block.end, runs, paragraph));
      else hidden.push({ start: block.start, end: block.end, why: 'markup' });
    }
  }
  const skipped = coverGaps(text, pieces, hidden, marks);
  return { pieces: withStageTags(pieces, stageTags), skipped, stated, unknownMacros };
}

/** Marks side by side are one. */
function addMark(marks: Range[], { start, end }: Range): void {
  const last = marks.at(-1);
  if (last?.end === start) marks[marks.length - 1] = { start: last.start, end };
  else marks.push({ start, end });
}

/** A face lasts until the next one; one behind all that is said is of the last that is said. */
function withStageTags(
  pieces: readonly Piece[],
  tags: readonly (StageTag & { readonly start: number })[],
): readonly Piece[] {
  if (tags.length === 0) return pieces;
  const isStory = (piece: Piece): boolean =>
    piece.kind !== 'ooc' && piece.kind !== 'system' && piece.kind !== 'separator';
  const last = pieces.findLastIndex((piece) => piece.kind === 'speech');
  let placeTaken = -1;
  return pieces.map((piece, index) => {
    if (!isStory(piece)) return piece;
    const before = tags.filter((tag) => tag.start < piece.end);
    const faces = before.filter((tag) => tag.kind === 'expression');
    const face =
      faces.find((tag) => tag.start >= piece.start) ??
      faces.at(-1) ??
      (index === last ? tags.find((tag) => tag.kind === 'expression') : undefined);
    const place = before.findLast((tag) => tag.kind === 'place');
    const isNewPlace = place !== undefined && place.start > placeTaken;
    if (isNewPlace) placeTaken = place.start;
    return {
      ...piece,
      ...(face && { expression: face.value }),
      ...(isNewPlace && { place: place.value }),
    };
  });
}

function wholePiece(text: string, kind: 'ooc' | 'system'): Piece | undefined {
  const from = text.search(/\S/);
  return from < 0
    ? undefined
    : bare(kind, from, text.trimEnd().length, [plainRun(text, from, text.trimEnd().length)], 1);
}

function plainRun(text: string, start: number, end: number): TextRun {
  return { start, end, text: text.slice(start, end), bold: false, italic: false, strike: false };
}

function bare(
  kind: PieceKind,
  start: number,
  end: number,
  runs: readonly TextRun[],
  paragraph: number,
): Piece {
  return { kind, start, end, runs, paragraph, reason: 'mark', confidence: 0.95 };
}

/** `[The door creaks.]` is told; its brackets are marks. */
function unwrapBrackets(text: string, lines: readonly Line[], options: SegmentOptions): Line[] {
  return lines.map((line) => {
    if (options.isAccount === true || line.end - line.from > 900) return line;
    const inner = bracketed(text.slice(line.from, line.end));
    return inner ? { ...line, bullet: '[' } : line;
  });
}

function messageFacts(text: string, blocks: readonly Block[], options: SegmentOptions): Facts {
  let hasQuotes = false;
  let hasStars = false;
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    const first = block.lines[0];
    const last = block.lines.at(-1);
    if (!first || !last) continue;
    const body = text.slice(first.start, last.end);
    hasQuotes ||=
      /(?:^|[\s([*_—–>-])["“„«「『]\S|[「『]/m.test(body) ||
      (options.habit.dashDialogue && /^\s*[—–―]/m.test(body));
    hasStars ||=
      /(?:^|[\s"”(])[*_](?![*\s])[^*_\n]+[*_]/m.test(body) ||
      (options.habit.boldActs && /\*\*[^*\n]+\*\*/.test(body));
  }
  const trimmed = text.length < 2000 ? text.trim() : '';
  const isAside =
    /^\([^()]*\)$/.test(trimmed) &&
    (options.isAccount === true ||
      isOutOfCharacter(trimmed) ||
      (options.isBetweenPeople === true && isTypedAside(trimmed.slice(1))));
  return {
    habit: options.habit,
    isTold: options.isTold || options.kind === 'narration',
    hasQuotes,
    hasStars,
    authorName: options.authorName,
    isAside,
  };
}

/** "(can i roll for that)", as it is typed: neither a deed in brackets nor a sentence that is told. */
const isTypedAside = (words: string): boolean =>
  /^\p{Ll}/u.test(words) && !/^\p{Ll}{3,}(?:s|ing)\s/u.test(words) && !isDeed(words);

function addPieces(
  lines: readonly Line[],
  atoms: readonly Atom[],
  dashLines: ReadonlySet<number>,
  paragraphBefore: number,
  facts: Facts,
  options: SegmentOptions,
  { pieces: out, marks }: { readonly pieces: Piece[]; readonly marks: Range[] },
): number {
  let groups = groupAtoms(atoms, options.joinLines === true);
  if (dashLines.size > 0) groups = splitCommaTags(splitDashTags(groups, dashLines), dashLines);
  groups = splitQuotedDeeds(demoteScareQuotes(groups));
  groups =
    options.isAllSaid === true
      ? splitDirections(asSaid(groups))
      : [...splitBracketDeeds(mergeStress(groups, facts), facts)];
  // Brackets of directions are marks that the scan has not seen.
  if (options.isAllSaid === true)
    for (const { atoms: own } of groups)
      for (const atom of own) if (atom.mark) marks.push({ start: atom.start, end: atom.end });
  let paragraph = paragraphBefore;
  let lastLine = groups[0]?.line ?? 0;
  const bracketLines = new Set(
    groups.filter((group) => group.type === 'bracket').map((group) => group.line),
  );
  const quotesByLine = new Set(
    groups.filter((group) => group.type === 'quote').map((group) => group.line),
  );
  for (const [index, group] of groups.entries()) {
    if (group.line !== lastLine && options.joinLines !== true) paragraph++;
    lastLine = group.line;
    const line = lines[group.line];
    const runs = trimRuns(toRuns(group));
    const first = runs[0];
    const last = runs.at(-1);
    if (!line || !first || !last) continue;
    const span = spanOf(group, first, last);
    const shown = runs.map((run) => run.text).join('');
    const besideQuote = quotesByLine.has(group.line);
    let kind: PieceKind;
    let reason = 'mark';
    let confidence = 0.95;
    if (facts.isAside || group.type === 'ooc') kind = 'ooc';
    else if (group.type === 'quote') {
      kind = 'speech';
      reason = 'quoted';
    } else if (group.type === 'bracket') {
      kind = 'action';
      reason = 'bracketed';
      confidence = 0.8;
    } else if (options.kind === 'action') {
      kind = 'action';
    } else if (group.type === 'star') {
      const before = textOf(groups[index - 1], group.line, 'tail');
      const after = textOf(groups[index + 1], group.line, 'head');
      const beside = starsBeside(groups, index);
      const verdict = classifyStarred(shown, { ...starContext(facts, before, after), beside });
      kind = verdict.kind === 'emphasis' ? 'narration' : verdict.kind;
      ({ reason, confidence } = verdict);
    } else if (options.isAllSaid === true) {
      kind = 'speech';
      reason = 'no-marks';
    } else if (bracketLines.has(group.line)) {
      // Whoever sets what they do in brackets says the rest.
      kind = 'speech';
      reason = 'unmarked-speech';
      confidence = 0.85;
    } else if (line.bullet === '[' && bracketedRuns(shown)) {
      kind = 'narration';
      reason = 'bracketed';
      confidence = 0.85;
    } else if (line.speaker !== undefined && !besideQuote) {
      kind = 'speech';
      reason = 'inner-name';
      confidence = 0.85;
    } else {
      const verdict = classifyPlain(shown, { ...facts, besideQuote });
      kind = verdict.kind === 'emphasis' ? 'narration' : verdict.kind;
      ({ reason, confidence } = verdict);
      if (line.cue !== undefined && !facts.isTold) kind = 'speech';
    }
    const banner = index === 0 && kind !== 'ooc' ? bannerOf(runs) : undefined;
    const piece: Writable<Piece> = {
      kind,
      start: span.start,
      end: span.end,
      runs:
        reason === 'bracketed' && group.type !== 'bracket'
          ? stripBrackets(runs)
          : stripLeadingPoint(runs),
      paragraph,
      reason,
      confidence,
    };
    if (line.speaker !== undefined) piece.speaker = line.speaker;
    if (line.cue !== undefined) piece.cue = line.cue;
    if (
      group.type === 'quote' &&
      group.isCut !== true &&
      !dashLines.has(group.line) &&
      isLeftOpen(group)
    )
      piece.isLeftOpen = true;
    if (line.bullet !== undefined && line.bullet !== '[') piece.bullet = line.bullet;
    if (banner !== undefined) piece.banner = banner;
    out.push(piece);
  }
  return paragraph;
}

const isLeftOpen = ({ atoms }: Group): boolean =>
  atoms.some(({ mark }) => mark === 'open') && !atoms.some(({ mark }) => mark === 'close');

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function bracketedRuns(shown: string): boolean {
  return shown.startsWith('[') && shown.endsWith(']');
}

function stripBrackets(runs: readonly TextRun[]): TextRun[] {
  const out = [...runs];
  const first = out[0];
  if (first) out[0] = { ...first, start: first.start + 1, text: first.text.slice(1) };
  const last = out.at(-1);
  if (last) out[out.length - 1] = { ...last, end: last.end - 1, text: last.text.slice(0, -1) };
  return out.filter((run) => run.text !== '');
}

/** `„Hallo“, sagte er`: the comma belongs to the quotation, which has gone into a line of its own. */
function stripLeadingPoint(runs: readonly TextRun[]): readonly TextRun[] {
  const first = runs[0];
  const head = first ? /^[,.;](?:\s+|$)/.exec(first.text)?.[0].length : undefined;
  if (!first || head === undefined || first.end - first.start !== first.text.length) return runs;
  const rest = { ...first, start: first.start + head, text: first.text.slice(head) };
  return rest.text === '' ? runs.slice(1) : [rest, ...runs.slice(1)];
}

function trimRuns(runs: readonly TextRun[]): TextRun[] {
  const only = runs.length === 1 ? runs[0] : undefined;
  if (only && only.text !== '' && !/^\s|\s$/.test(only.text)) return [only];
  // Cut once: taking the first of a long list again and again copies it each time.
  const isShown = (run: TextRun): boolean => run.text.trim() !== '';
  const from = runs.findIndex(isShown);
  const out = from < 0 ? [] : runs.slice(from, runs.findLastIndex(isShown) + 1);
  const first = out[0];
  if (first) out[0] = trimRun(first, first.text.length - first.text.trimStart().length, 0);
  const last = out.at(-1);
  if (last) out[out.length - 1] = trimRun(last, 0, last.text.length - last.text.trimEnd().length);
  return out;
}

function trimRun(run: TextRun, head: number, tail: number): TextRun {
  const isExact = run.end - run.start === run.text.length;
  const text = run.text.slice(head, run.text.length - tail);
  return isExact
    ? { ...run, start: run.start + head, end: run.end - tail, text }
    : { ...run, text };
}

/** From the first to the last shown unit, and the marks right around them. */
function spanOf(group: Group, first: TextRun, last: TextRun): Range {
  let start = first.start;
  let end = last.end;
  for (const atom of group.atoms) {
    // A tag at the edge is no mark around the words: it is skipped for what it is.
    if (!atom.mark || atom.mark === 'stage') continue;
    if (atom.end <= start && start - atom.end <= 2) start = Math.min(start, atom.start);
    if (atom.start >= end && atom.start - end <= 2) end = Math.max(end, atom.end);
  }
  return { start, end };
}

export { pieceText };
