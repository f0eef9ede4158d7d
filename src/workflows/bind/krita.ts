// Nodes of Krita's plugin: parameters with names like "Group/1. Name", and pictures from its canvas.
import { sortedIds, wiresOf } from './links';
import { meaningOf } from './names';
import type { Search } from './places';

/** Binds `ETN_Parameter` and the picture inputs of the ETN nodes, which become plain loaders. */
export function findKrita(search: Search): void {
  const { graph, list } = search;
  for (const id of sortedIds(graph)) {
    const node = graph[id];
    switch (node?.class_type) {
      case 'ETN_Parameter': {
        const label = labelOf(node.inputs.name);
        const param = paramOf(label, node.inputs.type);
        list.add(param, { node: id, input: 'default' }, 'krita', { label });
        break;
      }
      case 'ETN_LoadImageBase64':
        bindPicture(search, id, 'LoadImage');
        break;
      case 'ETN_LoadMaskBase64':
      case 'ETN_KritaSelection':
        list.add('mask', { node: id, input: 'image' }, 'krita', { becomes: 'LoadImageMask' });
        break;
      case 'ETN_KritaImageLayer':
      case 'ETN_KritaCanvas':
        bindPicture(search, id, 'LoadImage');
        noteCanvas(search, id);
        break;
      case 'ETN_KritaMaskLayer':
        list.add('mask', { node: id, input: 'image' }, 'krita', { becomes: 'LoadImageMask' });
        break;
      case 'ETN_KritaStyle':
      case 'ETN_KritaStyleAndPrompt':
        list.note('needs-krita', 'This node takes its model from a style in Krita.', id);
        break;
      default:
    }
  }
}

function bindPicture(search: Search, id: string, becomes: 'LoadImage'): void {
  let number = 1;
  while (search.list.has(`image${number}`)) number += 1;
  const name = search.graph[id]?.inputs.name;
  search.list.add(`image${number}`, { node: id, input: 'image' }, 'krita', {
    becomes,
    ...(typeof name === 'string' ? { label: labelOf(name) } : {}),
  });
}

/** Size and seed of the canvas have no counterpart in a loaded picture. */
function noteCanvas(search: Search, id: string): void {
  const isRead = wiresOf(search.graph).some((wire) => wire.from === id && wire.slot > 1);
  if (isRead) {
    search.list.note('needs-krita', 'Size or seed come from Krita’s canvas; set them by hand.', id);
  }
}

/** `Size/2. Height` → `Height`. */
function labelOf(name: unknown): string {
  const text = typeof name === 'string' ? name : '';
  const last = text.slice(text.lastIndexOf('/') + 1);
  return last.replace(/^\s*\d+\s*[.)]\s*/, '').trim() || 'Value';
}

function paramOf(label: string, type: unknown): string {
  if (type === 'prompt (positive)') return 'prompt';
  if (type === 'prompt (negative)') return 'negative';
  return meaningOf(label);
}
