// @ts-check
// Nodes that make and change pictures.
import { PythonError } from '../core/errors.mjs';
import {
  channelOf,
  copy,
  crop,
  map,
  mix,
  paste,
  raster,
  resize,
  withChannels,
} from '../pictures/raster.mjs';
import { nth } from './node.mjs';

/** @typedef {import('./node.mjs').Raster} Raster */

/** @param {Raster[]} frames @param {(frame: Raster, at: number) => Raster} change */
const each = (frames, change) => ({ result: [frames.map(change)] });

/** Frames of one batch share their size. @param {Raster} frame @param {Raster} like */
const sized = (frame, like) => withChannels(resize(frame, like.width, like.height), like.channels);

/** @type {import('./node.mjs').NodeKinds} */
export const pictureNodes = {
  EmptyImage: {
    run({ width, height, batch_size, color }) {
      const tone = [(color >> 16) & 255, (color >> 8) & 255, color & 255];
      const one = raster(width, height, 3, tone);
      return { result: [Array.from({ length: batch_size }, () => one)] };
    },
  },
  ImageScale: {
    run({ image, upscale_method, width, height, crop: cut }) {
      const isNearest = upscale_method === 'nearest-exact';
      return each(image, (frame) => {
        if (width === 0 && height === 0) return frame;
        const w = width || Math.max(1, Math.round((frame.width * height) / frame.height));
        const h = height || Math.max(1, Math.round((frame.height * width) / frame.width));
        const source = cut === 'center' ? centered(frame, w / h) : frame;
        return resize(source, w, h, isNearest);
      });
    },
  },
  ImageScaleBy: {
    run: ({ image, upscale_method, scale_by }) =>
      each(image, (frame) =>
        resize(
          frame,
          Math.max(1, Math.round(frame.width * scale_by)),
          Math.max(1, Math.round(frame.height * scale_by)),
          upscale_method === 'nearest-exact',
        ),
      ),
  },
  ImageScaleToTotalPixels: {
    run: ({ image, megapixels }) =>
      each(image, (frame) => {
        const scale = Math.sqrt((megapixels * 1024 * 1024) / (frame.width * frame.height));
        return resize(frame, Math.round(frame.width * scale), Math.round(frame.height * scale));
      }),
  },
  ImageScaleToMaxDimension: {
    run: ({ image, largest_size }) =>
      each(image, (frame) => {
        const scale = largest_size / Math.max(frame.width, frame.height);
        return resize(frame, Math.round(frame.width * scale), Math.round(frame.height * scale));
      }),
  },
  FluxKontextImageScale: {
    // The nearest of its sizes has about a megapixel; here simply that, in steps of 16.
    run: ({ image }) =>
      each(image, (frame) => {
        const scale = Math.sqrt((1024 * 1024) / (frame.width * frame.height));
        const fit = (/** @type {number} */ side) =>
          Math.max(16, Math.round((side * scale) / 16) * 16);
        return resize(frame, fit(frame.width), fit(frame.height));
      }),
  },
  ImageInvert: { run: ({ image }) => each(image, (frame) => map(frame, (value) => 255 - value)) },
  ImageBlend: {
    run: ({ image1, image2, blend_factor, blend_mode }) =>
      each(image1, (frame, at) => {
        const over = sized(nth(image2, at), frame);
        const data = over.data.map((value, i) => blend(blend_mode, frame.data[i] ?? 0, value));
        return mix(frame, { ...over, data }, blend_factor);
      }),
  },
  ImageBatch: {
    run({ image1, image2 }) {
      const first = nth(/** @type {Raster[]} */ (image1), 0);
      return { result: [[...image1, ...image2.map((/** @type {Raster} */ f) => sized(f, first))]] };
    },
  },
  RepeatImageBatch: {
    run: ({ image, amount }) => ({ result: [Array.from({ length: amount }, () => image).flat()] }),
  },
  ImageFromBatch: {
    run: ({ image, batch_index, length }) => ({
      result: [image.slice(batch_index, batch_index + length)],
    }),
  },
  ImageCrop: {
    run: ({ image, width, height, x, y }) =>
      each(image, (frame) => {
        const left = Math.min(x, frame.width - 1);
        const top = Math.min(y, frame.height - 1);
        const w = Math.min(width, frame.width - left);
        return crop(frame, left, top, w, Math.min(height, frame.height - top));
      }),
  },
  ImageFlip: {
    run: ({ image, flip_method }) =>
      each(image, (frame) => turn(frame, flip_method.startsWith('x') ? 'vertical' : 'horizontal')),
  },
  ImageRotate: {
    run({ image, rotation }) {
      const quarters = ['none', '90 degrees', '180 degrees', '270 degrees'].indexOf(rotation);
      return each(image, (frame) => {
        let turned = frame;
        for (let n = 0; n < quarters; n++) turned = turn(turned, 'quarter');
        return turned;
      });
    },
  },
  ImageStitch: {
    run({ image1, image2, direction, match_image_size, spacing_width, spacing_color }) {
      if (!image2) return { result: [image1] };
      return each(image1, (frame, at) =>
        stitch(frame, nth(image2, at), {
          direction,
          isMatched: match_image_size,
          gap: spacing_width,
          tone: spacing_color,
        }),
      );
    },
  },
  ImagePadForOutpaint: {
    run({ image, left, top, right, bottom, feathering }) {
      const frames = image.map((/** @type {Raster} */ frame) => {
        const out = raster(
          frame.width + left + right,
          frame.height + top + bottom,
          frame.channels,
          Array(frame.channels).fill(127),
        );
        paste(out, frame, left, top);
        return out;
      });
      const first = nth(/** @type {Raster[]} */ (image), 0);
      const mask = raster(first.width + left + right, first.height + top + bottom, 1, [255]);
      for (let y = 0; y < first.height; y++) {
        for (let x = 0; x < first.width; x++) {
          const edge = Math.min(
            left ? x : Infinity,
            top ? y : Infinity,
            right ? first.width - x : Infinity,
            bottom ? first.height - y : Infinity,
          );
          const share = feathering > 0 && edge < feathering ? (feathering - edge) / feathering : 0;
          mask.data[(y + top) * mask.width + x + left] = 255 * share * share;
        }
      }
      return { result: [frames, [mask]] };
    },
  },
  ImageCompositeMasked: {
    run({ destination, source, x, y, resize_source, mask }) {
      return each(destination, (frame, at) => {
        const out = copy(frame);
        let over = withChannels(nth(source, at), out.channels);
        if (resize_source) over = resize(over, out.width, out.height);
        const share = mask && resize(nth(mask, at), over.width, over.height);
        paste(out, over, x, y, share);
        return out;
      });
    },
  },
  PorterDuffImageComposite: {
    run({ source, source_alpha, destination }) {
      return each(destination, (frame, at) => {
        const out = copy(frame);
        paste(
          out,
          sized(nth(source, at), out),
          0,
          0,
          resize(nth(source_alpha, at), out.width, out.height),
        );
        return out;
      });
    },
  },
  JoinImageWithAlpha: {
    // The mask says what is cut away.
    run: ({ image, alpha }) =>
      each(image, (frame, at) => {
        const out = withChannels(frame, 4);
        const joined = out === frame ? copy(frame) : out;
        const mask = resize(nth(alpha, at), frame.width, frame.height);
        for (let i = 0; i < mask.data.length; i++)
          joined.data[i * 4 + 3] = 255 - (mask.data[i] ?? 0);
        return joined;
      }),
  },
  SplitImageWithAlpha: {
    run: ({ image }) => ({
      result: [
        image.map((/** @type {Raster} */ frame) => withChannels(frame, 3)),
        image.map((/** @type {Raster} */ frame) =>
          map(channelOf(frame, 3), (value) => 255 - value),
        ),
      ],
    }),
  },
  GetImageSize: {
    run({ image }, context) {
      const { width, height } = nth(/** @type {Raster[]} */ (image), 0);
      context.text(`width: ${width}, height: ${height}\n batch size: ${image.length}`);
      return { result: [width, height, image.length] };
    },
  },
  UpscaleModelLoader: {
    run({ model_name }, { machine }) {
      if (!(machine.models.upscale_models ?? []).includes(model_name)) {
        throw new PythonError(
          'FileNotFoundError',
          `Model in folder 'upscale_models' with filename '${model_name}' not found.`,
        );
      }
      return { result: [{ kind: 'upscale_model', name: model_name }] };
    },
  },
  ImageUpscaleWithModel: {
    async run({ upscale_model, image }, context) {
      const factor = Number(/(\d)x|x(\d)/i.exec(upscale_model.name)?.slice(1).find(Boolean) ?? 4);
      /** @type {Raster[]} */
      const frames = [];
      for (const frame of image) {
        frames.push(resize(frame, frame.width * factor, frame.height * factor));
        await context.step(frames.length, image.length);
      }
      return { result: [frames] };
    },
  },
};

