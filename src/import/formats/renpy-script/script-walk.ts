// Walks a Ren'Py script statement by statement. Branches follow each other as they do in the file.
import type { StatedSetting } from '@/story';
import type { LogSource, ReadLog } from '../log-format';
import { LineCounter } from '../shared/line-counter';
import { Pace } from '../shared/pace';
import { settingOfHeading } from '../shared/scene-heading';
import { cleanText } from '../shared/text-marks';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import { readDefinitions, type Definitions } from './definitions';
import { renpyText } from './renpy-text';
import { endOfLine, readStatement, type Statement } from './statements';

interface Menu {
  readonly indent: number;
  /** Where the lines below it begin. */
  readonly inside: number;
  isOffered: boolean;
}

/** No menu is longer, and none would be looked through again and again. */
const MAX_MENU_LINES = 2000;

type Said = Extract<Statement, { is: 'say' | 'say-name' | 'option' }>;

const OFFER = { speaker: null, kind: 'narration', isMenu: true } as const;

export class ScriptWalk {
  readonly #builder = new TranscriptBuilder();
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #known: Definitions;
  readonly #menus: Menu[] = [];
  /** Deeper lines are no story: code, looks, screens. */
  #block: number | undefined;
  #place: StatedSetting | undefined;
  /** Faces that pictures show since the last line, by the first word of the picture. */
  readonly #faces = new Map<string, string>();
  #last: string | null = null;

  constructor(private readonly source: LogSource) {
    this.#text = source.text.slice(0, source.text.length);
    this.#lines = new LineCounter(this.#text);
    this.#known = readDefinitions(this.#text);
  }

