import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mediaKindOf, readImageKind, typeOfBytes } from './media-kind';
import {
  box,
  bytes,
  element,
  exif,
  glb,
  pngChunk,
  riff,
  riffPart,
  tinyJpeg,
  tinyPng,
  tinyVp8l,
  u32,
} from './testing';

describe('mediaKindOf', () => {
  it('goes by the extension, whatever key of an output the file came under', () => {
    const names = [
      'a.PNG',
      'sub/b.webm',
      'clip.mp4 [temp]',
      'c.flac',
      'd.glb',
      'e.safetensors',
      'f',
    ];
    expect(names.map(mediaKindOf)).toEqual([
      'image',
      'video',
      'video',
      'audio',
      'model',
      'other',
      'other',
    ]);
  });

  it('goes by the bytes', () => {
    const files: [Uint8Array, string | undefined][] = [
      [tinyPng(), 'image/png'],
      [tinyJpeg(), 'image/jpeg'],
      [riff(tinyVp8l), 'image/webp'],
      [bytes('GIF89a', new Array<number>(20).fill(0)), 'image/gif'],
      [box('ftyp', 'avif', u32(0)), 'image/avif'],
      [box('ftyp', 'qt  ', u32(0)), 'video/quicktime'],
      [box('ftyp', 'isom', u32(0)), 'video/mp4'],
      [box('ftyp', 'M4A ', u32(0)), 'audio/mp4'],
      [element(0x1a45dfa3, element(0x4282, 'webm')), 'video/webm'],
      [element(0x1a45dfa3, element(0x4282, 'matroska')), 'video/matroska'],
      [bytes('RIFF', u32(0), 'WAVEfmt '), 'audio/wav'],
      [bytes('ID3', u32(0)), 'audio/mpeg'],
      [bytes([0xff, 0xfb, 0x90, 0]), 'audio/mpeg'],
      [bytes([0xff, 0xf1, 0x50, 0x80]), 'audio/aac'],
      [bytes('OggS', new Array<number>(24).fill(0), '\x01vorbis'), 'audio/ogg'],
      [glb('{}'), 'model/gltf-binary'],
      [bytes('{"nodes": []}'), undefined],
      [bytes([1]), undefined],
    ];
    expect(files.map(([data]) => typeOfBytes(data))).toEqual(files.map(([, type]) => type));
    expect(mediaKindOf(box('ftyp', 'isom', u32(0)))).toBe('video');
    expect(mediaKindOf(glb('{}'))).toBe('model');
    expect(mediaKindOf(bytes('not media'))).toBe('other');
  });
});

describe('readImageKind', () => {
  it('tells size, animation and alpha of a PNG', () => {
    expect(readImageKind(tinyPng())).toEqual({
      type: 'image/png',
      width: 2,
      height: 1,
      isAnimated: false,
      mayHaveAlpha: true,
    });
    expect(readImageKind(tinyPng(pngChunk('acTL', bytes(u32(2), u32(0)))))?.isAnimated).toBe(true);
  });

  it('tells the frames of a real animated WebP', () => {
    const file = readFileSync(
      new URL('../../testing/comfyui/files/animated.webp', import.meta.url),
    );
    expect(readImageKind(Uint8Array.from(file))).toMatchObject({
      type: 'image/webp',
      isAnimated: true,
    });
  });

  it('tells a still WebP, and that a JPEG has no alpha', () => {
    expect(readImageKind(riff(tinyVp8l, riffPart('EXIF', exif([]))))).toMatchObject({
      width: 1,
      height: 1,
      isAnimated: false,
    });
    expect(readImageKind(tinyJpeg())).toMatchObject({ type: 'image/jpeg', mayHaveAlpha: false });
    expect(readImageKind(bytes('no picture'))).toBeUndefined();
  });
});
