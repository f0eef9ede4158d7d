// Addresses of the page as values. Pure.

export interface Location {
  readonly room: string;
  readonly project: string | undefined;
  /** Room-specific, such as `scene` and `beat`. */
  readonly params: Readonly<Record<string, string>>;
}

/** `#/script/p123?scene=s4` and back. */
export function parseHash(hash: string): Location {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [room, project] = path.split('/').map(decodePart);
  return {
    room: room || 'library',
    project: project || undefined,
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

export function formatHash(to: Partial<Location> & { room: string }): string {
  const project = to.project ? `/${encodeURIComponent(to.project)}` : '';
  const query = new URLSearchParams(to.params ?? {}).toString();
  return `#/${encodeURIComponent(to.room)}${project}${query ? `?${query}` : ''}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A hash typed by hand may hold a lone percent sign.
    return part;
  }
}
