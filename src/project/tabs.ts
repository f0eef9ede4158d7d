// What tabs with the same project tell each other.
import { z } from 'zod';
import { sceneIdSchema, type SceneId } from '@/story';
import { projectLockName } from './lock';

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('saved'), scenes: z.array(sceneIdSchema) }),
  z.object({ type: z.literal('let-go') }),
]);

export interface Tabs {
  /** This tab has written these scenes, and the outline perhaps. */
  tellSaved(scenes: readonly SceneId[]): void;
  /** Asks the tab that writes to save and let go. */
  ask(): void;
  close(): void;
}

export function openTabs(
  projectId: string,
  handlers: { onSaved(scenes: readonly SceneId[]): void; onAsked(): void },
): Tabs {
  if (typeof BroadcastChannel === 'undefined') {
    return { tellSaved: () => undefined, ask: () => undefined, close: () => undefined };
  }
  const channel = new BroadcastChannel(projectLockName(projectId));
  channel.onmessage = (event: MessageEvent<unknown>) => {
    // A tab with another version of the page may say things that this one does not know.
    const message = messageSchema.safeParse(event.data);
    if (!message.success) return;
    if (message.data.type === 'saved') handlers.onSaved(message.data.scenes);
    else handlers.onAsked();
  };
  return {
    tellSaved: (scenes) => channel.postMessage({ type: 'saved', scenes: [...scenes] }),
    ask: () => channel.postMessage({ type: 'let-go' }),
    close: () => channel.close(),
  };
}
