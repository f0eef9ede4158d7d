import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { decode } from './decode';
import { executingSchema, progressSchema, progressStateSchema, statusSchema } from './messages';
import { binary, binaryNames, frames, transcript, transcriptNames } from './recorded';
import type { ServerEvent } from './render-server';

const kindsOf = (texts: readonly string[]) => texts.map((text) => decode(text).kind);
const message = (type: string, data: unknown) => decode(JSON.stringify({ type, data }));
const ofKind = <K extends ServerEvent['kind']>(events: readonly ServerEvent[], kind: K) =>
  events.filter((event): event is Extract<ServerEvent, { kind: K }> => event.kind === kind);

describe('recorded transcripts', () => {
  it.each(transcriptNames())('%s: every message is known', (name) => {
    const unknown = frames(transcript(name.slice(0, 2)))
      .map((text) => decode(text))
      .filter((event) => event.kind === 'unknown')
      .map((event) => (event as { type: string }).type)
      .filter((type) => type !== 'feature_flags' && type !== 'logs');
    expect(unknown).toEqual([]);
  });

  it('01: tells a run in its order', () => {
    const kinds = kindsOf(frames(transcript('01'))).filter((kind) => kind !== 'nodes');
    const rest = kinds.filter((kind, i) => kind !== kinds[i - 1]);
    expect(rest).toEqual('queue start cached node step node executed success queue end'.split(' '));
  });

  it('02: a run from the cache names its nodes and shows the old files, without a running node', () => {
    const events = frames(transcript('02')).map((text) => decode(text));
    expect(ofKind(events, 'node')).toEqual([]);
    expect(ofKind(events, 'cached')[0]?.nodes.length).toBeGreaterThan(5);
    expect(ofKind(events, 'executed')[0]?.files[0]).toMatchObject({
      key: 'images',
      type: 'output',
    });
  });

  it('07: an interrupt says so and ends', () => {
    const kinds = kindsOf(frames(transcript('07'), 'A'));
    expect(kinds.slice(kinds.indexOf('interrupted')).filter((kind) => kind !== 'queue')).toEqual([
      'interrupted',
      'end',
    ]);
  });

  it('10: an error of a run has node, kind and message, and the run ends', () => {
    const events = frames(transcript('10')).map((text) => decode(text));
    const { error } = ofKind(events, 'error')[0] ?? {};
    expect(error?.nodeType).toBe('SaveImage');
    expect(error?.message).toMatch(/outside the output folder/);
    expect(error?.message).toBe(error?.message.trim());
    expect(events.at(-1)?.kind).toBe('end');
  });

  it.each(['13', '14', '15'])('%s: the node after a reconnect is a hint, not a fact', (number) => {
    const events = frames(transcript(number), 'A2').map((text) => decode(text));
    expect(events[0]?.kind).toBe('queue');
    expect(events[1]).toEqual({ kind: 'hint', node: '3' });
  });

  it('17: messages of foreign prompts carry their prompt id', () => {
    const events = frames(transcript('17')).map((text) => decode(text));
    for (const event of [...ofKind(events, 'step'), ...ofKind(events, 'nodes')]) {
      expect(event.promptId).not.toBe('');
    }
  });

  it('20: outputs of all kinds: pictures, animations, latents, texts', () => {
    const events = frames(transcript('20')).map((text) => decode(text));
    const executed = ofKind(events, 'executed');
    const keys = executed.flatMap(({ files }) =>
      files.map(({ key, filename }) => `${key} ${filename}`),
    );
    expect(keys).toContain('latents x_00002_.latent');
    expect(keys).toContain('images anim_00002_.webp');
    expect(executed.flatMap(({ texts }) => texts).join()).toContain('tensor(');
  });
});

