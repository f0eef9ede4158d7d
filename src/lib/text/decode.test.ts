import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlob } from './decode';
import { kindOfBytes, utf16Of } from './kind-of-bytes';
import { rankEncodings } from './guess-encoding';

function bytesOf(...parts: (string | number[])[]): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  for (const part of parts) {
    for (const byte of typeof part === 'string' ? new TextEncoder().encode(part) : part)
      out.push(byte);
  }
  return new Uint8Array(out);
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array<ArrayBuffer> {
  const full = mark ? `\ufeff${text}` : text;
  const out = new Uint8Array(full.length * 2);
  const view = new DataView(out.buffer);
  for (let i = 0; i < full.length; i++) view.setUint16(i * 2, full.charCodeAt(i), order === 'le');
  return out;
}

const whole = (text: { slice(a: number, b: number): string; length: number }): string =>
  text.slice(0, text.length);

const someText = fc
  .array(fc.constantFrom('a', 'é', 'Ω', '“', '日', '👩‍🚀', '\n', '\r\n', '\r', ' ', 'word'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('decoding', () => {
  it('leads every offset of UTF-8 back to its byte, whatever the slices', async () => {
    await fc.assert(
      fc.asyncProperty(
        someText,
        fc.integer({ min: 4, max: 40 }),
        fc.boolean(),
        async (text, size, mark) => {
          const bytes = bytesOf(mark ? [0xef, 0xbb, 0xbf] : [], text);
          const { text: decoded } = await decodeBlob(new Blob([bytes]), { sliceBytes: size });
          expect(whole(decoded)).toBe(text);
          let at = 0;
          for (const char of text) {
            const before = (mark ? 3 : 0) + new TextEncoder().encode(text.slice(0, at)).length;
            expect(decoded.byteAt(at)).toBe(before);
            at += char.length;
          }
          expect(decoded.byteAt(at)).toBe(bytes.length);
        },
      ),
    );
  });

  it('reads UTF-16 of both orders, with a mark or by its zeros', async () => {
    await fc.assert(
      fc.asyncProperty(
        someText,
        fc.constantFrom('le', 'be') as fc.Arbitrary<'le' | 'be'>,
        fc.boolean(),
        async (tail, order, mark) => {
          const text = `Alice: hello there, it is late.\n${tail}`;
          const bytes = utf16(text, order, mark);
          const { text: decoded, encoding } = await decodeBlob(new Blob([bytes]), {
            sliceBytes: 30,
          });
          expect(encoding).toBe(`utf-16${order}`);
          expect(whole(decoded)).toBe(text);
          for (let at = 0; at <= text.length; at += 3) {
            expect(decoded.byteAt(at)).toBe(at * 2 + (mark ? 2 : 0));
          }
        },
      ),
    );
  });

  it.each(['utf-8', 'utf-16le', 'shift_jis'])(
    'reads a large file of %s again where it is looked at, as if it were held',
    async (encoding) => {
      await fc.assert(
        fc.asyncProperty(
          someText,
          fc.uint8Array({ maxLength: 12 }),
          fc.array(fc.nat(120), { maxLength: 20 }),
          async (text, noise, offsets) => {
            const bytes =
              encoding === 'utf-8' ? bytesOf(text, [...noise]) : utf16(text, 'le', false);
            const options = { encoding, sliceBytes: 9 };
            const held = await decodeBlob(new Blob([bytes]), options);
            const paged = await decodeBlob(new Blob([bytes]), {
              ...options,
              holdBytes: 0,
              readSync: (from, to) => bytes.subarray(from, to),
            });
            expect([...paged.text.lines()]).toEqual([...held.text.lines()]);
            // In any order, as readers that look back do.
            for (const at of offsets) {
              expect(paged.text.byteAt(at)).toBe(held.text.byteAt(at));
              expect(paged.text.slice(at, at + 30)).toBe(held.text.slice(at, at + 30));
            }
          },
        ),
      );
    },
  );

  it('holds a few slices of a large file, and reads each once on the way', async () => {
    const bytes = bytesOf('a line of text\n'.repeat(400));
    const read: number[] = [];
    const { text } = await decodeBlob(new Blob([bytes]), {
      sliceBytes: 100,
      holdBytes: 0,
      readSync: (from, to) => {
        read.push(from);
        return bytes.subarray(from, to);
      },
    });
    expect(read).toEqual([]);
    expect([...text.lines()]).toHaveLength(400);
    expect(read).toEqual([...new Set(read)]);
    expect(read).toHaveLength(60);
  });

  it('gives lines whose bytes follow each other from the first to the last', async () => {
    await fc.assert(
      fc.asyncProperty(someText, fc.integer({ min: 4, max: 20 }), async (text, size) => {
        const bytes = bytesOf(text);
        const { text: decoded } = await decodeBlob(new Blob([bytes]), { sliceBytes: size });
        const lines = [...decoded.lines()];
        const expected = text.split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        expect(lines.map((line) => line.text)).toEqual(expected);
        let at = 0;
        for (const line of lines) {
          expect(line.bytes[0]).toBe(at);
          expect(decoded.slice(line.start, line.start + line.text.length)).toBe(line.text);
          at = line.bytes[1];
        }
        expect(at).toBe(bytes.length);
      }),
    );
  });

  it('survives any bytes in any encoding, with offsets that rise to the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(
          undefined,
          'utf-8',
          'utf-16le',
          'shift_jis',
          'gb18030',
          'big5',
          'euc-jp',
          'euc-kr',
        ),
        async (bytes, encoding) => {
          const { text } = await decodeBlob(new Blob([bytes.slice()]), {
            encoding,
            sliceBytes: 16,
          });
          let last = 0;
          for (let at = 0; at <= text.length; at++) {
            const byte = text.byteAt(at);
            expect(byte).toBeGreaterThanOrEqual(last);
            last = byte;
          }
          expect(last).toBe(bytes.length);
          expect([...text.lines()].at(-1)?.bytes[1] ?? bytes.length).toBe(bytes.length);
        },
      ),
    );
  });

  it('keeps UTF-8 with one cut or broken character, and says so', async () => {
    const cut = bytesOf('Ana: “hi” – é', [0xe2, 0x80]);
    const atEnd = await decodeBlob(new Blob([cut]));
    expect(atEnd.encoding).toBe('utf-8');
    expect(atEnd.faults).toBe(1);
    expect(whole(atEnd.text)).toBe('Ana: “hi” – é\ufffd');

    const broken = bytesOf('“one” “two” “three” ', [0xff, 0xf0, 0x9f], ' 👍 end');
    const inside = await decodeBlob(new Blob([broken]));
    expect(inside.encoding).toBe('utf-8');
    const at = whole(inside.text).indexOf('end');
    expect(inside.text.byteAt(at)).toBe(broken.length - 3);
  });

  it('tells windows-1252 by its curly quotes and accents', async () => {
    const bytes = bytesOf(
      'Zo',
      [0xeb],
      ': ',
      [0x93],
      'It',
      [0x92],
      's caf',
      [0xe9],
      ' time',
      [0x85, 0x94],
    );
    const { text, encoding, certainty } = await decodeBlob(new Blob([bytes]));
    expect([encoding, certainty]).toEqual(['windows-1252', 'guessed']);
    expect(whole(text)).toBe('Zoë: “It’s café time…”');
    expect(text.byteAt(5)).toBe(5);
  });

  it('takes zeros and inner marks out of the text and still finds the bytes', async () => {
    const bytes = bytesOf(
      'one\n',
      new Array<number>(500).fill(0),
      'two\n',
      [0xef, 0xbb, 0xbf],
      'thré\n',
    );
    const { text, nulBytes } = await decodeBlob(new Blob([bytes]));
    expect(nulBytes).toBe(500);
    expect(whole(text)).toBe('one\ntwo\nthré\n');
    expect(text.byteAt(4)).toBe(504);
    expect([...text.lines()].map((line) => line.bytes)).toEqual([
      [0, 504],
      [504, 511],
      [511, 517],
    ]);
  });

  it('takes the encoding that the user chooses', async () => {
    const { text, certainty } = await decodeBlob(new Blob([bytesOf([0xcf, 0xf0, 0xe8])]), {
      encoding: 'windows-1251',
    });
    expect([whole(text), certainty]).toEqual(['При', 'forced']);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(decodeBlob(new Blob(['text']), { signal: stop.signal })).rejects.toThrow();
  });
});

