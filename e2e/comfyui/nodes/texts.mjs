// @ts-check
// Nodes that hold and change texts and numbers.
import { str } from '../core/python.mjs';

/** @type {import('./node.mjs').NodeKinds} */
export const textNodes = {
  PrimitiveString: { run: ({ value }) => ({ result: [value] }) },
  PrimitiveStringMultiline: { run: ({ value }) => ({ result: [value] }) },
  PrimitiveInt: { run: ({ value }) => ({ result: [value] }) },
  PrimitiveFloat: { run: ({ value }) => ({ result: [value] }) },
  PrimitiveBoolean: { run: ({ value }) => ({ result: [value] }) },
  StringConcatenate: {
    run: ({ string_a, string_b, delimiter = '' }) => ({
      result: [`${string_a}${delimiter}${string_b}`],
    }),
  },
  StringReplace: {
    run: ({ string, find, replace }) => ({ result: [String(string).replaceAll(find, replace)] }),
  },
  StringTrim: { run: ({ string }) => ({ result: [String(string).trim()] }) },
  StringLength: { run: ({ string }) => ({ result: [str(string).length] }) },
};