describe('binary frames', () => {
  const recorded = transcriptNames()
    .flatMap((name) => transcript(name.slice(0, 2)))
    .filter((line) => line.file !== undefined)
    .map((line) => ({ ...line, name: line.file?.slice('bin/'.length) ?? '' }));

  it('are all there', () => {
    expect(recorded.map(({ name }) => name).sort()).toEqual(binaryNames().sort());
  });

  it.each(recorded)('$name', async (line) => {
    const frame = binary(line.name);
    const event = decode(frame);
    if (line.event === 3) {
      expect(event).toEqual({
        kind: 'text',
        node: '2',
        text: 'width: 64, height: 48\n batch size: 2',
      });
      return;
    }
    if (event.kind !== 'preview') throw new Error(event.kind);
    const {
      metadata,
      image_offset: offset,
      image,
    } = line as unknown as {
      metadata?: { node_id: string; prompt_id: string };
      image_offset: number;
      image: string;
    };
    expect(event.node).toBe(metadata?.node_id);
    expect(event.promptId).toBe(metadata?.prompt_id);
    expect(event.picture.type).toBe(`image/${image}`);
    const bytes = new Uint8Array(await event.picture.arrayBuffer());
    expect(bytes).toEqual(new Uint8Array(frame).subarray(offset));
  });

  it('finds a picture that stands off its place, as VideoHelperSuite sends it', () => {
    const frame = new Uint8Array(60);
    frame.set([0, 0, 0, 1, 0, 0, 0, 1]);
    frame.set([0xff, 0xd8, 0xff, 0xe0], 28);
    const event = decode(frame.buffer);
    expect(event.kind).toBe('preview');
    expect(event.kind === 'preview' && event.picture.size).toBe(32);
  });

  it.each([
    ['nothing', []],
    ['too short', [0, 0, 0, 1]],
    ['event 2', [0, 0, 0, 2, 0, 0, 0, 1, 0xff, 0xd8, 0xff]],
    ['event 99', [0, 0, 0, 99, 0, 0, 0, 0, 1, 2, 3]],
    ['a preview that is no picture', [0, 0, 0, 1, 0, 0, 0, 1, 60, 115, 99, 114, 105, 112, 116, 62]],
    ['a text longer than the frame', [0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff, 1]],
    ['a header longer than the frame', [0, 0, 0, 4, 0x7f, 0, 0, 0, 1]],
    ['a header that is no JSON', [0, 0, 0, 4, 0, 0, 0, 1, 123, 0xff, 0xd8, 0xff, 0xe0]],
  ])('%s is unknown', (_name, bytes) => {
    expect(decode(new Uint8Array(bytes).buffer).kind).toBe('unknown');
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 3, 4),
        fc.uint8Array({ maxLength: 60 }),
        (event, bytes) =>
          typeof decode(new Uint8Array([0, 0, 0, event, ...bytes]).buffer).kind === 'string',
      ),
    );
  });
});