  async read(): Promise<ReadLog> {
    const pace = new Pace(this.source);
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      at = this.#take(at);
      if (pace.isDue()) await pace.turn(this.source.text.byteAt(at));
    }
    const transcript = this.#builder.finish(this.source, { isScript: true }, 'code of the script');
    return { transcript, diagnostics: [] };
  }

  /** Gives where the next line begins. */
  #take(lineStart: number): number {
    const lineEnd = endOfLine(this.#text, lineStart);
    const indent = this.#indentAt(lineStart, lineEnd);
    const start = lineStart + indent;
    const isBlank = this.#text.slice(start, Math.min(lineEnd, start + 1)).trim() === '';
    if (isBlank || this.#text[start] === '#') return lineEnd + 1;
    if (this.#block !== undefined && indent > this.#block) return lineEnd + 1;
    this.#block = undefined;
    while ((this.#menus.at(-1)?.indent ?? -1) >= indent) this.#menus.pop();
    const menu = this.#menus.at(-1);
    const statement = readStatement(this.#text, start, menu !== undefined);
    switch (statement.is) {
      case 'block':
        this.#block = indent;
        return lineEnd + 1;
      case 'menu':
        this.#menus.push({ indent, inside: lineEnd + 1, isOffered: false });
        return lineEnd + 1;
      case 'scene':
        this.#place = placeOf(statement.words) ?? this.#place;
        return lineEnd + 1;
      case 'show':
        this.#takeFace(statement.words);
        return lineEnd + 1;
      case 'say':
      case 'say-name':
      case 'option':
        this.#say(statement, lineStart);
        return endOfLine(this.#text, statement.end) + 1;
      default:
        return lineEnd + 1;
    }
  }

  #takeFace(words: string): void {
    const [tag = '', ...face] = words.split(/[ \t]+/);
    if (face.length > 0) this.#faces.set(tag.toLowerCase(), face.join(' '));
  }

  /** The first option stands for the whole menu, as it is offered; the others head their branches. */
  #offerOf(said: Said): string | undefined {
    const menu = this.#menus.at(-1);
    if (said.is !== 'option' || !menu || menu.isOffered) return undefined;
    menu.isOffered = true;
    const options = this.#optionsOf(menu);
    return options.length < 2
      ? undefined
      : options.map((option, i) => `${i + 1}. ${option.replaceAll('\n', ' ')}`).join('\n');
  }

  #optionsOf(menu: Menu): string[] {
    const options: string[] = [];
    let depth: number | undefined;
    let at = menu.inside;
    for (let lines = 0; at < this.#text.length && lines < MAX_MENU_LINES; lines++) {
      const end = endOfLine(this.#text, at);
      const indent = this.#indentAt(at, end);
      const first = this.#text[at + indent] ?? '\n';
      if (first !== '#' && !/\s/.test(first)) {
        if (indent <= menu.indent) break;
        depth ??= indent;
        const option = indent === depth ? readStatement(this.#text, at + indent, true) : undefined;
        if (option?.is === 'option') options.push(this.#shown(option));
      }
      at = end + 1;
    }
    return options.filter((option) => option !== '');
  }

  #shown({ from, to }: { readonly from: number; readonly to: number }): string {
    return cleanText(renpyText(this.#text.slice(from, to), this.#known.values));
  }

  #indentAt(at: number, end: number): number {
    return /^[ \t]*/.exec(this.#text.slice(at, Math.min(end, at + 200)))?.[0].length ?? 0;
  }

  #say(said: Said, lineStart: number): void {
    const offer = this.#offerOf(said);
    const text = offer ?? this.#shown(said);
    const bytes = [this.#byte(lineStart), this.#byte(endOfLine(this.#text, said.end))] as const;
    if (text === '') return this.#builder.skip(bytes, 'no text');
    const stated = this.#place ? { stated: this.#place } : {};
    this.#place = undefined;
    this.#builder.add({
      ...(offer === undefined ? this.#marksOf(said) : OFFER),
      text,
      bytes,
      textBytes: [this.#byte(said.from), this.#byte(said.to)],
      line: this.#lines.at(said.from),
      ...stated,
    });
  }

  #marksOf(said: Said): Pick<NewMessage, 'speaker' | 'kind' | 'cue'> {
    if (said.is === 'option') return { speaker: null, kind: 'system' };
    if (said.is === 'say' && said.who === 'extend')
      return { speaker: this.#last, kind: this.#last === null ? 'narration' : 'post' };
    const name =
      said.is === 'say'
        ? this.#nameOf(said.who)
        : this.#text.slice(said.name.from, said.name.to).trim();
    this.#last = name === null || name === '' ? null : this.#builder.speaker({ key: name, name });
    if (this.#last === null) return { speaker: null, kind: 'narration' };
    const cue = this.#cueOf(said, name ?? '');
    return { speaker: this.#last, kind: 'post', ...(cue === '' ? {} : { cue }) };
  }

  #nameOf(who: string | undefined): string | null {
    if (who === undefined || /^(?:narrator|centered|vcentered|nvl)$/.test(who)) return null;
    const known = this.#known.people.get(who);
    return known === undefined ? who : known;
  }

  /** `e happy "…"`, or the face of the picture that was put up right before. */
  #cueOf(said: Said, name: string): string {
    const own =
      said.is === 'say'
        ? said.how
            .replace(/@\s*|-\w+/g, ' ')
            .trim()
            .replace(/\s+/g, ' ')
        : '';
    const keys = [said.is === 'say' ? (said.who ?? '') : '', name].map((key) => key.toLowerCase());
    const shown = keys.map((key) => this.#faces.get(key)).find((face) => face !== undefined);
    for (const key of keys) this.#faces.delete(key);
    return own === '' ? (shown ?? '') : own;
  }

  #byte(offset: number): number {
    return this.source.text.byteAt(Math.min(offset, this.#text.length));
  }
}

/** `bg harbor_night`: names of pictures say where and when. */
function placeOf(words: string): StatedSetting | undefined {
  const plain = words
    .replace(/^(?:bg|background|cg)\b[ \t]*/i, '')
    .replace(/^bg_/i, '')
    .replaceAll('_', ' ')
    .trim();
  if (plain === '' || /^(?:black|white|blank|none)$/i.test(plain)) return undefined;
  const [, place, hour] =
    /^(.*\S)[ \t]+(day|night|morning|evening|afternoon|dawn|dusk|noon|sunset|rain)$/i.exec(plain) ??
    [];
  return settingOfHeading(place === undefined ? plain : `${place} - ${hour ?? ''}`);
}
