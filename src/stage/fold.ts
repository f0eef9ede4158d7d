// Folds the beats of one scene into what is on stage after each of them. The fold knows nothing but
// the scene and the cast: the same beats give the same stage in the player, the preview and an export.
import {
  environmentOf,
  lightOf,
  type Beat,
  type BeatId,
  type BeatOf,
  type Character,
  type CharacterId,
  type Hour,
  type PlaceId,
  type Scene,
  type Story,
  type Weather,
} from '@/story';
import { directivesBetween, openingDirective } from './directives';
import {
  canStand,
  dress,
  enter,
  express,
  leave,
  move,
  speak,
  spritesOf,
  type Clothes,
  type Person,
} from './people';
import type { StageState, StageStep } from './stage-state';

export type StageStory = Pick<Story, 'characters' | 'world'>;

export interface StageOptions {
  /** False: the player character speaks, but is not seen. */
  readonly showPlayer?: boolean;
}

interface Fold {
  readonly place: PlaceId | undefined;
  /** What the scene or a beat of it says; undefined: the place or the world says it. */
  readonly hour: Hour | undefined;
  readonly weather: Weather | undefined;
  readonly people: readonly Person[];
  /** Also of those who are not on stage: they come back in what they wore. */
  readonly clothes: Clothes;
  /** Everybody on stage, the last to speak at the end. */
  readonly stack: readonly CharacterId[];
  readonly focus: CharacterId | null;
  readonly state: StageState;
}

interface Setting {
  readonly story: StageStory;
  readonly characters: ReadonlyMap<CharacterId, Character>;
  readonly showPlayer: boolean;
}

/**
 * What each beat of the scene asks for and what is seen after it. A scene starts on a clean stage.
 * Step `i` depends on the beats up to `i` alone.
 */
export function stageSteps(
  scene: Scene,
  story: StageStory,
  options: StageOptions = {},
): StageStep[] {
  const setting = settingOf(story, options);
  let fold = openFold(scene, setting);
  return scene.beats.map((beat, index) => {
    const before = fold;
    fold = foldBeat(before, beat, index, setting);
    const changes = directivesBetween(before.state, fold.state, beat, {
      isOpening: index === 0,
      focusBefore: before.focus,
      focus: fold.focus,
    });
    const directives = index === 0 ? [openingDirective(fold.state), ...changes] : changes;
    return { beat, directives, state: fold.state };
  });
}

/**
 * What is seen after one beat, by id or by index. Before the first beat (index -1), and for a beat
 * that the scene does not have, it is the empty stage that the scene opens on.
 */
export function stageAt(
  scene: Scene,
  story: StageStory,
  at: BeatId | number,
  options: StageOptions = {},
): StageState {
  const setting = settingOf(story, options);
  const last = typeof at === 'number' ? at : scene.beats.findIndex((beat) => beat.id === at);
  let fold = openFold(scene, setting);
  scene.beats.slice(0, Math.max(0, last + 1)).forEach((beat, index) => {
    fold = foldBeat(fold, beat, index, setting);
  });
  return fold.state;
}

function settingOf(story: StageStory, options: StageOptions): Setting {
  return {
    story,
    characters: new Map(story.characters.map((character) => [character.id, character])),
    showPlayer: options.showPlayer ?? true,
  };
}

function openFold(scene: Scene, setting: Setting): Fold {
  const { hour, weather } = environmentOf(setting.story.world, scene);
  return {
    place: scene.place,
    hour: scene.hour,
    weather: scene.weather,
    people: [],
    clothes: new Map(),
    stack: [],
    focus: null,
    state: {
      background: { kind: 'background', place: scene.place, light: lightOf(hour), weather },
      hour,
      weather,
      sprites: [],
      line: null,
      choice: null,
    },
  };
}

