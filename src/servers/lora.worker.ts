// Exposes the reading of LoRA files; the work is in `read-lora-file.ts`, which tests call directly.
import { expose } from 'comlink';
import { readLoraFile } from './read-lora-file';

/** Progress at a human rate: more would only flood the page. */
const PROGRESS_MS = 80;

const api = {
  read: (file: Blob, name: string, onProgress: (share: number) => void) => {
    let last = 0;
    return readLoraFile(file, name, (share) => {
      const now = performance.now();
      if (now - last < PROGRESS_MS && share < 1) return;
      last = now;
      onProgress(share);
    });
  },
};

export type LoraApi = typeof api;
expose(api);
