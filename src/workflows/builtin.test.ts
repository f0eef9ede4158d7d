// Holds every shipped template against the recorded server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLink, type Graph } from '@/comfy/graph';
import type { InputDef, ObjectInfo } from '@/comfy/object-info';
import { readObjectInfo } from '@/comfy/object-info-schema';
import { controlsOf } from './bind/controls';
import { findBindings } from './bind/find-bindings';
import { linkAt, outputNodes, upstreamOf, wiresOf } from './bind/links';
import { BUILTIN_TEMPLATES, builtinTemplate, ownCopy } from './builtin';
import { fillGraph, isPicture, type ParamValue } from './fill/fill-graph';
import { STOCK_SHAPES, shapeOf } from './fill/shapes';

const info: ObjectInfo = (() => {
  const path = join(import.meta.dirname, '../testing/comfyui/object-info.json');
  const read = readObjectInfo(JSON.parse(readFileSync(path, 'utf8')));
  if (read === undefined) throw new Error('The recorded object_info cannot be read.');
  return read.nodes;
})();

/** Combos whose options are files on the server, by class and input. */
const FILE_INPUTS = new Set([
  'CheckpointLoaderSimple.ckpt_name',
  'UNETLoader.unet_name',
  'CLIPLoader.clip_name',
  'DualCLIPLoader.clip_name1',
  'DualCLIPLoader.clip_name2',
  'VAELoader.vae_name',
  'UpscaleModelLoader.model_name',
  'ControlNetLoader.control_net_name',
]);
const PICTURE_INPUTS = new Set(['LoadImage.image', 'LoadImageMask.image']);

function inputsOf(graph: Graph, id: string): readonly InputDef[] {
  return info.get(graph[id]?.class_type ?? '')?.inputs ?? [];
}

/** A value other than the one in the file that the server takes. */
function otherValue(def: InputDef, now: unknown): ParamValue {
  switch (def.kind) {
    case 'int':
    case 'float': {
      const step = def.range?.step ?? 1;
      const up = Number(now) + step;
      return up <= (def.range?.max ?? Infinity) ? up : Number(now) - step;
    }
    case 'boolean':
      return now !== true;
    case 'combo':
      return def.options?.find((option) => option !== now) ?? 'another.safetensors';
    default:
      return 'other words';
  }
}

