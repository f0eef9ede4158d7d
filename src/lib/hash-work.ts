// What the hash worker does; tests call it directly.
import { identifyBlob, type BytesIdentity } from './hash';
import { fail, ok, type Result } from './result';

/** The file cannot be read (moved or changed since it was picked), or the worker died. */
export interface HashFailure {
  readonly kind: 'unreadable' | 'worker-died';
  readonly message: string;
}

export const hashWork = {
  /** Cancel ends the worker, so there is no signal in here. */
  async hash(
    file: Blob,
    onProgress: (bytes: number) => void,
  ): Promise<Result<BytesIdentity, HashFailure>> {
    try {
      return ok(await identifyBlob(file, { onProgress }));
    } catch (error) {
      return fail({ kind: 'unreadable', message: error instanceof Error ? error.message : '' });
    }
  },
};

export type HashWork = typeof hashWork;
