// What a LoRA on this device is: its hash and what its header says. Runs in the worker; a file of any size goes
// through in slices, so memory stays flat.
import { identifyBlob } from '@/lib/hash';
import { loraFacts, type LoraFacts } from '@/lib/lora-facts';
import { familyOf, type Family } from '@/lib/model-family';
import { fail, ok, type Result } from '@/lib/result';
import { readSafetensors, tensorBytes, type SafetensorsFailure } from '@/lib/safetensors';

export interface LoraFile {
  readonly file: string;
  readonly bytes: number;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  readonly facts: LoraFacts;
  readonly family: Family | undefined;
  /** Its tensors end before the file says: a download was cut off. */
  readonly isCutOff: boolean;
  /** Its tensors against the hash in its own header; undefined where it has none. */
  readonly isSound: boolean | undefined;
}

export type LoraFileFailure =
  | SafetensorsFailure
  /** The browser could not read it: moved, changed or locked. */
  | { readonly kind: 'unreadable'; readonly message: string };

export async function readLoraFile(
  file: Blob,
  name: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<Result<LoraFile, LoraFileFailure>> {
  try {
    const header = await readSafetensors(file);
    if (!header.ok) return header;
    const { metadata, tensors, dataEnd } = header.value;
    const facts = loraFacts(metadata);
    const inner = facts.tensorSha256 === undefined ? undefined : tensorBytes(file, header.value);
    const total = file.size + (inner?.size ?? 0);
    const whole = await identifyBlob(file, { onProgress: (bytes) => onProgress(bytes / total) });
    const part =
      inner &&
      (await identifyBlob(inner, {
        onProgress: (bytes) => onProgress((file.size + bytes) / total),
      }));
    return ok({
      file: name,
      bytes: file.size,
      sha256: whole.sha256,
      facts,
      family: familyOf(metadata, name, tensors),
      isCutOff: dataEnd > file.size,
      isSound: part && part.sha256 === facts.tensorSha256,
    });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return fail({ kind: 'unreadable', message: error.message });
  }
}

export function describeLoraFile(failure: LoraFileFailure): { title: string; hint: string } {
  switch (failure.kind) {
    case 'not-safetensors':
      return {
        title: 'This is not a safetensors file',
        hint: 'Its first bytes are not those of one. LoRAs end in .safetensors; older kinds are not read, since they can hold code.',
      };
    case 'header-too-large':
      return {
        title: 'Its header is too large',
        hint: `It claims ${failure.bytes.toLocaleString('en-US')} bytes of words; a LoRA has some hundred thousand. The file is damaged or made to do harm.`,
      };
    case 'unreadable':
      return {
        title: 'The file could not be read',
        hint: `It may have been moved or changed meanwhile. Choose it again. (${failure.message})`,
      };
  }
}
