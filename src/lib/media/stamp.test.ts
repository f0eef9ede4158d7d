import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEmbeddedTexts } from './embedded-texts';
import { readImageKind } from './media-kind';
import { makeProvenance, readProvenance, withoutPlace } from './provenance';
import { partsOf, pixelHash, stampProvenance } from './stamp';
import { stripMetadata } from './strip';
import {
  blobOf,
  bytes,
  exif,
  pngChunk,
  riff,
  riffPart,
  segment,
  tinyJpeg,
  tinyPng,
  tinyVp8l,
  u16,
} from './testing';

const record = makeProvenance({
  source: 'render',
  template: 'sprite',
  seed: 7,
  models: [{ folder: 'loras', name: 'anime/søra.safetensors', weight: 0.8 }],
  parents: ['ab'.repeat(32)],
  at: 1_700_000_000_000,
});
const real = (name: string) =>
  blobOf(
    Uint8Array.from(readFileSync(new URL(`../../testing/comfyui/files/${name}`, import.meta.url))),
  );
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const typesIn = async (blob: Blob, type: 'image/png' | 'image/webp') =>
  (await partsOf(blob, type)).map((part) => part.type);
const stamped = async (picture: Blob) => {
  const result = await stampProvenance(picture, record);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
};

describe('stamping', () => {
  it('puts one chunk before the end of a PNG and leaves the rest byte for byte', async () => {
    const before = await bytesOf(real('view.png'));
    const { blob, sha256, provenance } = await stamped(real('view.png'));
    const after = await bytesOf(blob);
    const cut = before.length - 12;
    expect(after.slice(0, cut)).toEqual(before.slice(0, cut));
    expect(after.slice(-12)).toEqual(before.slice(-12));
    expect(sha256).toBe(createHash('sha256').update(after).digest('hex'));
    expect(await readProvenance(blob)).toEqual(provenance);
    expect(provenance).toMatchObject({ seed: '7', template: 'sprite', appVersion: 'test' });
    expect((await readEmbeddedTexts(blob)).map(({ key }) => key)).toEqual([
      'prompt',
      'workflow',
      'comfyvn',
    ]);
  });

  it('replaces our older record, and the pixel hash stays', async () => {
    const first = await stamped(real('view.png'));
    const second = await stamped(first.blob);
    expect(second.sha256).toBe(first.sha256);
    expect(first.provenance.pixels).toBe(await pixelHash(real('view.png')));
    const other = tinyPng(pngChunk('tEXt', 'a\0b'));
    expect(await pixelHash(blobOf(other))).toBe(await pixelHash(blobOf(tinyPng())));
    expect(await pixelHash(blobOf(other))).not.toBe(first.provenance.pixels);
  });

  it('stamps a simple WebP, which becomes an extended one of the same size', async () => {
    const { blob, provenance } = await stamped(blobOf(riff(tinyVp8l)));
    expect(await typesIn(blob, 'image/webp')).toEqual(['VP8X', 'VP8L', 'CVNP']);
    expect(readImageKind(await bytesOf(blob))).toMatchObject({ width: 1, height: 1 });
    expect(await readProvenance(blob)).toEqual(provenance);
    const again = await stamped(blob);
    expect(await bytesOf(again.blob)).toEqual(await bytesOf(blob));
  });

  it('stamps an animated WebP beside its EXIF', async () => {
    const { blob } = await stamped(real('animated.webp'));
    expect(await typesIn(blob, 'image/webp')).toEqual([
      'VP8X',
      'ANIM',
      'ANMF',
      'ANMF',
      'EXIF',
      'CVNP',
    ]);
    expect(await pixelHash(blob)).toBe(await pixelHash(real('animated.webp')));
  });

  it('says what it cannot stamp', async () => {
    expect(await stampProvenance(blobOf(tinyJpeg()), record)).toEqual({
      ok: false,
      failure: { kind: 'unsupported', type: 'image/jpeg' },
    });
    const cut = blobOf(tinyPng().slice(0, -12));
    expect(await stampProvenance(cut, record)).toEqual({ ok: false, failure: { kind: 'cut' } });
    expect(await pixelHash(cut)).toBeUndefined();
  });

  it('writes no address, no user and no path', () => {
    const names = {
      '/home/ann/models/x.safetensors': 'x.safetensors',
      'C:\\Users\\ann\\y.safetensors': 'y.safetensors',
      'https://pod.example:8188/z.safetensors?token=1': 'z.safetensors',
      '../../etc/w.safetensors': 'w.safetensors',
      'anime/v.safetensors': 'anime/v.safetensors',
      'anime\\u.safetensors': 'anime\\u.safetensors',
    };
    expect(Object.keys(names).map(withoutPlace)).toEqual(Object.values(names));
    const made = makeProvenance({ models: [{ name: '/home/ann/x.ckpt' }], template: '~/w.json' });
    expect(made).toEqual({
      version: 1,
      template: 'w.json',
      models: [{ name: 'x.ckpt' }],
      appVersion: 'test',
    });
  });

  it('passes over a record that is none', async () => {
    const png = tinyPng(pngChunk('tEXt', 'comfyvn\0{"version":"x"}'));
    expect(await readProvenance(blobOf(png))).toBeUndefined();
  });
});

