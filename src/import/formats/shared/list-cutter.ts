// Finds where the elements of a JSON list stand in the bytes of a file, slice by slice: an export of
// hundreds of conversations is cut into them without ever being in memory as a whole.
import { utf16Of } from '@/lib/text';

export interface CutList {
  /** Of the elements that are objects or lists, from their first bracket to after their last. */
  readonly elements: readonly (readonly [start: number, end: number])[];
  /** What stands between the brackets of the list; to the end of the file where it has none. */
  readonly inside: readonly [start: number, end: number];
}

export interface CutOptions {
  readonly sliceBytes?: number;
  /** No more elements than this are looked for; `inside` then reaches to the end of the file. */
  readonly most?: number;
  onProgress?(bytes: number): void;
}

const SLICE_BYTES = 4 * 1024 * 1024;
const HEAD_BYTES = 4096;
/** Longer keys are none of those that lead to a list. */
const MAX_KEY_BYTES = 64;
/** Deeper nesting than any export has. */
const MAX_DEPTH = 2000;

const [QUOTE, ESCAPE, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The first list in the file that stands at one of `paths`, each the keys that lead to it from the top
 * of the document (none: the document is the list). Undefined where there is none, and for UTF-16,
 * whose bytes are not those of the brackets.
 */
export async function cutList(
  file: Blob,
  paths: readonly (readonly string[])[],
  options: CutOptions = {},
): Promise<CutList | undefined> {
  if (utf16Of(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))) return undefined;
  const { sliceBytes = SLICE_BYTES, most = Infinity } = options;
  const scanner = new ListScanner(paths, most);
  for (let at = 0; at < file.size && !scanner.isDone; at += sliceBytes) {
    scanner.take(new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer()), at);
    options.onProgress?.(Math.min(file.size, at + sliceBytes));
  }
  return scanner.finish(file.size);
}

class ListScanner {
  isDone = false;
  readonly #elements: [number, number][] = [];
  readonly #paths: readonly (readonly string[])[];
  /** Keys deeper than this lead nowhere. */
  readonly #keyDepth: number;
  /** Whether the container at each depth is an object. */
  readonly #isObject: boolean[] = [];
  /** Keys of the objects that are open, by depth; undefined in lists. */
  readonly #keys: (string | undefined)[] = [];
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isKeyNext = false;
  /** Bytes of the key that is being read. */
  #key: number[] | undefined;
  /** Depth of the elements' list while it is open. */
  #listDepth = -1;
  #listStart = -1;
  #listEnd = -1;
  #elementStart = -1;

  constructor(
    paths: readonly (readonly string[])[],
    private readonly most: number,
  ) {
    this.#paths = paths;
    this.#keyDepth = Math.max(...paths.map((path) => path.length));
  }

  take(bytes: Uint8Array, base: number): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === ESCAPE) this.#isEscaped = true;
        else if (byte === QUOTE) this.#endString();
        if (this.#key && this.#isInString && this.#key.length < MAX_KEY_BYTES) this.#key.push(byte);
        continue;
      }
      if (byte === QUOTE) {
        this.#isInString = true;
        if (this.#isKeyNext) this.#key = [];
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.#open(byte === OPEN_OBJECT, base + i);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#close(base + i);
        if (this.isDone) return;
      } else if (byte === COMMA) this.#isKeyNext = this.#isInNearObject();
    }
  }

  #endString(): void {
    this.#isInString = false;
    if (!this.#key) return;
    this.#keys[this.#depth] = new TextDecoder().decode(new Uint8Array(this.#key));
    this.#key = undefined;
    this.#isKeyNext = false;
  }

  #isInNearObject(): boolean {
    return this.#isObject[this.#depth] === true && this.#depth <= this.#keyDepth;
  }

  #open(isObject: boolean, at: number): void {
    if (this.#depth >= MAX_DEPTH) {
      this.isDone = true;
      return;
    }
    if (this.#depth === this.#listDepth) this.#elementStart = at;
    const isWanted = !isObject && this.#listDepth === -1 && this.#isAtPath();
    this.#depth++;
    this.#isObject[this.#depth] = isObject;
    this.#keys[this.#depth] = undefined;
    this.#isKeyNext = this.#isInNearObject();
    if (!isWanted) return;
    this.#listDepth = this.#depth;
    this.#listStart = at + 1;
  }

  #close(at: number): void {
    if (this.#depth === 0) return;
    if (this.#depth === this.#listDepth) {
      this.#listEnd = at;
      this.isDone = true;
      return;
    }
    this.#depth--;
    this.#isKeyNext = false;
    if (this.#depth !== this.#listDepth || this.#elementStart === -1) return;
    this.#elements.push([this.#elementStart, at + 1]);
    this.#elementStart = -1;
    this.isDone = this.#elements.length >= this.most;
  }

  /** Whether a list that opens here stands at the end of a wanted path. */
  #isAtPath(): boolean {
    return this.#paths.some(
      (path) => path.length === this.#depth && path.every((key, i) => this.#keys[i + 1] === key),
    );
  }

  finish(size: number): CutList | undefined {
    if (this.#listStart === -1) return undefined;
    // A file that was cut: what there is of the last conversation is one.
    if (this.#elementStart !== -1) this.#elements.push([this.#elementStart, size]);
    const end = this.#listEnd === -1 ? size : this.#listEnd;
    return { elements: this.#elements, inside: [this.#listStart, end] };
  }
}
