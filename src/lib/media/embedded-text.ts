/** A text that a program left inside a media file. */
export interface EmbeddedText {
  /** Where it lay: "png", "exif", "xmp", "jpeg", "gif", "mp4", "webm", "glb". */
  readonly from: string;
  /** PNG keyword, EXIF tag name, tag name of a clip; as written. */
  readonly key: string;
  readonly text: string;
}

/** A workflow has some hundred KB; a text past this is not kept. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;
/** All texts of one file together. */
export const MAX_ALL_BYTES = 64 * 1024 * 1024;
export const MAX_TEXTS = 256;

/** Texts found so far, within the limits above. */
export class TextBasket {
  readonly texts: EmbeddedText[] = [];
  #size = 0;

  get isFull(): boolean {
    return this.texts.length >= MAX_TEXTS || this.#size >= MAX_ALL_BYTES;
  }

  /** Drops empty texts and what is past the limits; control characters at the end fall away. */
  add(from: string, key: string, text: string): void {
    const clean = trimNulls(text);
    if (clean === '' || this.isFull) return;
    if (clean.length > MAX_TEXT_BYTES || this.#size + clean.length > MAX_ALL_BYTES) return;
    this.#size += clean.length;
    this.texts.push({ from, key: key.slice(0, 200), text: clean });
  }
}

function trimNulls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return text.slice(0, end);
}
