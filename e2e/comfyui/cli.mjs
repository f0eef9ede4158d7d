// @ts-check
// `npm run comfyui`: the test ComfyUI on this machine, for anyone without a graphics card.
import { parseArgs } from 'node:util';
import { TestComfy } from './test-comfy.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8188' },
    host: { type: 'string', default: '127.0.0.1' },
    cors: { type: 'string', default: 'star' },
    'step-ms': { type: 'string', default: '60' },
    'node-ms': { type: 'string', default: '15' },
    'latency-ms': { type: 'string', default: '0' },
    'preview-size': { type: 'string', default: '256' },
    'no-previews': { type: 'boolean', default: false },
    'base-path': { type: 'string', default: '' },
    version: { type: 'string' },
    bearer: { type: 'string' },
    basic: { type: 'string' },
    token: { type: 'string' },
    missing: { type: 'string', multiple: true, default: [] },
    models: { type: 'string', default: 'common' },
    control: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(`The test ComfyUI of ComfyVN Studio. Its pictures are drawn stand-ins.

  --port 8188          --host 127.0.0.1
  --cors star          star, none, or the one origin that ComfyUI would be told
  --step-ms 60         how long a sampler step takes
  --node-ms 15         how long any node takes before it begins
  --latency-ms 0       before every answer
  --preview-size 256   longest side of previews; --no-previews for none
  --base-path /comfy   --version 0.3.64
  --bearer TOKEN       --basic NAME:PASSWORD     --token TOKEN
  --missing NODE       a node class that is not there, as often as you like
  --models common      common, or recorded (as in the recordings)
  --control            adds /__test__/…, see README.md`);
  process.exit(0);
}

const { bearer, basic, token } = values;
const hasWall = bearer !== undefined || basic !== undefined || token !== undefined;

try {
  const server = await TestComfy.start({
    port: Number(values.port),
    host: values.host,
    cors: values.cors,
    stepMs: Number(values['step-ms']),
    nodeMs: Number(values['node-ms']),
    latencyMs: Number(values['latency-ms']),
    previewSize: Number(values['preview-size']),
    previews: !values['no-previews'],
    basePath: values['base-path'],
    version: values.version,
    auth: hasWall ? { bearer, basic, token } : undefined,
    missingNodes: values.missing,
    models: values.models === 'recorded' ? 'recorded' : 'common',
    control: values.control,
  });
  console.log(`This is the test ComfyUI of ComfyVN Studio, at ${server.url}`);
  console.log('It answers as ComfyUI does but has no models: its pictures are drawn stand-ins,');
  console.log('and everything that it keeps is gone when it stops. Stop it with Ctrl+C.');
  process.once('SIGINT', () => void server.close().then(() => process.exit(0)));
  process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
} catch (error) {
  const isTaken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
  console.error(
    isTaken
      ? `Port ${values.port} is taken, perhaps by a real ComfyUI. Choose another: npm run comfyui -- --port 8189`
      : error,
  );
  process.exit(1);
}
