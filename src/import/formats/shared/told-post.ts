// Whether a post tells what happens in plain words, as writers of threads do, or only speaks.
const TOLD_CHARS = 3000;
const MIN_TOLD_CHARS = 40;

/** A sentence that stands neither in quotes nor in stars nor in brackets. */
export function isToldPost(text: string): boolean {
  const plain = text
    .slice(0, TOLD_CHARS)
    .replace(/["“][^"“”\n]*["”]?|\*[^*\n]*\*?|\(+[^()\n]*\)*/g, ' ');
  return plain.replace(/\s+/g, ' ').trim().length >= MIN_TOLD_CHARS;
}
