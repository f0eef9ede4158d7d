// Who leads where: the edges between scenes, read off their beats. Beats are shared by identity from
// one story to the next, so what is read off them is kept until they change.
import {
  plainText,
  type Beat,
  type BeatId,
  type SceneHead,
  type SceneId,
  type Story,
  type Target,
} from '@/story';

export interface Lead {
  readonly from: SceneId;
  readonly beat: BeatId;
  /** The words of the option, or undefined for a jump. */
  readonly option: string | undefined;
  readonly to: SceneId;
}

interface Exits {
  readonly leads: readonly Omit<Lead, 'from'>[];
  /** False: the scene after it is never reached by reading on. */
  readonly runsOn: boolean;
}

/** Of a scene that is not loaded. */
const UNREAD: Exits = { leads: [], runsOn: true };

const exitsCache = new WeakMap<readonly Beat[], Exits>();

export function exitsOf(beats: readonly Beat[]): Exits {
  const known = exitsCache.get(beats);
  if (known) return known;
  const leads: Omit<Lead, 'from'>[] = [];
  let runsOn = true;
  const add = (beat: BeatId, target: Target, option?: string): void => {
    if (target.to === 'scene') leads.push({ beat, option, to: target.scene });
  };
  for (const beat of beats) {
    if (beat.kind === 'jump') {
      add(beat.id, beat.target);
      if (beat.when.length === 0 && beat.target.to !== 'next') runsOn = false;
    }
    if (beat.kind === 'choose') {
      for (const option of beat.options) add(beat.id, option.target, plainText(option.text));
      // A choice of which every option may be closed is passed over.
      const isAlwaysAsked = beat.options.some(({ when }) => when.length === 0);
      if (isAlwaysAsked && beat.options.every(({ target }) => target.to !== 'next')) runsOn = false;
    }
  }
  const exits = { leads, runsOn };
  exitsCache.set(beats, exits);
  return exits;
}

/** For each scene, what leads to it. Scenes that are not loaded lead nowhere yet. */
export function leadsTo(
  story: Pick<Story, 'scenes' | 'beats'>,
): ReadonlyMap<SceneId, readonly Lead[]> {
  const map = new Map<SceneId, Lead[]>();
  for (const { id } of story.scenes) {
    const beats = story.beats.get(id);
    if (!beats) continue;
    for (const lead of exitsOf(beats).leads) {
      const list = map.get(lead.to);
      if (list) list.push({ ...lead, from: id });
      else map.set(lead.to, [{ ...lead, from: id }]);
    }
  }
  return map;
}

/**
 * Scenes that no way through the story comes to. Scenes that are not loaded are taken to run on;
 * the answer is certain only when all are.
 */
export function unreachedScenes(story: Pick<Story, 'scenes' | 'beats'>): ReadonlySet<SceneId> {
  const { scenes } = story;
  const indexes = new Map(scenes.map(({ id }, index) => [id, index]));
  const first = Math.max(
    0,
    scenes.findIndex(({ aside }) => !aside),
  );
  const reached = new Set<SceneId>();
  const waiting: number[] = scenes.length > 0 ? [first] : [];
  for (;;) {
    const at = waiting.pop();
    if (at === undefined) break;
    const head = scenes[at];
    if (!head || reached.has(head.id)) continue;
    reached.add(head.id);
    const beats = story.beats.get(head.id);
    const exits = beats ? exitsOf(beats) : UNREAD;
    for (const { to } of exits.leads) {
      const index = indexes.get(to);
      if (index !== undefined) waiting.push(index);
    }
    if (exits.runsOn) {
      const next = nextInLine(scenes, at);
      if (next !== undefined) waiting.push(next);
    }
  }
  return new Set(scenes.filter(({ id }) => !reached.has(id)).map(({ id }) => id));
}

/** `unreachedScenes` that keeps its answer while scenes and ways between them are the same. */
export function makeReach(): typeof unreachedScenes {
  let before: readonly SceneHead[] = [];
  let exitsBefore: readonly Exits[] = [];
  let answer: ReadonlySet<SceneId> | undefined;
  return (story) => {
    const { scenes } = story;
    const exits = scenes.map(({ id }) => {
      const beats = story.beats.get(id);
      return beats ? exitsOf(beats) : UNREAD;
    });
    const isSame =
      scenes.length === before.length &&
      scenes.every(({ id, aside }, i) => id === before[i]?.id && aside === before[i].aside) &&
      exits.every((one, i) => leadAlike(one, exitsBefore[i]));
    if (!answer || !isSame) answer = unreachedScenes(story);
    before = scenes;
    exitsBefore = exits;
    return answer;
  };
}

function leadAlike(one: Exits, other: Exits | undefined): boolean {
  if (one === other) return true;
  return one.runsOn === other?.runsOn && one.leads.length === 0 && other.leads.length === 0;
}

/** Index of the scene that is read after this one: asides are passed over. */
function nextInLine(scenes: readonly SceneHead[], at: number): number | undefined {
  for (let index = at + 1; index < scenes.length; index++) if (!scenes[index]?.aside) return index;
  return undefined;
}
