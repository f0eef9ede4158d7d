// @ts-check
// Values of a failed node as texts, as `current_inputs` shows them.

/** @param {Record<string, any>} values */
export function describeInputs(values) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [describe(value)]]),
  );
}

/** @param {any} value */
function describe(value) {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value) && value[0]?.data) return 'tensor([[[[0.0000, 0.0000, 0.0000]]]])';
  const kind = typeof value.kind === 'string' ? value.kind : 'object';
  return `<comfy.${kind} object at 0x7f0000000000>`;
}
