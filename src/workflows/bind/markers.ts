// Our own markers: `@prompt`, `@image2`, `@strength:blend_factor` anywhere in a node's title.
import { isLink } from '@/comfy/graph';
import { sortedIds } from './links';
import { paramNameOf, widgetsFor } from './names';
import type { Search } from './places';

const MARKER = /@([\p{L}][\p{L}\p{N}_-]*)(?::([\w.]+))?/gu;

/** Binds marked nodes. `?` after the name says that a picture may be absent: `@image2?`. */
export function findMarkers(search: Search): void {
  const { graph, list } = search;
  for (const id of sortedIds(graph)) {
    const node = graph[id];
    const title = (node?._meta?.title ?? '').slice(0, 500);
    for (const match of title.matchAll(MARKER)) {
      const param = knownParam(match[1] ?? '');
      const input = match[2] ?? inputFor(search, id, param);
      if (input === undefined) {
        list.note('no-place', `“${match[0]}” names a node without a value to fill.`, id);
        continue;
      }
      const optional = title.charAt(match.index + match[0].length) === '?';
      const isBound = list.add(param, { node: id, input }, 'marker', optional ? { optional } : {});
      if (!isBound) {
        list.note('linked', `“${match[0]}”: the input ${input} is linked or not there.`, id);
      }
    }
  }
}

function knownParam(written: string): string {
  const name = paramNameOf(written);
  return name === 'image' ? 'image1' : name === 'negative_prompt' ? 'negative' : name;
}

/** The usual widget of the parameter, else the only value that the node has. */
function inputFor(search: Search, id: string, param: string): string | undefined {
  const inputs = search.graph[id]?.inputs ?? {};
  const usual = widgetsFor(param).find((name) => name in inputs && !isLink(inputs[name]));
  if (usual !== undefined) return usual;
  const values = Object.keys(inputs).filter((name) => !isLink(inputs[name]));
  return values.length === 1 ? values[0] : undefined;
}
