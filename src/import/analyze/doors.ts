// Scenes that begin by going out of a door, and by coming back in.
import { isIndoors, type Message, type PlaceId } from '@/story';
import type { SceneBuilder } from './scene-builder';
import type { SceneMakerFacts } from './scene-maker';
import { HAS_DOORS, kindOutside, readThreshold } from './thresholds';

export interface Door {
  readonly way: 'out' | 'in';
  readonly cut: { readonly confidence: number; readonly evidence: string };
  /** The place whose door it is. */
  readonly from: PlaceId | undefined;
}

export class Doors {
  readonly #builder: SceneBuilder;
  readonly #facts: Pick<SceneMakerFacts, 'cast' | 'places'>;
  /** The door by which the open scene was entered. */
  #crossed: Door | undefined;

  constructor(builder: SceneBuilder, facts: Pick<SceneMakerFacts, 'cast' | 'places'>) {
    this.#builder = builder;
    this.#facts = facts;
  }

  /** Out of the door of where we are, or back in where we came from. */
  read(message: Message, text: string): Door | undefined {
    const { placeNow, stops } = this.#builder;
    if (stops < 3) return undefined;
    const author = message.speaker === null ? undefined : this.#facts.cast.member(message.speaker);
    const seen = readThreshold(text, author?.role === 'player');
    if (!seen) return undefined;
    const cut = { confidence: seen.confidence, evidence: seen.evidence };
    if (seen.way === 'in')
      return this.#crossed?.way === 'out'
        ? { way: 'in', cut, from: this.#crossed.from }
        : undefined;
    const kind = this.#facts.places.byId(placeNow)?.kind;
    const hasDoors = kind === undefined || isIndoors(kind) || HAS_DOORS.has(kind);
    return hasDoors && this.#crossed?.way !== 'out'
      ? { way: 'out', cut, from: placeNow }
      : undefined;
  }

  /** A scene has begun, by this door or none. It plays where the door leads, unless the words say it better. */
  enter(door: Door | undefined): void {
    this.#crossed = door;
    if (door?.from === undefined) return;
    if (door.way === 'in') {
      this.#builder.setPlace(door.from, 0.6, 'place-door', door.cut.evidence);
      return;
    }
    const { places } = this.#facts;
    const inside = places.byId(door.from);
    if (!inside) return;
    const isNamed = /\s\p{Lu}/u.test(inside.name);
    const name = isNamed
      ? `Outside ${inside.name}`
      : `Outside the ${inside.name.charAt(0).toLowerCase()}${inside.name.slice(1)}`;
    const outside = places.outside(inside, name, kindOutside(inside.kind));
    this.#builder.setPlace(outside.id, 0.5, 'place-door', door.cut.evidence);
  }
}
