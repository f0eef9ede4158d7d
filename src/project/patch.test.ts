import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Beat, SceneHead, SceneId, Story } from '@/story';
import { parseKeeping } from '@/storage';
import { makeBeats, makeDraft, makeHeads, makeProject } from '@/storage/test-rows';
import { applyPatch, diffStories, patchSchema, reversePatch } from './patch';
import { joinUnsaved, noteHistory, notePatch, NOTHING_UNSAVED } from './unsaved';

function makeStory(): Story {
  const { characters, world } = makeDraft(4);
  const scenes = makeHeads(4);
  const beats = new Map<SceneId, readonly Beat[]>();
  for (const { id } of scenes) beats.set(id, makeBeats(id, 6));
  return { project: makeProject('p'), characters, world, scenes, beats };
}

type Step = (story: Story) => Story;

const someScene = (story: Story, n: number): SceneHead | undefined =>
  story.scenes[n % Math.max(1, story.scenes.length)];

function editBeats(n: number, change: (beats: readonly Beat[]) => readonly Beat[]): Step {
  return (story) => {
    const head = someScene(story, n);
    if (!head) return story;
    const beats = change(story.beats.get(head.id) ?? []);
    const scenes = story.scenes.map((each) =>
      each === head ? { ...each, beatCount: beats.length } : each,
    );
    return { ...story, scenes, beats: new Map(story.beats).set(head.id, beats) };
  };
}

let made = 0;
/** A value that was never there: an edit that only moves keys is none, and no patch tells of it. */
const unlike = (text: string): string => `${text}${++made}`;

const anyStep: fc.Arbitrary<Step> = fc
  .record({ kind: fc.nat(8), n: fc.nat(9), m: fc.nat(9), text: fc.string({ maxLength: 8 }) })
  .map(({ kind, n, m, text }): Step => {
    switch (kind) {
      case 0:
        return editBeats(n, (beats) =>
          beats.map((beat, i) => (i === m || i === m + 2 ? ({ ...beat, text } as Beat) : beat)),
        );
      case 1:
        return editBeats(n, (beats) => beats.toSpliced(m, 2));
      case 2:
        return editBeats(n, (beats) => beats.toSpliced(m, 0, ...makeBeats(`new-${++made}`, 2)));
      case 3:
        return editBeats(n, (beats) => beats.toReversed());
      case 4:
        return (story) => {
          const gone = someScene(story, n);
          const beats = new Map(story.beats);
          if (gone) beats.delete(gone.id);
          return { ...story, beats, scenes: story.scenes.filter((head) => head !== gone) };
        };
      case 5:
        return (story) => {
          const head = { ...makeHeads(1)[0]!, id: `new-${++made}` as SceneId, title: text };
          const beats = new Map(story.beats).set(head.id, makeBeats(head.id, 1));
          return { ...story, beats, scenes: story.scenes.toSpliced(m, 0, head) };
        };
      case 6:
        return (story) => {
          const { author: _author, ...project } = { ...story.project, [`key${m}`]: text };
          return { ...story, project: { ...project, author: unlike(text) } };
        };
      case 7:
        return (story) => {
          const { name: _name, ...rest } = story.world;
          return { ...story, world: { ...rest, name: unlike(text), ...(m > 4 && { mood: text }) } };
        };
      default:
        return (story) => ({ ...story, characters: story.characters.slice(0, m % 3) });
    }
  });

function json(story: Story): string {
  return JSON.stringify({ ...story, beats: [...story.beats].sort() });
}

describe('a patch', () => {
  it('leads from one story to the other and back, byte for byte, over JSON too', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 8 }), (steps) => {
        const before = makeStory();
        const after = steps.reduce((story, step) => step(story), before);
        const patch = diffStories(before, after);
        if (!patch) {
          expect(json(after)).toBe(json(before));
          return;
        }
        expect(json(applyPatch(before, patch))).toBe(json(after));
        expect(json(applyPatch(after, reversePatch(patch)))).toBe(json(before));
        const stored = parseKeeping(patchSchema, JSON.parse(JSON.stringify(patch)));
        expect(stored.ok && json(applyPatch(before, stored.value))).toBe(json(after));
      }),
      { numRuns: 300 },
    );
  });

  it('holds what changed and little else', () => {
    const before = makeStory();
    const step = editBeats(1, (beats) =>
      beats.map((beat, i) => (i === 3 ? ({ ...beat, text: 'x' } as Beat) : beat)),
    );
    const patch = diffStories(before, step(before));
    expect(patch?.scenes).toMatchObject([{ did: 'change', hunks: [{ at: 3, removed: [{}] }] }]);
    expect(patch?.heads?.[0]?.removed).toHaveLength(1);
    expect(patch?.project).toBeUndefined();
  });

  it('is null when nothing differs, whatever was copied', () => {
    const story = makeStory();
    const copy = { ...story, project: { ...story.project }, beats: new Map(story.beats) };
    expect(diffStories(story, copy)).toBeNull();
  });

  it('does not apply to a story that it does not fit', () => {
    const before = makeStory();
    const patch = diffStories(before, editBeats(0, (beats) => beats.slice(0, 2))(before));
    const other = editBeats(0, () => [])(before);
    expect(() => applyPatch(other, patch!)).toThrow('does not fit');
  });
});

describe('what is unsaved', () => {
  const [a, b] = ['a', 'b'] as SceneId[];
  const add = { scenes: [{ id: a!, did: 'add' as const, beats: [] }] };
  const remove = { scenes: [{ id: a!, did: 'remove' as const, beats: [] }] };

  it('is the last word on a scene, also when saving failed in between', () => {
    const failed = notePatch(notePatch(NOTHING_UNSAVED, add), {
      scenes: [{ id: b!, did: 'change', hunks: [] }],
    });
    const since = notePatch(NOTHING_UNSAVED, remove);
    const joined = joinUnsaved(failed, since);
    expect([...joined.scenes]).toEqual([b]);
    expect([...joined.deletedScenes]).toEqual([a]);
    const back = joinUnsaved(joined, notePatch(NOTHING_UNSAVED, add));
    expect([...back.scenes].sort()).toEqual([a, b]);
    expect([...back.deletedScenes]).toEqual([]);
  });

  it('forgets the patch of a step that is gone', () => {
    const noted = noteHistory(NOTHING_UNSAVED, { put: 4 });
    const joined = joinUnsaved(noted, noteHistory(NOTHING_UNSAVED, { gone: [4] }));
    expect([...joined.steps]).toEqual([]);
    expect([...joined.goneSteps]).toEqual([4]);
  });
});
