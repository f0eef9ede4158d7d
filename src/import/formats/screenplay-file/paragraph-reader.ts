// Paragraphs of a screenplay while the elements of its file go by.
import type { Message } from '@/story';
import type { LogSource, ReadLog } from '../log-format';
import type { HtmlElement, HtmlNode } from '../shared/html-nodes';
import type { HtmlReader } from '../shared/html-reader';
import { decodeEntities, effectOf } from '../shared/html-text';
import { LineCounter } from '../shared/line-counter';
import { readScriptName } from '../shared/script-names';
import { settingOfSlug, slugMark } from '../shared/slug';
import { cleanText, isWholeOoc } from '../shared/text-marks';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import { kindOf, kindOfParagraph, type ParagraphKind } from './paragraph-kind';

/** What stands in the file beside the script: notes, headers and footers of pages, lists for typing. */
const BESIDE = new Set(
  (
    'sceneproperties scriptnote scriptnotes headerandfooter watermarking smarttype dynamiccontent castlist ' +
    'titlepage titlepages lists notes tagdata alternatecollection altcollection elementsettings head script'
  ).split(' '),
);
/** Pages with the title have it in their first paragraph. */
const TITLE_PAGES = new Set(['titlepage', 'titlepages']);

interface Part {
  kind: ParagraphKind;
  readonly start: number;
  readonly depth: number;
  text: string;
  /** Offsets of its text. */
  from: number;
  to: number;
}

export class ParagraphReader implements HtmlReader {
  readonly #builder = new TranscriptBuilder();
  readonly #lines: LineCounter;
  #part: Part | undefined;
  #beside: number | undefined;
  #titlePage: number | undefined;
  #isPageHeader = false;
  #title = '';
  #marks: string[] = [];
  /** Who speaks, and how, since where in the file. */
  #voice: { readonly name: string; cue?: string; from: number } | undefined;

  constructor(
    private readonly html: string,
    private readonly source: LogSource,
  ) {
    this.#lines = new LineCounter(html);
  }

  take(node: HtmlNode): void {
    if (node.kind === 'text') return this.#takeText(node.start, node.end);
    if (node.kind === 'open') this.#open(node.element, node.depth);
    else this.#close(node.element, node.depth, node.at);
  }

  #open(element: HtmlElement, depth: number): void {
    const { name } = element;
    if (TITLE_PAGES.has(name)) this.#titlePage ??= depth;
    if (name === 'headerandfooter') this.#isPageHeader = true;
    if (BESIDE.has(name)) this.#beside ??= depth;
    if (this.#beside !== undefined) return;
    const kind = kindOfParagraph(element);
    if (kind !== undefined) return this.#begin(kind, element, depth);
    const part = this.#part;
    if (!part) return;
    // Open Screenplay Format names the kind in an element of its own.
    const base = name === 'style' ? element.attribute('basestylename') : undefined;
    if (base !== undefined) part.kind = kindOf(base);
    else if (name === 'br') part.text += '\n';
    else this.#mark(marksOf(element));
  }

