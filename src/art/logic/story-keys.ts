// What each shot should show, as a hash of the story alone: words, seed and LoRAs, not the workflow, the
// model or the server. A take with another key shows what the story said before.
import { shotKey, type Shot, type SpriteShot } from '@/story';
import { buildPrompt } from '../prompt/build-prompt';
import { contentKey } from '../prompt/content-key';
import type { PromptStory } from '../prompt/prompt-parts';

/** Undefined for a shot of somebody whom the story no longer has. */
export async function storyKey(shot: Shot, story: PromptStory): Promise<string | undefined> {
  const prompt = buildPrompt(shot, story);
  if (!prompt) return undefined;
  return contentKey({
    shot,
    role: shot.kind,
    templateId: '',
    templateHash: '',
    values: {},
    loras: prompt.loras.map(({ use }) => use),
    prompt,
    seed: prompt.seed,
    references: {},
  });
}

export async function storyKeys(
  shots: readonly Shot[],
  story: PromptStory,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  for (const shot of shots) {
    const key = await storyKey(shot, story);
    if (key !== undefined) keys.set(shotKey(shot), key);
  }
  return keys;
}

export function neutralOf(shot: SpriteShot): SpriteShot {
  return { ...shot, expression: 'neutral' };
}
