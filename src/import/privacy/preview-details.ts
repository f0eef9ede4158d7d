// What would be hidden, as it stands and as it would be read, before it is applied.
import type { ImportRow, Storage, StorageFailure } from '@/storage';
import { fail, ok, type Result } from '@/lib/result';
import { applyEdits, makeHider, type Edit, type PrivateDetail } from '@/story/privacy';
import { storedChunks } from '../stored-lines';

export interface HiddenPlace {
  readonly source: string;
  readonly message: number;
  readonly before: string;
  readonly after: string;
}

export interface DetailsPreview {
  /** Places in the texts of messages. */
  readonly places: number;
  readonly messages: number;
  /** The first of them. */
  readonly lines: readonly HiddenPlace[];
  /** Names of those who post that become others. */
  readonly names: readonly { readonly before: string; readonly after: string }[];
}

const LINES_SHOWN = 60;
const AROUND = 48;

export async function previewDetails(
  storage: Storage,
  row: ImportRow,
  details: readonly PrivateDetail[],
): Promise<Result<DetailsPreview, StorageFailure>> {
  const hider = makeHider(details);
  const heads = await storage.transcripts.listHeads(row.projectId);
  if (!heads.ok) return heads;
  const names = new Map<string, string>();
  for (const { speakers } of heads.value) {
    for (const { name } of speakers) {
      const after = hider.hide(name);
      if (after !== name) names.set(name, after);
    }
  }
  let places = 0;
  let messages = 0;
  const lines: HiddenPlace[] = [];
  for await (const read of storedChunks(storage, row)) {
    if (!read.ok) return fail(read.failure);
    const { source, chunk } = read.value;
    for (const { index, text } of chunk.messages) {
      // What stands already for something is no news.
      const edits = hider
        .edits(text)
        .filter(({ start, end, text: to }) => text.slice(start, end) !== to);
      if (edits.length === 0) continue;
      places += edits.length;
      messages += 1;
      if (lines.length < LINES_SHOWN)
        lines.push({ source, message: index, ...excerpt(text, edits) });
    }
  }
  return ok({
    places,
    messages,
    lines,
    names: [...names].map(([before, after]) => ({ before, after })),
  });
}

/** The first places of a message with a few words around them. */
function excerpt(text: string, edits: readonly Edit[]): { before: string; after: string } {
  const first = edits[0];
  if (!first) return { before: text, after: text };
  const from = Math.max(0, first.start - AROUND);
  const near = edits.filter(({ end }) => end <= first.end + 2 * AROUND);
  const to = Math.min(text.length, (near.at(-1)?.end ?? first.end) + AROUND);
  const before = text.slice(from, to);
  const own = near.map(({ start, end, text: words }) => ({
    start: start - from,
    end: end - from,
    text: words,
  }));
  const marked = (words: string) =>
    `${from > 0 ? '…' : ''}${words.replace(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`;
  return { before: marked(before), after: marked(applyEdits(before, own)) };
}
