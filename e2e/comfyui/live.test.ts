// `npm run test:live`: the contract against the server that COMFYUI_URL names.
import { beforeAll, describe } from 'vitest';
import { describeContract } from './contract';

const url = process.env.COMFYUI_URL?.replace(/\/+$/, '');

describe(`the ComfyUI at ${url}`, () => {
  let checkpoint: string | undefined;
  beforeAll(async () => {
    if (!url) throw new Error('Set COMFYUI_URL to the address of a running ComfyUI.');
    const response = await fetch(`${url}/models/checkpoints`);
    checkpoint = process.env.COMFYUI_CHECKPOINT ?? ((await response.json()) as string[])[0];
  });
  describeContract(
    () => url ?? '',
    () => checkpoint,
  );
});
