// What has to be done to get from one stage state to the next. Player and export targets carry out
// the same list, so what is previewed is what is exported.
import { shotKey, type Beat, type CharacterId } from '@/story';
import type { Directive, StageSprite, StageState } from './stage-state';

interface Between {
  /** The first beat of a scene: `openingDirective` has shown the background already. */
  readonly isOpening: boolean;
  readonly focusBefore: CharacterId | null;
  readonly focus: CharacterId | null;
}

/** The start of a scene: the stage is cleared, the background fades in. */
export function openingDirective(state: StageState): Directive {
  const { background, hour, weather } = state;
  return { do: 'background', background, hour, weather, transition: 'fade', clears: true };
}

/** In the order in which they are carried out: background, leaving, showing, light, then the beat. */
export function directivesBetween(
  before: StageState,
  after: StageState,
  beat: Beat,
  between: Between,
): Directive[] {
  const directives: Directive[] = [];
  if (!between.isOpening) addBackground(directives, before, after);
  for (const sprite of before.sprites) {
    if (!after.sprites.some(({ who }) => who === sprite.who)) {
      directives.push({ do: 'hide', who: sprite.who });
    }
  }
  for (const sprite of after.sprites) {
    const was = before.sprites.find(({ who }) => who === sprite.who);
    const why = whyShown(was, sprite);
    if (why) directives.push({ do: 'show', sprite, why });
  }
  if (between.focus !== between.focusBefore && after.sprites.length > 0) {
    directives.push({ do: 'focus', who: between.focus });
  }
  const own = directiveOf(beat);
  if (own) directives.push(own);
  return directives;
}

function addBackground(directives: Directive[], before: StageState, after: StageState): void {
  const { background, hour, weather } = after;
  const isSame = shotKey(before.background) === shotKey(background) && before.hour === hour;
  if (isSame) return;
  directives.push({
    do: 'background',
    background,
    hour,
    weather,
    transition: 'dissolve',
    clears: false,
  });
}

function whyShown(was: StageSprite | undefined, now: StageSprite) {
  if (!was) return 'enter';
  if (was.expression !== now.expression || was.outfit !== now.outfit) return 'express';
  return was.x !== now.x || was.scale !== now.scale ? 'move' : undefined;
}

function directiveOf(beat: Beat): Directive | undefined {
  switch (beat.kind) {
    case 'say':
    case 'narrate':
      return { do: 'line', beat };
    case 'choose':
      return { do: 'choose', beat };
    case 'set':
      return { do: 'set', beat };
    case 'jump':
      return { do: 'jump', beat };
    case 'pause':
      return { do: 'pause', seconds: beat.seconds };
    case 'stage':
    case 'place':
    case 'hour':
    case 'weather':
    case 'note':
      return undefined;
  }
}
