// The servers in the status bar, in a word. Pure.
import type { LinkState } from '@/comfy';

export interface ServerWords {
  readonly text: string;
  readonly title: string;
  readonly tone: 'good' | 'warn' | 'plain';
}

/**
 * Undefined without a server: the page needs none. No word holds “connect”: the button of that name in the
 * servers room must be the only one that is found by it.
 */
export function fleetWords(
  servers: readonly { readonly name: string; readonly link: LinkState }[],
): ServerWords | undefined {
  if (servers.length === 0) return undefined;
  const ready = servers.filter(({ link }) => link.at === 'online' || link.at === 'polling');
  if (ready.length > 1) {
    const names = ready.map(({ name }) => name).join(', ');
    return { text: `${ready.length} servers`, title: `Ready: ${names}`, tone: 'good' };
  }
  const [one] = ready;
  if (one) return { text: one.name, title: `${one.name} is ready`, tone: 'good' };
  const coming = servers.find(({ link }) => link.at === 'connecting' || link.at === 'reconnecting');
  if (coming) {
    return { text: 'Reaching …', title: `Reaching ${coming.name}`, tone: 'warn' };
  }
  const away = servers.find(({ link }) => link.at === 'away');
  if (away) {
    return { text: 'Server away', title: `${away.name} does not answer`, tone: 'warn' };
  }
  return { text: 'No server on', title: 'No server is in use', tone: 'plain' };
}
