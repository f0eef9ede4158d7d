// What a reader may say of a message by its markup and its author's name alone. Everything finer is
// for `segment`.

/** Text of a JSON string as messages hold it: `\n` line ends, no NUL, no half of a surrogate pair. */
export function cleanText(text: string): string {
  let out = text;
  if (out.includes('\r')) out = out.replace(/\r\n?/g, '\n');
  if (out.includes('\0')) out = out.replaceAll('\0', '');
  // With the u flag only halves without their partner match; without it, it is quick to see that there are none.
  if (/[\ud800-\udfff]/.test(out)) out = out.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return out;
}

/** True when the whole message is out of character: `((…))`, `(OOC: …)`, `OOC: …`, `// …`, `/ooc …`. */
export function isWholeOoc(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 2) return false;
  const head = trimmed.slice(0, 12);
  if (head.startsWith('((')) return closesAtEnd(trimmed, '((', '))') || !trimmed.includes('))');
  if (/^[([{]{1,2}\s*ooc\b/i.test(head)) {
    const open = head.charAt(0);
    const close = open === '(' ? ')' : open === '[' ? ']' : '}';
    return closesAtEnd(trimmed, open, close) || !trimmed.includes(close);
  }
  if (head.startsWith('[[')) return closesAtEnd(trimmed, '[[', ']]');
  if (/^(?:\/ooc\b|>\s?ooc\b|ooc\s*:)/i.test(head)) return !/\n\s*\n/.test(trimmed);
  return /^\/\/\s/.test(head) && !trimmed.includes('\n');
}

/** The bracket that opens the text closes at its very end and not before. */
function closesAtEnd(text: string, open: string, close: string): boolean {
  if (!text.endsWith(close)) return false;
  let depth = 0;
  const [left, right] = [open.charAt(0), close.charAt(0)];
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === left) depth++;
    else if (char === right && --depth <= 0) return i === text.length - 1;
  }
  return false;
}

/** Names that tell the story rather than stand in it. */
export function isNarratorName(name: string): boolean {
  return /^(?:the )?(?:narrator|narration|storyteller|erzähler|narrateur|narrador)$/i.test(
    name.trim(),
  );
}

/** What a post is, by its marks and by what its author is called. */
export function kindOfPost(text: string, name: string): 'ooc' | 'narration' | 'post' {
  if (isWholeOoc(text)) return 'ooc';
  return isNarratorName(name) ? 'narration' : 'post';
}
