// Pasted or saved text in which names open the posts, in any of the ways people write them.
import type { LogFormat, LogSample } from '../log-format';
import { findNamesIn, readNameLog } from '../names/name-log';

function detect(sample: LogSample): number {
  if (looksLikeData(sample)) return 0;
  return nameScore(sample);
}

/** 0.5 and more where names clearly open the posts; long posts of many paragraphs lower the share. */
export function nameScore(sample: LogSample): number {
  const { names, heads, share } = findNamesIn(sample);
  if (names.size === 0) return 0;
  const byShare = share >= 0.5 ? 0.45 + share * 0.4 : 0;
  const byCount = names.size >= 2 && heads >= 3 ? Math.min(0.7, 0.42 + heads * 0.02) : 0;
  const alone = names.size === 1 && heads < 3 ? 0.3 : 0;
  return Math.max(byShare, byCount * (share < 0.08 ? 0.7 : 1), alone);
}

/** True where the text is the source of a web page. */
export function looksLikePage({ head }: LogSample): boolean {
  return /^\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--[^<>]{0,400}-->\s*)?<(?:!doctype html|html|head|body|meta)\b/i.test(
    head.slice(0, 1000),
  );
}

/** True where the text is data or markup, which no reader of text should take for a story. */
export function looksLikeData(sample: LogSample): boolean {
  const start = sample.head.slice(0, 200);
  if (/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(start) || looksLikePage(sample)) return true;
  const isNamedJson = sample.extension === 'json' || sample.extension === 'jsonl';
  return isNamedJson && /^\s*(?:null|true|false|-?[\d.]+|"[^"]*")\s*$/.test(start);
}

export const nameText = {
  id: 'name-text',
  label: 'Text with names',
  extensions: ['txt', 'md', 'log'],
  version: 4,
  detect,
  read: readNameLog,
} as const satisfies LogFormat;
