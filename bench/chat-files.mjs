// @ts-check
// Generated chats on the disk: in the page they would be a long task, and memory that is not the import's.
import { closeSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';

/**
 * Two chats, the first of about that many bytes and the second of its first tenth, and how many messages
 * the first has.
 * @param {number} bytes
 */
export async function writeChats(bytes) {
  const { module } = await runnerImport('./src/testing/generate-log.ts');
  const generateChat = /** @type {(messages: number) => Iterable<string>} */ (module.generateChat);
  const pathOf = (/** @type {string} */ name) =>
    join(tmpdir(), `bench-${name}-${process.pid}.jsonl`);
  const whole = pathOf('whole');
  let messages = -1;
  let size = 0;
  write(whole, function* () {
    for (const line of generateChat(Number.MAX_SAFE_INTEGER)) {
      yield line;
      messages++;
      size += line.length;
      if (size >= bytes) return;
    }
  });
  const tenth = pathOf('tenth');
  write(tenth, () => generateChat(Math.floor(messages / 10)));
  return { paths: [whole, tenth], messages };
}

/**
 * @param {string} path
 * @param {() => Iterable<string>} lines
 */
function write(path, lines) {
  const file = openSync(path, 'w');
  let part = '';
  for (const line of lines()) {
    part += line;
    if (part.length < 1_000_000) continue;
    writeSync(file, part);
    part = '';
  }
  writeSync(file, part);
  closeSync(file);
}
