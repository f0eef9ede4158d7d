// Names over speeches in screenplays: `ANNA (V.O.) (CONT'D) ^`.

const EXTENSION = /\s*[(（]([^()（）]{1,60})[)）]$/u;

/** The name alone; `cue`: what the brackets say of how or whence it is said. */
export function readScriptName(text: string): { readonly name: string; readonly cue?: string } {
  // The mark of two speaking at once.
  let name = text
    .slice(0, 200)
    .trim()
    .replace(/\s*\^$/, '');
  const said: string[] = [];
  for (let found = EXTENSION.exec(name); found; found = EXTENSION.exec(name)) {
    said.unshift((found[1] ?? '').trim());
    name = name.slice(0, found.index).trim();
  }
  const cue = said.filter((one) => !/^CONT['’]?D?\.?$|^CONTINU/i.test(one)).join(', ');
  return cue === '' ? { name } : { name, cue };
}