describe.each(BUILTIN_TEMPLATES.map((one) => [one.template.id, one] as const))(
  '%s',
  (id, builtin) => {
    const { template, graph } = builtin;
    const live = upstreamOf(graph, outputNodes(graph, info));

    it('lies in a folder of its name and says what it is for', () => {
      expect(builtinTemplate(id)).toBe(builtin);
      expect(template.description).not.toBe('');
      expect(template.bindings.length).toBeGreaterThan(0);
    });

    it('has stock nodes only, each with all that it requires and nothing else', () => {
      for (const [node, { class_type: name, inputs }] of Object.entries(graph)) {
        const def = info.get(name);
        expect(def, name).toBeDefined();
        const names = def?.inputs.map((input) => input.name) ?? [];
        for (const input of Object.keys(inputs)) expect(names, `${node} ${name}`).toContain(input);
        for (const input of def?.inputs ?? []) {
          if (input.isRequired)
            expect(Object.keys(inputs), `${node} ${name}`).toContain(input.name);
        }
      }
    });

    it('links outputs to inputs of their type', () => {
      const wires = wiresOf(graph);
      const links = Object.values(graph).flatMap((node) =>
        Object.values(node.inputs).filter(isLink),
      );
      expect(wires).toHaveLength(links.length);
      for (const wire of wires) {
        const output = info.get(graph[wire.from]?.class_type ?? '')?.outputs[wire.slot];
        const input = inputsOf(graph, wire.to).find((one) => one.name === wire.input);
        expect(output?.type, JSON.stringify(wire)).toBe(input?.type);
      }
    });

    it('has values that the server offers and allows', () => {
      for (const [node, { class_type: name, inputs }] of Object.entries(graph)) {
        for (const def of inputsOf(graph, node)) {
          const value = inputs[def.name];
          const key = `${name}.${def.name}`;
          if (value === undefined || isLink(value) || PICTURE_INPUTS.has(key)) continue;
          if (FILE_INPUTS.has(key)) {
            const files = template.models.map((model) => model.file);
            expect(files, key).toContain(value);
          } else if (def.kind === 'combo') expect(def.options, key).toContain(value);
          else if (def.kind === 'int' || def.kind === 'float') {
            expect(typeof value, key).toBe('number');
            expect(Number(value), key).toBeGreaterThanOrEqual(def.range?.min ?? -Infinity);
            expect(Number(value), key).toBeLessThanOrEqual(def.range?.max ?? Infinity);
            if (def.kind === 'int') expect(Number.isInteger(value), key).toBe(true);
          }
        }
      }
    });

    it('names each model that a loader asks for, once, with a link', () => {
      const asked = Object.values(graph).flatMap((node) =>
        Object.entries(node.inputs).flatMap(([input, value]) =>
          FILE_INPUTS.has(`${node.class_type}.${input}`) ? [value] : [],
        ),
      );
      expect(template.models.map((model) => model.file).sort()).toEqual([...new Set(asked)].sort());
      for (const model of template.models) expect(model.url, model.file).toMatch(/^https:\/\//);
    });

    it('has every node count for a result', () => {
      // What goes into ConditioningZeroOut counts for nothing, but the encoder there serves twice.
      expect([...live].sort()).toEqual(Object.keys(graph).sort());
    });

    it('binds inputs that are there, not linked, and count', () => {
      const seen = new Set<string>();
      for (const { node, input } of template.bindings) {
        expect(graph[node], `${node}.${input}`).toBeDefined();
        expect(Object.keys(graph[node]?.inputs ?? {}), node).toContain(input);
        expect(isLink(graph[node]?.inputs[input]), `${node}.${input}`).toBe(false);
        expect(live.has(node), node).toBe(true);
        seen.add(`${node}.${input}`);
      }
      expect(seen.size).toBe(template.bindings.length);
    });

    it('shows a control of a fitting kind for each parameter, with limits', () => {
      const controls = controlsOf({ graph, template, info });
      const params = [...new Set(template.bindings.map((binding) => binding.param))];
      expect(controls.map((control) => control.param)).toEqual(params);
      for (const control of controls) {
        expect(control.hasEffect, control.param).toBe(true);
        if (control.kind === 'integer' || control.kind === 'number' || control.kind === 'seed') {
          expect(control.min, control.param).toBeDefined();
          expect(Number(control.value)).toBeGreaterThanOrEqual(control.min ?? 0);
          expect(Number(control.value)).toBeLessThanOrEqual(control.max ?? 0);
        }
        if (/^(image\d|mask)$/.test(control.param)) expect(control.kind).toBe('image');
      }
    });

    it('filled, differs from the file in exactly what is bound', () => {
      const values: Record<string, ParamValue> = {};
      const images: Record<string, string> = {};
      for (const binding of template.bindings) {
        const node = graph[binding.node];
        const def = inputsOf(graph, binding.node).find((input) => input.name === binding.input);
        if (node === undefined || def === undefined) throw new Error(`${binding.node} is gone`);
        if (isPicture(binding, node)) images[binding.param] = `${binding.param}.png`;
        else values[binding.param] ??= otherValue(def, node.inputs[binding.input]);
      }
      const { filename_prefix: _, ...sent } = values;
      const before = structuredClone(graph);
      const filled = fillGraph({ graph, template, values: sent, images, prefix: 'ours/x' });

      expect(graph).toEqual(before);
      expect(filled.unused).toEqual([]);
      expect(filled.missing).toEqual([]);
      const changed = Object.keys(graph).flatMap((node) =>
        Object.keys(graph[node]?.inputs ?? {})
          .filter((input) => {
            const [old, now] = [graph[node]?.inputs[input], filled.graph[node]?.inputs[input]];
            return JSON.stringify(old) !== JSON.stringify(now);
          })
          .map((input) => `${node}.${input}`),
      );
      const bound = template.bindings.map((binding) => `${binding.node}.${binding.input}`);
      expect(changed.sort()).toEqual(bound.sort());
    });

    it('takes a chain of LoRAs where it has a slot', () => {
      const loras = [
        { file: 'a.safetensors', strength: 0.8 },
        { file: 'b.safetensors', strength: 0.5, clip: 0.2 },
      ];
      const images = Object.fromEntries(
        template.bindings.map((binding) => [binding.param, 'picture.png']),
      );
      const filled = fillGraph({ graph, template, loras, images }).graph;
      const added = Object.keys(filled).filter((node) => graph[node] === undefined);
      if (template.loras === undefined) {
        expect(added).toEqual([]);
        return;
      }
      const last = added.at(-1) ?? '';
      expect(added).toHaveLength(2);
      expect(filled[last]?.inputs.model).toEqual([added[0], 0]);
      for (const wire of wiresOf(graph)) {
        const [model, clip] = [template.loras.model, template.loras.clip];
        const isModel = wire.from === model[0] && wire.slot === model[1];
        const isClip = clip !== undefined && wire.from === clip[0] && wire.slot === clip[1];
        const expected = isModel ? [last, 0] : isClip ? [last, 1] : [wire.from, wire.slot];
        expect(linkAt(filled, wire.to, wire.input), JSON.stringify(wire)).toEqual(expected);
      }
      for (const wire of wiresOf(filled)) {
        const output = info.get(filled[wire.from]?.class_type ?? '')?.outputs[wire.slot];
        const input = inputsOf(filled, wire.to).find((one) => one.name === wire.input);
        expect(output?.type, JSON.stringify(wire)).toBe(input?.type);
      }
    });

    it('runs without its optional pictures', () => {
      const images = Object.fromEntries(
        template.bindings
          .filter((binding) => binding.optional !== true)
          .map((binding) => [binding.param, 'picture.png']),
      );
      const filled = fillGraph({ graph, template, images });
      expect(filled.missing).toEqual([]);
      expect(outputNodes(filled.graph, info)).toEqual(outputNodes(graph, info));
      for (const [node, { class_type: name, inputs }] of Object.entries(filled.graph)) {
        for (const def of inputsOf(filled.graph, node)) {
          if (def.isRequired) expect(inputs[def.name], `${node} ${name}.${def.name}`).toBeDefined();
        }
        for (const input of Object.keys(inputs)) {
          if (isLink(inputs[input])) expect(linkAt(filled.graph, node, input)).toBeDefined();
        }
      }
    });

    it('is found out by the walk alone', () => {
      const found = findBindings({ graph, info });
      const places = new Map(found.bindings.map((one) => [`${one.node}.${one.input}`, one.param]));
      // Placing sprites and naming a file's own things is more than links can tell.
      const own = /^(megapixels|sprite_|left_|center_|right_|strength|image|width|height|denoise)/;
      for (const binding of template.bindings) {
        if (own.test(binding.param)) continue;
        expect(places.get(`${binding.node}.${binding.input}`), binding.param).toBe(binding.param);
      }
      const pictures = template.bindings.filter((one) => /^image\d$/.test(one.param));
      const foundPictures = found.bindings.filter((one) => /^image\d$/.test(one.param));
      expect(foundPictures.map((one) => one.node).sort()).toEqual(
        pictures.map((one) => one.node).sort(),
      );
      expect(found.loras).toEqual(template.loras);
      expect(found.family).toBe(template.family);
    });
  },
);

describe('the shelf', () => {
  it('has a template for every role but the cut-out, which the page does itself', () => {
    const roles = new Set(
      BUILTIN_TEMPLATES.flatMap(({ template }) => [template.role, ...template.alsoFor]),
    );
    expect([...roles].sort()).toEqual([
      'animate',
      'background',
      'cg',
      'composite',
      'edit',
      'expression',
      'sprite',
      'upscale',
    ]);
  });

  it('knows stock shapes as the server describes them', () => {
    for (const [name, shape] of Object.entries(STOCK_SHAPES)) {
      const told = shapeOf(info, name);
      expect(told?.optional, name).toEqual(shape.optional);
      expect(told?.pass, name).toEqual(shape.pass);
    }
  });

  it('gives out copies that share nothing with the original', () => {
    const builtin = builtinTemplate('txt2img-sd');
    if (builtin === undefined) throw new Error('gone');
    const copy = ownCopy(builtin, 'mine');
    copy.template.bindings.length = 0;
    expect(builtin.template.bindings.length).toBeGreaterThan(0);
    expect(copy.template.id).toBe('mine');
    expect(copy.copiedFrom).toEqual({ id: 'txt2img-sd', version: 1 });
    expect(copy.text).toBe(builtin.text);
  });
});
