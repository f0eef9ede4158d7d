// For tests only: the recorded server's nodes, and a workflow as its editor exports it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, readObjectInfo, type ObjectInfo } from '@/comfy';

const ROOT = join(import.meta.dirname, '../../../testing/comfyui');

export function recordedInfo(): ObjectInfo {
  const json = parseJson(readFileSync(join(ROOT, 'object-info.json'), 'utf8'));
  const info = json.ok ? readObjectInfo(json.value)?.nodes : undefined;
  if (!info) throw new Error('The recorded list of nodes cannot be read.');
  return info;
}

export const recordedFile = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(ROOT, 'files', name)));

/** In the editor's format: a checkpoint, a muted save node, a note. */
export const editorCase = (name: string): string =>
  readFileSync(
    join(import.meta.dirname, '../../../workflows/read/convert/cases', name, 'workflow.json'),
    'utf8',
  );

/** Wide, with a file that no server has and a seed beyond 2^53. */
export const API_TEXT = `{
  "4": { "class_type": "CheckpointLoaderSimple", "inputs": { "ckpt_name": "harbor-xl.safetensors" } },
  "5": { "class_type": "EmptyLatentImage", "inputs": { "width": 1216, "height": 832, "batch_size": 1 } },
  "6": { "class_type": "CLIPTextEncode", "inputs": { "text": "a pier at dusk", "clip": ["4", 1] }, "_meta": { "title": "The good" } },
  "7": { "class_type": "CLIPTextEncode", "inputs": { "text": "blurry", "clip": ["4", 1] } },
  "3": { "class_type": "KSampler", "inputs": { "seed": 18446744073709551615, "steps": 20, "cfg": 7, "sampler_name": "euler", "scheduler": "normal", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0] } },
  "8": { "class_type": "VAEDecode", "inputs": { "samples": ["3", 0], "vae": ["4", 2] } },
  "9": { "class_type": "SaveImage", "inputs": { "filename_prefix": "pier", "images": ["8", 0] } }
}`;
