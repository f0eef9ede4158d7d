// @ts-check
// Nodes that load models and say what is wanted of them. Nothing is loaded: names and words travel along.
import { PythonError } from '../core/errors.mjs';
import { model } from './node.mjs';

/** @typedef {import('./node.mjs').Raster} Raster */
/** @typedef {import('./node.mjs').Conditioning} Conditioning */
/** @typedef {import('./node.mjs').Model} Model */

/** @param {string} words @param {Raster[]} [pictures] @returns {Conditioning} */
const conditioning = (words, pictures = []) => ({ kind: 'conditioning', words, pictures });

/** @param {Model | null} clip @param {string} words @param {Raster[]} [pictures] */
function encode(clip, words, pictures) {
  if (!clip) {
    throw new PythonError(
      'RuntimeError',
      'ERROR: clip input is invalid: None\n\nIf the clip is from a checkpoint loader node your checkpoint does not contain a valid clip or text encoder model.',
    );
  }
  return { result: [conditioning(words, pictures)] };
}

/** @param {Model | null} model @param {string} lora */
const withLora = (model, lora) => model && { ...model, loras: [...model.loras, lora] };

/** @param {Conditioning} a @param {Partial<Conditioning>} change */
const changed = (a, change) => ({ result: [{ ...a, ...change }] });

/** @type {import('./node.mjs').NodeKinds} */
export const modelNodes = {
  CheckpointLoaderSimple: {
    run({ ckpt_name }) {
      // Such a file holds a diffusion model alone, as in the recordings.
      const isBare = /unet-only/.test(ckpt_name);
      return {
        result: [
          model(ckpt_name),
          isBare ? null : model(ckpt_name),
          isBare ? null : model(ckpt_name),
        ],
      };
    },
  },
  UNETLoader: { run: ({ unet_name }) => ({ result: [model(unet_name)] }) },
  CLIPLoader: { run: ({ clip_name }) => ({ result: [model(clip_name)] }) },
  DualCLIPLoader: {
    run: ({ clip_name1, clip_name2 }) => ({ result: [model(`${clip_name1}+${clip_name2}`)] }),
  },
  VAELoader: { run: ({ vae_name }) => ({ result: [model(vae_name)] }) },
  CLIPVisionLoader: { run: ({ clip_name }) => ({ result: [model(clip_name)] }) },
  ControlNetLoader: { run: ({ control_net_name }) => ({ result: [model(control_net_name)] }) },
  LoraLoader: {
    run: ({ model: m, clip, lora_name, strength_model, strength_clip }) => ({
      result: [
        withLora(m, `${lora_name}:${strength_model}`),
        withLora(clip, `${lora_name}:${strength_clip}`),
      ],
    }),
  },
  LoraLoaderModelOnly: {
    run: ({ model: m, lora_name, strength_model }) => ({
      result: [withLora(m, `${lora_name}:${strength_model}`)],
    }),
  },
  CLIPTextEncode: { run: ({ clip, text }) => encode(clip, text) },
  CLIPTextEncodeFlux: { run: ({ clip, clip_l, t5xxl }) => encode(clip, `${clip_l} ${t5xxl}`) },
  CLIPTextEncodeSDXL: { run: ({ clip, text_g, text_l }) => encode(clip, `${text_g} ${text_l}`) },
  CLIPTextEncodeSD3: {
    run: ({ clip, clip_l, clip_g, t5xxl }) => encode(clip, `${clip_l} ${clip_g} ${t5xxl}`),
  },
  TextEncodeQwenImageEdit: { run: ({ clip, prompt, image }) => encode(clip, prompt, image) },
  TextEncodeQwenImageEditPlus: {
    run: ({ clip, prompt, image1, image2, image3 }) =>
      encode(
        clip,
        prompt,
        [image1, image2, image3].flatMap((frames) => frames ?? []),
      ),
  },
  ConditioningCombine: {
    run: ({ conditioning_1, conditioning_2 }) =>
      changed(conditioning_1, {
        words: `${conditioning_1.words} ${conditioning_2.words}`,
        pictures: [...conditioning_1.pictures, ...conditioning_2.pictures],
      }),
  },
  ConditioningConcat: {
    run: ({ conditioning_to, conditioning_from }) =>
      changed(conditioning_to, { words: `${conditioning_to.words} ${conditioning_from.words}` }),
  },
  ConditioningZeroOut: { run: ({ conditioning: c }) => changed(c, { words: '', isZero: true }) },
  ReferenceLatent: {
    run: ({ conditioning: c, latent }) =>
      changed(c, { pictures: [...c.pictures, ...(latent?.frames ?? [])] }),
  },
  ControlNetApplyAdvanced: {
    run: ({ positive, negative, image }) => ({
      result: [{ ...positive, pictures: [...positive.pictures, ...image] }, negative],
    }),
  },
  ControlNetApply: {
    run: ({ conditioning: c, image }) => changed(c, { pictures: [...c.pictures, ...image] }),
  },
};
