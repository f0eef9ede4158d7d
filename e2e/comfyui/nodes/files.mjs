// @ts-check
// Nodes that read and write files, and those that show something.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { diskFull, PythonError } from '../core/errors.mjs';
import { annotated, FOLDERS } from '../core/files.mjs';
import { str, writeJson } from '../core/python.mjs';
import { savePath } from '../core/save-path.mjs';
import { giantPng } from '../pictures/giant.mjs';
import { decodePng, encodePng } from '../pictures/png.mjs';
import { channelOf, map, raster, withChannels } from '../pictures/raster.mjs';
import { clipWith } from '../pictures/webm.mjs';
import { latent, nth } from './node.mjs';

/** @typedef {import('./node.mjs').Raster} Raster */
/** @typedef {import('./node.mjs').Context} Context */

const RECORDED_WEBP = new URL('../../../src/testing/comfyui/files/animated.webp', import.meta.url);

/** @param {import('../core/machine.mjs').Machine} machine @param {string} name @param {string} [folder] */
function stored(machine, name, folder = FOLDERS.input) {
  const about = annotated(String(name));
  return machine.files.read(posix.resolve(about.folder ?? folder, about.name));
}

const isThere = {
  inputs: ['image'],
  check: (/** @type {any} */ { image }, /** @type {any} */ machine) =>
    stored(machine, image) ? /** @type {const} */ (true) : `Invalid image file: ${str(image)}`,
};

const hashOf = (/** @type {any} */ { image }, /** @type {any} */ machine) => {
  const file = stored(machine, image);
  if (!file) throw new PythonError('FileNotFoundError', 'No such file');
  return createHash('sha256').update(file.bytes).digest('hex');
};

