// Finds what a workflow lets one fill: first what its author declared, then what its links tell.
import type { Graph } from '@/comfy/graph';
import type { ObjectInfo } from '@/comfy/object-info';
import type { Binding, LoraSlot, ModelFamily, TemplateRole } from '../template';
import { findAppMode } from './app-mode';
import { findByClass } from './class-table';
import { findComfyDeploy } from './comfy-deploy';
import { guessFamily, guessRole } from './guess-role';
import { findKrita } from './krita';
import { outputNodes, upstreamOf } from './links';
import { findLoraSlot } from './lora-slot';
import { findMarkers } from './markers';
import { findPictures } from './pictures';
import { BindingList, type BindingNote, type Search } from './places';
import { findPlaceholders } from './sillytavern';
import { findSwarm } from './swarm';
import { findByTitle } from './title-words';
import { walkFromSamplers } from './walk';

export interface FoundBindings {
  readonly bindings: readonly Binding[];
  /** Where LoRAs go in; undefined where no model can be followed. */
  readonly loras: LoraSlot | undefined;
  readonly role: TemplateRole | undefined;
  readonly family: ModelFamily | undefined;
  /** Nodes whose files the author's app shows; empty: all. */
  readonly outputs: readonly string[];
  /** For places that hold no value yet. */
  readonly defaults: Readonly<Record<string, string | number>>;
  readonly notes: readonly BindingNote[];
}

/**
 * `workflow` is the editor's file of the graph, where there is one; it holds the App Mode. Without `info`
 * types are guessed from names. Linked inputs and nodes that no result needs are never bound.
 */
export function findBindings(request: {
  readonly graph: Graph;
  readonly info?: ObjectInfo | undefined;
  readonly workflow?: unknown;
}): FoundBindings {
  const { graph, info, workflow } = request;
  const live = upstreamOf(graph, outputNodes(graph, info));

  const walked: Search = { graph, info, live, list: new BindingList(graph, live) };
  walkFromSamplers(walked);
  findPictures(walked);
  findByClass(walked);
  findByTitle(walked);

  const declared: Search = { graph, info, live, list: new BindingList(graph, live) };
  const app = findAppMode(declared, workflow, (place) => walked.list.paramAt(place));
  findMarkers(declared);
  const defaults = findPlaceholders(declared);
  findKrita(declared);
  findSwarm(declared);
  findComfyDeploy(declared);

  // What the author declared stands; the walk fills in parameters that he left out.
  const params = new Set(declared.list.bindings.map((binding) => binding.param));
  const isFree = (binding: Binding) =>
    !params.has(binding.param) && !declared.list.isTaken(binding);
  const bindings = [...declared.list.bindings, ...walked.list.bindings.filter(isFree)];

  return {
    bindings,
    loras: findLoraSlot(walked),
    role: guessRole(walked),
    family: guessFamily(walked),
    outputs: app?.outputs ?? [],
    defaults,
    notes: [...declared.list.notes, ...walked.list.notes],
  };
}
