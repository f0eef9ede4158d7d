// Where LoRAs of ours go into the chain.
import type { LoraSlot } from '../template';
import { linkAt } from './links';
import type { Search } from './places';
import { samplersOf } from './samplers';
import { chainOf } from './walk-model';

/**
 * After the loader that the first sampler's model comes from. The text encoder takes part only where the
 * same file brought it: LoRAs for models with encoders of their own train the model alone.
 */
export function findLoraSlot(search: Search): LoraSlot | undefined {
  const { graph } = search;
  for (const sampler of samplersOf(search)) {
    const guider = linkAt(graph, sampler, 'guider')?.[0];
    const link =
      linkAt(graph, sampler, 'model') ??
      (guider === undefined ? undefined : linkAt(graph, guider, 'model'));
    const chain = chainOf(graph, link, 'model');
    if (chain === undefined) continue;
    const [loader, slot] = chain.source;
    const clip = clipOf(search, loader);
    return { model: [loader, slot], ...(clip === undefined ? {} : { clip: [loader, clip] }) };
  }
  return undefined;
}

/** The loader's slot that text encoders read, if they read it. */
function clipOf(search: Search, loader: string): number | undefined {
  for (const id of search.live) {
    const chain = chainOf(search.graph, linkAt(search.graph, id, 'clip'), 'clip');
    if (chain?.source[0] === loader) return chain.source[1];
  }
  return undefined;
}
