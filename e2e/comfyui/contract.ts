// What any ComfyUI must do for our client, told through the client itself. The same tests run against the test
// server in every run and against a real one by `npm run test:live`. Only nodes and models are used that the
// server says it has.
import { expect, onTestFinished, test } from 'vitest';
import {
  ComfyClient,
  parseAddress,
  randomUuid,
  type Graph,
  type ObjectInfo,
  type ServerEvent,
  type SocketLike,
} from '@/comfy';
import type { Result } from '@/lib/result';
import { WebSocket } from './core/ws.mjs';
import { decodePng, encodePng, pngTexts } from './pictures/png.mjs';
import { raster } from './pictures/raster.mjs';

/** A real server may have to load a model first. */
const PATIENCE_MS = 120_000;
const TEST_MS = 180_000;

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The server refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Another number at each run, so that nothing comes from an earlier one's cache. */
const fresh = (): number => Date.now() % 0xffffff;

interface Connection {
  readonly client: ComfyClient;
  readonly events: ServerEvent[];
  /** The first event that fits, also one that came already. */
  until(fits: (event: ServerEvent) => boolean, what: string): Promise<ServerEvent>;
}

async function connect(url: string): Promise<Connection> {
  const address = valueOf(parseAddress(url));
  const client = new ComfyClient(address, randomUuid(), {
    openSocket: (socketUrl) => new WebSocket(socketUrl) as unknown as SocketLike,
  });
  const events: ServerEvent[] = [];
  const waiting = new Set<() => void>();
  client.onEvent((event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  const online = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No WebSocket opened.')), 20_000);
    client.onLink(({ at }) => {
      if (at !== 'online') return;
      clearTimeout(timer);
      resolve();
    });
  });
  client.connect();
  onTestFinished(() => client.close());
  await online;
  return {
    client,
    events,
    until: (fits, what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(
            new Error(`${what} did not come. Came: ${events.map(({ kind }) => kind).join(' ')}`),
          );
        }, PATIENCE_MS);
        function look(): void {
          const found = events.find(fits);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      }),
  };
}

const isEndOf =
  (promptId: string) =>
  (event: ServerEvent): boolean =>
    event.kind === 'end' && event.promptId === promptId;

/** Kinds of a prompt's events, without repetition. */
function kindsOf(events: readonly ServerEvent[], promptId: string): string[] {
  const kinds: string[] = events
    .filter((event) => 'promptId' in event && event.promptId === promptId)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'nodes');
  return kinds.filter((kind, at) => kind !== kinds[at - 1]);
}

const emptyPicture = (color: number, width = 64, height = 48): Graph => ({
  '1': { class_type: 'EmptyImage', inputs: { width, height, batch_size: 1, color } },
  '2': { class_type: 'PreviewImage', inputs: { images: ['1', 0] } },
});

/** Long enough to be stopped on the way: many nodes, each with some work. */
function longWork(color: number): Graph {
  const graph: Record<string, Graph[string]> = {
    '1': {
      class_type: 'EmptyImage',
      inputs: { width: 1024, height: 1024, batch_size: 1, color },
    },
  };
  const count = 40;
  for (let id = 2; id <= count; id++) {
    const inputs = { image: [String(id - 1), 0], blur_radius: 31, sigma: 5 + id / 10 };
    graph[id] = { class_type: 'ImageBlur', inputs };
  }
  graph[count + 1] = { class_type: 'PreviewImage', inputs: { images: [String(count), 0] } };
  return graph;
}

const needs = (info: ObjectInfo, names: readonly string[]): void => {
  const missing = names.filter((name) => !info.has(name));
  if (missing.length > 0) throw new Error(`This ComfyUI lacks stock nodes: ${missing.join(', ')}`);
};

