// File names that a server's user confirmed ("what this workflow calls a, here is b"), for showing. Pure.

export interface RemapView {
  readonly key: string;
  readonly node: string;
  readonly input: string;
  readonly wanted: string;
  readonly here: string;
}

/** Keys are made by `remapKey` of jobs/render: `node.input=file`. */
export function listRemaps(remaps: Readonly<Record<string, string>>): readonly RemapView[] {
  return Object.entries(remaps)
    .map(([key, here]) => {
      const equals = key.indexOf('=');
      const place = equals < 0 ? '' : key.slice(0, equals);
      const dot = place.lastIndexOf('.');
      return {
        key,
        node: dot < 0 ? place : place.slice(0, dot),
        input: dot < 0 ? '' : place.slice(dot + 1),
        wanted: key.slice(equals + 1),
        here,
      };
    })
    .sort((a, b) => a.wanted.localeCompare(b.wanted) || a.key.localeCompare(b.key));
}

export function withoutRemap(
  remaps: Readonly<Record<string, string>>,
  key: string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(remaps).filter(([one]) => one !== key));
}
