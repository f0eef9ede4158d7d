import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmbeddedTexts } from './embedded-texts';
import * as make from './testing';
import { blobOf, box, bytes, element, exif, u16, u32, utf8 } from './testing';

const read = async (data: Uint8Array<ArrayBuffer>) =>
  (await readEmbeddedTexts(blobOf(data))).map(({ from, key, text }) => [from, key, text]);
const recorded = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../../testing/comfyui/files/${name}`, import.meta.url)));

/** Counts the bytes that are read out of a file of any said size. */
class CountingBlob extends Blob {
  static bytesRead = 0;
  constructor(
    private readonly parts: readonly { at: number; data: Uint8Array<ArrayBuffer> }[],
    private readonly total: number,
  ) {
    super([]);
  }
  override get size(): number {
    return this.total;
  }
  override slice(start = 0, end = this.total): Blob {
    const out = new Uint8Array(Math.max(0, Math.min(end, this.total) - start));
    CountingBlob.bytesRead += out.length;
    for (const { at, data } of this.parts) {
      for (let i = Math.max(at, start); i < Math.min(at + data.length, end); i++) {
        out[i - start] = data[i - at] ?? 0;
      }
    }
    return new Blob([out]);
  }
}

describe('texts of pictures', () => {
  it('reads what a real ComfyUI wrote into PNG and WebP', async () => {
    const png = await read(recorded('view.png'));
    expect(png.map(([from, key]) => [from, key])).toEqual([
      ['png', 'prompt'],
      ['png', 'workflow'],
    ]);
    expect(JSON.parse(png[0]?.[2] ?? '')['3'].class_type).toBe('KSampler');
    expect(png[1]?.[2]).toBe('{"nodes": [], "links": [], "version": 0.4}');
    const webp = await read(recorded('animated.webp'));
    expect(webp.map(([from, key]) => [from, key])).toEqual([['exif', 'Model']]);
    expect(webp[0]?.[2]?.slice(0, 12)).toBe('prompt:{"3":');
  });

  it('reads all three kinds of PNG text, before and behind the pixels', async () => {
    const packed = bytes('zipped\0\0', deflateSync(utf8('squeezed')));
    const png = make.tinyPng(
      make.pngChunk('tEXt', 'latin\0caf\xe9'),
      make.pngChunk('zTXt', packed),
      make.pngChunk('iTXt', bytes('wide\0\0\0de\0\0', utf8('Nebel 霧'))),
      make.pngChunk('eXIf', exif([[0x010e, 'a pier\0']])),
    );
    expect(await read(png)).toEqual([
      ['png', 'latin', 'café'],
      ['png', 'zipped', 'squeezed'],
      ['png', 'wide', 'Nebel 霧'],
      ['exif', 'ImageDescription', 'a pier'],
    ]);
  });

  it('reads user comments of either byte order', async () => {
    const wide = (order: 'be' | 'le') =>
      [...'a pier'].flatMap((c) => (order === 'be' ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0]));
    for (const order of ['be', 'le'] as const) {
      const comment = bytes('UNICODE\0', wide(order));
      const inner = exif([[0x9286, comment, 7]]);
      const jpeg = make.tinyJpeg(make.segment(0xe1, bytes('Exif\0\0', inner)));
      expect(await read(jpeg)).toEqual([['exif', 'UserComment', 'a pier']]);
    }
    const ascii = make.tinyJpeg(
      make.segment(0xe1, bytes('Exif\0\0', exif([[0x9286, 'ASCII\0\0\0plain', 7]]))),
      make.segment(0xfe, 'by hand'),
    );
    expect(await read(ascii)).toEqual([
      ['exif', 'UserComment', 'plain'],
      ['jpeg', 'comment', 'by hand'],
    ]);
  });

  it('follows the directory of the camera, once', async () => {
    // Tag 0x8769 points back at the first directory.
    const loop = exif([
      [0x010f, 'Make\0'],
      [0x8769, u32(8), 4],
    ]);
    expect(await read(make.riff(make.tinyVp8l, make.riffPart('EXIF', loop)))).toEqual([
      ['exif', 'Make', 'Make'],
    ]);
  });

  it('reads fields of XMP as text', async () => {
    const xmp = utf8(
      '<x:xmpmeta><rdf:Description xmp:CreatorTool="a &amp; b"><dc:description><rdf:Alt>' +
        '<rdf:li xml:lang="x-default">Steps: 4 &lt;lora&#x3a;x&gt;</rdf:li></rdf:Alt></dc:description>',
    );
    const webp = make.riff(make.tinyVp8l, make.riffPart('XMP ', xmp));
    expect(await read(webp)).toEqual([
      ['xmp', 'dc:description', 'Steps: 4 <lora:x>'],
      ['xmp', 'xmp:CreatorTool', 'a & b'],
    ]);
  });

  it('reads comments of a GIF before and behind its frames', async () => {
    const long = 'x'.repeat(255);
    const gif = bytes(
      'GIF89a',
      [1, 0, 1, 0, 0x80, 0, 0],
      [0, 0, 0, 255, 255, 255],
      [0x21, 0xfe, 255],
      long,
      [3],
      'end',
      [0],
      [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0],
      [0x21, 0xfe, 5],
      'after',
      [0, 0x3b],
    );
    expect(await read(gif)).toEqual([
      ['gif', 'comment', `${long}end`],
      ['gif', 'comment', 'after'],
    ]);
  });
});

const data = (text: string) => box('data', u32(1), u32(0), utf8(text));
const ftyp = box('ftyp', 'isom', u32(0));

describe('texts of clips and models', () => {
  it('reads keys and iTunes tags of MP4', async () => {
    const keys = box('keys', u32(0), u32(2), box('mdta', 'prompt'), box('mdta', 'workflow'));
    const ilst = box(
      'ilst',
      bytes(u32(8 + data('{"1":{}}').length), u32(1), data('{"1":{}}')),
      bytes(u32(8 + data('{"nodes":[]}').length), u32(2), data('{"nodes":[]}')),
      box('\xa9cmt', data('søra')),
    );
    const meta = box('meta', u32(0), box('hdlr', u32(0), u32(0), 'mdta'), keys, ilst);
    const mp4 = bytes(ftyp, box('mdat', 'pictures'), box('moov', box('udta', meta)));
    expect(await read(mp4)).toEqual([
      ['mp4', 'prompt', '{"1":{}}'],
      ['mp4', 'workflow', '{"nodes":[]}'],
      ['mp4', 'comment', 'søra'],
    ]);
  });

  it('reads the texts of QuickTime', async () => {
    const text = box('\xa9cmt', u16(5), u16(0x55c4), 'hello');
    const hdlr = box('hdlr', u32(0), u32(0), 'mdir');
    const meta = box('meta', hdlr, box('ilst', box('\xa9nam', data('title'))));
    const mov = bytes(box('ftyp', 'qt  ', u32(0)), box('moov', box('udta', text), meta));
    expect(await read(mov)).toEqual([
      ['mp4', 'comment', 'hello'],
      ['mp4', 'title', 'title'],
    ]);
  });

  const ebml = element(0x1a45dfa3, element(0x4282, 'webm'));
  const tags = element(
    0x1254c367,
    element(
      0x7373,
      bytes(
        element(0x67c8, bytes(element(0x45a3, 'PROMPT'), element(0x4487, utf8('{"a":"雨"}')))),
        element(0x67c8, bytes(element(0x45a3, 'COMMENT'), element(0x4487, 'hi'))),
      ),
    ),
  );

  it('reads the tags of WebM, with closed and with open sizes', async () => {
    const cluster = element(0x1f43b675, element(0xa3, 'picture'));
    const title = element(0x1549a966, element(0x7ba9, 'Pier'));
    const expected = [
      ['webm', 'title', 'Pier'],
      ['webm', 'PROMPT', '{"a":"雨"}'],
      ['webm', 'COMMENT', 'hi'],
    ];
    const closed = bytes(ebml, element(0x18538067, bytes(title, cluster, tags)));
    expect(await read(closed)).toEqual(expected);
    const open = bytes(
      ebml,
      element(0x18538067),
      title,
      element(0x1f43b675),
      element(0xa3, 'picture'),
      tags,
    );
    expect(await read(open)).toEqual(expected);
  });

  it('reads extras of a GLB', async () => {
    const json = {
      asset: { version: '2.0', extras: { prompt: '{"1":{}}', workflow: { nodes: [] } } },
    };
    expect(await read(make.glb(JSON.stringify(json)))).toEqual([
      ['glb', 'prompt', '{"1":{}}'],
      ['glb', 'workflow', '{"nodes":[]}'],
    ]);
    expect(await read(make.glb('{"asset":{"extras":"words","__proto__":{}}}'))).toEqual([
      ['glb', 'extras', 'words'],
    ]);
  });

  it('reads a clip of three gigabytes by its headers alone', async () => {
    const total = 3 * 1024 ** 3;
    const moov = box(
      'moov',
      box('udta', box('meta', u32(0), box('hdlr'), box('ilst', box('\xa9cmt', data('far'))))),
    );
    const mdat = bytes(u32(1), 'mdat', u32(0), u32(total - ftyp.length - moov.length));
    CountingBlob.bytesRead = 0;
    const blob = new CountingBlob(
      [
        { at: 0, data: bytes(ftyp, mdat) },
        { at: total - moov.length, data: bytes(moov) },
      ],
      total,
    );
    // 64-bit size: the high word is 0 as the rest is below 4 GB.
    expect((await readEmbeddedTexts(blob)).map(({ text }) => text)).toEqual(['far']);
    expect(CountingBlob.bytesRead).toBeLessThan(20_000);
  });
});

describe('hostile files', () => {
  it('ends at sizes that lie', async () => {
    expect(await read(bytes(ftyp, u32(4), 'moov'))).toEqual([]);
    expect(await read(bytes(ftyp, u32(0xffffffff), 'moov'))).toEqual([]);
    expect(await read(bytes(make.PNG_HEAD, u32(0x7fffffff), 'tEXtkey\0text'))).toEqual([]);
    expect(
      await read(bytes('glTF', make.u32le(2), u32(0), [255, 255, 255, 127], 'JSON{}')),
    ).toEqual([]);
    expect(await read(bytes('hello, no media at all'))).toEqual([]);
    expect(await read(bytes())).toEqual([]);
  });

  it('keeps what stood before a cut', async () => {
    const whole = make.tinyPng(make.pngChunk('tEXt', 'prompt\0{}'));
    expect(await read(whole.slice(0, whole.length - 20))).toEqual([['png', 'prompt', '{}']]);
  });

  it('gives up a deep nest of tags and a crowd of texts', async () => {
    let nest: Uint8Array = element(0x67c8, bytes(element(0x45a3, 'A'), element(0x4487, 'deep')));
    for (let i = 0; i < 30; i++) nest = element(0x67c8, nest);
    const webm = bytes(
      element(0x1a45dfa3, element(0x4282, 'webm')),
      element(0x18538067, element(0x1254c367, element(0x7373, nest))),
    );
    expect(await read(webm)).toEqual([]);
    const crowd = Array.from({ length: 300 }, (_, i) => make.pngChunk('tEXt', `k${i}\0v`));
    expect(await read(make.tinyPng(...crowd))).toHaveLength(256);
  });

  it('never throws, whatever is flipped or cut', async () => {
    const samples = [
      make.tinyPng(
        make.pngChunk('tEXt', 'a\0b'),
        make.pngChunk('eXIf', exif([[0x10e, 'x'.repeat(9)]])),
      ),
      recorded('animated.webp').slice(13_000),
      bytes(ftyp, box('moov', box('udta', box('\xa9cmt', u16(3), u16(0), 'abc')))),
      make.glb('{"asset":{"extras":{"a":"b"}}}'),
      make.tinyJpeg(make.segment(0xe1, bytes('Exif\0\0', exif([[0x9286, 'UNICODE\0abcd', 7]])))),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples.length - 1),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
        fc.nat(400),
        async (which, flips, cut) => {
          const bent = (samples[which] ?? bytes()).slice(0, 400);
          for (const [at, value] of flips) if (at < bent.length) bent[at] = value;
          expect(await readEmbeddedTexts(blobOf(bent.slice(0, cut)))).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 300 },
    );
  });
});