/** `checkpoint`: one of the server's; without one nothing is sampled. */
export function describeContract(url: () => string, checkpoint: () => string | undefined): void {
  test('it says what it is and what it has', { timeout: TEST_MS }, async () => {
    const { client } = await connect(url());
    const stats = valueOf(await client.systemStats());
    expect(stats.version).toMatch(/^\d+\.\d+/);
    expect(stats.devices.length).toBeGreaterThan(0);
    expect(valueOf(await client.maxUploadBytes())).toBeGreaterThan(1_000_000);
    const info = valueOf(await client.objectInfo());
    needs(info, ['EmptyImage', 'PreviewImage', 'SaveImage', 'LoadImage', 'KSampler']);
    const folders = valueOf(await client.modelFolders());
    expect(folders).toContain('checkpoints');
    const files = valueOf(await client.models('checkpoints'));
    const offered = info.get('CheckpointLoaderSimple')?.inputs[0]?.options ?? [];
    expect([...offered].sort()).toEqual([...files].sort());
  });

  test(
    'a prompt of our id runs, in this order, and its picture is there',
    { timeout: TEST_MS },
    async () => {
      const { client, events, until } = await connect(url());
      const promptId = randomUuid();
      const graph = emptyPicture(fresh(), 96, 64);
      const pngInfo = { contract: { scene: 'a test, ä' } };
      valueOf(await client.submit({ promptId, graph, pngInfo }));
      await until(isEndOf(promptId), 'the end of the prompt');
      const kinds = kindsOf(events, promptId);
      expect(kinds).toEqual(['start', 'cached', 'node', 'executed', 'success', 'end']);

      const entry = valueOf(await client.history(promptId));
      expect(entry?.end).toEqual({ how: 'success' });
      const file = entry?.files[0];
      if (!file) throw new Error('The history names no file.');
      const told = events.find((event) => event.kind === 'executed' && event.promptId === promptId);
      expect(told?.kind === 'executed' && told.files).toEqual(entry.files);
      const bytes = Buffer.from(await valueOf(await client.view(file)).arrayBuffer());
      const picture = decodePng(bytes);
      expect([picture.width, picture.height]).toEqual([96, 64]);
      const texts = pngTexts(bytes);
      expect(JSON.parse(texts.contract ?? '')).toEqual(pngInfo.contract);
      expect(JSON.parse(texts.prompt ?? '')).toMatchObject({ '1': { class_type: 'EmptyImage' } });
    },
  );

  test(
    'the same prompt again comes from the cache, with the same file',
    { timeout: TEST_MS },
    async () => {
      const { client, until } = await connect(url());
      const graph = emptyPicture(fresh());
      const ids = [randomUuid(), randomUuid()];
      const entries = [];
      for (const promptId of ids) {
        valueOf(await client.submit({ promptId, graph }));
        await until(isEndOf(promptId), 'the end of the prompt');
        entries.push(valueOf(await client.history(promptId)));
      }
      expect(entries[1]?.isCached).toBe(true);
      expect(entries[1]?.files).toEqual(entries[0]?.files);
    },
  );

  test('a wrong prompt is refused with its node and input', { timeout: TEST_MS }, async () => {
    const { client } = await connect(url());
    const wrong = (graph: Graph) => client.submit({ promptId: randomUuid(), graph });
    const unknown = await wrong({ '1': { class_type: 'NoSuchNodeAtAll', inputs: {} } });
    expect(unknown).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', type: 'invalid_prompt' },
    });
    const small = await wrong(emptyPicture(1, 0));
    expect(small).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    const problems = !small.ok && small.failure.kind === 'rejected' ? small.failure.problems : [];
    expect(problems).toMatchObject([{ type: 'value_smaller_than_min', node: '1', input: 'width' }]);
  });

  test(
    'what is uploaded can be loaded, under the name that comes back',
    { timeout: TEST_MS },
    async () => {
      const { client, until } = await connect(url());
      const pictureOf = (tone: number) =>
        new Blob([new Uint8Array(encodePng(raster(40, 24, 4, [tone, 10, 20, 128])))]);
      const about = { name: 'contract test ä.png', subfolder: 'comfyvn-contract' };
      const tone = fresh() % 200;
      const first = valueOf(await client.upload(pictureOf(tone), about));
      const again = valueOf(await client.upload(pictureOf(tone), about));
      const other = valueOf(await client.upload(pictureOf(tone + 1), about));
      expect(again.name).toBe(first.name);
      expect(other.name).not.toBe(first.name);
      const { name: filename, ...rest } = first;
      const back = valueOf(await client.view({ filename, ...rest }));
      expect(
        Buffer.from(await back.arrayBuffer()).equals(
          encodePng(raster(40, 24, 4, [tone, 10, 20, 128])),
        ),
      ).toBe(true);

      const promptId = randomUuid();
      const graph: Graph = {
        '1': { class_type: 'LoadImage', inputs: { image: `${first.subfolder}/${first.name}` } },
        '2': { class_type: 'PreviewImage', inputs: { images: ['1', 0] } },
      };
      valueOf(await client.submit({ promptId, graph }));
      await until(isEndOf(promptId), 'the end of the prompt');
      const file = valueOf(await client.history(promptId))?.files[0];
      if (!file) throw new Error('The history names no file.');
      const shown = decodePng(Buffer.from(await valueOf(await client.view(file)).arrayBuffer()));
      expect([shown.width, shown.height]).toEqual([40, 24]);
      expect([...shown.data.subarray(0, 3)]).toEqual([tone, 10, 20]);
    },
  );

  test('what waits can be taken out, what runs can be stopped', { timeout: TEST_MS }, async () => {
    const { client, until } = await connect(url());
    needs(valueOf(await client.objectInfo()), ['ImageBlur']);
    const [running, waits, front] = [randomUuid(), randomUuid(), randomUuid()];
    valueOf(await client.submit({ promptId: running, graph: longWork(fresh()) }));
    await until((event) => event.kind === 'node' && event.promptId === running, 'a running node');
    valueOf(await client.submit({ promptId: waits, graph: emptyPicture(fresh() + 1) }));
    valueOf(
      await client.submit({ promptId: front, graph: emptyPicture(fresh() + 2), front: true }),
    );
    const queue = valueOf(await client.queue());
    expect(queue.running.map(({ promptId }) => promptId)).toEqual([running]);
    const ours = queue.pending.filter(({ promptId }) => [waits, front].includes(promptId));
    expect(ours.map(({ promptId }) => promptId)).toEqual([front, waits]);
    expect(queue.running[0]?.clientId).toBe(client.clientId);

    // The id of one that waits stops nothing.
    valueOf(await client.interrupt(waits));
    valueOf(await client.deletePending([waits, running]));
    valueOf(await client.interrupt(running));
    await until(isEndOf(running), 'the end of the stopped prompt');
    await until(isEndOf(front), 'the end of the next prompt');
    expect(valueOf(await client.history(running))?.end.how).toBe('interrupted');
    expect(valueOf(await client.history(front))?.end.how).toBe('success');
    expect(valueOf(await client.history(waits))).toBeUndefined();
  });

  test('after a reconnect the run goes on and tells its end', { timeout: TEST_MS }, async () => {
    const { client, until } = await connect(url());
    const promptId = randomUuid();
    valueOf(await client.submit({ promptId, graph: longWork(fresh()) }));
    await until((event) => event.kind === 'node' && event.promptId === promptId, 'a running node');
    await client.reopen();
    await until((event) => event.kind === 'hint' && event.node !== null, 'the node that runs');
    valueOf(await client.interrupt(promptId));
    await until(isEndOf(promptId), 'the end of the prompt');
    expect(valueOf(await client.history(promptId))?.end.how).toBe('interrupted');
  });

  test('workflows are kept and not overwritten', { timeout: TEST_MS }, async () => {
    const { client } = await connect(url());
    const name = `comfyvn-contract-${randomUuid()}.json`;
    onTestFinished(async () => {
      await fetch(`${url()}/userdata/${encodeURIComponent(`workflows/${name}`)}`, {
        method: 'DELETE',
      });
    });
    expect(valueOf(await client.saveWorkflow(name, '{"nodes":[]}'))).toBe('saved');
    expect(valueOf(await client.saveWorkflow(name, '{"nodes":[1]}'))).toBe('exists');
    expect(valueOf(await client.listWorkflows())).toContain(name);
    expect(valueOf(await client.readWorkflow(name))).toBe('{"nodes":[]}');
  });

  test('a checkpoint samples step by step', { timeout: TEST_MS }, async () => {
    const name = checkpoint();
    const { client, events, until } = await connect(url());
    if (name === undefined) {
      // Said, not skipped: there is nothing to sample with.
      expect(valueOf(await client.models('checkpoints'))).toEqual([]);
      console.log('This ComfyUI has no checkpoint, so nothing was sampled.');
      return;
    }
    const promptId = randomUuid();
    const text = (words: string) => ({
      class_type: 'CLIPTextEncode',
      inputs: { text: words, clip: ['4', 1] },
    });
    const graph: Graph = {
      '3': {
        class_type: 'KSampler',
        inputs: {
          seed: fresh(),
          steps: 3,
          cfg: 5,
          sampler_name: 'euler',
          scheduler: 'normal',
          denoise: 1,
          model: ['4', 0],
          positive: ['6', 0],
          negative: ['7', 0],
          latent_image: ['5', 0],
        },
      },
      '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: name } },
      '5': { class_type: 'EmptyLatentImage', inputs: { width: 256, height: 192, batch_size: 1 } },
      '6': text('a lighthouse at dusk'),
      '7': text('text'),
      '8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] } },
      '9': { class_type: 'PreviewImage', inputs: { images: ['8', 0] } },
    };
    valueOf(await client.submit({ promptId, graph }));
    await until(isEndOf(promptId), 'the end of the prompt');
    const steps = events.filter((event) => event.kind === 'step' && event.promptId === promptId);
    expect(
      steps.map((event) => event.kind === 'step' && [event.node, event.value, event.max]),
    ).toEqual([
      ['3', 1, 3],
      ['3', 2, 3],
      ['3', 3, 3],
    ]);
    const file = valueOf(await client.history(promptId))?.files[0];
    if (!file) throw new Error('The history names no file.');
    const picture = decodePng(Buffer.from(await valueOf(await client.view(file)).arrayBuffer()));
    expect([picture.width, picture.height]).toEqual([256, 192]);
  });
}
