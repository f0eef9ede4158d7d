// The title page of a script: `Key: value`, or a key and its values indented below.

const KEYS = new Set(
  'title credit author authors source notes draft date contact copyright format revision episode font'.split(
    ' ',
  ),
);

export interface TitleLine {
  /** In lower case. */
  readonly key: string;
  readonly value: string;
}

/** A line that opens an entry; undefined for anything else, such as an indented value. */
export function readTitleLine(line: string): TitleLine | undefined {
  const match = /^([A-Za-z][A-Za-z ]{0,30}):(.*)$/.exec(line.slice(0, 300));
  const key = match?.[1]?.toLowerCase() ?? '';
  if (!key.split(' ').some((word) => KEYS.has(word))) return undefined;
  return { key, value: bareTitle(match?.[2] ?? '') };
}

/** Without the marks of bold, italics and underlines around it. */
export function bareTitle(text: string): string {
  return text
    .trim()
    .replace(/^[*_]{1,8}|[*_]{1,8}$/g, '')
    .trim();
}
