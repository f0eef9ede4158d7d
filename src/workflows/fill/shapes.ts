// Stock nodes that stand downstream of pictures: what they can do without, and what goes on in their place.
// A test holds every row against the recorded object_info.
import type { Graph } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';
import type { NodeShape } from '../template';

export const STOCK_SHAPES: Readonly<Record<string, NodeShape>> = {
  ControlNetApplyAdvanced: {
    optional: ['vae'],
    pass: { '0': ['positive'], '1': ['negative'] },
  },
  ImageBatch: { optional: [], pass: { '0': ['image1', 'image2'] } },
  ImageBlend: { optional: [], pass: { '0': ['image1', 'image2'] } },
  ImageCompositeMasked: { optional: ['mask'], pass: { '0': ['destination', 'source'] } },
  ImageStitch: { optional: ['image2'], pass: { '0': ['image1', 'image2'] } },
  JoinImageWithAlpha: { optional: [], pass: { '0': ['image'] } },
  LoraLoader: { optional: [], pass: { '0': ['model'], '1': ['clip'] } },
  LoraLoaderModelOnly: { optional: [], pass: { '0': ['model'] } },
  ReferenceLatent: { optional: ['latent'], pass: { '0': ['conditioning'] } },
  SetLatentNoiseMask: { optional: [], pass: { '0': ['samples'] } },
  TextEncodeQwenImageEdit: { optional: ['vae', 'image'], pass: {} },
  TextEncodeQwenImageEditPlus: { optional: ['vae', 'image1', 'image2', 'image3'], pass: {} },
  WanImageToVideo: {
    optional: ['clip_vision_output', 'start_image'],
    pass: { '0': ['positive'], '1': ['negative'] },
  },
};

/**
 * The shape of a class as the server describes it: optional inputs may go, and an output passes what comes
 * in under its own name, else under its own type.
 */
export function shapeOf(info: ObjectInfo, className: string): NodeShape | undefined {
  const def = info.get(className);
  if (def === undefined) return undefined;
  const optional = def.inputs.filter((input) => !input.isRequired).map((input) => input.name);
  const pass: Record<string, string[]> = {};
  for (const [slot, output] of def.outputs.entries()) {
    const alike = def.inputs.filter(
      (input) => input.kind === 'socket' && input.type === output.type && output.type !== '*',
    );
    const named = alike.filter((input) => input.name === output.name.toLowerCase());
    const names = (named.length > 0 ? named : alike).map((input) => input.name);
    if (names.length > 0) pass[String(slot)] = names;
  }
  return { optional, pass };
}

/** Shapes of all classes of a graph that are not stock, to be kept in its template. */
export function shapesFor(graph: Graph, info: ObjectInfo): Record<string, NodeShape> {
  const shapes: Record<string, NodeShape> = {};
  for (const { class_type: name } of Object.values(graph)) {
    if (name in STOCK_SHAPES) continue;
    const shape = shapeOf(info, name);
    if (shape !== undefined) shapes[name] = shape;
  }
  return shapes;
}
