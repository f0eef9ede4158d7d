// What is seen and heard at one position, and the directives that lead there. The player shows the
// state; an export target writes the directives as statements; both come from the same fold.
import type {
  BackgroundShot,
  Beat,
  CharacterId,
  ChoiceOption,
  Expression,
  Hour,
  NarrateBeat,
  SayBeat,
  Weather,
} from '@/story';

/** A sprite on the stage. Fractions of the stage, so that any size and any engine can use them. */
export interface StageSprite {
  readonly who: CharacterId;
  readonly expression: Expression;
  /** Name of an outfit that the character has; absent: the usual clothes. */
  readonly outfit?: string;
  /** Middle of the sprite: 0 left edge, 1 right edge. */
  readonly x: number;
  /** 1 for up to three people, less for a crowd. */
  readonly scale: number;
  /** Higher stands in front; the speaker is highest. */
  readonly z: number;
  /** The speaker, or everybody while a narrator speaks. */
  readonly lit: boolean;
}

export interface StageState {
  readonly background: BackgroundShot;
  readonly hour: Hour;
  readonly weather: Weather;
  /** From left to right. */
  readonly sprites: readonly StageSprite[];
  /** The line on screen, or null before the first one. */
  readonly line: SayBeat | NarrateBeat | null;
  readonly choice: { readonly prompt: string; readonly options: readonly ChoiceOption[] } | null;
}

export type Transition = 'cut' | 'dissolve' | 'fade';

export type Directive =
  /** Clears the stage and shows a background. Weather particles and sprites are named again after it. */
  | {
      readonly do: 'background';
      readonly background: BackgroundShot;
      readonly hour: Hour;
      readonly weather: Weather;
      readonly transition: Transition;
      /** True at the start of a scene: everybody who was on stage is gone. */
      readonly clears: boolean;
    }
  | {
      readonly do: 'show';
      readonly sprite: StageSprite;
      /** `express`: another face or other clothes. */
      readonly why: 'enter' | 'express' | 'move';
    }
  | { readonly do: 'hide'; readonly who: CharacterId }
  /** Brings somebody to the front and lights them alone; null lights everybody. Nobody moves. */
  | { readonly do: 'focus'; readonly who: CharacterId | null }
  | { readonly do: 'line'; readonly beat: SayBeat | NarrateBeat }
  | { readonly do: 'choose'; readonly beat: Beat & { kind: 'choose' } }
  | { readonly do: 'set'; readonly beat: Beat & { kind: 'set' } }
  | { readonly do: 'jump'; readonly beat: Beat & { kind: 'jump' } }
  | { readonly do: 'pause'; readonly seconds: number };

/** One beat, what it asks for, and what is seen when it has been carried out. */
export interface StageStep {
  readonly beat: Beat;
  readonly directives: readonly Directive[];
  readonly state: StageState;
}
