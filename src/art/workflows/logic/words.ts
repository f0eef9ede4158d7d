// What roles, sources and severities are called, in one place.
import {
  KNOWN_PARAMS,
  labelOf,
  TEMPLATE_ROLES,
  type Binding,
  type ModelFamily,
  type ReportSeverity,
  type TemplateRole,
} from '@/workflows';

export const ROLE_WORDS: Readonly<Record<TemplateRole, string>> = {
  sprite: 'Sprites',
  expression: 'Expressions',
  background: 'Backgrounds',
  cg: 'Event pictures (CG)',
  cutout: 'Cut out',
  upscale: 'Upscale',
  edit: 'Edit',
  animate: 'Animate',
  composite: 'Composite',
};

export const ROLE_OPTIONS = TEMPLATE_ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }));

export const FAMILY_WORDS: Readonly<Record<ModelFamily, string>> = {
  none: 'No model, or not known',
  sd15: 'Stable Diffusion 1.5',
  sdxl: 'SDXL',
  flux: 'Flux',
  qwen: 'Qwen Image',
  wan: 'Wan',
};

export const FOUND_WORDS: Readonly<Record<Binding['found'], string>> = {
  template: 'template.json',
  'app-mode': 'App Mode',
  sillytavern: 'SillyTavern placeholder',
  krita: 'Krita parameter',
  swarm: 'SwarmUI input',
  'comfy-deploy': 'ComfyDeploy input',
  marker: 'marker in the title',
  walk: 'links from the sampler',
  class: 'kind of node',
  title: 'title of the node',
  user: 'you',
};

/** A parameter under a name of its own. */
export const OWN_PARAM = '';

export const PARAM_OPTIONS: readonly { readonly value: string; readonly label: string }[] = [
  ...KNOWN_PARAMS.map((value) => ({ value, label: labelOf(value) })),
  { value: OWN_PARAM, label: 'Another …' },
];

export const SEVERITY_WORDS: Readonly<Record<ReportSeverity, { title: string; about: string }>> = {
  refused: { title: 'Not converted', about: 'The result will not run as the file was meant.' },
  guessed: { title: 'Guessed', about: 'Look at these before you rely on them.' },
  dropped: { title: 'Left out', about: 'This is not in the result.' },
  converted: { title: 'Converted', about: 'Done as ComfyUI does it.' },
};

/** Names and values come from files of strangers: one line, its beginning. */
export function short(text: string, most = 80): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** “A”, “B” and 3 more. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => `“${short(name, 60)}”`);
  return names.length > most
    ? `${shown.join(', ')} and ${names.length - most} more`
    : shown.join(', ');
}
