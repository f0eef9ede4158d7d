// Whether two slot types may be linked, and which way a link takes through a bypassed node.
import type { EditorNode } from '../editor';

/** `*` and no type fit all; `IMAGE,MASK` fits either; case does not matter. */
export function typesFit(one: string, other: string): boolean {
  if (isAny(one) || isAny(other)) return true;
  const others = new Set(other.toUpperCase().split(','));
  return one
    .toUpperCase()
    .split(',')
    .some((type) => others.has(type));
}

function isAny(type: string): boolean {
  return type === '*' || type === '';
}

/**
 * Which input a bypassed node passes on at this output: the one at the same place if its type fits, else
 * the first of exactly the type, else the first that fits.
 */
export function passedInput(node: EditorNode, slot: number, wanted: string): number | undefined {
  const { inputs } = node;
  const given = node.outputs[slot]?.type ?? wanted;
  if (isAny(wanted)) return slot < inputs.length ? slot : inputs.length > 0 ? 0 : undefined;
  const fits = (type: string) => typesFit(type, given) && typesFit(type, wanted);
  const same = inputs[slot];
  if (same && fits(same.type)) return slot;
  const exact = inputs.findIndex((input) => input.type === wanted);
  if (exact >= 0) return exact;
  const first = inputs.findIndex((input) => fits(input.type));
  return first >= 0 ? first : undefined;
}
