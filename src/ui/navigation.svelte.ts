// Where the user is: a room, maybe a project, maybe a place in it. Kept in the hash, so that it can
// be bookmarked, reloaded and gone back from, on any static host.
import { createContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';

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

export class Navigation {
  #subscribe = createSubscriber((update) => {
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  });

  get at(): Location {
    this.#subscribe();
    return parseHash(location.hash);
  }

  /** Goes to a room; the project stays unless another is named. */
  go(
    room: string,
    to: { project?: string | undefined; params?: Record<string, string> } = {},
  ): void {
    const project = 'project' in to ? to.project : parseHash(location.hash).project;
    location.hash = formatHash({ room, project, params: to.params ?? {} });
  }

  /** Changes the parameters without a new entry in the browser's history. */
  replaceParams(params: Record<string, string>): void {
    const { room, project } = parseHash(location.hash);
    history.replaceState(history.state, '', formatHash({ room, project, params }));
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

export const [getNavigation, setNavigation] = createContext<Navigation>();
