// @ts-check
// Latents and samplers. A latent is simply the picture that it will become; a sampler draws the stand-in.
import { drawStandIn } from '../pictures/draw.mjs';
import { encodeJpeg } from '../pictures/jpeg.mjs';
import { contain, copy, mix, paste, raster, resize, withChannels } from '../pictures/raster.mjs';
import { fitted, grow } from './masks.mjs';
import { latent, nth } from './node.mjs';

/** @typedef {import('./node.mjs').Raster} Raster */
/** @typedef {import('./node.mjs').Latent} Latent */
/** @typedef {import('./node.mjs').Context} Context */

/** Sides are whole cells of 8 pixels. @param {number} side */
const cells = (side) => Math.max(8, Math.floor(side / 8) * 8);

/** @param {number} width @param {number} height @param {number} count */
const blank = (width, height, count) =>
  latent(Array(count).fill(raster(cells(width), cells(height), 3, [127, 127, 127])), true);

/** @param {Latent} samples @param {(frame: Raster) => Raster} change @returns {Latent} */
const changed = (samples, change) => ({ ...samples, frames: samples.frames.map(change) });

/**
 * @param {Context} context
 * @param {object} how
 * @param {Latent} how.start
 * @param {string} how.words @param {string} how.seed @param {number} how.steps @param {number} how.denoise
 * @param {Raster[]} how.references
 */
async function sample(context, { start, words, seed, steps, denoise, references }) {
  const frames = start.frames.map((frame, at) =>
    paint(frame, at, { start, words, seed, denoise, references }),
  );
  const { previews, previewSize } = context.machine.options;
  const small = previews && contain(nth(frames, 0), previewSize);
  const gray = small && raster(small.width, small.height, 3, [127, 127, 127]);
  for (let step = 1; step <= steps; step++) {
    const picture =
      small && gray
        ? {
            mime: /** @type {const} */ ('image/jpeg'),
            bytes: encodeJpeg(mix(gray, small, step / steps), 70),
          }
        : undefined;
    await context.step(step, steps, picture);
  }
  return { ...start, frames, isBlank: false };
}

/**
 * One picture of a batch.
 * @param {Raster} frame @param {number} at
 * @param {{ start: Latent, words: string, seed: string, denoise: number, references: Raster[] }} how
 */
function paint(frame, at, { start, words, seed, denoise, references }) {
  const { width, height } = frame;
  const drawn = drawStandIn({ words, seed: `${seed}/${at}`, width, height });
  const reference = references[0];
  // A picture that is to be edited shines through, so that one can see that it arrived.
  const fresh = reference
    ? mix(withChannels(resize(reference, width, height), 3), drawn, 0.35)
    : drawn;
  const before = withChannels(frame, 3);
  const painted = start.isBlank ? fresh : mix(before, fresh, Math.min(1, denoise));
  const mask = start.mask && nth(start.mask, at);
  if (!mask) return painted;
  const out = copy(before);
  paste(out, painted, 0, 0, fitted(mask, out));
  return out;
}

/** @param {import('./node.mjs').Model | null} model @param {import('./node.mjs').Conditioning} positive */
const wordsOf = (model, positive) =>
  [positive?.words ?? '', model?.name ?? '', ...(model?.loras ?? [])].join(' | ');

