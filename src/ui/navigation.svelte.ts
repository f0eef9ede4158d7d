// Where the user is: a room, maybe a project, maybe a place in it. Kept in the hash, so that it can
// be bookmarked, reloaded and gone back from, on any static host.
import { createContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import { formatHash, parseHash, type Location } from './hash';

export { formatHash, parseHash, type Location };

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
