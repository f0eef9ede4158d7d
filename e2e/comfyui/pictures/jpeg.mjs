// @ts-check
// Baseline JPEG without chroma subsampling, with the tables of the standard's annex K.

const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
  13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52,
  45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];
const QUANTIZER = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const AC_COUNTS = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125];
const AC_SYMBOLS = [
  ...Buffer.from(
    '0102030004110512213141061351610722711432 8191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa'.replaceAll(
      ' ',
      '',
    ),
    'hex',
  ),
];

/** The cosine of column `x` for frequency `u`, with its weight. */
const COSINES = Float64Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return Math.cos(((2 * x + 1) * u * Math.PI) / 16) * (u === 0 ? Math.SQRT1_2 : 1) * 0.5;
});

/**
 * @param {import('./raster.mjs').Raster} picture RGB.
 * @param {number} [quality] 1 to 100.
 * @returns {Buffer}
 */
export function encodeJpeg(picture, quality = 85) {
  const { width, height, channels, data } = picture;
  const clamped = Math.min(100, Math.max(1, quality));
  const scale = clamped < 50 ? 5000 / clamped : 200 - clamped * 2;
  const table = QUANTIZER.map((value) =>
    Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))),
  );
  /** @type {number[]} */
  const out = [];
  const bytes = (/** @type {number[]} */ ...values) => {
    for (const value of values) out.push(value);
  };
  const words = (/** @type {number[]} */ ...values) => {
    for (const value of values) out.push(value >> 8, value & 255);
  };
  const list = (/** @type {number[]} */ values) => {
    for (const value of values) out.push(value);
  };
  words(0xffd8, 0xffe0, 16);
  bytes(0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
  words(0xffdb, 67);
  bytes(0);
  list(ZIGZAG.map((at) => table[at] ?? 1));
  words(0xffc0, 17);
  bytes(8);
  words(height, width);
  bytes(3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0);
  for (const [kind, counts, symbols] of /** @type {const} */ ([
    [0x00, DC_COUNTS, DC_SYMBOLS],
    [0x10, AC_COUNTS, AC_SYMBOLS],
  ])) {
    words(0xffc4, 19 + symbols.length);
    bytes(kind);
    list(counts);
    list([...symbols]);
  }
  words(0xffda, 12);
  bytes(3, 1, 0, 2, 0, 3, 0, 0, 63, 0);

  const dc = codes(DC_COUNTS, DC_SYMBOLS);
  const ac = codes(AC_COUNTS, AC_SYMBOLS);
  let bits = 0;
  let count = 0;
  const put = (/** @type {number} */ value, /** @type {number} */ length) => {
    bits = (bits << length) | value;
    count += length;
    while (count >= 8) {
      const byte = (bits >> (count - 8)) & 255;
      out.push(byte);
      if (byte === 255) out.push(0);
      count -= 8;
    }
    bits &= (1 << count) - 1;
  };
  const putCode = (/** @type {{ code: number, length: number } | undefined} */ entry) => {
    if (entry) put(entry.code, entry.length);
  };
  const putNumber = (/** @type {number} */ value, /** @type {number} */ size) =>
    put(value < 0 ? value + (1 << size) - 1 : value, size);

  const before = [0, 0, 0];
  const block = new Float64Array(64);
  const half = new Float64Array(64);
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let part = 0; part < 3; part++) {
        for (let at = 0; at < 64; at++) {
          const y = Math.min(height - 1, top + (at >> 3));
          const x = Math.min(width - 1, left + (at & 7));
          const pixel = (y * width + x) * channels;
          block[at] = luma(part, data[pixel] ?? 0, data[pixel + 1] ?? 0, data[pixel + 2] ?? 0);
        }
        const coefficients = transform(block, half, table);
        const difference = (coefficients[0] ?? 0) - (before[part] ?? 0);
        before[part] = coefficients[0] ?? 0;
        const size = sizeOf(difference);
        putCode(dc[size]);
        putNumber(difference, size);
        let zeros = 0;
        for (let at = 1; at < 64; at++) {
          const value = coefficients[at] ?? 0;
          if (value === 0) {
            zeros += 1;
            continue;
          }
          for (; zeros > 15; zeros -= 16) putCode(ac[0xf0]);
          putCode(ac[zeros * 16 + sizeOf(value)]);
          putNumber(value, sizeOf(value));
          zeros = 0;
        }
        if (zeros > 0) putCode(ac[0]);
      }
    }
  }
  put(0x7f, 7);
  words(0xffd9);
  return Buffer.from(out);
}

/** @param {readonly number[]} counts @param {readonly number[]} symbols */
function codes(counts, symbols) {
  /** @type {{ code: number, length: number }[]} */
  const found = [];
  let code = 0;
  let at = 0;
  for (let length = 1; length <= 16; length++) {
    for (let n = 0; n < (counts[length - 1] ?? 0); n++) {
      found[symbols[at] ?? 0] = { code, length };
      at += 1;
      code += 1;
    }
    code <<= 1;
  }
  return found;
}

/** Bits of a number without its sign. @param {number} value */
function sizeOf(value) {
  return value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
}

/** Y, Cb or Cr around zero. @param {number} part @param {number} r @param {number} g @param {number} b */
function luma(part, r, g, b) {
  if (part === 0) return 0.299 * r + 0.587 * g + 0.114 * b - 128;
  if (part === 1) return -0.1687 * r - 0.3313 * g + 0.5 * b;
  return 0.5 * r - 0.4187 * g - 0.0813 * b;
}

/** Cosine transform, quantized, in zigzag order. @param {Float64Array} block @param {Float64Array} half @param {number[]} table */
function transform(block, half, table) {
  for (let row = 0; row < 8; row++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += (block[row * 8 + x] ?? 0) * (COSINES[u * 8 + x] ?? 0);
      half[row * 8 + u] = sum;
    }
  }
  return ZIGZAG.map((at) => {
    const [v, u] = [at >> 3, at & 7];
    let sum = 0;
    for (let y = 0; y < 8; y++) sum += (half[y * 8 + u] ?? 0) * (COSINES[v * 8 + y] ?? 0);
    return Math.round(sum / (table[at] ?? 1));
  });
}
