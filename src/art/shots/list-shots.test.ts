import { describe, expect, it } from 'vitest';
import { mergeShots, shotsOfScene } from '@/stage';
import { shotKey } from '@/story';
import { mergeNeeds, needsOfScene, shotNeeds } from './list-shots';
import { SCENES, SHOTS_STORY } from './testing';

const [one, two, three] = SCENES;

describe('shotNeeds', () => {
  it('lists every picture of the script once, in the order in which it is first seen', () => {
    const { shots, scenesRead, scenesUnread } = shotNeeds(SCENES, SHOTS_STORY);
    const all = mergeShots(SCENES.map((scene) => shotsOfScene(scene, SHOTS_STORY)));
    expect(shots.map(({ key }) => key)).toEqual(all.map(shotKey));
    expect([scenesRead, scenesUnread]).toEqual([3, 0]);
  });

  it('counts the lines at which each is seen, and knows where', () => {
    const byKey = new Map(shotNeeds(SCENES, SHOTS_STORY).shots.map((need) => [need.key, need]));
    expect(byKey.get('bg pier dusk clear')).toMatchObject({
      lines: 6,
      scenes: ['one', 'three'],
      first: { scene: 'one', beat: 'one-0' },
    });
    expect(byKey.get('sprite sora joy')).toMatchObject({ lines: 6, scenes: ['one', 'three'] });
    expect(byKey.get('sprite sora fear')).toMatchObject({
      lines: 1,
      first: { scene: 'two', beat: 'two-2' },
    });
    expect(byKey.get('bg inn day clear')?.lines).toBe(1);
    expect(byKey.has('sprite sora neutral')).toBe(false);
  });

  it('says how many scenes are unread, and keeps the order of the story however they come', () => {
    if (!one || !three) throw new Error('missing');
    const part = shotNeeds([three, one], SHOTS_STORY);
    expect([part.scenesRead, part.scenesUnread]).toEqual([2, 1]);
    expect(part.shots[0]?.first.scene).toBe('one');
    expect(part.shots.some(({ key }) => key.startsWith('bg inn'))).toBe(false);
  });

  it('takes no empty scene for an unread one, and no scene that is gone', () => {
    if (!one || !two) throw new Error('missing');
    const heads = [one, { ...two, beatCount: 0 }];
    const read = SCENES.map((scene) => needsOfScene(scene, SHOTS_STORY)).filter(
      ({ scene }) => scene !== 'two',
    );
    const needs = mergeNeeds(read, heads);
    expect([needs.scenesRead, needs.scenesUnread]).toEqual([1, 0]);
    expect(needs.shots.every(({ scenes }) => scenes.join() === 'one')).toBe(true);
  });

  it('leaves out a player who is not shown', () => {
    const story = {
      ...SHOTS_STORY,
      characters: SHOTS_STORY.characters.map((who) =>
        who.id === 'sora' ? { ...who, role: 'player' as const } : who,
      ),
    };
    const { shots } = shotNeeds(SCENES, story, { showPlayer: false });
    expect(shots.some(({ key }) => key.startsWith('sprite sora'))).toBe(false);
  });
});
