// File name prefixes of savers. The server knows %width%, %year% and a few more; what the editor adds to
// that (%date%, %Node.input%) must be put in before sending, or a folder is really called `%date%`.
import type { Graph } from '@/comfy/graph';

const DATE_PARTS = /yyyy|yy|MM?|dd?|hh?|mm?|ss?/g;
const TOKEN = /%([^%\\/]{1,120})%/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const MOST_BYTES = 120;

/**
 * Puts in `%date%`, `%date:yyyy-MM-dd%` (local time) and, given the graph, `%Title.input%`. Tokens that
 * the server knows, and unknown ones, stay.
 */
export function resolvePrefix(text: string, now: Date, graph: Graph = {}): string {
  return text.replaceAll(TOKEN, (whole, token: string) => {
    if (token === 'date') return formatDate('yyyy-MM-dd', now);
    if (token.startsWith('date:')) return formatDate(token.slice('date:'.length), now);
    const dot = token.lastIndexOf('.');
    if (dot <= 0) return whole;
    const [name, input] = [token.slice(0, dot), token.slice(dot + 1)];
    const node = Object.values(graph).find(
      (one) => one._meta?.title === name || one.class_type === name,
    );
    const value = node?.inputs[input];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
      ? cleanName(String(value))
      : whole;
  });
}

function formatDate(format: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const values: Record<string, string> = {
    yyyy: String(now.getFullYear()).padStart(4, '0'),
    yy: two(now.getFullYear() % 100),
    MM: two(now.getMonth() + 1),
    M: String(now.getMonth() + 1),
    dd: two(now.getDate()),
    d: String(now.getDate()),
    hh: two(now.getHours()),
    h: String(now.getHours()),
    mm: two(now.getMinutes()),
    m: String(now.getMinutes()),
    ss: two(now.getSeconds()),
    s: String(now.getSeconds()),
  };
  return format.replaceAll(DATE_PARTS, (part) => values[part] ?? part);
}

/**
 * A prefix that every server takes and whose files can be fetched again: folders parted by `/`, no `..`
 * (/view refuses it), no drive, colon or leading dot, no name that Windows keeps for itself; letters of all
 * languages stay, `%width%` and the like too. Never empty, at most 120 bytes a part.
 */
export function sanitizePrefix(text: string): string {
  const parts = text.replace(/^[a-zA-Z]:/, '').split(/[\\/]+/);
  const clean = parts.map(cleanPart).filter((part) => part !== '');
  // A trailing slash would put the counter alone into the folder.
  return clean.length === 0 ? 'ComfyVN' : clean.slice(-8).join('/');
}

/** One part from a name that people chose: no token may hide in it. */
export function cleanName(text: string): string {
  return cleanPart(text.replaceAll('%', '_').replaceAll(/[\\/]/g, '_'));
}

function cleanPart(text: string): string {
  const plain = text
    // Format characters turn names around or hide in them.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFC')
    .replaceAll(/[<>:"|?*\\/]/g, '_')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const short = cut(plain);
  return RESERVED.test(short) ? `_${short}` : short;
}

/** At most 120 bytes of UTF-8: file systems count bytes, and the server adds a number. */
function cut(text: string): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const letter of text) {
    bytes += encoder.encode(letter).length;
    // One is left for the mark of a reserved name.
    if (bytes >= MOST_BYTES) break;
    kept += letter;
  }
  return kept.replace(/[\s.]+$/, '');
}
