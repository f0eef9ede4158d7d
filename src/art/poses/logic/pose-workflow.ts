// Workflows that draw somebody in the pose of a guide picture, and what they are told. Pure.
import type { ParamValue } from '@/story';
import { isPictureParam, type TemplateRole } from '@/workflows';
import type { ArtTemplate } from '../../logic/art-template';
import type { RoleSetup, ServerFacts } from '../../logic/setup';

/** The parameter that takes the pose picture: the one that says so, else the only picture beside a ControlNet. */
export function poseParam({ template }: ArtTemplate): string | undefined {
  const pictures = template.bindings.filter(({ param }) => isPictureParam(param));
  const named = pictures.find(({ label }) => /\bpose\b/i.test(label ?? ''));
  if (named) return named.param;
  const hasControl = template.bindings.some(({ param }) => param === 'controlnet');
  return hasControl && pictures.length === 1 ? pictures[0]?.param : undefined;
}

/** Those of a role that take a pose, the user's own first. */
export function poseWorkflows(
  templates: readonly ArtTemplate[],
  role: TemplateRole,
): ArtTemplate[] {
  return templates.filter(
    (one) =>
      (one.template.role === role || one.template.alsoFor.includes(role)) &&
      poseParam(one) !== undefined,
  );
}

/** Of what the workflow draws, in pixels: as set, as its defaults or its file say, else as SDXL draws people. */
export function sizeOf(
  { template, graph }: ArtTemplate,
  values: Readonly<Record<string, ParamValue>> = {},
): { width: number; height: number } {
  const side = (param: 'width' | 'height', usual: number) => {
    const binding = template.bindings.find((one) => one.param === param);
    const written = binding && graph[binding.node]?.inputs[binding.input];
    const known = [values[param], template.defaults[param], written].find(
      (value): value is number => typeof value === 'number' && value >= 64 && value <= 8192,
    );
    return Math.round(known ?? usual);
  };
  return { width: side('width', 832), height: side('height', 1216) };
}

/** ControlNet files that connected servers offer to this workflow, and the one that is written in it. */
export function controlNets(
  setup: RoleSetup,
  servers: readonly ServerFacts[],
  values: Readonly<Record<string, ParamValue>> = {},
): { readonly chosen: string; readonly options: readonly string[] } | undefined {
  const one = setup.template;
  const binding = one?.template.bindings.find(({ param }) => param === 'controlnet');
  const node = binding && one?.graph[binding.node];
  const written = binding && node?.inputs[binding.input];
  if (!node || typeof written !== 'string') return undefined;
  const options = servers.flatMap(({ info }) => {
    const offered = info.get(node.class_type)?.inputs.find(({ name }) => name === binding.input);
    return (offered?.options ?? []).filter((file): file is string => typeof file === 'string');
  });
  const set = values['controlnet'];
  return { chosen: typeof set === 'string' ? set : written, options: [...new Set(options)] };
}
