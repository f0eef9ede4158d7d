import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Graph } from '@/comfy/graph';
import { parseJson } from '@/comfy/json';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { packsOf } from '../read/packs';
import { readEditor } from '../read/read-editor';
import { listDownloads } from './list-downloads';
import { missingOf } from './missing-of';
import { modelFolder } from './model-folders';
import { remapFiles } from './remap-files';
import { suggestFile } from './suggest-file';

const path = join(import.meta.dirname, '../../testing/comfyui/object-info.json');
const read = parseJson(readFileSync(path, 'utf8'));
if (!read.ok) throw new Error('the recorded list of nodes cannot be read');
const info = readObjectInfo(read.value)!.nodes;

const GRAPH: Graph = {
  '1': {
    class_type: 'CheckpointLoaderSimple',
    inputs: { ckpt_name: 'mine\\sd15-mini.safetensors' },
  },
  '2': {
    class_type: 'LoraLoader',
    inputs: {
      model: ['1', 0],
      clip: ['1', 1],
      lora_name: 'alice_v1.safetensors',
      strength_model: 1,
      strength_clip: 1,
    },
  },
  '3': { class_type: 'CLIPTextEncode', inputs: { text: 'x', clip: ['2', 1] } },
  '4': { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 64, batch_size: 1 } },
  '5': {
    class_type: 'KSampler',
    inputs: {
      model: ['2', 0],
      positive: ['3', 0],
      negative: ['3', 0],
      latent_image: ['4', 0],
      seed: 1,
      steps: 1,
      cfg: 1,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
    },
  },
  '6': { class_type: 'VAELoader', inputs: { vae_name: 'qwen_image_vae.safetensors' } },
  '7': { class_type: 'VAEDecode', inputs: { samples: ['5', 0], vae: ['6', 0] } },
  '8': { class_type: 'SaveImage', inputs: { images: ['9', 0], filename_prefix: 'x' } },
  '9': { class_type: 'FancySharpen', inputs: { image: ['7', 0] }, _meta: { title: 'Crisp' } },
  '10': { class_type: 'UNETLoader', inputs: { unet_name: 'nobody asks.safetensors' } },
};

describe('what a server lacks', () => {
  it('is named with the pack, the folder, the likeliest file and the address', () => {
    const workflow = readEditor({
      nodes: [
        { id: 9, type: 'FancySharpen', properties: { cnr_id: 'fancy-nodes', ver: '1.2.0' } },
        { id: 8, type: 'SaveImage', properties: { cnr_id: 'comfy-core' } },
      ],
      links: [],
      models: [
        { name: 'qwen_image_vae.safetensors', directory: 'vae', url: 'https://example.org/v' },
        { name: 'sd15-mini.safetensors', directory: 'loras', url: 'https://example.org/no' },
      ],
    });
    expect(missingOf(GRAPH, info, { packs: packsOf(workflow), models: workflow.models })).toEqual({
      nodes: [
        {
          type: 'FancySharpen',
          nodes: [{ node: '9', title: 'Crisp' }],
          pack: { name: 'fancy-nodes', version: '1.2.0' },
        },
      ],
      files: [
        {
          node: '1',
          title: 'Load Checkpoint',
          input: 'ckpt_name',
          folder: 'checkpoints',
          wanted: 'mine\\sd15-mini.safetensors',
          suggestion: { file: 'sd15-mini.safetensors', score: 0.98, why: 'folder' },
          url: undefined,
        },
        {
          node: '6',
          title: 'Load VAE',
          input: 'vae_name',
          folder: 'vae',
          wanted: 'qwen_image_vae.safetensors',
          suggestion: undefined,
          url: 'https://example.org/v',
        },
      ],
    });
  });

  it('takes addresses from a template as well', () => {
    const models = [
      { folder: 'vae', file: 'x/Qwen_Image_VAE.safetensors', url: 'https://a.org/v' },
    ];
    expect(missingOf(GRAPH, info, { models }).files[1]?.url).toBe('https://a.org/v');
    expect(missingOf(GRAPH, info).nodes[0]?.pack).toBeUndefined();
  });
});

