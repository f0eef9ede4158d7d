import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loraFacts } from './lora-facts';
import { familyGuess, familyOf } from './model-family';
import { MAX_HEADER_BYTES, readSafetensors, tensorBytes, textsOf } from './safetensors';

function head(length: number, text = ''): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(text);
  const out = new Uint8Array(8 + body.length);
  new DataView(out.buffer).setBigUint64(0, BigInt(length), true);
  out.set(body, 8);
  return out;
}

function file(header: object, tensors = 'TENSORS!'): Blob {
  const text = JSON.stringify(header);
  return new Blob([head(text.length, text), tensors]);
}

const one = { dtype: 'F16', shape: [4, 768], data_offsets: [0, 8] };

describe('readSafetensors', () => {
  it('reads metadata, names and shapes, and where the tensors lie', async () => {
    const blob = file({ __metadata__: { ss_network_dim: '4', bad: 7 }, 'a.weight': one });
    const read = await readSafetensors(blob);
    expect(read).toEqual({
      ok: true,
      value: {
        metadata: { ss_network_dim: '4' },
        tensors: [{ name: 'a.weight', shape: [4, 768] }],
        dataStart: blob.size - 8,
        dataEnd: blob.size,
      },
    });
    if (read.ok) expect(await tensorBytes(blob, read.value).text()).toBe('TENSORS!');
  });

  it('shows a download that was cut off', async () => {
    const blob = file({ a: { ...one, data_offsets: [0, 5000] } });
    const read = await readSafetensors(blob);
    expect(read.ok && read.value.dataEnd > blob.size).toBe(true);
  });

  it('refuses what is none', async () => {
    const none = { ok: false, failure: { kind: 'not-safetensors' } };
    const files = [
      new Blob([]),
      new Blob(['PK\u0003\u0004 a checkpoint of the old kind']),
      new Blob([head(5000, '{}')]),
      new Blob([head(2, '[]')]),
      new Blob([head(4, '{"a}')]),
      new Blob([head(2 ** 60, '{}')]),
    ];
    for (const blob of files) expect(await readSafetensors(blob)).toEqual(none);
  });

  it('never reads a header past its limit', async () => {
    const most = MAX_HEADER_BYTES;
    const large = Object.assign(new Blob([head(most + 1, '{')]), {});
    Object.defineProperty(large, 'size', { value: most * 2 });
    expect(await readSafetensors(large)).toEqual({
      ok: false,
      failure: { kind: 'header-too-large', bytes: most + 1, most },
    });
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), fc.nat(60), async (tail, length) => {
        const bytes = head(length);
        const read = await readSafetensors(new Blob([bytes, Uint8Array.from(tail)]));
        expect(typeof read.ok).toBe('boolean');
      }),
    );
  });
});

