import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/hash';
import { describeLoraFile, readLoraFile } from './read-lora-file';

function safetensors(metadata: Record<string, string>, data: Uint8Array, claimed = data.length) {
  const header = new TextEncoder().encode(
    JSON.stringify({
      __metadata__: metadata,
      lora_unet_x: { dtype: 'U8', shape: [claimed], data_offsets: [0, claimed] },
    }),
  );
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, header.length, true);
  return new Blob([length, header, data as BlobPart]);
}

const data = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);

describe('a LoRA file', () => {
  it('is hashed whole, and its header read', async () => {
    const file = safetensors(
      { ss_base_model_version: 'sdxl_base_v1-0', ss_output_name: 'sora' },
      data,
    );
    const shares: number[] = [];
    const read = await readLoraFile(file, 'sora.safetensors', (share) => shares.push(share));
    const sha256 = await sha256Hex(new Uint8Array(await file.arrayBuffer()));
    expect(read).toMatchObject({
      ok: true,
      value: {
        file: 'sora.safetensors',
        bytes: file.size,
        sha256,
        family: 'sdxl',
        facts: { title: 'sora' },
        isCutOff: false,
        isSound: undefined,
      },
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('is held against the hash in its own header: one flipped byte shows', async () => {
    const metadata = { sshs_model_hash: await sha256Hex(data) };
    const sound = await readLoraFile(safetensors(metadata, data), 'a.safetensors');
    expect(sound).toMatchObject({ value: { isSound: true } });
    const flipped = Uint8Array.from(data);
    flipped[2500] = (flipped[2500] ?? 0) ^ 1;
    const bad = await readLoraFile(safetensors(metadata, flipped), 'a.safetensors');
    expect(bad).toMatchObject({ value: { isSound: false } });
  });

  it('shows a download that was cut off, and what is no such file', async () => {
    const cut = await readLoraFile(safetensors({}, data, data.length + 1), 'a.safetensors');
    expect(cut).toMatchObject({ value: { isCutOff: true } });
    const other = await readLoraFile(new Blob(['no LoRA at all, but text']), 'a.safetensors');
    if (other.ok) throw new Error('taken');
    expect(describeLoraFile(other.failure).title).toBe('This is not a safetensors file');
  });
});