describe('folders of loaders', () => {
  it.each([
    ['CheckpointLoaderSimple', 'ckpt_name', 'checkpoints'],
    ['LoraLoaderModelOnly', 'lora_name', 'loras'],
    ['UNETLoader', 'unet_name', 'diffusion_models'],
    ['QuadrupleCLIPLoader', 'clip_name4', 'text_encoders'],
    ['CLIPVisionLoader', 'clip_name', 'clip_vision'],
    ['ControlNetLoader', 'control_net_name', 'controlnet'],
    ['UpscaleModelLoader', 'model_name', 'upscale_models'],
    ['StyleModelLoader', 'style_model_name', 'style_models'],
    ['IPAdapterModelLoader', 'ipadapter_file', 'ipadapter'],
    ['SomeLoader', 'weights', ''],
    ['KSampler', 'sampler_name', undefined],
    ['constructor', 'toString', undefined],
  ])('%s.%s', (type, input, folder) => {
    const value = input === 'weights' ? 'a.gguf' : 'euler';
    expect(modelFolder(type, input, value)).toBe(folder);
  });

  it('knows every list of model files that the recorded server has', () => {
    // Pictures, sounds and folders are no models; configurations and schedules come with ComfyUI.
    const others = /^(image|audio|file|folder|latent|config_name|model_file|sampling)$/;
    const unknown = [...info.values()].flatMap((def) =>
      def.inputs
        .filter((input) => input.kind === 'combo' && !others.test(input.name))
        .filter(
          ({ options }) => options?.length === 0 || options?.some((o) => /\.\w+$/.test(`${o}`)),
        )
        .filter((input) => !modelFolder(def.name, input.name, ''))
        .map((input) => `${def.name}.${input.name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the likeliest file', () => {
  it.each([
    ['FLUX1\\ae.safetensors', ['flux1/AE.safetensors'], 'flux1/AE.safetensors', 'spelling'],
    ['FLUX1/ae.safetensors', ['vae/ae.safetensors'], 'vae/ae.safetensors', 'folder'],
    ['ae.sft', ['ae.safetensors'], 'ae.safetensors', 'format'],
    [
      'qwen_image_edit_2509_fp8_e4m3fn.safetensors',
      ['qwen_image_edit_2511_fp8_e4m3fn.safetensors', 'Qwen-Image-Edit-2509-Q4_K_M.gguf'],
      'Qwen-Image-Edit-2509-Q4_K_M.gguf',
      'precision',
    ],
    [
      't5xxl_fp16.safetensors',
      ['clip_l.safetensors', 't5xxl_fp8_e4m3fn_scaled.safetensors'],
      't5xxl_fp8_e4m3fn_scaled.safetensors',
      'precision',
    ],
    [
      '4x_foolhardy_Remacri.pth',
      ['4x-UltraSharp.pth', '4x_Remacri.pth'],
      '4x_Remacri.pth',
      'alike',
    ],
    [
      'sd_xl_base_1.0.safetensors',
      ['sd_xl_refiner_1.0.safetensors', 'sd_xl_base_1.0_0.9vae.safetensors'],
      'sd_xl_base_1.0_0.9vae.safetensors',
      'alike',
    ],
  ])('for %s', (wanted, offered, file, why) => {
    expect(suggestFile(wanted, offered)).toMatchObject({ file, why });
  });

  it.each([
    ['clip_l.safetensors', ['clip_g.safetensors']],
    ['flux1-dev.safetensors', ['flux1-schnell.safetensors']],
    [
      'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors',
      ['wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors'],
    ],
    ['anything.safetensors', ['fp16.safetensors', 'x.ckpt', '']],
    ['', ['a.safetensors']],
    ['a.safetensors', []],
  ])('is none for %s', (wanted, offered) => {
    expect(suggestFile(wanted, offered)).toBeUndefined();
  });

  it('is found among thousands of long names', () => {
    const offered = Array.from(
      { length: 5000 },
      (_, i) => `${'long_name_'.repeat(40)}${i}.safetensors`,
    );
    expect(
      suggestFile('folder/ink wash.safetensors', [...offered, 'style/Ink Wash.safetensors']),
    ).toEqual({
      file: 'style/Ink Wash.safetensors',
      score: 0.98,
      why: 'folder',
    });
  });
});

describe('remapping', () => {
  const from = 'mine/SD15-mini.safetensors';
  it('writes the file that was chosen, and tells where', () => {
    const to = 'sd15-mini.safetensors';
    const result = remapFiles(GRAPH, info, [{ folder: 'checkpoints', from, to }]);
    expect(result.changed).toEqual([
      { node: '1', input: 'ckpt_name', from: 'mine\\sd15-mini.safetensors', to },
    ]);
    expect(result.graph).toEqual({
      ...GRAPH,
      '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: to } },
    });
    expect(result.graph['2']).toBe(GRAPH['2']);
  });

  it('leaves all as it is where the choice does not apply', () => {
    const remaps = [
      { folder: 'checkpoints', from, to: 'not there.safetensors' },
      { folder: 'vae', from, to: 'sd15-mini.safetensors' },
      // The server has this one.
      { folder: 'loras', from: 'alice_v1.safetensors', to: 'style/ink wash.safetensors' },
    ];
    expect(remapFiles(GRAPH, info, remaps)).toEqual({ graph: GRAPH, changed: [] });
  });
});

describe('lines to download with', () => {
  const url = "https://example.org/a b'c.safetensors?x=1&y=$(rm)";
  const file = { folder: 'vae', wanted: "sub\\it's.safetensors", url };

  it('quotes for the shell', () => {
    const quoted = url.replace(' ', '%20');
    expect(listDownloads([file, file], { tool: 'curl', shell: 'posix' })).toEqual([
      `curl --location --fail --continue-at - --create-dirs --output 'models/vae/sub/it'\\''s.safetensors' '${quoted.replace("'", `'\\''`)}'`,
    ]);
    expect(listDownloads([file], { tool: 'aria2', shell: 'powershell' })).toEqual([
      `aria2c --continue=true --dir='models/vae/sub' --out='it''s.safetensors' '${quoted.replace("'", "''")}'`,
    ]);
  });

  it('writes no line without an address, or for a path that leads elsewhere', () => {
    const options = { tool: 'curl', shell: 'posix' } as const;
    const odd = [
      { ...file, url: undefined },
      { ...file, url: 'file:///etc/passwd' },
      { ...file, url: 'https://me:secret@example.org/a' },
      { ...file, url: 'no address' },
      { ...file, wanted: '../../start.sh' },
      { ...file, wanted: '/etc/x' },
      { ...file, wanted: 'C:\\x' },
      { ...file, wanted: 'a\nb' },
      { ...file, folder: '' },
      { ...file, folder: '../x' },
    ];
    expect(listDownloads(odd, options)).toEqual([]);
  });
});
