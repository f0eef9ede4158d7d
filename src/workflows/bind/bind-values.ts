// How the walk adds what it finds.
import { placeBehind, type Search } from './places';

/** Binds a number here or in the primitive behind it. With `once`, only if the parameter is free. */
export function bindNumber(
  search: Search,
  param: string,
  node: string,
  input: string,
  once = false,
): boolean {
  if (once && search.list.has(param)) return false;
  const place = placeBehind(search.graph, node, input, 'number');
  return place !== undefined && search.list.add(param, place, 'walk');
}

/** Binds a number; where the parameter is bound already, only a place of the same value joins in. */
export function bindShared(search: Search, param: string, node: string, input: string): boolean {
  const place = placeBehind(search.graph, node, input, 'number');
  if (place === undefined) return false;
  const first = search.list.bindings.find((binding) => binding.param === param);
  if (first !== undefined && search.list.valueAt(first) !== search.list.valueAt(place))
    return false;
  return search.list.add(param, place, 'walk');
}

/** Binds a choice; a second place joins in only with the same value. */
export function bindChoice(search: Search, param: string, node: string, input: string): boolean {
  const first = search.list.bindings.find((binding) => binding.param === param);
  const place = { node, input };
  if (typeof search.list.valueAt(place) !== 'string') return false;
  if (first !== undefined && search.list.valueAt(first) !== search.list.valueAt(place))
    return false;
  return search.list.add(param, place, 'walk');
}