/** @type {import('./node.mjs').NodeKinds} */
export const samplingNodes = {
  KSampler: {
    async run({ model, seed, steps, positive, latent_image, denoise }, context) {
      const how = { start: latent_image, words: wordsOf(model, positive), seed: String(seed) };
      const references = positive?.pictures ?? [];
      return { result: [await sample(context, { ...how, steps, denoise, references })] };
    },
  },
  KSamplerAdvanced: {
    async run(
      { model, noise_seed, steps, positive, latent_image, start_at_step, end_at_step },
      context,
    ) {
      const last = Math.min(steps, end_at_step);
      const how = {
        start: latent_image,
        words: wordsOf(model, positive),
        seed: String(noise_seed),
      };
      const done = Math.max(0, last - start_at_step);
      const share = { steps: done, denoise: done / steps, references: positive?.pictures ?? [] };
      return { result: [await sample(context, { ...how, ...share })] };
    },
  },
  SamplerCustom: {
    async run({ model, noise_seed, positive, sigmas, latent_image }, context) {
      const how = {
        start: latent_image,
        words: wordsOf(model, positive),
        seed: String(noise_seed),
      };
      const share = { ...sigmas, references: positive?.pictures ?? [] };
      const done = await sample(context, { ...how, ...share });
      return { result: [done, done] };
    },
  },
  SamplerCustomAdvanced: {
    async run({ noise, guider, sigmas, latent_image }, context) {
      const { model, positive } = guider;
      const how = {
        start: latent_image,
        words: wordsOf(model, positive),
        seed: String(noise.seed),
      };
      const share = { ...sigmas, references: positive?.pictures ?? [] };
      const done = await sample(context, { ...how, ...share });
      return { result: [done, done] };
    },
  },
  RandomNoise: { run: ({ noise_seed }) => ({ result: [{ kind: 'noise', seed: noise_seed }] }) },
  DisableNoise: { run: () => ({ result: [{ kind: 'noise', seed: 0 }] }) },
  BasicGuider: {
    run: ({ model, conditioning }) => ({
      result: [{ kind: 'guider', model, positive: conditioning }],
    }),
  },
  CFGGuider: { run: ({ model, positive }) => ({ result: [{ kind: 'guider', model, positive }] }) },
  BasicScheduler: {
    run: ({ steps, denoise }) => ({ result: [{ kind: 'sigmas', steps, denoise }] }),
  },
  EmptyLatentImage: {
    run: ({ width, height, batch_size }) => ({ result: [blank(width, height, batch_size)] }),
  },
  EmptySD3LatentImage: {
    run: ({ width, height, batch_size }) => ({ result: [blank(width, height, batch_size)] }),
  },
  EmptyHunyuanLatentVideo: {
    run: ({ width, height, length }) => ({
      result: [blank(width, height, ((length - 1) >> 2) * 4 + 1)],
    }),
  },
  VAEDecode: { run: ({ samples }) => ({ result: [samples.frames] }) },
  VAEDecodeTiled: { run: ({ samples }) => ({ result: [samples.frames] }) },
  VAEEncode: { run: ({ pixels }) => ({ result: [encode(pixels)] }) },
  VAEEncodeTiled: { run: ({ pixels }) => ({ result: [encode(pixels)] }) },
  VAEEncodeForInpaint: {
    run({ pixels, mask, grow_mask_by }) {
      const grown = mask.map((/** @type {Raster} */ each, /** @type {number} */ at) =>
        grow(fitted(each, nth(/** @type {Raster[]} */ (pixels), at)), grow_mask_by),
      );
      return { result: [{ ...encode(pixels), mask: grown }] };
    },
  },
  InpaintModelConditioning: {
    run: ({ positive, negative, pixels, mask, noise_mask }) => ({
      result: [positive, negative, { ...encode(pixels), ...(noise_mask ? { mask } : {}) }],
    }),
  },
  SetLatentNoiseMask: { run: ({ samples, mask }) => ({ result: [{ ...samples, mask }] }) },
  LatentUpscale: {
    run: ({ samples, width, height }) => ({
      result: [
        changed(samples, (frame) =>
          resize(frame, cells(width || frame.width), cells(height || frame.height)),
        ),
      ],
    }),
  },
  LatentUpscaleBy: {
    run: ({ samples, scale_by }) => ({
      result: [
        changed(samples, (frame) =>
          resize(frame, cells(frame.width * scale_by), cells(frame.height * scale_by)),
        ),
      ],
    }),
  },
  RepeatLatentBatch: {
    run: ({ samples, amount }) => ({
      result: [{ ...samples, frames: Array.from({ length: amount }, () => samples.frames).flat() }],
    }),
  },
  LatentFromBatch: {
    run: ({ samples, batch_index, length }) => ({
      result: [{ ...samples, frames: samples.frames.slice(batch_index, batch_index + length) }],
    }),
  },
  WanImageToVideo: {
    run({ positive, negative, width, height, length, batch_size, start_image }) {
      const count = (((length - 1) >> 2) * 4 + 1) * batch_size;
      const pictures = start_image ? [...positive.pictures, ...start_image] : positive.pictures;
      return { result: [{ ...positive, pictures }, negative, blank(width, height, count)] };
    },
  },
  Wan22ImageToVideoLatent: {
    run: ({ width, height, length, batch_size }) => ({
      result: [blank(width, height, (((length - 1) >> 2) * 4 + 1) * batch_size)],
    }),
  },
};

/** @param {Raster[]} pixels */
function encode(pixels) {
  return latent(
    pixels.map((frame) => {
      const rgb = withChannels(frame, 3);
      const [width, height] = [cells(frame.width), cells(frame.height)];
      if (width === frame.width && height === frame.height) return rgb;
      const out = raster(width, height, 3);
      paste(out, rgb, (width - frame.width) >> 1, (height - frame.height) >> 1);
      return out;
    }),
  );
}
