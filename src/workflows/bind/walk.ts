// The walk: from each sampler along its links to the text, the latent, the noise, the model.
import { bindChoice, bindNumber, bindShared } from './bind-values';
import { linkAt } from './links';
import type { Search } from './places';
import { samplersOf } from './samplers';
import { walkConditioning } from './walk-conditioning';
import { walkLatent } from './walk-latent';
import { walkModel } from './walk-model';

/** Binds what the samplers lead to. A second pass shares a value only where the file has it equal. */
export function walkFromSamplers(search: Search): void {
  for (const id of samplersOf(search)) walkSampler(search, id);
}

function walkSampler(search: Search, id: string): void {
  const { graph } = search;
  const inputs = graph[id]?.inputs ?? {};

  if (inputs.add_noise !== 'disable') {
    for (const name of ['seed', 'noise_seed']) bindNumber(search, 'seed', id, name);
    const noise = linkAt(graph, id, 'noise');
    if (noise !== undefined) bindNumber(search, 'seed', noise[0], 'noise_seed');
  }

  for (const side of ['positive', 'negative'] as const) {
    walkConditioning(search, linkAt(graph, id, side), side);
  }
  const guider = linkAt(graph, id, 'guider')?.[0];
  if (guider !== undefined) walkGuider(search, guider);
  bindShared(search, 'cfg', id, 'cfg');

  const latent =
    linkAt(graph, id, 'latent_image') ?? linkAt(graph, id, 'latent') ?? linkAt(graph, id, 'image');
  const start = walkLatent(search, latent);

  bindShared(search, 'steps', id, 'steps');
  bindChoice(search, 'sampler', id, 'sampler_name');
  bindChoice(search, 'scheduler', id, 'scheduler');
  const picker = linkAt(graph, id, 'sampler')?.[0];
  if (picker !== undefined) bindChoice(search, 'sampler', picker, 'sampler_name');
  const schedule = walkSigmas(search, linkAt(graph, id, 'sigmas')?.[0]);
  // On an empty latent less than full denoising gives mud, so there it is no choice.
  if (start !== 'empty') {
    for (const place of [id, ...schedule]) bindNumber(search, 'denoise', place, 'denoise', true);
  }

  for (const from of [id, guider, ...schedule]) {
    if (from !== undefined) walkModel(search, linkAt(graph, from, 'model'));
  }
}

function walkGuider(search: Search, guider: string): void {
  const { graph } = search;
  const sides = [
    ['conditioning', 'positive'],
    ['cond1', 'positive'],
    ['positive', 'positive'],
    ['negative', 'negative'],
  ] as const;
  for (const [input, side] of sides) {
    walkConditioning(search, linkAt(graph, guider, input), side);
  }
  for (const name of ['cfg', 'cfg_conds']) bindShared(search, 'cfg', guider, name);
}

/** Binds steps and scheduler; gives the nodes of the schedule. */
function walkSigmas(search: Search, first: string | undefined): string[] {
  const seen: string[] = [];
  for (let id = first; id !== undefined && !seen.includes(id);) {
    seen.push(id);
    bindShared(search, 'steps', id, 'steps');
    bindChoice(search, 'scheduler', id, 'scheduler');
    // Some schedules lean on the size of the picture.
    bindShared(search, 'width', id, 'width');
    bindShared(search, 'height', id, 'height');
    id = linkAt(search.graph, id, 'sigmas')?.[0];
  }
  return seen;
}