  #begin(kind: ParagraphKind, element: HtmlElement, depth: number): void {
    this.#end(element.start);
    const { start, end } = element;
    this.#part = { kind, start, depth, text: '', from: end, to: end };
  }

  #mark(marks: string): void {
    this.#marks.push(marks);
    if (this.#part) this.#part.text += marks;
  }

  #takeText(start: number, end: number): void {
    const raw = this.html.slice(start, end);
    if (this.#titlePage !== undefined && !this.#isPageHeader && this.#title === '')
      this.#title = decodeEntities(raw).trim().slice(0, 200);
    const part = this.#part;
    if (!part || this.#beside !== undefined) return;
    // Between its runs a paragraph has nothing but the indents of the file.
    if (/^\s*\n\s*$/.test(raw)) return;
    if (part.text === '') part.from = start;
    part.to = end;
    part.text += decodeEntities(raw.replace(/\r\n?/g, '\n'));
  }

  #close(element: HtmlElement, depth: number, at: number): void {
    if (this.#titlePage === depth) this.#titlePage = undefined;
    if (element.name === 'headerandfooter') this.#isPageHeader = false;
    if (this.#beside !== undefined) {
      if (this.#beside === depth) this.#beside = undefined;
      return;
    }
    const part = this.#part;
    if (!part) return;
    if (depth <= part.depth) return this.#end(at);
    if (element.name === 'br' || isBaseStyle(element)) return;
    part.text += [...(this.#marks.pop() ?? '')].reverse().join('');
  }

  /** `at`: where the paragraph ends, its closing tag not included. */
  #end(at: number): void {
    const part = this.#part;
    this.#part = undefined;
    this.#marks = [];
    const text = part ? cleanText(part.text).trim() : '';
    if (!part || text.replace(/[*_~\s]/g, '') === '') return;
    if (part.kind === 'character') {
      const { name, cue } = readScriptName(bare(text));
      this.#voice = { name, from: part.start, ...(cue === undefined ? {} : { cue }) };
      return;
    }
    if (part.kind === 'cue' && this.#voice) return this.#takeCue(part, text);
    if (part.kind === 'speech' && this.#voice?.name) return this.#speak(part, text, at);
    this.#voice = undefined;
    this.#add(part, text, part.start, at, marksOfKind(part.kind, text));
  }

  /** Before the speech it says how it is said; within it, how it goes on. */
  #takeCue(part: Part, text: string): void {
    if (!this.#voice) return;
    const cue = bare(text).replace(/^[(（]\s*|\s*[)）]$/gu, '');
    const before = this.#voice.cue;
    this.#voice.cue = before === undefined ? cue : `${before}, ${cue}`;
    if (this.#voice.from === -1) this.#voice.from = part.start;
  }

  #speak(part: Part, text: string, at: number): void {
    const voice = this.#voice;
    if (!voice) return;
    const speaker = this.#builder.speaker({ key: voice.name, name: voice.name });
    const cue = voice.cue === undefined ? {} : { cue: voice.cue };
    const from = voice.from === -1 ? part.start : voice.from;
    this.#add(part, text, from, at, { speaker, kind: 'post', ...cue });
    this.#voice = { name: voice.name, from: -1 };
  }

  #add(
    part: Part,
    text: string,
    from: number,
    to: number,
    marks: Pick<NewMessage, 'speaker' | 'kind' | 'heading' | 'stated' | 'cue'>,
  ): void {
    const { text: file } = this.source;
    this.#builder.add({
      ...marks,
      text,
      bytes: [file.byteAt(from), file.byteAt(Math.max(part.to, to))],
      textBytes: [file.byteAt(part.from), file.byteAt(part.to)],
      line: this.#lines.at(part.from),
    });
  }

  finish(): ReadLog {
    this.#end(this.html.length);
    const about = { isScript: true, ...(this.#title === '' ? {} : { title: this.#title }) };
    const transcript = this.#builder.finish(this.source, about, 'markup around the script');
    return { transcript, diagnostics: [] };
  }
}

function marksOfKind(
  kind: ParagraphKind,
  text: string,
): Pick<Message, 'speaker' | 'kind' | 'heading' | 'stated'> {
  const told = { speaker: null, kind: 'narration' } as const;
  if (kind === 'transition') return { speaker: null, kind: 'system' };
  if (kind === 'note' || isWholeOoc(text)) return { speaker: null, kind: 'ooc' };
  if (kind === 'act') return { ...told, heading: true };
  if (kind !== 'heading') return told;
  const stated = settingOfSlug(bare(text).slice(slugMark(bare(text)) ?? 0));
  return { ...told, heading: true, ...(stated ? { stated } : {}) };
}

/** Without marks of bold and the like around it. */
function bare(text: string): string {
  return text.replace(/^[*_~]{1,8}|[*_~]{1,8}$/g, '').trim();
}

const isBaseStyle = (element: HtmlElement): boolean =>
  element.name === 'style' && element.attribute('basestylename') !== undefined;

/** The marks that people type, in the order in which they open. */
function marksOf(element: HtmlElement): string {
  const style = (element.attribute('style') ?? '').split('+');
  const has = (word: string, attribute: string): boolean =>
    style.includes(word) || element.attribute(attribute) === '1';
  if (element.name === 'text') {
    const bold = has('Bold', 'bold') ? '**' : '';
    const italic = has('Italic', 'italic') ? '*' : '';
    return bold + italic + (has('Strikeout', 'strikethrough') ? '~~' : '');
  }
  const effect = effectOf(element);
  return effect === 'bold' ? '**' : effect === 'italic' ? '*' : '';
}
