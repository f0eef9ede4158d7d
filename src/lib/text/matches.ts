const NONE: readonly RegExpExecArray[] = [];

/**
 * What `text.matchAll(pattern)` gives, at once. That makes a new pattern for each text, which costs more than
 * to look through a line, where mostly nothing is found.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    found.push(match);
    // An empty match would be found again and again.
    if (match[0] === '') pattern.lastIndex += lengthAt(text, pattern);
  }
  return found;
}

/** Of the character at which the pattern goes on: those beyond 16 bits are one to some patterns. */
function lengthAt(text: string, { flags, lastIndex }: RegExp): number {
  return /[uv]/.test(flags) && (text.codePointAt(lastIndex) ?? 0) > 0xffff ? 2 : 1;
}
