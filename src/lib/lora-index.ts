// `lora_index.json`: the list of LoRAs as a file that travels between projects and people. What we do
// not know in it stays in it.
import { z } from 'zod';
import type { BytesIdentity } from './hash';
import { fail, ok, type Result } from './result';

const text = z.string().max(20_000);
/** ISO 8601, or milliseconds since 1970. */
const time = z.union([z.string().max(60), z.number()]);

export const loraEntrySchema = z.looseObject({
  id: z.string().min(1).max(300),
  name: z.string().min(1).max(300),
  /** As the server lists it: relative to its LoRA folder, with subfolders. */
  file: z.string().min(1).max(500),
  folder: z.string().max(500).optional(),
  /** 64 lower-case hex digits. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .transform((hex) => hex.toLowerCase())
    .optional(),
  /** A hash of another kind that came with the file: the SHA-1 of older lists. Not compared. */
  otherHash: z.string().max(200).optional(),
  /** Bytes. */
  size: z.number().min(0).optional(),
  baseModel: z.string().max(100).optional(),
  triggers: z.array(text).max(500).default([]),
  defaultWeight: z.number().min(-10).max(10).default(1),
  clipWeight: z.number().min(-10).max(10).optional(),
  tags: z.array(text).max(500).default([]),
  notes: text.optional(),
  source: text.optional(),
  license: text.optional(),
  metadata: z.record(z.string(), z.unknown()).default({}),
  /** Which servers had it, and when they were asked last. */
  seen: z
    .array(z.looseObject({ endpointId: z.string().max(200), at: time }))
    .max(500)
    .default([]),
});
export type LoraEntry = z.infer<typeof loraEntrySchema>;

const headSchema = z.looseObject({
  version: z.union([z.number(), z.string().max(40)]).default(1),
  updatedAt: time.optional(),
  entries: z.array(z.unknown()),
});

export type LoraIndex = Omit<z.infer<typeof headSchema>, 'entries'> & {
  readonly entries: readonly LoraEntry[];
};

/** Era B of ComfyVN: `{name → {file, hash, size_kb}}`, the hash a SHA-1. */
const oldSchema = z.record(
  z.string(),
  z.looseObject({ file: z.string(), hash: z.string().nullish(), size_kb: z.number().nullish() }),
);

export interface ReadLoraIndex {
  readonly index: LoraIndex;
  /** Entries that are none, with where and why: "entries.3.file: expected string". */
  readonly rejected: readonly { readonly place: string; readonly why: string }[];
}

export type LoraIndexFailure = { readonly kind: 'not-json' } | { readonly kind: 'no-index' };

const MAX_CHARS = 64 * 1024 * 1024;
const MOST_ENTRIES = 20_000;

/** Reads our shape and Era B's, from a text or what it parses to. One bad entry costs that entry alone. */
export function readLoraIndex(json: unknown): Result<ReadLoraIndex, LoraIndexFailure> {
  const value = typeof json === 'string' ? parse(json) : json;
  if (value === undefined) return fail({ kind: 'not-json' });
  const head = headSchema.safeParse(value);
  if (head.success) return ok(readEntries(head.data));
  const old = oldSchema.safeParse(value);
  if (!old.success || Object.keys(old.data).length === 0) return fail({ kind: 'no-index' });
  return ok(readEntries({ version: 1, entries: Object.entries(old.data).map(fromOld) }));
}

function parse(json: string): unknown {
  if (json.length > MAX_CHARS) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function readEntries(head: z.infer<typeof headSchema>): ReadLoraIndex {
  const entries: LoraEntry[] = [];
  const rejected: { place: string; why: string }[] = [];
  for (const [i, value] of head.entries.slice(0, MOST_ENTRIES).entries()) {
    const read = loraEntrySchema.safeParse(value);
    if (read.success) {
      entries.push({ ...read.data, file: relativeName(read.data.file) });
      continue;
    }
    const issue = read.error.issues[0];
    const place = ['entries', i, ...(issue?.path ?? [])].join('.');
    rejected.push({ place, why: issue?.message ?? 'not an entry' });
  }
  return { index: { ...head, entries }, rejected };
}

function fromOld([name, { file, hash, size_kb, ...more }]: [
  string,
  z.infer<typeof oldSchema>[string],
]) {
  const isSha256 = /^[0-9a-f]{64}$/i.test(hash ?? '');
  return {
    ...more,
    id: name,
    name,
    file,
    ...(hash ? { [isSha256 ? 'sha256' : 'otherHash']: hash } : {}),
    // Rounded to whole KB there, so it is no size in bytes to compare with.
    ...(typeof size_kb === 'number' ? { metadata: { size_kb } } : {}),
  };
}

/** Lists of other programs hold paths of the machine that they were made on; its folders are no one's business. */
function relativeName(file: string): string {
  const isAbsolute = /^(?:[a-z]:[\\/]|[\\/]|~)/i.test(file);
  return isAbsolute || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file)
    ? (file.split(/[\\/]/).at(-1) ?? file)
    : file;
}

/** The same list gives the same text: two spaces, keys as they stand, a line end. */
export function writeLoraIndex(index: LoraIndex): string {
  return `${JSON.stringify(index, null, 2)}\n`;
}

/** Whether a file is the one that the list names. Without a SHA-256 there nothing can be said. */
export function verifyLora(
  entry: Pick<LoraEntry, 'sha256'>,
  file: Pick<BytesIdentity, 'sha256'>,
): 'match' | 'mismatch' | 'unknown' {
  if (entry.sha256 === undefined) return 'unknown';
  return entry.sha256 === file.sha256 ? 'match' : 'mismatch';
}

/** Entries with the file's name, hash or words in it, best first; an empty question gives all. */
export function searchLoras(index: LoraIndex, question: string): LoraEntry[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = index.entries.flatMap((entry) => {
    const strong = [entry.name, ...entry.triggers].join('\n').toLowerCase();
    const weak = [entry.file, entry.baseModel ?? '', ...entry.tags].join('\n').toLowerCase();
    const scores = words.map((word) => (strong.includes(word) ? 2 : weak.includes(word) ? 1 : 0));
    if (scores.some((score) => score === 0)) return [];
    return [{ entry, score: scores.reduce((a: number, b) => a + b, 0) }];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}
