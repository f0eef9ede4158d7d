// What archives can be odd about, one function per code.
import type { Diagnostic } from '@/lib/diagnostic';

export function bytesMissing(name: string): Diagnostic {
  return {
    code: 'archive/bytes-missing',
    severity: 'warning',
    message: `The file “${name}” is named by the project but is not stored any more, so the copy does without it.`,
  };
}

export function originalStays(name: string): Diagnostic {
  return {
    code: 'archive/original-stays',
    severity: 'info',
    message: `The original of “${name}” stays on this device, since private details were replaced in it. The copy has the text as it is shown.`,
  };
}

export function hashDiffers(path: string): Diagnostic {
  return {
    code: 'archive/hash-differs',
    severity: 'warning',
    message: `“${path}” is not as it was when the copy was made: somebody changed it, or it was damaged on the way. It was read as it is now.`,
    place: { file: path },
  };
}

export function entryMissing(path: string): Diagnostic {
  return {
    code: 'archive/entry-missing',
    severity: 'warning',
    message: `“${path}” is listed in the copy but is not in it. What it held is left out.`,
    place: { file: path },
  };
}

export function newerVersion(found: number, known: number): Diagnostic {
  return {
    code: 'archive/newer-version',
    severity: 'info',
    message: `The copy was made by a newer version of this page (story version ${found}, known here is ${known}). It opens for reading only; reload to get the newer page.`,
  };
}
