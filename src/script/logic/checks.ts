// What an author would want to know before a reader does. Pure; one scene's beats are looked at again
// only when they, the cast or the list of scenes changed.
import {
  isEmotion,
  plainText,
  type Beat,
  type BeatId,
  type Character,
  type CharacterId,
  type Condition,
  type PlaceId,
  type SceneId,
  type Story,
  type Target,
} from '@/story';
import {
  choiceWithoutOptions,
  expressionUnknown,
  lineEmpty,
  lineTooLong,
  optionWithoutText,
  outfitUnknown,
  placeUnknown,
  sceneEmpty,
  sceneUnreached,
  speakerUnknown,
  targetMissing,
  variableNeverSet,
  type Issue,
} from '../diagnostics';
import { makeReach } from './flow';

/** Characters that the text box shows at once in its usual size. */
export const LONGEST_LINE = 280;

export interface Checked {
  readonly issues: readonly Issue[];
  /** Scenes that could not be looked into because their beats are not loaded. */
  readonly unchecked: readonly SceneId[];
}

interface Known {
  readonly scenes: ReadonlySet<SceneId>;
  readonly places: ReadonlySet<PlaceId>;
  readonly characters: ReadonlyMap<CharacterId, Character>;
}

/** A checker keeps what it found between calls; make one for each open project. */
export function makeChecker(): (story: Story) => Checked {
  const cache = new WeakMap<readonly Beat[], { known: Known; issues: readonly Issue[] }>();
  const unreachedIn = makeReach();
  let names: Known | undefined;
  let basis: readonly unknown[] = [];

  return function check(story: Story): Checked {
    // Heads change with every edit; what matters here is which scenes there are.
    const ids = story.scenes.map(({ id }) => id).join(' ');
    const next = [ids, story.world.places, story.characters];
    if (!names || next.some((part, index) => part !== basis[index])) {
      basis = next;
      names = {
        scenes: new Set(story.scenes.map(({ id }) => id)),
        places: new Set(story.world.places.map(({ id }) => id)),
        characters: new Map(story.characters.map((one) => [one.id, one])),
      };
    }
    const known = names;
    const issues: Issue[] = [];
    const unchecked: SceneId[] = [];
    const unreached = unreachedIn(story);
    const variables = variablesOf(story);
    for (const head of story.scenes) {
      if (unreached.has(head.id)) issues.push(sceneUnreached(head.id, head.aside === true));
      const beats = story.beats.get(head.id);
      if (!beats) {
        unchecked.push(head.id);
        continue;
      }
      let found = cache.get(beats);
      if (found?.known !== known) {
        found = { known, issues: checkScene(head.id, beats, known) };
        cache.set(beats, found);
      }
      for (const issue of found.issues) issues.push(issue);
    }
    // A variable may be set in a scene that is not loaded.
    if (unchecked.length === 0) {
      for (const { at, variable } of variables.asked) {
        if (!variables.set.has(variable)) issues.push(variableNeverSet(at, variable));
      }
    }
    return { issues, unchecked };
  };
}

function checkScene(scene: SceneId, beats: readonly Beat[], known: Known): Issue[] {
  const issues: Issue[] = [];
  if (!beats.some(isPlayed)) issues.push(sceneEmpty(scene));
  for (const beat of beats) for (const issue of checkBeat(scene, beat, known)) issues.push(issue);
  return issues;
}

function isPlayed(beat: Beat): boolean {
  return beat.kind !== 'note';
}

function checkBeat(scene: SceneId, beat: Beat, known: Known): Issue[] {
  const at = { scene, beat: beat.id };
  const issues: Issue[] = [];
  if (beat.kind === 'say' || beat.kind === 'narrate') {
    const { length } = beat.text.length > LONGEST_LINE ? plainText(beat.text) : beat.text;
    if (beat.text.trim() === '') issues.push(lineEmpty(at));
    else if (length > LONGEST_LINE) issues.push(lineTooLong(at, length, LONGEST_LINE));
  }
  if (beat.kind === 'say' && !(beat.who !== null && known.characters.has(beat.who))) {
    issues.push(speakerUnknown(at));
  }
  if (beat.kind === 'say' || beat.kind === 'stage' || beat.kind === 'narrate') {
    const who = beat.kind === 'narrate' ? beat.actor : (beat.who ?? undefined);
    const person = who === undefined ? undefined : known.characters.get(who);
    const { expression } = beat;
    if (person && expression !== undefined && !isEmotion(expression)) {
      if (![person, ...(person.outfits ?? [])].some(({ sprites }) => expression in sprites)) {
        issues.push(expressionUnknown(at, expression, person.name));
      }
    }
    const outfit = beat.kind === 'stage' && beat.action === 'dress' ? beat.outfit : undefined;
    if (person && outfit !== undefined) {
      const isKnown = person.outfits?.some(({ name }) => name === outfit);
      if (!isKnown) issues.push(outfitUnknown(at, outfit, person.name));
    }
  }
  if (beat.kind === 'place' && !known.places.has(beat.place)) issues.push(placeUnknown(at));
  if (beat.kind === 'jump' && isMissing(beat.target, known)) {
    issues.push(targetMissing(at, 'The jump'));
  }
  if (beat.kind === 'choose') {
    if (beat.options.length === 0) issues.push(choiceWithoutOptions(at));
    beat.options.forEach((option, index) => {
      if (option.text.trim() === '') issues.push(optionWithoutText(at, index + 1));
      if (isMissing(option.target, known)) {
        issues.push(targetMissing(at, `Option ${index + 1}`));
      }
    });
  }
  return issues;
}

function isMissing(target: Target, known: Known): boolean {
  return target.to === 'scene' && !known.scenes.has(target.scene);
}

interface Asked {
  readonly variable: string;
  readonly beat: BeatId;
}
interface Variables {
  readonly set: readonly string[];
  readonly asked: readonly Asked[];
}

const variablesCache = new WeakMap<readonly Beat[], Variables>();

/** Names that the beats set and ask for. */
export function variablesIn(beats: readonly Beat[]): Variables {
  const known = variablesCache.get(beats);
  if (known) return known;
  const set: string[] = [];
  const asked: Asked[] = [];
  const ask = (beat: BeatId, when: readonly Condition[]): void => {
    for (const { variable } of when) asked.push({ variable, beat });
  };
  for (const beat of beats) {
    if (beat.kind === 'set') for (const { variable } of beat.effects) set.push(variable);
    if (beat.kind === 'jump') ask(beat.id, beat.when);
    if (beat.kind !== 'choose') continue;
    for (const option of beat.options) {
      ask(beat.id, option.when);
      for (const { variable } of option.effects) set.push(variable);
    }
  }
  const found = { set, asked };
  variablesCache.set(beats, found);
  return found;
}

function variablesOf(story: Story) {
  const set = new Set<string>();
  const asked: { variable: string; at: { scene: SceneId; beat: BeatId } }[] = [];
  for (const { id } of story.scenes) {
    const beats = story.beats.get(id);
    if (!beats) continue;
    const found = variablesIn(beats);
    for (const variable of found.set) set.add(variable);
    for (const { variable, beat } of found.asked) asked.push({ variable, at: { scene: id, beat } });
  }
  return { set, asked };
}

/** Every name that the loaded part of the story uses, for the fields that ask for one. */
export function variableNames(story: Pick<Story, 'beats'>): string[] {
  const names = new Set<string>();
  for (const beats of story.beats.values()) {
    const { set, asked } = variablesIn(beats);
    for (const name of set) names.add(name);
    for (const { variable } of asked) names.add(variable);
  }
  return [...names].sort();
}
