// Who says what in a cue: `<v Ana>`, `Ana:`, `[Ana]`, a dash for each of two, or nobody named.
import { nameKey, nameStrength } from '../names/name-words';
import { decodeEntities } from '../shared/html-text';
import type { Cue, CueLine } from './cues';

export interface Said {
  readonly name: string | undefined;
  readonly text: string;
  /** Offsets in the file's text: of the first line that it stands on, and of what is said. */
  readonly start: number;
  readonly textStart: number;
  readonly textEnd: number;
  /** A dash says that somebody else speaks. */
  readonly isMarked: boolean;
}

const VOICE = /^<v(?:\.[\w.-]{1,40})?\s+([^<>\n]{1,80})>/i;
const COLON = /^(?:\[([^[\]:\n]{1,60})\]|([^\s:<>[\]"“*♪-][^:<>[\]"“*♪\n]{0,59}?)): ?(?=\S|$)/u;
const DASH = /^[-–—] ?(?=\S)/;
/** A name once in a long transcript is a word before a colon. */
const MIN_TIMES = 2;
const FEW_CUES = 30;

interface LineHead {
  readonly name: string | undefined;
  readonly length: number;
  readonly isMarked: boolean;
}

export class Voices {
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();
  #cues = 0;
  #named = 0;

  readonly #known: ReadonlySet<string>;

  constructor(known: readonly string[] = []) {
    this.#known = new Set(known.map(nameKey));
  }

  look(cue: Cue): void {
    this.#cues++;
    let isNamed = false;
    for (const { text } of cue.lines) {
      const name = colonName(text);
      if (name === undefined) continue;
      isNamed = true;
      const key = nameKey(name);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      if (!this.#names.has(key)) this.#names.set(key, name);
    }
    if (isNamed) this.#named++;
  }

  #accepts(name: string): boolean {
    const key = nameKey(name);
    if (this.#known.has(key)) return true;
    const count = this.#counts.get(key) ?? 0;
    // Films for the deaf put who cannot be seen in capitals.
    if (name === name.toUpperCase() && name !== name.toLowerCase()) return true;
    // Where every cue has a name, each counts.
    const isShort = this.#cues <= FEW_CUES && this.#named >= this.#cues * 0.6;
    return count >= MIN_TIMES || isShort;
  }

  saidIn(cue: Cue): readonly Said[] {
    const out: { name: string | undefined; isMarked: boolean; lines: CueLine[]; from: number }[] =
      [];
    for (const line of cue.lines) {
      const head = this.#headOf(line.text);
      const rest = { text: line.text.slice(head.length), start: line.start + head.length };
      const last = out.at(-1);
      if (!last || head.length > 0) {
        const name = head.name ?? (head.isMarked ? undefined : cue.name);
        out.push({ name, isMarked: head.isMarked, lines: [rest], from: line.start });
      } else last.lines.push(rest);
    }
    return out.flatMap(({ name, isMarked, lines, from }) => {
      const told = lines
        .map((line) => ({ ...line, plain: plainCue(line.text) }))
        .filter(({ plain }) => plain !== '');
      const [first, last] = [told[0], told.at(-1)];
      if (!first || !last) return [];
      // A transcript with heads has paragraphs; cues are cut where the screen ends.
      const glue = cue.to === undefined ? '\n' : ' ';
      const text = told.map(({ plain }) => plain).join(glue);
      const textEnd = last.start + last.text.length;
      return [{ name, isMarked, text, start: from, textStart: first.start, textEnd }];
    });
  }

  #headOf(text: string): LineHead {
    const voice = VOICE.exec(text.slice(0, 160));
    if (voice) {
      const name = decodeEntities(voice[1] ?? '').trim();
      return { name, length: voice[0].length, isMarked: false };
    }
    const found = COLON.exec(text.slice(0, 80));
    const name = colonName(text);
    if (found && name !== undefined && this.#accepts(name)) {
      const shown = this.#names.get(nameKey(name)) ?? name;
      return { name: shown, length: found[0].length, isMarked: false };
    }
    const dash = DASH.exec(text.slice(0, 4));
    return { name: undefined, length: dash?.[0].length ?? 0, isMarked: dash !== null };
  }
}

function colonName(text: string): string | undefined {
  const found = COLON.exec(text.slice(0, 80));
  const name = (found?.[1] ?? found?.[2])?.trim();
  return name !== undefined && nameStrength(name) === 2 ? name : undefined;
}

/** What a line says: tags of cues go, italics stay as marks, entities are letters. */
function plainCue(text: string): string {
  const marked = text
    .replace(/<\/?i>/gi, '*')
    .replace(/<\/?(?:b|u|c|v|lang|ruby|rt|font)(?:[.\s][^<>]{0,100})?>/gi, '')
    .replace(/<\d{1,3}:[\d:.]{2,12}>/g, '')
    .replace(/\{\\[^{}]{1,40}\}/g, '');
  return decodeEntities(marked).trim();
}
