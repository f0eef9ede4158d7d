// `$place` and its like in notes, so that a style can speak of where it is.

export interface Filled {
  readonly text: string;
  /** Names without the dollar sign; they stay in the text. */
  readonly unknown: readonly string[];
}

/** Puts values in for `$name` and `${name}`, once: a dollar sign in a value is text. `$$` is one. */
export function fillTokens(text: string, values: ReadonlyMap<string, string>): Filled {
  const unknown = new Set<string>();
  const filled = text.replace(
    /\$\$|\$\{([a-z]\w{0,40})\}|\$([a-z]\w{0,40})/gi,
    (whole, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      if (name === undefined) return '$';
      const value = values.get(name.toLowerCase());
      if (value !== undefined) return value;
      unknown.add(name);
      return whole.replace(/[{}]/g, '');
    },
  );
  return { text: filled, unknown: [...unknown] };
}