/** @param {Context} context @param {any} image */
function load({ machine }, image) {
  const file = stored(machine, image);
  const path = posix.join(FOLDERS.input, String(image));
  if (!file)
    throw new PythonError('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`);
  try {
    return decodePng(file.bytes);
  } catch (error) {
    const why = /** @type {Error} */ (error).message;
    throw new PythonError('PIL.UnidentifiedImageError', `${why} '${path}'`);
  }
}

/**
 * Writes each picture and tells where.
 * @param {Context} context
 * @param {Raster[]} images
 * @param {string} prefix
 * @param {'output' | 'temp'} type
 */
function save(context, images, prefix, type) {
  const { machine } = context;
  const place = savePath(machine.files, prefix, FOLDERS[type], nth(images, 0));
  const texts = textsOf(context);
  return images.map((image, at) => {
    const number = String(place.counter + at).padStart(5, '0');
    const filename = `${place.name.replaceAll('%batch_num%', String(at))}_${number}_.png`;
    write(context, posix.join(place.folder, filename), pngOf(context, image, texts));
    return { filename, subfolder: place.subfolder, type };
  });
}

/** What goes into a file beside the pixels. @param {Context} context */
function textsOf({ prompt, pngInfo }) {
  /** @type {Record<string, string>} */
  const texts = { prompt: writeJson(prompt) };
  for (const [key, value] of Object.entries(pngInfo ?? {})) texts[key] = writeJson(value);
  return texts;
}

/** @param {Context} context @param {Raster} image @param {Record<string, string>} texts */
function pngOf({ machine }, image, texts) {
  if (machine.faults.take('giant-picture')) return giantPng(texts);
  return encodePng(withChannels(image, image.channels === 4 ? 4 : 3), texts);
}

/** @param {Context} context @param {string} path @param {Buffer} bytes */
function write({ machine }, path, bytes) {
  if (machine.faults.take('disk-full')) throw diskFull();
  machine.files.write(path, bytes);
}

/** @type {import('./node.mjs').NodeKinds} */
export const fileNodes = {
  LoadImage: {
    custom: isThere,
    fingerprint: hashOf,
    run({ image }, context) {
      const picture = load(context, image);
      const mask =
        picture.channels === 4
          ? map(channelOf(picture, 3), (value) => 255 - value)
          : raster(64, 64, 1);
      return { result: [[withChannels(picture, 3)], [mask]] };
    },
  },
  LoadImageOutput: {
    custom: isThere,
    fingerprint: hashOf,
    run({ image }, context) {
      return /** @type {any} */ (fileNodes.LoadImage).run({ image }, context);
    },
  },
  LoadImageMask: {
    custom: isThere,
    fingerprint: hashOf,
    run({ image, channel }, context) {
      const picture = load(context, image);
      const at = ['red', 'green', 'blue', 'alpha'].indexOf(channel);
      if (channel === 'alpha' && picture.channels < 4) return { result: [[raster(64, 64, 1)]] };
      const mask = channelOf(picture, at);
      return { result: [[channel === 'alpha' ? map(mask, (value) => 255 - value) : mask]] };
    },
  },
  SaveImage: {
    run({ images, filename_prefix = 'ComfyUI' }, context) {
      return { ui: { images: save(context, images, filename_prefix, 'output') } };
    },
  },
  PreviewImage: {
    run({ images }, context) {
      const prefix = `ComfyUI_temp_${context.machine.letters}`;
      return { ui: { images: save(context, images, prefix, 'temp') } };
    },
  },
  MaskPreview: {
    run({ mask }, context) {
      const images = mask.map((/** @type {Raster} */ each) => withChannels(each, 3));
      const prefix = `ComfyUI_temp_${context.machine.letters}`;
      return { ui: { images: save(context, images, prefix, 'temp') } };
    },
  },
  SaveImageWebsocket: {
    fingerprint: () => (performance.timeOrigin + performance.now()) / 1000,
    async run({ images }, context) {
      for (const [at, image] of images.entries()) {
        const bytes = encodePng(withChannels(image, image.channels === 4 ? 4 : 3));
        await context.step(at, images.length, { mime: 'image/png', bytes });
      }
      return {};
    },
  },
  SaveAnimatedWEBP: {
    // The recorded file, whatever the pictures are: animations are not encoded here.
    run({ images, filename_prefix }, context) {
      const { machine } = context;
      const place = savePath(machine.files, filename_prefix, FOLDERS.output, nth(images, 0));
      const filename = `${place.name}_${String(place.counter).padStart(5, '0')}_.webp`;
      write(context, posix.join(place.folder, filename), readFileSync(RECORDED_WEBP));
      const image = { filename, subfolder: place.subfolder, type: 'output' };
      return { ui: { images: [image], animated: [images.length !== 1] } };
    },
  },
  SaveWEBM: {
    // A recorded clip, whatever the pictures are, with the real texts.
    run({ images, filename_prefix }, context) {
      const { machine } = context;
      const place = savePath(machine.files, filename_prefix, FOLDERS.output, nth(images, 0));
      const filename = `${place.name}_${String(place.counter).padStart(5, '0')}_.webm`;
      write(context, posix.join(place.folder, filename), clipWith(textsOf(context)));
      const clip = { filename, subfolder: place.subfolder, type: 'output' };
      return { ui: { images: [clip], animated: [true] } };
    },
  },
  SaveLatent: {
    run({ samples, filename_prefix }, context) {
      const { machine, prompt } = context;
      const place = savePath(machine.files, filename_prefix, FOLDERS.output, {
        width: 0,
        height: 0,
      });
      const filename = `${place.name}_${String(place.counter).padStart(5, '0')}_.latent`;
      const about = Buffer.from(writeJson({ __metadata__: { prompt: writeJson(prompt) } }));
      const head = Buffer.alloc(8);
      head.writeUInt32LE(about.length);
      const pixels = Buffer.from(nth(/** @type {Raster[]} */ (samples.frames), 0).data);
      write(context, posix.join(place.folder, filename), Buffer.concat([head, about, pixels]));
      return { ui: { latents: [{ filename, subfolder: place.subfolder, type: 'output' }] } };
    },
  },
  LoadLatent: { run: () => ({ result: [latent([raster(64, 64, 3, [127, 127, 127])])] }) },
  PreviewAny: {
    run({ source }) {
      const isPlain = source === null || typeof source !== 'object';
      const text = isPlain
        ? str(source)
        : Array.isArray(source)
          ? 'tensor'
          : JSON.stringify(source);
      return { ui: { text: [text ?? 'None'] } };
    },
  },
};