describe('hostile messages', () => {
  it.each([
    ['no JSON', 'hello'],
    ['a list', '[1,2]'],
    ['null', 'null'],
    ['a number', '7'],
    ['no type', '{"data":{}}'],
    ['a type that is no text', '{"type":{"a":1},"data":{}}'],
    ['a type as long as a book', JSON.stringify({ type: 'x'.repeat(1000), data: {} })],
    ['depth', `{"type":"status","data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ])('%s is unknown', (_name, text) => {
    expect(decode(text).kind).toBe('unknown');
  });

  it.each([
    ['status', { status: { exec_info: { queue_remaining: '3' } } }],
    ['status', { status: { exec_info: { queue_remaining: -1 } } }],
    ['status', null],
    ['progress', { value: 'a', max: 2, node: '3', prompt_id: 'p' }],
    ['progress', { value: 1, max: 2, node: '3' }],
    ['progress', { value: 1, max: 2, node: '3', prompt_id: 'p'.repeat(1000) }],
    ['progress_state', { prompt_id: 'p', nodes: [] }],
    [
      'progress_state',
      { prompt_id: 'p', nodes: { '3': { value: 1, max: null, state: 'running' } } },
    ],
    ['executing', { node: { html: '<b>' }, prompt_id: 'p' }],
    ['executing', { prompt_id: 'p' }],
    ['executed', { node: '9', output: {} }],
    ['execution_cached', { prompt_id: 'p', nodes: 'all' }],
    ['execution_error', { prompt_id: 5 }],
  ])('%s %j is unknown', (type, data) => {
    expect(message(type, data)).toEqual({ kind: 'unknown', type });
  });

  it('reads NaN in a message', () => {
    const text =
      '{"type":"executed","data":{"node":"1","prompt_id":"p","output":{"a":[NaN],"text":["x"]}}}';
    expect(decode(text)).toMatchObject({ kind: 'executed', texts: ['x'] });
  });

  it('takes null for an output, and files only where they are files', () => {
    const executed = (output: unknown) => message('executed', { node: 9, prompt_id: 'p', output });
    expect(executed(null)).toEqual({
      kind: 'executed',
      promptId: 'p',
      node: '9',
      files: [],
      texts: [],
    });
    expect(
      executed({
        images: [
          { filename: '../../x.png', subfolder: '..', type: 'output' },
          { filename: 5 },
          'x',
          null,
        ],
        gifs: [
          { filename: 'a.mp4', type: 'bogus' },
          { filename: 'b.mp4', format: 'video/h264' },
        ],
        '3d': { filename: 'c.glb', type: 'temp' },
        animated: [true],
        text: 'one',
      }),
    ).toMatchObject({
      files: [
        { filename: '../../x.png', subfolder: '..', key: 'images' },
        { filename: 'b.mp4', subfolder: '', type: 'output', key: 'gifs' },
        { filename: 'c.glb', type: 'temp', key: '3d' },
      ],
      texts: ['one'],
    });
  });

  it('cuts an error of a million lines', () => {
    const event = message('execution_error', {
      prompt_id: 'p',
      exception_message: 'x'.repeat(100_000),
      traceback: Array.from({ length: 5000 }, () => 'y'.repeat(2500)),
    });
    if (event.kind !== 'error') throw new Error(event.kind);
    expect(event.error.message.length).toBeLessThanOrEqual(8000);
    expect(event.error.traceback.join('').length).toBeLessThanOrEqual(200_000);
  });
});

describe('checks by hand', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      undefined,
      '',
      '3',
      '<b>',
      true,
      {},
      [],
      -1,
      0,
      1,
      2.5,
      1e21,
      'p'.repeat(300),
    ),
    fc.integer(),
    fc.string({ maxLength: 4 }),
  );
  const nodeState = fc.record({ value: odd, max: odd, state: odd }, { requiredKeys: [] });
  const good = fc.record({
    value: fc.constant(1),
    max: fc.constant(2),
    state: fc.constantFrom('running', 'finished'),
  });
  const cases: readonly (readonly [string, z.ZodType, fc.Arbitrary<unknown>])[] = [
    [
      'progress',
      progressSchema,
      fc.record({ value: odd, max: odd, prompt_id: odd, node: odd }, { requiredKeys: [] }),
    ],
    [
      'progress_state',
      progressStateSchema,
      fc.record({
        prompt_id: fc.oneof(fc.constant('p'), odd),
        nodes: fc.oneof(
          fc.dictionary(fc.string({ maxLength: 3 }), fc.oneof(nodeState, good), { maxKeys: 3 }),
          fc.dictionary(fc.string({ maxLength: 3 }), good, { maxKeys: 3 }),
          odd,
        ),
      }),
    ],
    ['executing', executingSchema, fc.record({ node: odd, prompt_id: odd }, { requiredKeys: [] })],
    [
      'status',
      statusSchema,
      fc.record(
        {
          status: fc.oneof(
            fc.record({ exec_info: fc.oneof(fc.record({ queue_remaining: odd }), odd) }),
            odd,
          ),
          sid: odd,
        },
        { requiredKeys: [] },
      ),
    ],
  ];

  it.each(cases)('of %s accept what the schema accepts', (type, schema, data) => {
    fc.assert(
      fc.property(data, (sent) => {
        const text = JSON.stringify({ type, data: sent });
        const parsed = (JSON.parse(text) as { data?: unknown }).data;
        expect(decode(text).kind !== 'unknown').toBe(schema.safeParse(parsed).success);
      }),
      { numRuns: 1500 },
    );
  });
});
