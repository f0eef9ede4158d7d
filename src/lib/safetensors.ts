// The header of a safetensors file: names and shapes of tensors, and what the trainer wrote about them.
// Eight bytes of length, low byte first, then JSON; the tensors behind it are never read.
import { fail, ok, type Result } from './result';

export interface SafetensorsHeader {
  /** `__metadata__`: texts by key (`ss_…` of kohya's trainer, `modelspec.…` of the model spec). */
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: readonly TensorInfo[];
  /** Where the tensors begin, in bytes from the start of the file. */
  readonly dataStart: number;
  /** Where they end. Past the end of the file, a download was cut off. */
  readonly dataEnd: number;
}

export interface TensorInfo {
  readonly name: string;
  readonly shape: readonly number[];
}

export type SafetensorsFailure =
  /** No header where one must be: another format, or damage. */
  | { readonly kind: 'not-safetensors' }
  | { readonly kind: 'header-too-large'; readonly bytes: number; readonly most: number };

/** Of a LoRA it has some hundred KB, of the largest checkpoints 2 MB; tag lists may come to 10 MB. */
export const MAX_HEADER_BYTES = 32 * 1024 * 1024;
const MOST_TENSORS = 100_000;
const MOST_KEYS = 2_000;

/** Reads the header alone, whatever the size of the file. */
export async function readSafetensors(
  file: Blob,
): Promise<Result<SafetensorsHeader, SafetensorsFailure>> {
  if (file.size < 10) return fail({ kind: 'not-safetensors' });
  const view = new DataView(await file.slice(0, 8).arrayBuffer());
  const bytes = view.getUint32(4, true) * 2 ** 32 + view.getUint32(0, true);
  if (bytes < 2 || bytes > file.size - 8) return fail({ kind: 'not-safetensors' });
  // The first byte says whether it is worth to read on: other formats have any number in front.
  if ((await file.slice(8, 9).text()) !== '{') return fail({ kind: 'not-safetensors' });
  if (bytes > MAX_HEADER_BYTES) {
    return fail({ kind: 'header-too-large', bytes, most: MAX_HEADER_BYTES });
  }
  const header = parseObject(await file.slice(8, 8 + bytes).text());
  if (!header) return fail({ kind: 'not-safetensors' });
  let dataEnd = 8 + bytes;
  const tensors: TensorInfo[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__' || !isFields(value) || tensors.length >= MOST_TENSORS) continue;
    tensors.push({ name, shape: numbers(value['shape']) });
    const end = numbers(value['data_offsets'])[1] ?? 0;
    if (Number.isSafeInteger(end)) dataEnd = Math.max(dataEnd, 8 + bytes + end);
  }
  const metadata = textsOf(header['__metadata__']);
  return ok({ metadata, tensors, dataStart: 8 + bytes, dataEnd });
}

/** The tensors alone: what `sshs_model_hash` and `modelspec.hash_sha256` are taken of. */
export function tensorBytes(file: Blob, header: SafetensorsHeader): Blob {
  return file.slice(header.dataStart);
}

/** Texts of a record that may hold anything, also of what a server's `/view_metadata` answers. */
export function textsOf(value: unknown): Record<string, string> {
  if (!isFields(value)) return {};
  const texts = Object.entries(value)
    .slice(0, MOST_KEYS)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numbers(value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 8).filter((one): one is number => typeof one === 'number');
}
