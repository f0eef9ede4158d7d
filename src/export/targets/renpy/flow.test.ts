import { describe, expect, it } from 'vitest';
import { buildCharacter, buildScene, narrate, sceneId } from '@/stage/testing';
import { buildStory } from '../../testing';
import type { Story } from '@/story';
import { StoryChecker } from './check';
import { exitsOf, livingBeats, reachableScenes, sceneAfter } from './flow';

const to = (scene: string) => ({ to: 'scene', scene });
const choose = (...options: Record<string, unknown>[]) => ({
  kind: 'choose',
  options: options.map((option, index) => ({ id: `o${index}`, text: 'x', ...option })),
});

function checkStory(story: Story) {
  const checker = new StoryChecker(story);
  for (const [id, beats] of story.beats) checker.add({ id, beats: [...beats] });
  return checker.finish();
}

describe('flow', () => {
  const story = buildStory(
    [
      buildScene('a', [narrate(), choose({ target: to('c') }, { target: to('aside') }), narrate()]),
      buildScene('aside', [narrate()], { aside: true }),
      buildScene('b', [narrate('日本語')]),
      buildScene('c', [
        { kind: 'jump', target: to('gone') },
        choose({ target: to('a'), when: [{ variable: 'x', operator: '>', value: 1 }] }),
      ]),
    ],
    [buildCharacter('p0')],
  );

  it('stops a scene where every way leads out of it', () => {
    const { living, dead } = livingBeats(story.beats.get(sceneId('a')) ?? [], story);
    expect([living.length, dead.length]).toEqual([2, 1]);
  });

  it('runs on past asides', () => {
    expect(sceneAfter(story, sceneId('a'))?.id).toBe('b');
    expect(sceneAfter(story, sceneId('c'))).toBeUndefined();
  });

  it('follows choices into asides and on from them', () => {
    const exits = new Map(
      Array.from(story.beats, ([id, beats]) => {
        return [id, exitsOf(story, id, livingBeats(beats, story).living)] as const;
      }),
    );
    expect([...reachableScenes(story, exits)].sort()).toEqual(['a', 'aside', 'b', 'c']);
  });

  it('tells the author what is odd, and where', () => {
    const found = checkStory(story).warnings.map(({ code, scene }) => [code, scene]);
    expect(found).toContainEqual(['lines-unreachable', 'a']);
    expect(found).toContainEqual(['target-missing', 'c']);
    expect(found).toContainEqual(['choice-can-vanish', 'c']);
    expect(found).toContainEqual(['font-missing', 'b']);
  });

  it('names a scene that no path leads to', () => {
    const alone = buildStory(
      [buildScene('a', [narrate()]), buildScene('lost', [narrate()], { aside: true })],
      [],
    );
    expect(checkStory(alone).warnings).toMatchObject([
      { code: 'scene-unreachable', scene: 'lost' },
    ]);
  });
});
