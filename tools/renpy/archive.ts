// Stories as archives on disk, and the engine's verdict on an archive.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packTree } from '@/export/pack';
import type { ExportInput, ExportTree } from '@/export/targets/export-target';
import { renpyTarget } from '@/export/targets/renpy';
import { quietContext } from '@/export/testing';

const CHECKER = join(import.meta.dirname, '../renpy-check/renpy-check');
const ENGINES = ['/usr/games/renpy', '/usr/bin/renpy', '/usr/local/bin/renpy'];

/** Builds the story and writes its zip to `path`. */
export async function writeArchive(input: ExportInput, path: string): Promise<ExportTree> {
  const context = quietContext();
  const tree = await renpyTarget.build(input, context);
  const zip = await packTree(tree, context);
  await writeFile(path, new Uint8Array(await zip.arrayBuffer()));
  return tree;
}

export function hasEngine(): boolean {
  return ENGINES.some((path) => existsSync(path)) && existsSync('/usr/bin/Xvfb');
}

export interface Verdict {
  readonly verdict: 'OK' | 'FAIL';
  readonly fails: readonly (readonly [kind: string, text: string])[];
  readonly warnings: readonly (readonly [kind: string, text: string])[];
  /** Of statements, as `n/m`. */
  readonly reached: string;
  readonly choices: string;
  readonly screens: readonly string[];
  readonly seconds: number;
}

/**
 * Lint, compile and play of every branch by the real engine. Rejects when it could not judge at all.
 * For archives made by tests here and for those that a browser saved.
 */
export async function judgeArchive(
  path: string,
  options: {
    readonly shots?: string;
    readonly timeoutSeconds?: number;
    readonly more?: string[];
  } = {},
): Promise<Verdict> {
  const figures = `${path}.verdict.json`;
  const { shots, timeoutSeconds = 240, more = [] } = options;
  const args = [path, '--json', figures, '--timeout', String(timeoutSeconds), ...more];
  if (shots !== undefined) args.push('--shots', shots);
  const output = await run(args);
  if (!existsSync(figures)) throw new Error(`The archive could not be judged:\n${output}`);
  return JSON.parse(await readFile(figures, 'utf8')) as Verdict;
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    // A failed verdict is exit status 1 and no failure of ours.
    execFile(CHECKER, [...args], { maxBuffer: 1 << 26 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
