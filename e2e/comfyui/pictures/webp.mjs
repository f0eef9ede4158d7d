// @ts-check
// Lossless WebP (VP8L) in its plainest form: every pixel literal, every code 8 bits long. Large, but real.

/** @param {import('./raster.mjs').Raster} picture RGB or RGBA. @returns {Buffer} */
export function encodeWebp(picture) {
  const { width, height, channels, data } = picture;
  const out = Buffer.alloc(width * height * channels + 256);
  let at = 0;
  let bits = 0;
  let count = 0;
  const put = (/** @type {number} */ value, /** @type {number} */ length) => {
    bits |= value << count;
    count += length;
    while (count >= 8) {
      out[at] = bits & 255;
      at += 1;
      bits >>>= 8;
      count -= 8;
    }
  };
  put(0x2f, 8);
  put(width - 1, 14);
  put(height - 1, 14);
  put(channels === 4 ? 1 : 0, 1);
  put(0, 3); // version
  put(0, 1); // no transform
  put(0, 1); // no color cache
  put(0, 1); // one set of codes for the whole picture
  const oneSymbol = (/** @type {number} */ symbol) => {
    put(1, 1); // simple code
    put(0, 1); // of one symbol
    put(1, 1); // given in 8 bits
    put(symbol, 8);
  };
  /** 256 symbols of 8 bits, then `unused` of none. */
  const allSymbols = (/** @type {number} */ unused) => {
    put(0, 1); // normal code
    // Lengths of the code lengths come in the order 17 18 0 1 2 3 4 5 16 6 7 8: 18 (zeros) and 8 get one bit each.
    put(8, 4);
    for (const length of [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) put(length, 3);
    put(0, 1); // as many as the alphabet has
    for (let symbol = 0; symbol < 256; symbol++) put(0, 1); // code 0 is length 8
    if (unused > 0) {
      put(1, 1); // code 1 is "zeros, 11 to 138 of them"
      put(unused - 11, 7);
    }
  };
  allSymbols(24); // green, and 24 lengths of copies
  allSymbols(0); // red
  allSymbols(0); // blue
  if (channels === 4) allSymbols(0);
  else oneSymbol(255);
  oneSymbol(0); // distance
  const turned = Uint8Array.from({ length: 256 }, (_, value) => {
    let back = 0;
    for (let bit = 0; bit < 8; bit++) back |= ((value >> bit) & 1) << (7 - bit);
    return back;
  });
  const order = channels === 4 ? [1, 0, 2, 3] : [1, 0, 2];
  for (let pixel = 0; pixel < data.length; pixel += channels) {
    for (const channel of order) put(turned[data[pixel + channel] ?? 0] ?? 0, 8);
  }
  put(0, 8);
  const body = out.subarray(0, at + (at % 2));
  const head = Buffer.alloc(20);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 12, 4);
  head.write('WEBPVP8L', 8, 'latin1');
  head.writeUInt32LE(at, 16);
  return Buffer.concat([head, body]);
}
