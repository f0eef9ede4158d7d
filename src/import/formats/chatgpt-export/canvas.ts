// Stories that ChatGPT writes into a canvas: calls of its tool, with the text inside their JSON.
import { parseTolerantly } from '@/lib/json-repair';
import { isObject } from '../shared/json-lines';
import type { WrittenDocument } from '../shared/written-document';

/** Patterns that stand for the whole text. */
const WHOLE = /^(?:\^|\(\?s\))*(?:\.|\[\\s\\S\]|\(\.\|\\n\))[*+]\$?$/;

/** What a call adds to the canvas; '' where it only mends, undefined where it is no such call. */
export function canvasText(
  message: Record<string, unknown>,
  canvas: WrittenDocument,
): string | undefined {
  const { recipient, content } = message;
  if (typeof recipient !== 'string' || !recipient.startsWith('canmore.')) return undefined;
  const written = isObject(content) ? (content.text ?? firstOf(content.parts)) : undefined;
  const call = typeof written === 'string' ? parseTolerantly(written)?.value : undefined;
  if (!isObject(call)) return undefined;
  if (recipient === 'canmore.create_textdoc') {
    const isStory = call.type === undefined || call.type === 'document';
    return isStory && typeof call.content === 'string' ? canvas.write(call.content) : undefined;
  }
  if (!Array.isArray(call.updates)) return undefined;
  const added = (call.updates as unknown[]).map((update) => changeOf(update, canvas));
  return added.filter((text) => text !== '').join('\n\n');
}

function changeOf(update: unknown, canvas: WrittenDocument): string {
  if (!isObject(update)) return '';
  const { pattern, replacement } = update;
  if (typeof pattern !== 'string' || typeof replacement !== 'string') return '';
  // Patterns of strangers are never run: but for the whole text, they are read as the words in them.
  if (WHOLE.test(pattern)) return canvas.write(replacement);
  return canvas.replace(pattern.replace(/\\([^\w\s])/g, '$1'), replacement);
}

function firstOf(parts: unknown): unknown {
  return Array.isArray(parts) ? (parts as unknown[])[0] : undefined;
}
