// One conversation read for the list: what it is about is kept, its text is let go.
import { decodeBlob } from '@/lib/text';
import type { Speaker, Transcript } from '@/story';
import { textOfDocument } from '../documents';
import { extensionOf, findFormat } from '../formats';
import type { FoundConversation } from './found';

export type Summary = Pick<
  FoundConversation,
  'title' | 'opening' | 'messages' | 'isEstimate' | 'people' | 'from' | 'to'
>;

const OPENING_CHARS = 140;
const PEOPLE_SHOWN = 12;
/** Of larger files only so much is read; the rest is reckoned. */
const SAMPLE_BYTES = 4 * 1024 * 1024;
const WHOLE_BYTES = 32 * 1024 * 1024;
/** Names that stand for a role: they tell no conversation from another. */
const ROLE_KEYS = new Set(['user', 'assistant']);

/** Undefined where the format finds no message in it. */
export async function summarize(
  file: Blob,
  fileName: string,
  format: string,
  limits: { readonly sampleBytes?: number; readonly wholeBytes?: number } = {},
): Promise<Summary | undefined> {
  const { sampleBytes = SAMPLE_BYTES, wholeBytes = WHOLE_BYTES } = limits;
  const content = await textOfDocument(file);
  const isEstimate = content.size > wholeBytes;
  const part = isEstimate ? content.slice(0, sampleBytes) : content;
  const { text } = await decodeBlob(part);
  const source = { fileName, extension: extensionOf(fileName), size: part.size, text };
  let transcript: Transcript | undefined;
  try {
    transcript = (await findFormat(format)?.read(source))?.transcript;
  } catch {
    // A fault of a reader is told when the file is imported; in the list it must not cost the others.
  }
  const posts = transcript?.messages.filter(({ heading }) => heading !== true) ?? [];
  if (!transcript || posts.length === 0) return undefined;
  const messages = isEstimate
    ? Math.round(posts.length * (content.size / part.size))
    : posts.length;
  return {
    title: transcript.about.title?.trim() ?? '',
    opening: openingOf(posts.find(({ kind }) => kind !== 'system')?.text ?? ''),
    messages,
    isEstimate,
    people: peopleIn(transcript.speakers),
    ...timesOf(posts, isEstimate),
  };
}

function openingOf(text: string): string {
  const line = text
    .slice(0, OPENING_CHARS * 3)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= OPENING_CHARS) return line;
  return `${line.slice(0, OPENING_CHARS).replace(/[\ud800-\udbff]$/, '')}…`;
}

function peopleIn(speakers: readonly Speaker[]): string[] {
  const names = speakers
    .filter(({ key, role }) => role !== 'system' && !ROLE_KEYS.has(key))
    .map(({ name }) => name);
  return [...new Set(names)].slice(0, PEOPLE_SHOWN);
}

/** The last message of a file that was not read to its end is not known. */
function timesOf(
  posts: Transcript['messages'],
  isEstimate: boolean,
): Pick<FoundConversation, 'from' | 'to'> {
  const from = posts.find(({ time }) => time !== undefined)?.time;
  const to = isEstimate ? undefined : posts.findLast(({ time }) => time !== undefined)?.time;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
