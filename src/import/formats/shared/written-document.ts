// A document that a model writes beside a chat and goes on writing: ChatGPT's canvas, Claude's artifacts.
// The chat tells it as it came to be, so each change gives only what it added.

/** Shorter changes mend a word and are nothing that was told. */
const MIN_ADDED_CHARS = 60;

export class WrittenDocument {
  #text = '';

  /** The whole text anew: what it adds where it goes on with the text before, else all of it. */
  write(text: string): string {
    const before = this.#text.trimEnd();
    this.#text = text;
    return before !== '' && text.startsWith(before)
      ? text.slice(before.length).trim()
      : text.trim();
  }

  /** Another text in the place of `old`: what it adds; '' where it only mends. */
  replace(old: string, text: string): string {
    const at = this.#text.indexOf(old);
    if (at !== -1) {
      this.#text = this.#text.slice(0, at) + text + this.#text.slice(at + old.length);
    }
    const added = addedTo(old, text);
    return added.includes('\n') || added.length >= MIN_ADDED_CHARS ? added.trim() : '';
  }
}

/** `text` without what it shares with `old` at both ends. */
function addedTo(old: string, text: string): string {
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  return text.slice(start, text.length - end);
}
