// The parts of a packed document, unpacked one by one as they are read: pictures and films never are.
import { fail, ok, type Result } from '@/lib/result';
import { openZip, type OpenedZip, type ZipLimits } from '@/lib/zip-reader';

/** The text of the longest novels is a few megabytes, ten times that in their markup. */
const MAX_PART_BYTES = 128 * 1024 * 1024;

const LIMITS: ZipLimits = {
  entries: 20_000,
  totalBytes: 4 * 1024 ** 3,
  entryBytes: MAX_PART_BYTES,
};

export class Parts {
  /** As they are written, by their lower case: who writes them is not of one mind. */
  readonly #paths: ReadonlyMap<string, string>;
  #left = 2 * MAX_PART_BYTES;

  private constructor(private readonly zip: OpenedZip) {
    this.#paths = new Map(zip.paths.map((path) => [path.toLowerCase(), path]));
  }

  /** Fails, as the end of a sentence, on what is no zip or is cut off. */
  static async open(file: Blob): Promise<Result<Parts, string>> {
    const zip = await openZip(file, LIMITS);
    return zip.ok ? ok(new Parts(zip.value)) : zip;
  }

  /** In lower case. */
  get paths(): Iterable<string> {
    return this.#paths.keys();
  }

  has(path: string): boolean {
    return this.#paths.has(path.toLowerCase());
  }

  /** The text of a part; undefined where there is none. Fails as the end of a sentence. */
  async text(path: string): Promise<Result<string | undefined, string>> {
    const written = this.#paths.get(path.toLowerCase());
    if (written === undefined) return ok(undefined);
    const read = await this.zip.read(written);
    if (!read.ok || read.value === undefined) return read.ok ? ok(undefined) : read;
    this.#left -= read.value.length;
    if (this.#left < 0) return fail('it unpacks to more text than anybody writes');
    return ok(textOfXml(read.value));
  }
}

/** XML and XHTML say at their very beginning how they are encoded; UTF-8 where they do not. */
export function textOfXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first === 0x3c && second === 0) return decoded(bytes, 'utf-16le');
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const label = /^[^<]{0,3}<\?xml[^>]{0,100}\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head,
  )?.[1];
  // Read as single bytes it is not UTF-16, whatever it says: some programs write that over UTF-8.
  return decoded(bytes, label === undefined || /^utf-?16/i.test(label) ? 'utf-8' : label);
}

function decoded(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The path of a part that another names, by where that one lies; undefined where it leads out. */
export function pathBeside(from: string, reference: string): string | undefined {
  const [written = ''] = reference.split('#');
  const target = decodedPath(written);
  const isFromRoot = target.startsWith('/');
  const out = isFromRoot ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') out.push(step);
    else if (out.pop() === undefined) return undefined;
  }
  return out.join('/');
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
