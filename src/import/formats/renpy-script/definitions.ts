// Who the short names of a Ren'Py script are, and what its variables begin with.

export interface Definitions {
  /** By the variable; null: the narrator. */
  readonly people: ReadonlyMap<string, string | null>;
  readonly values: ReadonlyMap<string, string>;
}

const CHARACTER =
  /^[ \t]{0,40}(?:define|default|\$)?[ \t]{0,8}(?:[a-z]+\.)?([A-Za-z_]\w*)[ \t]*=[ \t]*(?:Dynamic)?Character\(([^\n]{0,300})/gm;
const VALUE =
  /^[ \t]{0,40}(?:define|default|\$)[ \t]{1,8}([A-Za-z_][\w.]*)[ \t]*=[ \t]*_?\(?(["'])([^"'\n]{1,80})\2/gm;
const NAME = /^[ \t]*(?:name[ \t]*=[ \t]*)?(?:_\([ \t]*)?(?:(["'])([^"'\n]{1,80})\1|None\b)/;

export function readDefinitions(text: string): Definitions {
  const values = new Map<string, string>();
  for (const [, name = '', , value = ''] of text.matchAll(VALUE)) {
    if (!values.has(name)) values.set(name, value);
  }
  const people = new Map<string, string | null>();
  for (const [, key = '', inside = ''] of text.matchAll(CHARACTER)) {
    const named = NAME.exec(inside);
    // A copy of another that only looks different has its name.
    const said = named?.[2] ?? (named ? null : undefined);
    if (said === undefined) continue;
    const name = said === null ? null : said.replace(/\{[^{}]*\}/g, '').trim();
    people.set(key, name === null ? null : withValues(name, values));
  }
  return { people, values };
}

/** `[povname]`, or the name of a variable where the character is a dynamic one. */
function withValues(name: string, values: ReadonlyMap<string, string>): string {
  const filled = name.replace(
    /\[([\w.]+)(?:![a-z]+)?\]/g,
    (all, key: string) => values.get(key) ?? all,
  );
  return values.get(filled) ?? filled;
}
