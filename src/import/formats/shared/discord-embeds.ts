// What Discord shows in a frame below a message.
import { isObject } from './json-lines';

/** Title and description of embeds: the results of dice bots, or the speech of bots that only embed. */
export function embedText(
  embeds: unknown,
  keys: readonly string[] = ['title', 'description'],
): string {
  if (!Array.isArray(embeds)) return '';
  const parts: string[] = [];
  for (const embed of embeds) {
    if (!isObject(embed)) continue;
    for (const part of keys.map((key) => embed[key])) {
      if (typeof part === 'string' && part.trim() !== '') parts.push(part);
    }
  }
  return parts.join('\n');
}
