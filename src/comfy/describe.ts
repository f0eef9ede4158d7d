// A failure as words: what happened, what now, and the one thing that a button could do. Pure.
import { formatSize } from '@/lib/format-size';
import type { PromptProblem, RequestFailure, SubmitFailure } from './failure';
import { problemLine } from './prompt-errors';
import type { ExecutionError } from './render-server';

/**
 * `remap`: choose another file. `smaller`: another size or batch. `free`: unload models on the server.
 * `retry`: again as it is. `doctor`: find out why the server cannot be reached.
 */
export type Fix = 'remap' | 'smaller' | 'free' | 'retry' | 'doctor';

export interface Described {
  readonly title: string;
  readonly hint: string;
  readonly fix?: Fix;
}

const LONGEST_QUOTE = 400;

export function describeFailure(
  failure: RequestFailure | SubmitFailure | ExecutionError,
): Described {
  if (!('kind' in failure)) return describeRun(failure);
  if (failure.kind === 'rejected') return describeRejection(failure.problems, failure.message);
  return describeRequest(failure);
}

function describeRequest(failure: RequestFailure): Described {
  switch (failure.kind) {
    case 'blind':
      return {
        title: 'The server cannot be reached',
        hint: 'The browser does not say why. The connection check finds out.',
        fix: 'doctor',
      };
    case 'timeout':
      return {
        title: 'The server does not answer',
        hint: `Nothing came for ${Math.round(failure.afterMs / 1000)} seconds. It may be busy loading a model.`,
        fix: 'retry',
      };
    case 'denied':
      return {
        title: 'The server asks for a password',
        hint: `It answered ${failure.status}. Check user name, password or token of this server.`,
        fix: 'doctor',
      };
    case 'not-comfyui':
      return {
        title: 'This answer is not from ComfyUI',
        hint: `${failure.why} Check the address.`,
        fix: 'doctor',
      };
    case 'too-large':
      return {
        title: 'The file is too large',
        hint: `It has ${formatSize(failure.bytes)}; at most ${formatSize(failure.most)} are taken.`,
        fix: 'smaller',
      };
    case 'aborted':
      return { title: 'Stopped', hint: 'This was stopped here. Nothing is lost.', fix: 'retry' };
    case 'status':
      return describeStatus(failure.status, failure.text);
  }
}

function describeStatus(status: number, text: string): Described {
  if (status === 404) {
    return {
      title: 'The server does not have this',
      hint: 'A file or page is gone. Temporary pictures vanish when ComfyUI restarts.',
      fix: 'retry',
    };
  }
  if (status === 413) {
    return {
      title: 'The file is too large for the server',
      hint: 'ComfyUI takes 100 MB unless it is started with --max-upload-size.',
      fix: 'smaller',
    };
  }
  if (status === 524 || status === 504) {
    return {
      title: 'The proxy gave up waiting',
      hint: 'Proxies such as RunPod’s wait 100 seconds for an answer. Large uploads and downloads take longer.',
      fix: 'retry',
    };
  }
  if (status === 502 || status === 503) {
    return {
      title: 'The server is not ready',
      hint: 'A proxy answers, but ComfyUI behind it does not. It may still be starting.',
      fix: 'retry',
    };
  }
  const quote = text.includes('<') ? '' : quoted(text);
  return {
    title: `The server answered ${status}`,
    hint: quote === '' ? 'It gives no reason.' : quote,
    fix: 'retry',
  };
}

function describeRejection(problems: readonly PromptProblem[], message: string): Described {
  const missingNode = problems.find(
    ({ type, message: text }) => type === 'invalid_prompt' && text.includes('does not exist'),
  );
  if (missingNode) {
    const node = missingNode.nodeType ?? 'a node';
    return {
      title: `This server has no node “${node}”`,
      hint: 'Install the node pack that brings it, restart ComfyUI, or choose another workflow.',
    };
  }
  const missingValue = problems.find(({ type }) => type === 'value_not_in_list');
  if (missingValue) {
    const wanted = quoted(String(missingValue.received ?? missingValue.details));
    return {
      title: `This server does not offer “${wanted}”`,
      hint: `${problemLine(missingValue).slice(0, LONGEST_QUOTE)} Choose one that it has.`,
      fix: 'remap',
    };
  }
  const missingFile = problems.find(({ type }) => type === 'custom_validation_failed');
  if (missingFile) {
    return {
      title: 'A file is missing on the server',
      hint: quoted(problemLine(missingFile)),
      fix: 'remap',
    };
  }
  const lines = problems.slice(0, 3).map(problemLine);
  const more = problems.length > 3 ? ` And ${problems.length - 3} more.` : '';
  return {
    title: 'ComfyUI refuses this workflow',
    hint: `${lines.join(' · ').slice(0, LONGEST_QUOTE * 2)}${more}` || message,
  };
}

