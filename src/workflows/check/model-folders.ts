// Which folder of `models/` a loader's input lists. One place: a new loader is a line here. Folders are
// named as `/models` names them (`unet` is `diffusion_models`, `clip` is `text_encoders`).

/** `class.input`, where the input's name alone would mislead. */
const BY_LOADER: Readonly<Record<string, string>> = {
  'CLIPVisionLoader.clip_name': 'clip_vision',
  'unCLIPCheckpointLoader.ckpt_name': 'checkpoints',
  'UpscaleModelLoader.model_name': 'upscale_models',
  'ModelPatchLoader.name': 'model_patches',
  'DiffusersLoader.model_path': 'diffusers',
  'TrainLoraNode.existing_lora': 'loras',
  'IPAdapterModelLoader.ipadapter_file': 'ipadapter',
  'InstantIDModelLoader.instantid_file': 'instantid',
  'PulidModelLoader.pulid_file': 'pulid',
  'PulidFluxModelLoader.pulid_file': 'pulid',
  'SAMLoader.model_name': 'sams',
  'ADE_LoadAnimateDiffModel.model_name': 'animatediff_models',
  'ADE_AnimateDiffLoaderGen1.model_name': 'animatediff_models',
  'ADE_AnimateDiffLoaderWithContext.model_name': 'animatediff_models',
  'ADE_AnimateDiffLoRALoader.name': 'animatediff_motion_lora',
  'FaceRestoreModelLoader.model_name': 'facerestore_models',
  'ReActorFaceSwap.face_restore_model': 'facerestore_models',
  'ReActorFaceSwap.swap_model': 'insightface',
  'LoadRembgModel.model': 'rembg',
  'BiRefNetModelLoader.model': 'birefnet',
};

const BY_INPUT: readonly (readonly [RegExp, string])[] = [
  [/^ckpt_name\d*$|^checkpoint(_name)?$/, 'checkpoints'],
  [/^lora(_name)?_?\d*$|^lora_\d+_name$/, 'loras'],
  [/^unet_name$/, 'diffusion_models'],
  [/^vae_name$/, 'vae'],
  [/^clip_name\d*$|^text_encoder(_name)?\d*$/, 'text_encoders'],
  [/^control_?net_name$|^control_net$/, 'controlnet'],
  [/^upscale_model(_name)?$/, 'upscale_models'],
  [/^clip_vision(_name)?$/, 'clip_vision'],
  [/^style_model_name$/, 'style_models'],
  [/^gligen_name$/, 'gligen'],
  [/^hypernetwork_name$/, 'hypernetworks'],
  [/^photomaker_model_name$/, 'photomaker'],
  [/^audio_encoder_name$/, 'audio_encoders'],
  [/^ipadapter_file$/, 'ipadapter'],
];

const MODEL_FILE = /\.(?:safetensors|sft|ckpt|pt2?|pth|bin|gguf|onnx)$/i;

/**
 * The folder, or an empty text where the value is a model file of a loader that is not known. Undefined:
 * no model file at all.
 */
export function modelFolder(classType: string, input: string, value: unknown): string | undefined {
  const known = folderOf(classType, input);
  if (known !== undefined) return known;
  return typeof value === 'string' && MODEL_FILE.test(value) ? '' : undefined;
}

function folderOf(classType: string, input: string): string | undefined {
  const key = `${classType}.${input}`;
  if (Object.hasOwn(BY_LOADER, key)) return BY_LOADER[key];
  return BY_INPUT.find(([name]) => name.test(input))?.[1];
}
