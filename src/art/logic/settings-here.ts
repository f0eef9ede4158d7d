// What is set here for a role, so that the settings of a picture can be laid beside it. Pure.
import type { LoraUse, ParamValue, ProjectArt, Shot } from '@/story';
import { controlsOf, templateRoleSchema, type TemplateRole } from '@/workflows';
import { loraName } from '../prompt/lora-stack';
import type { BuiltPrompt } from '../prompt/prompt-parts';
import type { SettingsHere } from '../shots/settings-of';
import type { Making } from './making';
import { modelValues, type RoleSetup, type ServerFacts } from './setup';

export function settingsHere(
  setup: RoleSetup,
  about: {
    readonly art: ProjectArt;
    readonly servers: readonly ServerFacts[];
    /** Of the shot that is drawn; absent: no shot is chosen. */
    readonly prompt?: Pick<BuiltPrompt, 'positive' | 'negative' | 'seed' | 'loras'>;
  },
): SettingsHere {
  const one = setup.template;
  if (!one) return { values: {}, params: [] };
  const { art, servers, prompt } = about;
  const { template, graph } = one;
  const controls = controlsOf({ graph, template, info: servers[0]?.info }).filter(
    ({ kind }) => kind !== 'image',
  );
  const values: Record<string, ParamValue> = {};
  for (const { param, default: value } of controls) {
    if (value !== undefined) values[param] = typeof value === 'bigint' ? String(value) : value;
  }
  const offered: Record<string, readonly string[]> = {};
  for (const { param, kind, options } of controls) {
    if (kind === 'choice' && options.length > 0) offered[param] = options.map(String);
  }
  for (const { param, options } of setup.models) if (options.length > 0) offered[param] = options;
  const words = prompt && {
    prompt: prompt.positive,
    negative: prompt.negative,
    seed: prompt.seed,
  };
  return {
    values: { ...values, ...art.values[template.id], ...modelValues(setup.models), ...words },
    params: controls.map(({ param }) => param),
    // Without a server nothing is known of what is offered.
    ...(servers.length > 0 && { offered }),
    ...(prompt && { loras: prompt.loras.map(({ use }) => use) }),
  };
}

export interface FittingLoras {
  readonly loras: readonly LoraUse[];
  /** Files that no connected server has. */
  readonly missing: readonly string[];
}

/** LoRAs as a connected server spells them. Without one they are left as they are. */
export function fitLoras(
  wanted: readonly LoraUse[],
  servers: readonly ServerFacts[],
): FittingLoras {
  if (servers.length === 0) return { loras: wanted, missing: [] };
  const offered = servers.flatMap(({ info }) => {
    const loader = info.get('LoraLoader') ?? info.get('LoraLoaderModelOnly');
    return loader?.inputs.find(({ name }) => name === 'lora_name')?.options ?? [];
  });
  const files = offered.filter((file): file is string => typeof file === 'string');
  const loras: LoraUse[] = [];
  const missing: string[] = [];
  for (const use of wanted) {
    const file = files.includes(use.file)
      ? use.file
      : files.find((one) => loraName(one) === loraName(use.file));
    if (file === undefined) missing.push(use.file);
    else loras.push({ ...use, file });
  }
  return { loras, missing };
}

/** Which role the settings are for: that of the picture, where it says one that draws such shots. */
export function roleFor(making: Making | undefined, shot: Shot): TemplateRole {
  const usual = shot.kind === 'sprite' ? 'sprite' : 'background';
  const said = templateRoleSchema.safeParse(making?.role);
  if (making?.from === 'text' || !said.success) return usual;
  // A picture of a place may well tell how a person is to be drawn.
  return ['sprite', 'background', 'cg'].includes(said.data) ? usual : said.data;
}