/** Texts of PyTorch (CUDA, ROCm, MPS, CPU), DirectML and ComfyUI itself. */
const OUT_OF_MEMORY =
  /out of memory|OutOfMemory|would exceed allowed memory|not enough GPU video memory|Could not allocate tensor with \d+ bytes|CUBLAS_STATUS_ALLOC_FAILED|CUDNN_STATUS_ALLOC_FAILED|Allocation on device/i;
const OUT_OF_RAM =
  /^MemoryError|DefaultCPUAllocator|not enough memory: you tried to allocate|Unable to allocate .* for an array|paging file is too small/i;
const DISK_FULL =
  /No space left on device|not enough space on the disk|\[Errno 28\]|WinError 112|Disk quota exceeded|ENOSPC/i;
const MISSING_FILE =
  /FileNotFoundError|No such file or directory|Invalid image file|does not exist on disk|cannot find the (?:file|path)|Model in folder .* not found/i;
const NOT_A_NUMBER = /\bNaNs?\b|tensor with all NaN|contains? nan/i;
const NO_TEXT_ENCODER = /clip input is invalid: None|does not contain a valid clip/i;
const OUTSIDE_OUTPUT = /outside the output folder/i;
const DAMAGED_FILE =
  /SafetensorError|HeaderTooLarge|MetadataIncompleteBuffer|UnpicklingError|invalid load key/i;

function describeRun(error: ExecutionError): Described {
  const text = `${error.type}: ${error.message}`.slice(0, 8000);
  const at = error.nodeType === undefined ? '' : ` (in ${error.nodeType})`;
  if (OUT_OF_RAM.test(text)) {
    return {
      title: `The server ran out of memory${at}`,
      hint: 'Unload models on the server, close other programs there, or use a smaller model.',
      fix: 'free',
    };
  }
  if (OUT_OF_MEMORY.test(text)) {
    return {
      title: `The graphics card ran out of memory${at}`,
      hint: 'Use a smaller size or one picture at a time, or unload models on the server and try again.',
      fix: 'smaller',
    };
  }
  if (DISK_FULL.test(text)) {
    return {
      title: 'The server’s disk is full',
      hint: 'Make room where ComfyUI keeps its output, then try again.',
      fix: 'retry',
    };
  }
  if (NO_TEXT_ENCODER.test(text)) {
    return {
      title: 'This model brings no text encoder',
      hint: 'It is not a whole checkpoint. Choose another one, or load the text encoder on its own.',
      fix: 'remap',
    };
  }
  if (DAMAGED_FILE.test(text)) {
    return {
      title: `A model file cannot be read${at}`,
      hint: 'It is damaged or not fully downloaded. Choose another one or download it again.',
      fix: 'remap',
    };
  }
  if (MISSING_FILE.test(text)) {
    return {
      title: `A file is missing on the server${at}`,
      hint: quoted(error.message),
      fix: 'remap',
    };
  }
  if (OUTSIDE_OUTPUT.test(text)) {
    return {
      title: 'ComfyUI may not save there',
      hint: 'The file name leads out of its output folder. Use a name without “..” and without a drive or root.',
    };
  }
  if (NOT_A_NUMBER.test(text)) {
    return {
      title: `The picture came out empty${at}`,
      hint: 'The numbers broke on the way (NaN). Another seed or VAE may help, or start ComfyUI with --fp32-vae.',
      fix: 'retry',
    };
  }
  return {
    title: `The run failed${at}`,
    hint: quoted(error.message) || error.type || 'The server does not say why.',
    fix: 'retry',
  };
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
