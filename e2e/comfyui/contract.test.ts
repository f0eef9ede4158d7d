// The contract tests of `npm run test:live`, here against the test server.
import { afterAll, beforeAll, describe } from 'vitest';
import { describeContract } from './contract';
import { TestComfy } from './test-comfy.mjs';

describe('the test ComfyUI keeps the contract', () => {
  let server: TestComfy;
  beforeAll(async () => {
    server = await TestComfy.start({ nodeMs: 15, stepMs: 5 });
  });
  afterAll(() => server.close());
  describeContract(
    () => server.url,
    () => 'sd15-mini.safetensors',
  );
});

describe('and so it does behind a base path, without previews', () => {
  let server: TestComfy;
  beforeAll(async () => {
    server = await TestComfy.start({ nodeMs: 15, basePath: '/comfy', previews: false, models: {} });
  });
  afterAll(() => server.close());
  describeContract(
    () => server.url,
    () => undefined,
  );
});
