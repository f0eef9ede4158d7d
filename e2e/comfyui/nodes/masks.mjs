// @ts-check
// Nodes that make and change masks. 255 is what is masked.
import {
  channelOf,
  copy,
  crop,
  map,
  paste,
  raster,
  resize,
  withChannels,
} from '../pictures/raster.mjs';
import { nth } from './node.mjs';

/** @typedef {import('./node.mjs').Raster} Raster */

const CHANNELS = ['red', 'green', 'blue', 'alpha'];

/** @type {import('./node.mjs').NodeKinds} */
export const maskNodes = {
  SolidMask: {
    run: ({ value, width, height }) => ({ result: [[raster(width, height, 1, [value * 255])]] }),
  },
  InvertMask: {
    run: ({ mask }) => ({
      result: [mask.map((/** @type {Raster} */ m) => map(m, (v) => 255 - v))],
    }),
  },
  MaskToImage: {
    run: ({ mask }) => ({ result: [mask.map((/** @type {Raster} */ m) => withChannels(m, 3))] }),
  },
  ImageToMask: {
    run: ({ image, channel }) => ({
      result: [image.map((/** @type {Raster} */ i) => channelOf(i, CHANNELS.indexOf(channel)))],
    }),
  },
  ImageColorToMask: {
    run: ({ image, color }) => ({
      result: [
        image.map((/** @type {Raster} */ frame) => {
          const out = raster(frame.width, frame.height, 1);
          for (let at = 0; at < out.data.length; at++) {
            const [r, g, b] = frame.data.subarray(at * frame.channels);
            out.data[at] = ((r ?? 0) << 16) + ((g ?? 0) << 8) + (b ?? 0) === color ? 255 : 0;
          }
          return out;
        }),
      ],
    }),
  },
  CropMask: {
    run: ({ mask, x, y, width, height }) => ({
      result: [mask.map((/** @type {Raster} */ m) => crop(m, x, y, width, height))],
    }),
  },
  ThresholdMask: {
    run: ({ mask, value }) => ({
      result: [mask.map((/** @type {Raster} */ m) => map(m, (v) => (v > value * 255 ? 255 : 0)))],
    }),
  },
  GrowMask: {
    run: ({ mask, expand }) => ({
      result: [mask.map((/** @type {Raster} */ m) => grow(m, expand))],
    }),
  },
  FeatherMask: {
    run: ({ mask, left, top, right, bottom }) => ({
      result: [
        mask.map((/** @type {Raster} */ m) => {
          const out = copy(m);
          for (let y = 0; y < m.height; y++) {
            for (let x = 0; x < m.width; x++) {
              const share =
                ramp(x, left) * ramp(m.width - 1 - x, right) *
                ramp(y, top) * ramp(m.height - 1 - y, bottom); // prettier-ignore
              out.data[y * m.width + x] = (m.data[y * m.width + x] ?? 0) * share;
            }
          }
          return out;
        }),
      ],
    }),
  },
  MaskComposite: {
    run({ destination, source, x, y, operation }) {
      return {
        result: [
          destination.map((/** @type {Raster} */ m, /** @type {number} */ at) => {
            const over = raster(m.width, m.height, 1);
            paste(over, nth(/** @type {Raster[]} */ (source), at), x, y);
            return { ...m, data: m.data.map((a, i) => combine(operation, a, over.data[i] ?? 0)) };
          }),
        ],
      };
    },
  },
};

/** @param {number} at @param {number} length */
function ramp(at, length) {
  return length > 0 ? Math.min(1, (at + 1) / length) : 1;
}

/** @param {string} operation @param {number} a @param {number} b */
function combine(operation, a, b) {
  if (operation === 'multiply') return (a * b) / 255;
  if (operation === 'add') return Math.min(255, a + b);
  if (operation === 'subtract') return Math.max(0, a - b);
  const [p, q] = [a >= 128, b >= 128];
  if (operation === 'and') return p && q ? 255 : 0;
  return (operation === 'or' ? p || q : p !== q) ? 255 : 0;
}

/** By whole pixels, square; negative shrinks. @param {Raster} mask @param {number} by @returns {Raster} */
export function grow(mask, by) {
  const pick = by < 0 ? Math.min : Math.max;
  let out = mask;
  for (const [dx, dy] of /** @type {const} */ ([
    [1, 0],
    [0, 1],
  ])) {
    const from = out;
    out = copy(from);
    for (let y = 0; y < mask.height; y++) {
      for (let x = 0; x < mask.width; x++) {
        let value = from.data[y * mask.width + x] ?? 0;
        for (let step = -Math.abs(by); step <= Math.abs(by); step++) {
          const [column, row] = [x + dx * step, y + dy * step];
          if (column < 0 || row < 0 || column >= mask.width || row >= mask.height) continue;
          value = pick(value, from.data[row * mask.width + column] ?? 0);
        }
        out.data[y * mask.width + x] = value;
      }
    }
  }
  return out;
}

/** Fitted to a picture. @param {Raster} mask @param {Raster} picture */
export function fitted(mask, picture) {
  return resize(mask, picture.width, picture.height);
}