describe('guessing an encoding', () => {
  // The same short line of each language, as bytes; written by hand so that the test needs no encoder.
  const samples: [encoding: string, text: string, hex: string][] = [
    [
      'windows-1251',
      'Привет, как дела? Она не знает.',
      'cff0e8e2e5f22c20eae0ea20e4e5ebe03f20ceede020ede520e7ede0e5f22e',
    ],
    ['koi8-r', 'Привет, как дела', 'f0d2c9d7c5d42c20cbc1cb20c4c5ccc1'],
    [
      'shift_jis',
      'こんにちは。私の名前は太郎です。',
      '82b182f182c982bf82cd81428e8482cc96bc914f82cd91be985982c582b78142',
    ],
    ['euc-jp', 'こんにちは。私の名前', 'a4b3a4f3a4cba4c1a4cfa1a3bbe4a4ceccbec1b0'],
    [
      'gb18030',
      '你好,我是一个人。他们在这里',
      'c4e3bac32cced2cac7d2bbb8f6c8cba1a3cbfbc3c7d4dad5e2c0ef',
    ],
    [
      'big5',
      '你好，我是一個人。他們在這裡來的',
      'a741a66ea141a7daac4fa440add3a448a143a54cadcca662b36fb8cca8d3aaba',
    ],
    [
      'euc-kr',
      '안녕하세요. 나는 그를 가지고 있다',
      'bec8b3e7c7cfbcbcbfe42e20b3aab4c220b1d7b8a620b0a1c1f6b0ed20c0d6b4d9',
    ],
  ];
  it.each(samples)('knows %s', (encoding, _text, hex) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    expect(rankEncodings(bytes)[0]?.encoding).toBe(encoding);
  });

  it.each(samples)('finds every character of %s', async (encoding, _text, hex) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const { text } = await decodeBlob(new Blob([bytes]), { sliceBytes: 7 });
    expect(text.encoding).toBe(encoding);
    for (let at = 0; at < text.length; at++) {
      const part = bytes.subarray(text.byteAt(at), text.byteAt(at + 1));
      expect(new TextDecoder(encoding).decode(part)).toBe(text.slice(at, at + 1));
    }
  });
});

