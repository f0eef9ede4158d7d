// `Isolde smiles.`: whose pose a line is. Names are those who speak or come in, and single words that open
// lines as names do.
import type { GameLine } from './game-line';

const OPENER =
  /^([\p{Lu}\p{Lo}](?:[\p{L}\p{M}'’]|-(?=\p{Ll})){1,24})(?:-\p{Lu}[\p{L}'’]{1,24})?(?:['’]s)? (?:\p{Ll}{2,14}(?:ly) )?\p{Ll}{2,14}s\b/u;
const NO_NAME =
  /^(?:The|An?|It|Its|He|She|They|There|This|That|These|Those|Some|Something|Someone|Somebody|Nothing|Everyone|Everything|What|Who|When|While|As|In|On|At|From|One|Two|Each|Here|His|Her|Their|Your|My|Our|Outside|Inside|Rain|Snow|Wind|Thunder|Night|Dawn|Silence)$/;
/** Who only poses does it more than once. */
const MIN_POSES = 2;
const MAX_NAME_CHARS = 80;

export class PoserNames {
  readonly #names = new Set<string>();
  readonly #poses = new Map<string, number>();

  constructor(known: readonly string[] = []) {
    for (const name of known) this.#names.add(name);
  }

  look(line: string, { kind, name, textAt }: GameLine): void {
    if (name !== undefined && kind !== 'page' && kind !== 'channel') this.#names.add(name);
    if (kind !== 'other') return;
    const opener = OPENER.exec(line.slice(textAt, textAt + MAX_NAME_CHARS))?.[1];
    if (opener === undefined || NO_NAME.test(opener)) return;
    const count = (this.#poses.get(opener) ?? 0) + 1;
    this.#poses.set(opener, count);
    if (count >= MIN_POSES) this.#names.add(opener);
  }

  /** The longest name that opens the text, with what somebody does behind it. */
  poserOf(text: string): string | undefined {
    let best: string | undefined;
    for (const { index } of text.slice(0, MAX_NAME_CHARS).matchAll(/[\s,]|['’]s\b|-(?=\p{Lu})/gu)) {
      const name = text.slice(0, index);
      if (this.#names.has(name) && name !== 'Second Life') best = name;
    }
    return best;
  }
}
