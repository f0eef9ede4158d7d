// Where a file lay among those that came with it. A dropped folder gives files that know their names
// only, and a worker gets a copy of a file, so the path is kept beside it.
const paths = new WeakMap<File, string>();

/** `path` as the browser gives it, with or without a slash in front. */
export function rememberPath(file: File, path: string): File {
  paths.set(file, path.replace(/^\/+/, ''));
  return file;
}

/** "Harbor/day 1.txt", or just the name of a file that came alone. */
export function pathOf(file: File): string {
  return paths.get(file) ?? (file.webkitRelativePath || file.name);
}
