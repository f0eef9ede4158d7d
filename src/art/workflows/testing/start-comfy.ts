// For tests only: the test ComfyUI in a process of its own. Within a test that has a document, the paths of
// its recordings would be taken for addresses of that page.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunningComfy {
  readonly url: string;
  close(): Promise<void>;
}

export async function startComfy(): Promise<RunningComfy> {
  const args = ['e2e/comfyui/cli.mjs', '--port', '0', '--models', 'recorded', '--step-ms', '1'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    return {
      url,
      async close() {
        child.kill();
        await ended;
      },
    };
  }
  throw new Error('The test ComfyUI has ended before it said where it is.');
}
