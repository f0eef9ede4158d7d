// @ts-check
// Model files that this server says it has. They are names only; nothing is loaded.

import { writeJson } from './python.mjs';

/** Folder → file names, relative, sorted. @typedef {Record<string, string[]>} ModelLists */

/** What the recorded server had. @type {ModelLists} */
export const RECORDED_MODELS = {
  checkpoints: [
    'anime/sd15-tiny.safetensors',
    'broken/unet-only.safetensors',
    'sd15-mini.safetensors',
  ],
  loras: ['alice_v1.safetensors', 'style/ink wash.safetensors'],
  embeddings: ['bad-hands.safetensors'],
};

/** Those and one of each kind that common workflows ask for. @type {ModelLists} */
export const COMMON_MODELS = {
  checkpoints: [
    ...(RECORDED_MODELS.checkpoints ?? []),
    'sd_xl_base_1.0.safetensors',
    'v1-5-pruned-emaonly-fp16.safetensors',
  ],
  loras: [
    ...(RECORDED_MODELS.loras ?? []),
    'Qwen-Image-Edit-Lightning-4steps-V1.0-bf16.safetensors',
    'Qwen-Image-Lightning-4steps-V1.0.safetensors',
  ],
  embeddings: RECORDED_MODELS.embeddings ?? [],
  vae: [
    'ae.safetensors',
    'qwen_image_vae.safetensors',
    'vae-ft-mse-840000-ema-pruned.safetensors',
    'wan2.2_vae.safetensors',
    'wan_2.1_vae.safetensors',
  ],
  text_encoders: [
    'clip_l.safetensors',
    'qwen_2.5_vl_7b_fp8_scaled.safetensors',
    't5xxl_fp16.safetensors',
    't5xxl_fp8_e4m3fn.safetensors',
    't5xxl_fp8_e4m3fn_scaled.safetensors',
    'umt5_xxl_fp8_e4m3fn_scaled.safetensors',
  ],
  diffusion_models: [
    'flux1-dev-kontext_fp8_scaled.safetensors',
    'flux1-dev.safetensors',
    'flux1-schnell.safetensors',
    'qwen_image_edit_2509_fp8_e4m3fn.safetensors',
    'qwen_image_edit_fp8_e4m3fn.safetensors',
    'qwen_image_fp8_e4m3fn.safetensors',
    'wan2.1_i2v_480p_14B_fp16.safetensors',
    'wan2.2_ti2v_5B_fp16.safetensors',
  ],
  clip_vision: ['clip_vision_h.safetensors'],
  controlnet: [
    'OpenPoseXL2.safetensors',
    'control_v11f1p_sd15_depth_fp16.safetensors',
    'control_v11p_sd15_openpose_fp16.safetensors',
  ],
  upscale_models: ['4x-UltraSharp.pth', 'RealESRGAN_x2plus.pth', 'RealESRGAN_x4plus.pth'],
};

/** In the order in which `/models` names them. */
export const MODEL_FOLDERS = [
  'checkpoints', 'configs', 'loras', 'vae', 'text_encoders', 'diffusion_models', 'clip_vision',
  'style_models', 'embeddings', 'diffusers', 'vae_approx', 'controlnet', 'gligen', 'upscale_models',
  'custom_nodes', 'hypernetworks', 'photomaker', 'classifiers', 'model_patches', 'audio_encoders',
]; // prettier-ignore

/** Which inputs list which folder. @type {Record<string, string>} */
const FOLDER_OF_INPUT = {
  ckpt_name: 'checkpoints',
  lora_name: 'loras',
  existing_lora: 'loras',
  vae_name: 'vae',
  unet_name: 'diffusion_models',
  clip_name: 'text_encoders',
  clip_name1: 'text_encoders',
  clip_name2: 'text_encoders',
  clip_name3: 'text_encoders',
  clip_name4: 'text_encoders',
  control_net_name: 'controlnet',
  style_model_name: 'style_models',
  gligen_name: 'gligen',
  hypernetwork_name: 'hypernetworks',
  photomaker_model_name: 'photomaker',
  audio_encoder_name: 'audio_encoders',
};

/** @param {string} node @param {string} input */
export function folderOfInput(node, input) {
  if (node === 'CLIPVisionLoader') return 'clip_vision';
  if (node === 'UpscaleModelLoader' && input === 'model_name') return 'upscale_models';
  if (node === 'ModelPatchLoader' && input === 'name') return 'model_patches';
  return FOLDER_OF_INPUT[input];
}

/** The header's texts of the recorded files; others have plain ones. @param {string} folder @param {string} file */
export function metadataOf(folder, file) {
  if (folder === 'embeddings') return undefined;
  const name = (file.split('/').pop() ?? '').replace(/\.[^.]*$/, '');
  if (folder !== 'loras') return { format: 'pt', 'modelspec.title': file };
  const word = { alice_v1: 'alice', 'ink wash': 'inkwash' }[name] ?? name;
  return {
    ss_network_dim: '4',
    ss_network_alpha: '4',
    ss_tag_frequency: writeJson({ [`10_${word}`]: { [word]: 10, '1girl': 8, smile: 3 } }),
    'modelspec.trigger_phrase': word,
    ss_base_model_version: 'sd_v1',
    format: 'pt',
    ss_output_name: word,
  };
}
