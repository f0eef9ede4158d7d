// Why a render is not sent yet, in words. Pure.
import type { ObjectInfo } from '@/comfy';
import { canRun, lackOf, lackWords } from './needs';
import { isLive, type Render } from './render';

export interface ReadyServer {
  readonly id: string;
  readonly info: ObjectInfo;
  readonly remaps: Readonly<Record<string, string>>;
}

/** Empty where it only waits for its turn. */
export function whyWaiting(
  render: Render,
  ready: readonly ReadyServer[],
  find: (id: string) => Render | undefined,
): string {
  const [first] = ready;
  if (!first) return 'Waits for a server';
  const allowed = ready.filter(({ id }) => render.server === undefined || render.server === id);
  const [only] = allowed;
  if (!only) return 'Waits for its server';
  const lacks = allowed.map(({ info, remaps }) => lackOf(render.needs, info, remaps));
  if (!lacks.some(canRun)) {
    const lack = lacks[0];
    return `No connected server has ${lack ? lackWords(lack) : 'what it needs'}`;
  }
  const base = render.after === undefined ? undefined : find(render.after);
  return base && isLive(base) ? `Waits for “${base.title}”` : '';
}
