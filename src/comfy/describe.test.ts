import { describe, expect, it } from 'vitest';
import { describeFailure } from './describe';
import type { RequestFailure, SubmitFailure } from './failure';
import { readRejection } from './prompt-errors';
import { exchanges, frames, transcript } from './recorded';
import { decode } from './decode';
import type { ExecutionError } from './render-server';

const run = (type: string, message: string): ExecutionError => ({
  node: '3',
  nodeType: 'KSampler',
  type,
  message,
  traceback: [],
});

describe('a failed run', () => {
  it.each([
    [
      'torch.OutOfMemoryError',
      'Allocation on device 0 would exceed allowed memory. (out of memory)\nCurrently allocated: 21 GiB',
      'smaller',
    ],
    ['torch.cuda.OutOfMemoryError', 'CUDA out of memory. Tried to allocate 2.00 GiB', 'smaller'],
    ['RuntimeError', 'CUDA error: out of memory', 'smaller'],
    [
      'RuntimeError',
      'MPS backend out of memory (MPS allocated: 18.1 GB, max allowed: 18.1 GB)',
      'smaller',
    ],
    ['RuntimeError', 'HIP out of memory. Tried to allocate 20 MiB', 'smaller'],
    [
      'RuntimeError',
      'Could not allocate tensor with 268435456 bytes. There is not enough GPU video memory available!',
      'smaller',
    ],
    [
      'RuntimeError',
      '[enforce fail at alloc_cpu.cpp:114] DefaultCPUAllocator: not enough memory: you tried to allocate 9663676416 bytes.',
      'free',
    ],
    ['MemoryError', '', 'free'],
    [
      'OSError',
      'The paging file is too small for this operation to complete. (os error 1455)',
      'free',
    ],
    ['OSError', "[Errno 28] No space left on device: '/comfyui/output/a.png'", 'retry'],
    ['OSError', '[WinError 112] There is not enough space on the disk', 'retry'],
    ['FileNotFoundError', "[Errno 2] No such file or directory: '/comfyui/input/ref.png'", 'remap'],
    ['SafetensorError', 'Error while deserializing header: HeaderTooLarge', 'remap'],
    ['Exception', 'A tensor with all NaNs was produced in VAE.', 'retry'],
    ['RuntimeError', 'mat1 and mat2 shapes cannot be multiplied', 'retry'],
  ])('%s %s: %s', (type, message, fix) => {
    expect(describeFailure(run(type, message)).fix).toBe(fix);
  });

  it('tells memory, disk, file and empty pictures apart', () => {
    const titles = [
      run('torch.OutOfMemoryError', 'x'),
      run('MemoryError', 'x'),
      run('OSError', 'No space left on device'),
      run('FileNotFoundError', 'x'),
      run('Exception', 'NaN'),
      run('Exception', 'finance'),
    ].map((error) => describeFailure(error).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each([
    ['10', /may not save there/],
    ['11', /text encoder/],
    ['28', /may not save there/],
  ])('recording %s', (number, title) => {
    const error = frames(transcript(number))
      .map((text) => decode(text))
      .find((event) => event.kind === 'error');
    expect(error?.kind === 'error' && describeFailure(error.error).title).toMatch(title);
  });

  it('never shows a book, and never nothing', () => {
    const long = describeFailure(run('Exception', 'x '.repeat(50_000)));
    expect(long.hint.length).toBeLessThan(500);
    expect(describeFailure(run('', '')).hint).not.toBe('');
  });
});

describe('a refused prompt', () => {
  const described = (name: string) => {
    const found = exchanges('prompt-errors').find((one) => one.name === name);
    const rejection = readRejection(found?.response.json);
    if (!rejection) throw new Error(name);
    return describeFailure(rejection);
  };

  it('names what is missing and offers to choose another', () => {
    expect(described('value_not_in_list_ckpt')).toMatchObject({ fix: 'remap' });
    expect(described('value_not_in_list_ckpt').title).toContain('missing.safetensors');
    expect(described('missing_node_class').title).toContain('NoSuchNode');
    expect(described('custom_validation_failed')).toMatchObject({ fix: 'remap' });
    expect(described('custom_validation_failed').hint).toContain('nope.png');
    expect(described('cycle').hint).toMatch(/circle/);
    expect(described('value_bigger_than_max').hint).toContain('EmptyLatentImage');
  });

  it('always says something', () => {
    for (const { response, name } of exchanges('prompt-errors')) {
      if (response.status !== 400) continue;
      const { title, hint } = described(name);
      expect(title).not.toBe('');
      expect(hint).not.toBe('');
    }
  });
});

describe('a request that failed', () => {
  const url = 'http://127.0.0.1:8188/x';
  it.each<[RequestFailure | SubmitFailure, string]>([
    [{ kind: 'blind', url }, 'doctor'],
    [{ kind: 'timeout', url, afterMs: 15_000 }, 'retry'],
    [{ kind: 'denied', url, status: 401 }, 'doctor'],
    [{ kind: 'not-comfyui', url, why: 'It answered with a web page.' }, 'doctor'],
    [{ kind: 'too-large', url, bytes: 2 ** 31, most: 1000 }, 'smaller'],
    [{ kind: 'status', url, status: 413, text: '' }, 'smaller'],
    [{ kind: 'status', url, status: 524, text: '' }, 'retry'],
    [{ kind: 'status', url, status: 404, text: '' }, 'retry'],
    [{ kind: 'status', url, status: 502, text: '<html>' }, 'retry'],
    [{ kind: 'status', url, status: 418, text: '<script>alert(1)</script>' }, 'retry'],
    [{ kind: 'aborted' }, 'retry'],
  ])('%j', (failure, fix) => {
    const { title, hint, fix: offered } = describeFailure(failure);
    expect(offered).toBe(fix);
    expect(`${title}${hint}`).not.toContain('<');
    expect(hint).not.toBe('');
  });
});