describe('familyOf', () => {
  it('goes by what the trainer wrote', () => {
    const said: Record<string, string | undefined> = {
      'stable-diffusion-v1/lora': 'sd15',
      'stable-diffusion-v2-768-v/lora': 'sd2',
      'stable-diffusion-xl-v1-base/lora': 'sdxl',
      'stable-diffusion-3-medium/lora': 'sd3',
      'Flux.1-dev/lora': 'flux',
      'flux-1-dev/lora': 'flux',
      'Qwen-Image/lora': 'qwen',
      'wan2.1/lora': 'wan',
      'hidream-i1/lora': 'hidream',
      'swan-lake': undefined,
    };
    for (const [text, family] of Object.entries(said)) {
      expect([text, familyOf({ 'modelspec.architecture': text })]).toEqual([text, family]);
    }
    expect(familyOf({ ss_base_model_version: 'sdxl_base_v1-0' })).toBe('sdxl');
    expect(familyOf({ ss_base_model_version: 'sd_v1' })).toBe('sd15');
    expect(familyOf({ ss_base_model_version: 'sd_v2_v' })).toBe('sd2');
    // What the trainer says goes before what the file is called.
    expect(familyGuess({ ss_base_model_version: 'sd_v1' }, 'SDXL/x.safetensors')).toEqual({
      family: 'sd15',
      by: 'metadata',
    });
  });

  it('goes by the tensors where nothing is said', () => {
    const by = (name: string, shape: number[] = [4, 4]) => familyGuess({}, 'x', [{ name, shape }]);
    const cross =
      'lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight';
    expect(by(cross, [16, 768])).toEqual({ family: 'sd15', by: 'tensors' });
    expect(by(cross, [16, 1024])?.family).toBe('sd2');
    expect(by(cross, [16, 2048])?.family).toBe('sdxl');
    expect(by('lora_te2_text_model_encoder_layers_0_mlp_fc1.lora_down.weight')?.family).toBe(
      'sdxl',
    );
    expect(by('lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight')?.family).toBe('flux');
    expect(by('transformer.single_transformer_blocks.3.attn.to_k.lora_A.weight')?.family).toBe(
      'flux',
    );
    expect(by('transformer_blocks.0.img_mlp.net.0.proj.lora_A.weight')?.family).toBe('qwen');
    expect(by('diffusion_model.blocks.7.cross_attn.k_img.lora_A.weight')?.family).toBe('wan');
    expect(by('lora_unet_blocks_7_self_attn_q.lora_down.weight')?.family).toBe('wan');
    expect(by('joint_blocks.0.context_block.attn.qkv')?.family).toBe('sd3');
    expect(by('some.other.weight')).toBeUndefined();
  });

  it('goes by folder and name at last', () => {
    const named: Record<string, string | undefined> = {
      'SDXL/ink wash.safetensors': 'sdxl',
      'anime\\PonyStyle_v3.safetensors': 'sdxl',
      'soraILXL-10.safetensors': 'sdxl',
      'FLUX/face.safetensors': 'flux',
      'wan2.2_i2v_lightx.safetensors': 'wan',
      'taiwan_street.safetensors': undefined,
      'Qwen-Image-Lightning-8steps.safetensors': 'qwen',
      'sd15/old.safetensors': 'sd15',
      'dreamy_SD1.5.safetensors': 'sd15',
      'hidream_detail.safetensors': 'hidream',
      'alice_v1.safetensors': undefined,
    };
    for (const [name, family] of Object.entries(named)) {
      expect([name, familyOf({}, name)]).toEqual([name, family]);
    }
  });
});

describe('loraFacts', () => {
  it('gathers title, hashes and trigger words, the surest first', () => {
    const facts = loraFacts({
      'modelspec.title': 'Sora of the Pier',
      'modelspec.trigger_phrase': 'sora_pier, sora',
      'modelspec.hash_sha256': `0x${'AB'.repeat(32)}`,
      ss_sd_model_name: '/home/ann/models/base.safetensors',
      ss_network_dim: '16',
      ss_network_alpha: 'None',
      ss_dataset_dirs: JSON.stringify({ '10_sora woman': { n_repeats: 10, img_count: 20 } }),
      ss_tag_frequency: JSON.stringify({
        '10_sora woman': { 'red scarf': 20, ' Sora ': 20, smile: 12, 'pier ': 3 },
      }),
      ss_datasets: JSON.stringify([{ subsets: [{ class_tokens: 'sora woman' }] }]),
    });
    expect(facts).toEqual({
      title: 'Sora of the Pier',
      rank: '16',
      trainedOn: 'base.safetensors',
      tensorSha256: 'ab'.repeat(32),
      triggers: ['sora_pier', 'sora', 'sora woman', 'red scarf'],
      tags: [
        { tag: 'Sora', count: 20 },
        { tag: 'red scarf', count: 20 },
        { tag: 'smile', count: 12 },
        { tag: 'pier', count: 3 },
      ],
    });
  });

  it('gives nothing for nothing, and stands nonsense', () => {
    expect(loraFacts({})).toEqual({ triggers: [], tags: [] });
    expect(
      loraFacts({
        ss_tag_frequency: '{"a": 7, "b": {"x": "y"}}',
        ss_datasets: '[{',
        sshs_model_hash: 'zz',
      }),
    ).toEqual({ triggers: [], tags: [] });
  });

  it('reads what a real server answers for a LoRA', () => {
    const path = new URL('../testing/comfyui/http/models.json', import.meta.url);
    const exchanges = JSON.parse(readFileSync(path, 'utf8')) as {
      name: string;
      response: { json?: unknown };
    }[];
    const metadata = exchanges
      .filter(({ name }) => name.includes('view_metadata'))
      .map(({ response }) => textsOf(response.json))
      .filter((texts) => Object.keys(texts).length > 0);
    expect(metadata.map((texts) => [familyOf(texts), loraFacts(texts).triggers])).toEqual([
      ['sd15', ['alice']],
      ['sd15', ['inkwash']],
      [undefined, []],
    ]);
  });
});
