// A prompt while its parts are gathered, and the reader of the notes that go into it.
import type { ArtNotes, LoraUse } from '@/story';
import { cleanNote, cleanText, piecesOf } from './clean-text';
import { expandNote } from './expand';
import { fillTokens } from './fill-tokens';
import type { BuiltPrompt, Dropped, Part, PromptLora, Resolved } from './prompt-parts';

export interface DroppedPart {
  readonly part: Pick<Part, 'text' | 'path' | 'reason'>;
  readonly of: Dropped['of'];
  readonly why: Dropped['why'];
}

const NO_TOKENS: ReadonlyMap<string, string> = new Map();

export class Draft {
  readonly positive: Part[] = [];
  readonly negative: Part[] = [];
  readonly dropped: DroppedPart[] = [];
  readonly resolved: Resolved[] = [];
  readonly unknown: BuiltPrompt['unknown'][number][] = [];
  readonly loras: PromptLora[] = [];
  readonly #seed: number;
  readonly #tokens: () => ReadonlyMap<string, string>;

  /** @param tokens what `$name` stands for, names in lower case; asked only where a note has one. */
  constructor(seed: number, tokens: () => ReadonlyMap<string, string>) {
    this.#seed = seed;
    this.#tokens = tokens;
  }

  add(part: Part): void {
    if (part.text !== '') this.positive.push(part);
  }

  drop(part: DroppedPart['part'], why: Dropped['why'], of: Dropped['of'] = 'positive'): void {
    if (part.text !== '') this.dropped.push({ part, of, why });
  }

  /** Pieces of a text that was written as a prompt; its choices are settled, its LoRAs taken out. */
  note(raw: string, path: string): string[] {
    return piecesOf(cleanNote(this.#resolve(raw, path)));
  }

  /** Pieces of words that describe somebody or something. */
  words(raw: string, path: string): string[] {
    return piecesOf(cleanText(this.#resolve(raw, path)));
  }

  /** Adds what a prompt note says, and its LoRAs. */
  addNote(
    notes: ArtNotes | undefined,
    part: Pick<Part, 'group' | 'rank' | 'path' | 'reason' | 'person'>,
  ): void {
    if (!notes) return;
    for (const text of this.note(notes.prompt, part.path))
      this.add({ ...part, text, isNote: true });
  }

  addNegative(notes: ArtNotes | undefined, path: string, reason: string): void {
    if (!notes) return;
    for (const text of this.note(notes.negative, path)) {
      this.negative.push({ group: 'style', rank: 1, text, path, reason, isNote: true });
    }
  }

  addLora(use: LoraUse, path: string): void {
    this.loras.push({ use, path });
  }

  /** Tells of a `$token` that stays in a text which is no note. */
  checkTokens(text: string, path: string): void {
    for (const token of fillTokens(text, NO_TOKENS).unknown) this.#miss(token, path);
  }

  #resolve(raw: string, path: string): string {
    const expanded = expandNote(raw, `${this.#seed} ${path}`);
    for (const use of expanded.loras) this.addLora(use, path);
    const values = expanded.text.includes('$') ? this.#tokens() : NO_TOKENS;
    const filled = fillTokens(expanded.text, values);
    for (const token of filled.unknown) this.#miss(token, path);
    if (expanded.text !== raw && !this.resolved.some((one) => one.path === path)) {
      this.resolved.push({ path, raw, text: filled.text });
    }
    return filled.text;
  }

  #miss(token: string, path: string): void {
    if (!this.unknown.some((one) => one.token === token && one.path === path)) {
      this.unknown.push({ token, path });
    }
  }
}
