// @ts-check
// Pictures in memory: 8 bits a channel, rows from the top. 1 channel is a mask, 3 are RGB, 4 RGBA.

/** @typedef {{ width: number, height: number, channels: number, data: Uint8Array }} Raster */

/** @param {number} width @param {number} height @param {number} channels @param {number[]} [fill] @returns {Raster} */
export function raster(width, height, channels, fill) {
  const data = new Uint8Array(width * height * channels);
  if (fill?.some((value) => value !== 0)) {
    if (fill.every((value) => value === fill[0])) data.fill(fill[0] ?? 0);
    else for (let at = 0; at < data.length; at++) data[at] = fill[at % channels] ?? 0;
  }
  return { width, height, channels, data };
}

/** @param {Raster} picture @param {number} channels New ones are opaque; a mask spreads over RGB. @returns {Raster} */
export function withChannels(picture, channels) {
  if (picture.channels === channels) return picture;
  const out = raster(picture.width, picture.height, channels);
  for (let at = 0; at < picture.width * picture.height; at++) {
    for (let channel = 0; channel < channels; channel++) {
      const from = picture.channels === 1 && channel < 3 ? 0 : channel;
      out.data[at * channels + channel] =
        from < picture.channels ? (picture.data[at * picture.channels + from] ?? 0) : 255;
    }
  }
  return out;
}

/** One channel as a mask; opaque where there is none. @param {Raster} picture @param {number} channel @returns {Raster} */
export function channelOf(picture, channel) {
  const out = raster(picture.width, picture.height, 1);
  const { channels, data } = picture;
  const from = channels === 1 && channel < 3 ? 0 : channel;
  for (let at = 0; at < out.data.length; at++) {
    out.data[at] = from < channels ? (data[at * channels + from] ?? 0) : 255;
  }
  return out;
}

/** @param {Raster} picture @param {(value: number) => number} change @returns {Raster} */
export function map(picture, change) {
  return { ...picture, data: picture.data.map(change) };
}

/**
 * Bilinear, or the nearest pixel.
 * @param {Raster} picture @param {number} width @param {number} height @param {boolean} [isNearest]
 * @returns {Raster}
 */
export function resize(picture, width, height, isNearest = false) {
  if (picture.width === width && picture.height === height) return picture;
  const { channels, data } = picture;
  const out = raster(width, height, channels);
  const across = picture.width / width;
  const down = picture.height / height;
  for (let y = 0; y < height; y++) {
    const fromY = Math.max(0, Math.min(picture.height - 1, (y + 0.5) * down - 0.5));
    const top = Math.floor(isNearest ? Math.min(picture.height - 1, y * down) : fromY);
    const bottom = Math.min(picture.height - 1, top + 1);
    const dy = isNearest ? 0 : fromY - top;
    for (let x = 0; x < width; x++) {
      const fromX = Math.max(0, Math.min(picture.width - 1, (x + 0.5) * across - 0.5));
      const left = Math.floor(isNearest ? Math.min(picture.width - 1, x * across) : fromX);
      const right = Math.min(picture.width - 1, left + 1);
      const dx = isNearest ? 0 : fromX - left;
      for (let channel = 0; channel < channels; channel++) {
        const at = (/** @type {number} */ column, /** @type {number} */ row) =>
          data[(row * picture.width + column) * channels + channel] ?? 0;
        const upper = at(left, top) * (1 - dx) + at(right, top) * dx;
        const lower = at(left, bottom) * (1 - dx) + at(right, bottom) * dx;
        out.data[(y * width + x) * channels + channel] = upper * (1 - dy) + lower * dy + 0.5;
      }
    }
  }
  return out;
}

/** @param {Raster} picture @param {number} x @param {number} y @param {number} width @param {number} height @returns {Raster} */
export function crop(picture, x, y, width, height) {
  const out = raster(width, height, picture.channels);
  paste(out, picture, -x, -y);
  return out;
}

/**
 * Draws over, in place; with a mask by its share.
 * @param {Raster} onto @param {Raster} picture Of as many channels. @param {number} x @param {number} y
 * @param {Raster} [mask] Of the size of the picture.
 */
export function paste(onto, picture, x, y, mask) {
  const { channels } = onto;
  const from = Math.max(0, -x);
  const to = Math.min(picture.width, onto.width - x);
  for (let row = Math.max(0, -y); row < Math.min(picture.height, onto.height - y); row++) {
    const source = row * picture.width;
    const target = (row + y) * onto.width + x;
    if (to <= from) continue;
    if (!mask) {
      const line = picture.data.subarray((source + from) * channels, (source + to) * channels);
      onto.data.set(line, (target + from) * channels);
      continue;
    }
    for (let column = from; column < to; column++) {
      const share = (mask.data[source + column] ?? 0) / 255;
      for (let channel = 0; channel < channels; channel++) {
        const at = (target + column) * channels + channel;
        const fresh = picture.data[(source + column) * channels + channel] ?? 0;
        onto.data[at] = (onto.data[at] ?? 0) * (1 - share) + fresh * share + 0.5;
      }
    }
  }
}

/** @param {Raster} picture @returns {Raster} */
export function copy(picture) {
  return { ...picture, data: picture.data.slice() };
}

/** @param {Raster} a @param {Raster} b Of the same size and channels. @param {number} share Of b, 0 to 1. @returns {Raster} */
export function mix(a, b, share) {
  const data = a.data.map((value, at) => value * (1 - share) + (b.data[at] ?? 0) * share + 0.5);
  return { ...a, data };
}

/** Fitted into a square, enlarged too. @param {Raster} picture @param {number} side @returns {Raster} */
export function contain(picture, side) {
  const scale = side / Math.max(picture.width, picture.height);
  const fit = (/** @type {number} */ length) => Math.max(1, Math.round(length * scale));
  return resize(picture, fit(picture.width), fit(picture.height));
}
