// SwarmUI's input nodes: a title and a value each.
import { sortedIds } from './links';
import { meaningOf } from './names';
import type { Search } from './places';

/** Binds `SwarmInput…` nodes in the order that they ask for, and Swarm's picture loader. */
export function findSwarm(search: Search): void {
  const { graph, list } = search;
  const ids = sortedIds(graph).filter((id) => graph[id]?.class_type.startsWith('SwarmInput'));
  ids.sort((a, b) => priorityOf(search, a) - priorityOf(search, b));
  for (const id of ids) {
    const node = graph[id];
    if (node === undefined || node.class_type === 'SwarmInputGroup') continue;
    const title = typeof node.inputs.title === 'string' ? node.inputs.title : '';
    const raw = typeof node.inputs.raw_id === 'string' ? node.inputs.raw_id : '';
    const place = { node: id, input: 'value' };
    const words = node.inputs.description;
    const label = {
      ...(title === '' ? {} : { label: title }),
      ...(typeof words === 'string' && words !== '' ? { hint: words.slice(0, 500) } : {}),
    };
    if (node.class_type === 'SwarmInputImage') {
      list.add(nextImage(search), place, 'swarm', { ...label, becomes: 'LoadImage' });
      continue;
    }
    const isSeed = node.inputs.view_type === 'seed';
    const isModel = node.class_type === 'SwarmInputCheckpoint';
    const param = isSeed ? 'seed' : isModel ? 'model' : meaningOf(raw === '' ? title : raw);
    list.add(param, place, 'swarm', label);
  }
  for (const id of sortedIds(graph)) {
    if (graph[id]?.class_type !== 'SwarmLoadImageB64') continue;
    const place = { node: id, input: 'image_base64' };
    list.add(nextImage(search), place, 'swarm', { becomes: 'LoadImage' });
  }
}

function priorityOf(search: Search, id: string): number {
  const value = search.graph[id]?.inputs.order_priority;
  return typeof value === 'number' ? value : 0;
}

function nextImage(search: Search): string {
  let number = 1;
  while (search.list.has(`image${number}`)) number += 1;
  return `image${number}`;
}