/** @param {Raster} frame @param {number} shape Width by height. */
function centered(frame, shape) {
  const { width, height } = frame;
  if (width / height > shape) {
    const w = Math.max(1, Math.round(height * shape));
    return crop(frame, Math.round((width - w) / 2), 0, w, height);
  }
  const h = Math.max(1, Math.round(width / shape));
  return crop(frame, 0, Math.round((height - h) / 2), width, h);
}

/** @param {string} mode @param {number} a @param {number} b */
function blend(mode, a, b) {
  if (mode === 'multiply') return (a * b) / 255;
  if (mode === 'screen') return 255 - ((255 - a) * (255 - b)) / 255;
  if (mode === 'overlay')
    return a <= 127 ? (2 * a * b) / 255 : 255 - (2 * (255 - a) * (255 - b)) / 255;
  if (mode === 'difference') return Math.max(0, a - b);
  return b;
}

/** @param {Raster} frame @param {'vertical' | 'horizontal' | 'quarter'} how */
function turn(frame, how) {
  const isQuarter = how === 'quarter';
  const out = raster(
    isQuarter ? frame.height : frame.width,
    isQuarter ? frame.width : frame.height,
    frame.channels,
  );
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      const fromX = how === 'horizontal' ? frame.width - 1 - x : isQuarter ? y : x;
      const fromY =
        how === 'vertical' ? frame.height - 1 - y : isQuarter ? frame.height - 1 - x : y;
      const from = (fromY * frame.width + fromX) * frame.channels;
      out.data.set(
        frame.data.subarray(from, from + frame.channels),
        (y * out.width + x) * frame.channels,
      );
    }
  }
  return out;
}

const TONES = /** @type {Record<string, number[]>} */ ({
  white: [255, 255, 255],
  black: [0, 0, 0],
  red: [255, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
});

/** @param {Raster} first @param {Raster} second @param {{ direction: string, isMatched: boolean, gap: number, tone: string }} how */
function stitch(first, second, { direction, isMatched, gap, tone }) {
  const isRow = direction === 'left' || direction === 'right';
  let other = withChannels(second, first.channels);
  if (isMatched) {
    const scale = isRow ? first.height / other.height : first.width / other.width;
    other = resize(other, Math.round(other.width * scale), Math.round(other.height * scale));
  }
  const width = isRow ? first.width + gap + other.width : Math.max(first.width, other.width);
  const height = isRow ? Math.max(first.height, other.height) : first.height + gap + other.height;
  const fill = [...(TONES[tone] ?? [255, 255, 255]), 255].slice(0, first.channels);
  const out = raster(width, height, first.channels, fill);
  const isTurned = direction === 'left' || direction === 'up';
  const [lead, rest] = isTurned ? [other, first] : [first, other];
  paste(out, lead, 0, 0);
  paste(out, rest, isRow ? lead.width + gap : 0, isRow ? 0 : lead.height + gap);
  return out;
}
