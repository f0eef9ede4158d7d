// Sends recorded requests to the test server and tells where the answers differ.
import { request } from 'node:http';
import { encodePng } from '../pictures/png.mjs';
import { raster } from '../pictures/raster.mjs';
import { TestComfy } from '../test-comfy.mjs';
import { differences, normalize, type Difference } from './compare';
import { SETUPS, type Setup } from './http-setup';
import { exchanges, type Exchange, type Json } from './recordings';
import { parseJson, writeJson } from '../core/python.mjs';

export interface Got {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Raw, so that Host and Origin are as given and nothing is followed or retried. */
export function ask(
  server: TestComfy,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: Buffer,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(body.length) };
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: { ...length, ...headers },
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const got = Object.entries(response.headers).map(([key, value]) => [
            key,
            // As written, in UTF-8.
            Buffer.from(String(value), 'latin1').toString('utf8'),
          ]);
          resolve({
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: Object.fromEntries(got) as Record<string, string>,
            body: Buffer.concat(parts),
          });
        });
      },
    );
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, reason: '', headers: {}, body: Buffer.alloc(0) });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** All exchanges of a file, one after the other, on a server in the state that they take for granted. */
export async function replayExchanges(
  file: string,
): Promise<{ compared: number; differences: Difference[] }> {
  const { firstNumber, before, at }: Setup = SETUPS[file] ?? {};
  const gate = { mayTake: true, mayStep: true };
  const server = await TestComfy.start({
    models: 'recorded',
    firstNumber,
    mayTake: () => gate.mayTake,
    mayStep: () => gate.mayStep,
  });
  const recorded = exchanges(file);
  const found: Difference[] = [];
  try {
    await before?.(server);
    for (const exchange of recorded) {
      await at?.[exchange.name]?.(server, gate);
      for (const each of await replay(server, exchange)) found.push(`${exchange.name}: ${each}`);
    }
  } finally {
    await server.close();
  }
  return { compared: recorded.length, differences: found };
}

async function replay(server: TestComfy, { request, response }: Exchange): Promise<Difference[]> {
  const headers = await ownConditions(server, request);
  const form = request.form && formBody(request.form);
  const body = form?.body ?? plainBody(request, response);
  if (form) headers['Content-Type'] = form.type;
  const got = await ask(server, request.method, ascii(request.path), headers, body);
  return compareAnswers(response, got, /preview=|channel=/.test(request.path));
}

/** Conditions name the tag or the date of the file as this server has it. */
async function ownConditions(
  server: TestComfy,
  { headers = {}, path }: Exchange['request'],
): Promise<Record<string, string>> {
  const own: Record<string, string> = { ...headers };
  if (!('If-None-Match' in own || 'If-Modified-Since' in own)) return own;
  const { headers: now } = await ask(server, 'HEAD', path);
  if ('If-None-Match' in own) own['If-None-Match'] = now.etag ?? '';
  else own['If-Modified-Since'] = now['last-modified'] ?? '';
  return own;
}

/** Letters beyond ASCII go as percents; what is escaped stays so. */
const ascii = (path: string): string => path.replace(/[^!-~]+/g, encodeURIComponent);

/** Prompts are sent with the id that the recorded server gave them, so that it is the same from there on. */
export function withPromptId(sent: Json, answered: Json): Json {
  const id = (answered as { prompt_id?: unknown } | null)?.prompt_id;
  if (typeof id !== 'string' || sent === null || typeof sent !== 'object') return sent;
  return 'prompt_id' in sent ? sent : { ...sent, prompt_id: id };
}

function plainBody(
  { json, text, method, path }: Exchange['request'],
  { json: answered }: Exchange['response'],
): Buffer | undefined {
  if (method === 'POST' && path === '/prompt' && answered !== undefined) {
    const sent = json ?? readJson(Buffer.from(text ?? ''));
    return Buffer.from(writeJson(withPromptId(sent, answered)));
  }
  if (text !== undefined) return Buffer.from(text);
  if (json !== undefined) return Buffer.from(writeJson(json));
  return method === 'POST' || method === 'PATCH' ? Buffer.alloc(0) : undefined;
}

/** Headers whose value is a fact, and those of which only the presence is. */
const FACTS = [
  'content-type',
  'content-disposition',
  'accept-ranges',
  'allow',
  'cache-control',
  'pragma',
  'expires',
  'transfer-encoding',
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-allow-credentials',
  'server',
];
const PRESENT = ['etag', 'last-modified', 'content-length', 'content-range'];

export function compareHeaders(
  recorded: Readonly<Record<string, string>>,
  got: Readonly<Record<string, string>>,
): Difference[] {
  const expected = Object.fromEntries(
    Object.entries(recorded).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const facts = FACTS.flatMap((key) => differences(expected[key], got[key], `header ${key}`));
  const presence = PRESENT.flatMap((key) =>
    differences(key in expected, key in got, `header ${key}, present`),
  );
  return [...facts, ...presence];
}

export function compareAnswers(
  expected: Exchange['response'],
  got: Got,
  isEncodedAnew = false,
): Difference[] {
  const found = [
    ...differences(expected.status, got.status, 'status'),
    ...differences(expected.reason, got.reason, 'reason'),
    ...compareHeaders(expected.headers, got.headers),
  ];
  if ('json' in expected) {
    const actual = readJson(got.body);
    return [...found, ...differences(normalize(expected.json), normalize(actual), 'body')];
  }
  if (expected.body_len !== undefined) {
    const lengths = isEncodedAnew
      ? [true, got.body.length > 0]
      : [expected.body_len, got.body.length];
    return [...found, ...differences(lengths[0], lengths[1], 'length')];
  }
  const text = expected.text ?? expected.body;
  if (text === undefined) return found;
  return [...found, ...differences(text, got.body.toString('utf8'), 'body')];
}

function readJson(body: Buffer): Json {
  try {
    return parseJson(body.toString('utf8'));
  } catch {
    return `<no JSON: ${body.toString('utf8', 0, 60)}>`;
  }
}

const COLORS: Record<string, number[]> = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
};

/** The recordings say of files what they were: `ref.png (red)`, `page.html (text)`. */
function formBody(form: Readonly<Record<string, string>>): { body: Buffer; type: string } {
  const mark = 'test-boundary';
  const parts = Object.entries(form).map(([name, value]) => {
    const file = name === 'image' && !/no filename/.test(value) ? fileOf(value) : undefined;
    const about = file ? `; filename="${file.name}"` : '';
    const head = `--${mark}\r\nContent-Disposition: form-data; name="${name}"${about}\r\n\r\n`;
    return Buffer.concat([
      Buffer.from(head),
      file?.bytes ?? Buffer.from(value),
      Buffer.from('\r\n'),
    ]);
  });
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)]),
    type: `multipart/form-data; boundary=${mark}`,
  };
}

function fileOf(described: string): { name: string; bytes: Buffer } {
  const [, name = described, about = ''] =
    /^(.*?\.\w+)(?: \((\w+)\)| (8x8)|, .*)?$/.exec(described) ?? [];
  if (described.includes('101 MiB')) return { name, bytes: Buffer.alloc(101 * 1024 * 1024) };
  if (about === 'text') return { name, bytes: Buffer.from('<b>text</b>') };
  const side = described.includes('8x8') ? 8 : 64;
  const tone = about === 'RGBA' ? [9, 9, 9, 90] : (COLORS[about] ?? [40, 50, 60]);
  return { name, bytes: encodePng(raster(side, side, tone.length, tone)) };
}
