// Inputs that take an uploaded picture.
import type { Graph } from '@/comfy/graph';
import { sortedIds, wiresOf } from './links';
import { PICTURE_LOADERS } from './names';
import type { Search } from './places';

/**
 * `image1` … in ascending id, as people number their loaders; what is read for its mask alone is `mask`.
 * A second mask stays as the file has it, with a note.
 */
export function findPictures(search: Search): void {
  const { graph, list } = search;
  const reads = maskReads(graph);
  let count = 0;
  for (const id of sortedIds(graph)) {
    if (!search.live.has(id) || !isPictureLoader(search, id)) continue;
    const place = { node: id, input: 'image' };
    if (list.isTaken(place)) continue;
    if (reads(id) === 'mask') {
      if (!list.has('mask')) list.add('mask', place, 'walk');
      else list.note('several', 'A second mask keeps its file.', id);
      continue;
    }
    if (list.add(`image${count + 1}`, place, 'walk')) count += 1;
  }
}

function isPictureLoader(search: Search, id: string): boolean {
  const type = search.graph[id]?.class_type ?? '';
  if (PICTURE_LOADERS.has(type)) return true;
  const input = search.info?.get(type)?.inputs.find((one) => one.name === 'image');
  return input?.upload === 'image_upload';
}

function maskReads(graph: Graph): (id: string) => 'mask' | 'picture' {
  const wires = wiresOf(graph);
  return (id) => {
    if (graph[id]?.class_type === 'LoadImageMask') return 'mask';
    const slots = wires.filter((wire) => wire.from === id).map((wire) => wire.slot);
    return slots.length > 0 && slots.every((slot) => slot === 1) ? 'mask' : 'picture';
  };
}