describe('stripMetadata', () => {
  const strip = async (data: Blob) => {
    const result = await stripMetadata(data);
    if (!result.ok) throw new Error(result.failure.kind);
    return result.value;
  };
  const turned = exif([
    [0x010f, 'Phone\0'],
    [0x0112, u16(6), 3],
    [0x8825, 'GPS'],
  ]);

  it('leaves a PNG its pixels and colors and takes the rest', async () => {
    const png = tinyPng(
      pngChunk('gAMA', [0, 0, 177, 143]),
      pngChunk('tEXt', 'prompt\0{}'),
      pngChunk('tIME', [7, 233, 1, 1, 0, 0, 0]),
      pngChunk('eXIf', turned),
      pngChunk('caBX', 'claims'),
    );
    const bare = await strip(blobOf(png));
    expect(await typesIn(bare, 'image/png')).toEqual(['IHDR', 'gAMA', 'eXIf', 'IDAT', 'IEND']);
    expect(await readEmbeddedTexts(bare)).toEqual([]);
    expect(await pixelHash(bare)).toBe(await pixelHash(blobOf(png)));
    expect(await bytesOf(await strip(real('view.png')))).not.toContain('prompt');
    expect(await readEmbeddedTexts(await strip((await stamped(real('view.png'))).blob))).toEqual(
      [],
    );
  });

  it('strips a WebP and takes back what its head announced', async () => {
    const vp8x = riffPart('VP8X', [0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const webp = riff(
      vp8x,
      tinyVp8l,
      riffPart('EXIF', exif([[0x010e, 'x'.repeat(9)]])),
      riffPart('XMP ', '<x/>'),
    );
    const bare = await strip(blobOf(webp));
    expect(await bytesOf(bare)).toEqual(
      riff(riffPart('VP8X', [0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0]), tinyVp8l),
    );
    const animated = await strip(real('animated.webp'));
    expect(await typesIn(animated, 'image/webp')).toEqual(['VP8X', 'ANIM', 'ANMF', 'ANMF']);
    expect(await pixelHash(animated)).toBe(await pixelHash(real('animated.webp')));
  });

  it('strips a JPEG, keeps the way up and the colors, and cuts what hangs behind', async () => {
    const jfif = segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]));
    const icc = segment(0xe2, bytes('ICC_PROFILE\0', [1, 1], 'profile'));
    const jpeg = tinyJpeg(
      jfif,
      segment(0xe1, bytes('Exif\0\0', turned)),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'),
      icc,
      segment(0xe2, 'MPF\0more'),
      segment(0xed, 'Photoshop 3.0\0'),
      segment(0xfe, 'prompt'),
    );
    const bare = await bytesOf(await strip(blobOf(bytes(jpeg, 'PK an archive'))));
    const onlyTurn = segment(0xe1, bytes('Exif\0\0', exif([[0x0112, u16(6), 3]])));
    expect(bare).toEqual(tinyJpeg(jfif, onlyTurn, icc));
  });

  it('says what it cannot strip', async () => {
    expect(await stripMetadata(blobOf(bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0x3b])))).toEqual({
      ok: false,
      failure: { kind: 'unsupported', type: 'image/gif' },
    });
    expect(await stripMetadata(blobOf(tinyJpeg().slice(0, -2)))).toEqual({
      ok: false,
      failure: { kind: 'cut' },
    });
  });
});
