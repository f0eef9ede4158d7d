// The lines of a message, sorted: what is hidden, what is set apart, and the paragraphs between.
import type { StatedSetting } from '@/story';
import { isBanner } from './banner';
import { findHidden, type Hidden } from './hidden';
import { isDrawn, readPanelData } from './panel';
import { readStatedLine, readTracker } from './tracker';

export interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the words begin, behind a bullet, a quote mark or a name. */
  readonly from: number;
  readonly bullet?: string;
  readonly speaker?: string;
  readonly cue?: string;
}

export type Block =
  | {
      readonly kind: 'skip';
      readonly start: number;
      readonly end: number;
      readonly why: string;
      readonly stated?: StatedSetting;
    }
  | {
      readonly kind: 'document';
      readonly start: number;
      readonly end: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'separator'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'heading' | 'ooc' | 'system';
      readonly start: number;
      readonly end: number;
      readonly from: number;
      readonly to: number;
      readonly stated?: StatedSetting;
    }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] };

export interface BlockOptions {
  /** Key of the speaker behind an inner `Name:` line, or undefined when nobody is called so. */
  readonly speakerNamed?: (name: string) => string | undefined;
}

const SEPARATOR =
  /^\s*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:—[ \t]*){2,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}|(?:~[ \t]*){3,}|(?:[⸻⁂✦✧❖◆◇•●○☆★※#][ \t]*)+|-[ \t]?[xo*][ \t]?-|x{3,}|(?:o[ \t]?0[ \t]?o))\s*$/iu;
const HEADING = /^(\s*#{1,6}\s+)(\S.{0,160}?)\s*#*\s*$/u;
const CHAPTER =
  /^\s*((?:chapter|part|act|scene|kapitel|chapitre|capítulo|глава|prologue|epilogue|interlude|szene|scène|escena|сцена)\b[^\n"“”]{0,90}|第.{1,6}[章話幕].{0,40})\s*$/iu;
const FOUNTAIN = /^\s*((?:int|ext|est|int\.?\/ext|i\/e)[. ]\s*\S[^\n]{0,100})\s*$/iu;
const BOLD_LINE = /^(\s*(?:>\s*)?(?:\*\*|__)\s?)(\S[^*_\n]{0,90}?)\s?(?:\*\*|__)\s*$/u;
const OOC_LINE =
  /^(\s*(?:[*_]{0,3}ooc[*_]{0,3}\s*[:：-]\s*[*_]{0,3}\s*|\/\/(?!\S*\.\S)\s?|\/ooc\b\s*|>\s?ooc\b\s*:?\s*))(\S.*)$/iu;
const OOC_WORDS =
  /\b(?:ooc|brb|lol|lmao|lmfao|rofl|afk|irl|gtg|g2g|btw|imo|idk|tbh|rp|roleplay|roleplaying|my (?:cat|phone|internet|laptop|mom|dad) \w+|time ?zone|discord|dm me|bedtime|double brackets|roll(?:ed|ing)? (?:for|a|me|1?d\d)|natural (?:twenty|20)|nat ?20|dice|i play [A-Z]\w+|your turn|sorry (?:i am|i'm|for the) (?:late|slow|wait|delay))\b/iu;
const SYSTEM_LINE =
  /^\s*(?:\[\s*(?:system|sys|author'?s? note|a\/n|note to|instruction|continue|write|respond|next|pause|start a new chat|restart)\b[^\n]{0,600}\]|<system>[^\n]{0,600}(?:<\/system>)?)\s*$/iu;
const BRACKET_LINE = /^(\s*\[)([^\]\n]{2,800})\]\s*$/u;
const NAME_LINE =
  /^(\s*(?:>\s*)?(?:\*\*|__|\*)?)([^\s:：*_"“「>][^:：*_"“「\n]{0,39}?)(?:\*\*|__)?(?:\s?[([]([^()[\]\n]{1,60})[)\]])?(?:\*\*|__|\*)?\s?[:：](?:\*\*|__)?(?=\s|["“「*])\s?/u;
const BULLET =
  /^(\s*)(>\s*)?(?:(?:\*\*|__)?\(?(?:option\s+)?(\d{1,2}|[a-z])(?:[.)\]](?:\*\*|__)?[.:]?|:(?:\*\*|__)?)\s+(?=\S)|([-•·]|\*(?=\s[^*]*$))\s+(?=\S))/iu;
/** `(whispering) There.`: how the line is said. */
const CUE = /^(\s*)\(([a-z][^()\n]{1,50})\)\s+(?=\S)/u;
/** What parts the entries of a panel that is one line: bars, brackets, or a sign before each. */
const PANEL_HINT = /[|｜•┃]|】.*【|^\W*\p{Extended_Pictographic}.*\p{Extended_Pictographic}/u;
const QUOTE_LINE = /^(\s*)((?:>\s?)+)/u;

/** In UTF-16 units. What has no end is read in parts, so that its marks need no memory beyond that. */
const LONGEST_PARAGRAPH = 64 * 1024;

/** The blocks of a message. Whatever lies between them is blank. */
export function readBlocks(text: string, options: BlockOptions = {}): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const hidden of findHidden(text)) {
    readLines(text, from, hidden.start, options, blocks);
    blocks.push(hiddenBlock(text, hidden));
    from = hidden.end;
  }
  readLines(text, from, text.length, options, blocks);
  return blocks;
}

/** Separators that only part a panel or a word to the other players from the story: no scene ends at them. */
export function framingSeparators(text: string, blocks: readonly Block[]): ReadonlySet<Block> {
  const isBeside = (block: Block): boolean =>
    block.kind === 'skip' || block.kind === 'ooc' || isAside(text, block);
  const isStory = (block: Block): boolean => !isBeside(block) && block.kind !== 'separator';
  const first = blocks.findIndex(isStory);
  const last = blocks.findLastIndex(isStory);
  if (first === -1) return new Set();
  const edges = [blocks.slice(0, first), blocks.slice(last + 1)];
  const framed = edges.filter((edge) => edge.some(isBeside)).flat();
  return new Set(framed.filter(({ kind }) => kind === 'separator'));
}

function isAside(text: string, block: Block): boolean {
  const from = block.kind === 'paragraph' ? block.lines[0]?.start : undefined;
  const to = block.kind === 'paragraph' ? block.lines.at(-1)?.end : undefined;
  if (from === undefined || to === undefined || to - from > 2000) return false;
  const inside = /^\s*(?:\(\(|[([])\s*([^()[\]]+?)\s*(?:\)\)|[)\]])\s*$/.exec(
    text.slice(from, to),
  )?.[1];
  return inside !== undefined && isOutOfCharacter(inside);
}

/** Tags that a page begins a new line at: a panel of them has its entries in one line of text. */
const ENDS_LINE = /<(?:br|hr|\/?(?:p|div|li|ul|ol|tr|table|summary|h[1-6]|dt|dd))\b[^<>]{0,200}>/gi;

function hiddenBlock(text: string, hidden: Hidden): Block {
  const { start, end, why, from, to } = hidden;
  if (why === 'ooc') return { kind: 'ooc', start, end, from, to };
  if (why !== 'fence' && why !== 'status panel') return { kind: 'skip', start, end, why };
  const inside = text.slice(from, to);
  const data = readPanelData(inside);
  const stated =
    data?.stated ??
    readTracker(inside.replace(ENDS_LINE, '\n').replace(/<[^<>]{0,500}>|```[a-z]*/gi, ' '), true);
  if (stated) return { kind: 'skip', start, end, why: 'status panel', stated };
  if (why !== 'fence' || data) return { kind: 'skip', start, end, why: 'status panel' };
  if (isDrawn(inside)) return { kind: 'skip', start, end, why: 'markup' };
  const lineEnd = text.indexOf('\n', start);
  const bodyStart = lineEnd < 0 || lineEnd >= end ? start + 3 : lineEnd + 1;
  return { kind: 'document', start, end, from: bodyStart, to: Math.max(bodyStart, end - 3) };
}

function readLines(
  text: string,
  from: number,
  to: number,
  options: BlockOptions,
  blocks: Block[],
): void {
  let lines: Line[] = [];
  let length = 0;
  const flush = (): void => {
    if (lines.length > 0) addParagraph(text, lines, blocks);
    lines = [];
    length = 0;
  };
  const add = (start: number, end: number): void => {
    if (length + end - start > LONGEST_PARAGRAPH) flush();
    lines.push(readLine(text.slice(start, end), start, end, options));
    length += end - start;
  };
  let at = from;
  while (at < to) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 || newline > to ? to : newline;
    const line = text.slice(at, end);
    if (line.trim() === '') flush();
    else {
      const apart = line.length < 1000 ? readApart(line, at, end) : undefined;
      if (apart) {
        flush();
        blocks.push(apart);
      } else {
        let start = at;
        for (; end - start > LONGEST_PARAGRAPH; start = cutBefore(text, start + LONGEST_PARAGRAPH))
          add(start, cutBefore(text, start + LONGEST_PARAGRAPH));
        add(start, end);
      }
    }
    at = end + 1;
  }
  flush();
}

/** Where a part of a text without end is ended: behind a space that is near, never within a character. */
function cutBefore(text: string, end: number): number {
  const space = text.lastIndexOf(' ', end - 1);
  if (space > end - 1000) return space + 1;
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? end - 1 : end;
}

/** A line that stands for itself: separator, heading, system, out of character, a stated setting. */
function readApart(line: string, start: number, end: number): Block | undefined {
  if (SEPARATOR.test(line)) return { kind: 'separator', start, end };
  const marked = HEADING.exec(line) ?? BOLD_LINE.exec(line);
  if (
    marked &&
    !/["“”「]/.test(marked[2] ?? '') &&
    (marked[0].includes('#') || isBanner(marked[2] ?? ''))
  ) {
    const head = start + (marked[1] ?? '').length;
    return { kind: 'heading', start, end, from: head, to: head + (marked[2] ?? '').length };
  }
  const plain = FOUNTAIN.exec(line) ?? CHAPTER.exec(line);
  if (plain && isChapterLine(plain[1] ?? '')) {
    const head = start + line.indexOf(plain[1] ?? '');
    return { kind: 'heading', start, end, from: head, to: head + (plain[1] ?? '').length };
  }
  const stated = readStatedLine(line);
  if (stated) return { kind: 'skip', start, end, why: 'status panel', stated };
  if (SYSTEM_LINE.test(line)) return { kind: 'system', start, end, from: start, to: end };
  const ooc = OOC_LINE.exec(line);
  if (ooc) return { kind: 'ooc', start, end, from: start + (ooc[1] ?? '').length, to: end };
  const panel = PANEL_HINT.test(line) ? readTracker(line) : undefined;
  // Hearts between words are no panel; bars and brackets part entries of any kind.
  if (panel && (/[|｜•┃】]/u.test(line) || Object.keys(panel).length > 0))
    return { kind: 'skip', start, end, why: 'status panel', stated: panel };
  return undefined;
}

/** "Part of me wonders." and "Act natural!" begin like headings and are none. */
function isChapterLine(line: string): boolean {
  if (/^(?:int|ext|est|i\/e)/i.test(line))
    return line.split(/\s+/)[0] === line.split(/\s+/)[0]?.toUpperCase();
  return (
    /^\S+\s*(?:$|[:.–—-]|\d|[IVXLC]+\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the\b|章)/iu.test(
      line,
    ) || /^第/.test(line)
  );
}

function readLine(line: string, start: number, end: number, options: BlockOptions): Line {
  const named = options.speakerNamed ? NAME_LINE.exec(line) : null;
  const speaker = named ? options.speakerNamed?.((named[2] ?? '').trim()) : undefined;
  if (named && speaker !== undefined) {
    const cue = named[3]?.trim();
    return { start, end, from: start + named[0].length, speaker, ...(cue && { cue }) };
  }
  const bullet = BULLET.exec(line);
  if (bullet) {
    return {
      start,
      end,
      from: start + bullet[0].length,
      bullet: (bullet[3] ?? bullet[4] ?? '-').toLowerCase(),
    };
  }
  const cue = CUE.exec(line);
  if (cue && !isOutOfCharacter(cue[2] ?? '')) {
    return { start, end, from: start + cue[0].length, cue: (cue[2] ?? '').trim() };
  }
  const quote = QUOTE_LINE.exec(line);
  if (quote) return { start, end, from: start + quote[0].length, bullet: '>' };
  return { start, end, from: start };
}

/** Trackers of several lines and brackets around a whole line are found once the lines are together. */
function addParagraph(text: string, lines: readonly Line[], blocks: Block[]): void {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return;
  if (lines.length >= 2 && lines.every((line) => line.speaker === undefined)) {
    const stated = readTracker(text.slice(first.start, last.end));
    if (stated) {
      blocks.push({ kind: 'skip', start: first.start, end: last.end, why: 'status panel', stated });
      return;
    }
  }
  blocks.push({ kind: 'paragraph', lines });
}

/** The inside of `[The door creaks.]`, when the line is no more than that. */
export function bracketed(line: string): { from: number; to: number } | undefined {
  const match = BRACKET_LINE.exec(line);
  if (!match) return undefined;
  const from = (match[1] ?? '').length;
  return { from, to: from + (match[2] ?? '').length };
}

/** Words that people say at a keyboard and characters do not. */
export function isOutOfCharacter(words: string): boolean {
  return OOC_WORDS.test(words);
}
