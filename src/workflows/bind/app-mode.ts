// ComfyUI's own App Mode (front end 1.41.13): the workflow file lists the widgets of the app.
import { z } from 'zod';
import { isLink } from '@/comfy/graph';
import { sortedIds } from './links';
import { meaningOf } from './names';
import type { Place, Search } from './places';

const idSchema = z.union([z.string(), z.number()]).transform(String);
const appSchema = z.looseObject({
  extra: z.looseObject({
    linearMode: z.boolean().optional(),
    linearData: z.looseObject({
      inputs: z
        .array(z.tuple([idSchema, z.string()], z.unknown()).or(z.tuple([idSchema, z.string()])))
        .default([]),
      outputs: z.array(idSchema).default([]),
    }),
  }),
});

const configSchema = z.looseObject({ description: z.string().optional() });

export interface AppMode {
  readonly outputs: readonly string[];
}

/**
 * Binds the widgets of the app, named as the walk understands them (`guess`), else by their own name.
 * Undefined where the workflow has no App Mode.
 */
export function findAppMode(
  search: Search,
  workflow: unknown,
  guess: (place: Place) => string | undefined,
): AppMode | undefined {
  const parsed = appSchema.safeParse(workflow);
  if (!parsed.success) return undefined;
  const { inputs, outputs } = parsed.data.extra.linearData;
  for (const [id, widget, config] of inputs.slice(0, 500)) {
    const place = placeOf(search, id, widget);
    if (place === undefined) {
      search.list.note('no-place', `The app's “${widget}” is not in this workflow.`, id);
      continue;
    }
    const param = guess(place) ?? freeName(search, widget);
    const words = configSchema.safeParse(config).data?.description;
    const hint = words === undefined || words === '' ? {} : { hint: words.slice(0, 500) };
    if (!search.list.add(param, place, 'app-mode', hint)) {
      search.list.note('linked', `The app's “${widget}” is linked.`, id);
    }
  }
  return { outputs: outputs.filter((id) => search.graph[id] !== undefined) };
}

/** A widget of a subgraph's box stands for the one of this name inside. */
function placeOf(search: Search, id: string, widget: string): Place | undefined {
  if (search.graph[id] !== undefined) return { node: id, input: widget };
  const inside = sortedIds(search.graph).filter((one) => {
    const value = search.graph[one]?.inputs[widget];
    return one.startsWith(`${id}:`) && value !== undefined && !isLink(value);
  });
  return inside.length === 1 ? { node: inside[0] ?? '', input: widget } : undefined;
}

/** Two widgets of one name are two parameters here: the app shows both. */
function freeName(search: Search, widget: string): string {
  const name = meaningOf(widget);
  let free = name;
  for (let number = 2; search.list.has(free); number += 1) free = `${name}_${number}`;
  return free;
}
