// Marks that open only in the right company.

const LETTER = /[\p{L}\p{N}]/u;

/** Whether an underscore is a mark, between letters it is one of them. */
export function isUnderscoreMark(prev: string, text: string, at: number, end: number): boolean {
  let to = at + 1;
  // A fifth says no more than a fourth, and a line of them would be counted again at each.
  while (to < end && to - at < 5 && text.charAt(to) === '_') to++;
  const next = to < end ? text.charAt(to) : '';
  // snake_case, user_name: between letters an underscore is a letter.
  return !(LETTER.test(prev) && LETTER.test(next)) && !(prev === '_' || to - at > 3);
}

/** `((`, `(OOC:` and their like, with what closes them. */
export function readOocOpen(
  text: string,
  at: number,
  end: number,
): { length: number; close: string } | undefined {
  const unit = text.charAt(at);
  if (unit !== '(' && unit !== '[' && unit !== '{') return undefined;
  const head = text.slice(at, Math.min(end, at + 9));
  if (head.startsWith('((')) return { length: 2, close: '))' };
  const tag = /^([([{]{1,2})\s?o\.?o\.?c\.?\b\s?[:：]?/iu.exec(head);
  if (!tag) return undefined;
  const close = (tag[1] ?? '(').replaceAll('(', ')').replaceAll('[', ']').replaceAll('{', '}');
  return { length: tag[0].length, close };
}
