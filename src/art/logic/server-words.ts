// What the art room says of its servers. Undefined when there is nothing to say: one is ready. Pure.
import type { LinkState } from '@/comfy';

export interface ServerView {
  readonly name: string;
  readonly link: LinkState;
  /** The browser would ask first. */
  readonly isWaiting: boolean;
  readonly hasInfo: boolean;
}

export function serverWords(
  servers: readonly ServerView[],
): { readonly title: string; readonly hint: string } | undefined {
  if (servers.length === 0) {
    return {
      title: 'The built-in painter draws.',
      hint: 'Connect your own ComfyUI, and it draws these pictures in your style.',
    };
  }
  if (servers.some(({ link, hasInfo }) => isReady(link) && hasInfo)) return undefined;
  const [first] = servers;
  if (!first) return undefined;
  if (servers.every(({ isWaiting }) => isWaiting)) {
    return {
      title: `${first.name} is not connected yet.`,
      hint: 'The browser will ask whether this page may reach it. Nothing was sent so far.',
    };
  }
  if (servers.some(({ link }) => isReady(link))) {
    return { title: 'Reading what the server has …', hint: 'It takes a moment.' };
  }
  const coming = servers.find(({ link }) => link.at === 'connecting');
  if (coming) return { title: `Connecting to ${coming.name} …`, hint: '' };
  const away = servers.find(({ link }) => link.at === 'away' || link.at === 'reconnecting');
  if (!away) {
    return {
      title: `${first.name} is not connected.`,
      hint: 'What is asked for waits here until you connect it.',
    };
  }
  return {
    title: `${away.name} does not answer.`,
    hint: 'What is asked for waits here and goes out when it is back.',
  };
}

function isReady(link: LinkState): boolean {
  return link.at === 'online' || link.at === 'polling';
}