describe('the kind of a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', bytesOf(''), 'empty'],
    ['a zip', bytesOf('PK', [3, 4, 0]), 'zip'],
    ['a JPEG named .jsonl', bytesOf([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
    ['a PDF', bytesOf('%PDF-1.7'), 'pdf'],
    ['old Word', bytesOf([0xd0, 0xcf, 0x11, 0xe0]), 'old-word'],
    ['a page', bytesOf('\n <!DOCTYPE html><html>'), 'html'],
    ['text', bytesOf('Ana: hi\n'), 'text'],
    [
      'text with zeros after a crash',
      bytesOf('{"a":1}\n', new Array<number>(400).fill(0), '{"a":2}'),
      'text',
    ],
    [
      'an IRC log with colors',
      bytesOf('<a> \x0304red\x03 and \x02bold\x02 in a longer line of text'),
      'text',
    ],
    ['bytes', bytesOf([1, 4, 5, 6, 0x90, 1, 1, 4, 0xff, 5]), 'binary'],
  ])('%s', (_name, bytes, kind) => {
    expect(kindOfBytes(bytes)).toBe(kind);
  });

  it('does not take zeros of a crash for UTF-16', () => {
    expect(utf16Of(bytesOf('abc', new Array<number>(300).fill(0)))).toBeNull();
  });
});
