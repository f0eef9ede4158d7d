// Cases are folders: `input.*` and `expected.json`. UPDATE=1 writes the expectations anew; read the
// difference before you commit it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FixtureCase {
  /** Name of the folder, which says what is special. */
  readonly name: string;
  readonly fileName: string;
  readonly file: File;
}

/** The cases in the folder `cases` beside a test file, given as its `import.meta.url`. */
export function casesBeside(testUrl: string): FixtureCase[] {
  const folder = join(dirname(fileURLToPath(testUrl)), 'cases');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => {
    const fileName = readdirSync(join(folder, name)).find((file) => file.startsWith('input.'));
    if (fileName === undefined) throw new Error(`The case ${name} has no input.`);
    return { name, fileName, file: fileOf(join(folder, name, fileName)) };
  });
}

/** What a case should give. Equal to `actual` after it was written, where UPDATE=1. */
export function expectedOf(testUrl: string, name: string, actual: unknown): unknown {
  const path = join(dirname(fileURLToPath(testUrl)), 'cases', name, 'expected.json');
  const written = `${JSON.stringify(actual, null, 2)}\n`;
  if (process.env.UPDATE === '1') writeFileSync(path, written);
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}

/** A value as it comes back from JSON, so that `undefined` fields do not count. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** A file of the disk as the page would get it. */
export function fileOf(path: string): File {
  return new File([new Uint8Array(readFileSync(path))], basename(path));
}

/** One of the sample logs. */
export function sampleFile(name: string): File {
  return fileOf(join(dirname(fileURLToPath(import.meta.url)), 'samples', name));
}

export function sampleTruth(): Record<string, unknown> {
  const path = join(dirname(fileURLToPath(import.meta.url)), 'samples', 'truth.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
