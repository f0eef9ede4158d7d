// @ts-check
// Exceptions that a node or the validation raises, under Python's names.

export class PythonError extends Error {
  /** @param {string} type As `exception_type` gives it. @param {string} message */
  constructor(type, message) {
    super(message);
    this.type = type;
  }
}

/** The running prompt was interrupted. */
export class Interrupted extends Error {}

/** The server was killed or restarted meanwhile: nobody listens any more. */
export class Killed extends Error {}

export function outOfMemory() {
  return new PythonError(
    'torch.OutOfMemoryError',
    'Allocation on device 0 would exceed allowed memory. (out of memory)\n' +
      'Currently allocated     : 11.21 GiB\nRequested               : 2.00 GiB\n' +
      'Device limit            : 11.99 GiB\nFree (according to CUDA): 0 bytes',
  );
}

export function diskFull() {
  return new PythonError('OSError', '[Errno 28] No space left on device');
}
