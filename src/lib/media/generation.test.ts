import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generationOf, readGeneration } from './generation';
import { parseParameters } from './parameters';
import { blobOf, box, bytes, pngChunk, tinyPng, u32, utf8 } from './testing';

const A1111 = `masterpiece, <lora:ink wash:0.8>, a pier
at dusk, <lora:sora_v2>
Negative prompt: blurry, text
hands
Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 18446744073709551615, Size: 832x1216, Model hash: 31e35c80fc, Model: sd_xl_base_1.0, Hires prompt: "a, b: c", Lora hashes: "ink wash: a1b2, sora_v2: c3d4", Civitai resources: [{"type":"lora","weight":0.8}], Version: v1.10.1`;

const one = (key: string, text: string) => generationOf([{ from: 'png', key, text }]);

describe('parseParameters', () => {
  it('reads the text of A1111', () => {
    const read = parseParameters(A1111);
    expect(read).toMatchObject({
      prompt: 'masterpiece, <lora:ink wash:0.8>, a pier\nat dusk, <lora:sora_v2>',
      negative: 'blurry, text\nhands',
      steps: 28,
      sampler: 'DPM++ 2M',
      scheduler: 'Karras',
      cfg: 6.5,
      seed: '18446744073709551615',
      size: { width: 832, height: 1216 },
      model: 'sd_xl_base_1.0',
      modelHash: '31e35c80fc',
      loras: [
        { name: 'ink wash', weight: 0.8, hash: 'a1b2' },
        { name: 'sora_v2', weight: 1, hash: 'c3d4' },
      ],
    });
    expect(read?.more['hires prompt']).toBe('a, b: c');
    expect(read?.more['civitai resources']).toBe('[{"type":"lora","weight":0.8}]');
  });

  it('reads settings alone, with Windows line ends, and with nonsense in them', () => {
    expect(parseParameters('Steps: 4, Sampler: LCM\r\n')).toMatchObject({
      prompt: '',
      steps: 4,
      sampler: 'LCM',
    });
    const odd = parseParameters('x\nSteps: 1e999, Seed: -1, Size: huge, CFG scale: NaN, A: 1');
    expect(odd).toMatchObject({ prompt: 'x' });
    expect(Object.keys(odd ?? {})).toEqual(['prompt', 'negative', 'loras', 'more']);
  });

  it('takes no other words for parameters', () => {
    expect(parseParameters('A photo of a pier, taken at dusk: lovely')).toBeUndefined();
    expect(parseParameters('')).toBeUndefined();
  });
});

describe('readGeneration', () => {
  it('reads prompt and workflow of a real picture and a real clip', async () => {
    const file = (name: string) =>
      blobOf(
        Uint8Array.from(
          readFileSync(new URL(`../../testing/comfyui/files/${name}`, import.meta.url)),
        ),
      );
    const png = await readGeneration(file('view.png'));
    expect(Object.keys(png)).toEqual(['prompt', 'workflow']);
    expect(JSON.parse(png.prompt ?? '')['3'].class_type).toBe('KSampler');
    const webp = await readGeneration(file('animated.webp'));
    expect(Object.keys(webp)).toEqual(['prompt']);
    expect(JSON.parse(webp.prompt ?? '')['3'].class_type).toBe('KSampler');
  });

  it('keeps a prompt with NaN as it is written', () => {
    const text = '{"1": {"class_type": "X", "inputs": {"a": NaN}}}';
    expect(one('prompt', text)).toEqual({ prompt: text });
  });

  it('reads the comment of a clip, with JSON inside JSON', async () => {
    const graph = '{"1":{"class_type":"X","inputs":{}}}';
    const comment = JSON.stringify({ prompt: graph, workflow: { nodes: [], links: [] } });
    const item = box('\xa9cmt', box('data', u32(1), u32(0), utf8(comment)));
    const meta = box('meta', u32(0), box('hdlr'), box('ilst', item));
    const mp4 = bytes(box('ftyp', 'isom', u32(0)), box('moov', box('udta', meta)));
    expect(await readGeneration(blobOf(mp4))).toEqual({
      prompt: graph,
      workflow: '{"nodes":[],"links":[]}',
    });
  });

  it('reads SwarmUI and NovelAI in the same shape', () => {
    const swarm = one(
      'parameters',
      '{"sui_image_params": {"prompt": "a pier", "negativeprompt": "text", "seed": 7, "steps": 20, "cfgscale": 7, "width": 64, "height": 96, "model": "m", "loras": ["x"], "loraweights": ["0.5"]}}',
    );
    expect(swarm.swarm?.['steps']).toBe(20);
    expect(swarm.parameters).toEqual({
      prompt: 'a pier',
      negative: 'text',
      steps: 20,
      cfg: 7,
      seed: '7',
      size: { width: 64, height: 96 },
      model: 'm',
      loras: [{ name: 'x', weight: 0.5 }],
      more: {},
    });
    const novel = one('Comment', '{"prompt":"p","uc":"n","sampler":"k_euler","scale":5,"seed":3}');
    expect(novel.parameters).toMatchObject({ prompt: 'p', negative: 'n', cfg: 5, seed: '3' });
  });

  it('takes no card and no plain words for a making', () => {
    expect(one('chara', btoa('{"name":"Sora"}'))).toEqual({});
    expect(one('Software', 'Paint')).toEqual({});
    expect(one('prompt', '{"prompt": "{\\"prompt\\": \\"words\\"}"}')).toEqual({});
  });

  it('finds our own record beside theirs', async () => {
    const png = tinyPng(
      pngChunk(
        'tEXt',
        'comfyvn_provenance\0{"source":"render","workflow_hash":"ab","created_at":"2025-10-12T00:00:00Z"}',
      ),
    );
    expect((await readGeneration(blobOf(png))).ours).toEqual({
      version: 1,
      source: 'render',
      workflowHash: 'ab',
      at: Date.UTC(2025, 9, 12),
    });
  });
});
