// What must be known of all scenes before the first is written: which pictures are shown, who speaks,
// what is remembered, and what is odd. Scenes come one after the other, and none is kept.
import { spriteShot, stageSteps } from '@/stage';
import { shotKey, type CharacterId, type Scene, type Shot, type Story } from '@/story';
import { StoryChecker, type StoryCheck } from './check';
import { noteSpeakers } from './definitions';
import { noteVariables, type ValueType, type VariableTypes } from './variables';

export interface Survey {
  readonly check: StoryCheck;
  /** Every picture that a script will show, once, in the order in which it is first seen. */
  readonly shots: readonly Shot[];
  readonly speakers: ReadonlySet<CharacterId>;
  readonly variables: VariableTypes;
}

export class Surveyor {
  readonly #story: Story;
  readonly #showPlayer: boolean;
  readonly #checker: StoryChecker;
  readonly #shots = new Map<string, Shot>();
  readonly #speakers = new Set<CharacterId>();
  readonly #variables = new Map<string, Set<ValueType>>();

  constructor(story: Story, showPlayer: boolean) {
    this.#story = story;
    this.#showPlayer = showPlayer;
    this.#checker = new StoryChecker(story);
  }

  add(scene: Scene): void {
    const living = this.#checker.add(scene);
    noteSpeakers(scene.beats, this.#speakers);
    noteVariables(scene.beats, this.#variables);
    const steps = stageSteps({ ...scene, beats: [...living] }, this.#story, {
      showPlayer: this.#showPlayer,
    });
    for (const { directives } of steps) {
      for (const directive of directives) {
        if (directive.do === 'background') this.#addShot(directive.background);
        if (directive.do === 'show') this.#addShot(spriteShot(directive.sprite));
      }
    }
  }

  finish(): Survey {
    return {
      check: this.#checker.finish(),
      shots: [...this.#shots.values()],
      speakers: this.#speakers,
      variables: this.#variables,
    };
  }

  #addShot(shot: Shot): void {
    const key = shotKey(shot);
    if (!this.#shots.has(key)) this.#shots.set(key, shot);
  }
}
