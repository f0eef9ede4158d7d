// From a latent (or picture) input up to where its size is set.
import type { Link } from '@/comfy/graph';
import { bindNumber, bindShared } from './bind-values';
import { linkAt } from './links';
import type { Search } from './places';
import { isSampler } from './samplers';

/** What the sampler starts from. */
export type Start = 'empty' | 'picture' | 'pass' | 'unknown';

/** Binds width, height, batch, frames where they are set. */
export function walkLatent(search: Search, start: Link | undefined): Start {
  const { graph } = search;
  const seen = new Set<string>();
  let link = start;
  while (link !== undefined && !seen.has(link[0]) && seen.size < 200) {
    const id = link[0];
    seen.add(id);
    if (isSampler(graph, id)) return 'pass';
    const node = graph[id];
    if (node === undefined) return 'unknown';
    const before =
      linkAt(graph, id, 'samples') ??
      linkAt(graph, id, 'latent_image') ??
      linkAt(graph, id, 'latent');
    if (before === undefined || !('upscale_method' in node.inputs)) bindSize(search, id);
    if (node.class_type.includes('Vace')) bindShared(search, 'strength', id, 'strength');
    bindNumber(search, 'batch', id, 'amount', true);

    const pixels = linkAt(graph, id, 'pixels') ?? linkAt(graph, id, 'image');
    if (before !== undefined) link = before;
    else if (pixels !== undefined) {
      walkPicture(search, pixels);
      return 'picture';
    } else return 'width' in node.inputs ? 'empty' : 'unknown';
  }
  return 'unknown';
}

function bindSize(search: Search, id: string): void {
  bindShared(search, 'width', id, 'width');
  bindShared(search, 'height', id, 'height');
  bindShared(search, 'frames', id, 'length');
  bindShared(search, 'batch', id, 'batch_size');
}

/** A scaler on the way decides the size of the result. */
function walkPicture(search: Search, start: Link): void {
  const seen = new Set<string>();
  let link: Link | undefined = start;
  while (link !== undefined && !seen.has(link[0]) && seen.size < 200) {
    const id: string = link[0];
    seen.add(id);
    if (search.graph[id]?.class_type === 'ImageScale') bindSize(search, id);
    link = linkAt(search.graph, id, 'image') ?? linkAt(search.graph, id, 'samples');
  }
}