function foldBeat(fold: Fold, beat: Beat, index: number, setting: Setting): Fold {
  switch (beat.kind) {
    case 'say':
      return show(saying(fold, beat, index, setting), { line: beat, choice: null });
    case 'narrate':
      return show(narrating(fold, beat, index, setting), { line: beat, choice: null });
    case 'choose':
      return show(
        { ...fold, focus: null },
        { choice: { prompt: beat.prompt, options: beat.options } },
      );
    case 'stage':
      return show(staging(fold, beat, index, setting), { choice: null });
    case 'place':
      return set({ ...fold, place: beat.place }, setting);
    case 'hour':
      return set({ ...fold, hour: beat.hour }, setting);
    case 'weather':
      return set({ ...fold, weather: beat.weather }, setting);
    case 'set':
    case 'jump':
    case 'pause':
    case 'note':
      return show(fold, { choice: null });
  }
}

/** The environment again, after a part of it changed: a new place may bring its own weather. */
function set(fold: Fold, setting: Setting): Fold {
  const { hour, weather } = environmentOf(setting.story.world, fold);
  const { place } = fold;
  const background = { kind: 'background', place, light: lightOf(hour), weather } as const;
  return show(fold, { background, hour, weather, choice: null });
}

function show(fold: Fold, change: Partial<StageState>): Fold {
  const sprites = spritesOf(fold.people, fold.stack, fold.focus, fold.clothes);
  return { ...fold, state: { ...fold.state, ...change, sprites } };
}

function saying(fold: Fold, beat: BeatOf<'say'>, index: number, setting: Setting): Fold {
  const { who } = beat;
  if (who === null || !canStand(setting.characters.get(who), setting.showPlayer)) {
    return { ...fold, focus: null };
  }
  const there = present(fold, who, index);
  return front({ ...there, people: speak(there.people, who, index, beat.expression) }, who, who);
}

function narrating(fold: Fold, beat: BeatOf<'narrate'>, index: number, setting: Setting): Fold {
  const { actor } = beat;
  if (actor === undefined || !canStand(setting.characters.get(actor), setting.showPlayer)) {
    return { ...fold, focus: null };
  }
  const there = present(fold, actor, index);
  const people =
    beat.expression === undefined ? there.people : express(there.people, actor, beat.expression);
  return front({ ...there, people: active(people, actor, index) }, actor, null);
}

function staging(fold: Fold, beat: BeatOf<'stage'>, index: number, setting: Setting): Fold {
  const { who } = beat;
  const character = setting.characters.get(who);
  if (!character || !canStand(character, setting.showPlayer)) return fold;
  if (beat.action === 'dress') {
    const dressed = { ...fold, clothes: dress(fold.clothes, character, beat.outfit) };
    // Whoever is not there changes out of sight and comes on when they speak or enter.
    return fold.people.some((person) => person.who === who) ? pose(dressed, beat) : dressed;
  }
  if (beat.action === 'leave') {
    const people = leave(fold.people, who);
    const focus = fold.focus === who ? null : fold.focus;
    return { ...fold, people, focus, stack: fold.stack.filter((other) => other !== who) };
  }
  return pose(present(fold, who, index, beat.x), beat);
}

/** Spot and face of somebody who is on stage. */
function pose(fold: Fold, { who, action, x, expression }: BeatOf<'stage'>): Fold {
  let { people } = fold;
  if (action === 'move' || x !== undefined) people = move(people, who, x);
  if (expression !== undefined) people = express(people, who, expression);
  return { ...fold, people };
}

/** Makes sure that somebody is on stage; newcomers stand beside the last to speak. */
function present(fold: Fold, who: CharacterId, beat: number, pin?: number): Fold {
  if (fold.people.some((person) => person.who === who)) return fold;
  const partner = fold.stack[fold.stack.length - 1] ?? null;
  const people = enter(fold.people, who, { beat, partner, pin });
  const stack = fold.stack.filter((other) => people.some((person) => person.who === other));
  // Newcomers stand behind those who have spoken; speaking takes them to the front.
  const focus = people.some((person) => person.who === fold.focus) ? fold.focus : null;
  return { ...fold, people, stack: [who, ...stack], focus };
}

function active(people: readonly Person[], who: CharacterId, beat: number): readonly Person[] {
  return people.map((person) => (person.who === who ? { ...person, activeAt: beat } : person));
}

function front(fold: Fold, who: CharacterId, focus: CharacterId | null): Fold {
  return { ...fold, stack: [...fold.stack.filter((other) => other !== who), who], focus };
}
