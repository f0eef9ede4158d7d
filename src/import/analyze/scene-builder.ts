// Gathers beats into scenes: opens them at cuts, lets place, hour and weather hold within them.
import type {
  Beat,
  CharacterId,
  Guess,
  Hour,
  PlaceId,
  Scene,
  SceneId,
  SourceId,
  Weather,
} from '@/story';
import { EmotionMemory } from './emotion/smoothing';
import type { PlaceBook } from './place-book';

/** An import writes no longer scene. */
export const SCENE_LIMIT = 200;

export interface Cut {
  readonly reason: string;
  readonly confidence: number;
  readonly evidence?: string;
  readonly title?: string;
  /** Time has passed as well, wherever the story goes on. */
  readonly isLater?: boolean;
}

interface Held<T> {
  value: T;
  guess: Guess;
}

interface OpenScene {
  readonly id: SceneId;
  readonly cut: Guess;
  title: string | undefined;
  place: Held<PlaceId> | undefined;
  hour: Held<Hour> | undefined;
  weather: Held<Weather> | undefined;
  /** The latest, when the scene has moved on from where it began. */
  placeNow: PlaceId | undefined;
  hourNow: Hour | undefined;
  weatherNow: Weather | undefined;
  readonly beats: Beat[];
  readonly cast: Set<CharacterId>;
  readonly onStage: Set<CharacterId>;
  stops: number;
  /** Side scenes that lead back to this one. */
  readonly returning: Scene[];
}

export class SceneBuilder {
  readonly #source: SourceId;
  readonly #places: PlaceBook;
  readonly #ids = new Set<string>();
  #open: OpenScene | undefined;
  #done: Scene[] = [];
  #count = 0;
  #pending: Cut | undefined;
  memory = new EmotionMemory();

  constructor(source: SourceId, places: PlaceBook) {
    this.#source = source;
    this.#places = places;
  }

  get isEmpty(): boolean {
    return this.#open === undefined || this.#open.stops === 0;
  }
  get stops(): number {
    return this.#open?.stops ?? 0;
  }
  get placeNow(): PlaceId | undefined {
    return this.#open?.placeNow;
  }
  get hourNow(): Hour | undefined {
    return this.#open?.hourNow;
  }
  get weatherNow(): Weather | undefined {
    return this.#open?.weatherNow;
  }
  get pending(): Cut | undefined {
    return this.#pending;
  }
  /** How sure the place of the open scene is, 0 when there is none. */
  get placeConfidence(): number {
    return this.#open?.place?.guess.confidence ?? 0;
  }

  /** A separator or heading stood here: the next line opens a scene. A heading after a separator names it. */
  announce(cut: Cut): void {
    const held = this.#pending;
    if (!held) this.#pending = cut;
    else {
      const strong = cut.confidence > held.confidence ? cut : held;
      const title =
        held.title !== undefined && cut.title !== undefined
          ? `${held.title}: ${cut.title}`
          : (cut.title ?? held.title);
      this.#pending = { ...strong, ...(title !== undefined && { title }) };
    }
  }

  dropPending(): void {
    this.#pending = undefined;
  }

  /** Closes the open scene and begins one at this place of the log. True when a new one was begun. */
  begin(message: number, start: number, cut: Cut, id?: SceneId): boolean {
    this.#pending = undefined;
    const last = this.#open;
    if (last && last.stops === 0 && cut.reason !== 'length') {
      if (cut.reason === 'alternative') this.#land(last);
      // Nothing was said yet: the scene goes on under the new name.
      if (cut.title !== undefined)
        last.title =
          last.title !== undefined && last.title !== cut.title
            ? `${last.title}: ${cut.title}`
            : cut.title;
      return false;
    }
    this.close();
    const reach =
      cut.reason === 'length' || cut.reason === 'alternative'
        ? 'all'
        : cut.reason === 'start'
          ? 'none'
          : 'place';
    this.#open = {
      id: id ?? this.#idOf(`${this.#source}-s${message}-${start}`),
      cut: guessOf(cut.confidence, cut.reason, cut.evidence),
      title: cut.title,
      place:
        last && reach !== 'none' && last.placeNow !== undefined
          ? { value: last.placeNow, guess: guessOf(reach === 'all' ? 0.8 : 0.45, 'place-carried') }
          : undefined,
      hour:
        last && reach === 'all' && last.hourNow
          ? { value: last.hourNow, guess: guessOf(0.8, 'words-carried') }
          : carryHour(last, cut),
      weather:
        last && (reach === 'all' || isAtOnce(cut)) && last.weatherNow
          ? {
              value: last.weatherNow,
              guess: guessOf(reach === 'all' ? 0.8 : 0.45, 'words-carried'),
            }
          : undefined,
      placeNow: undefined,
      hourNow: undefined,
      weatherNow: undefined,
      beats: [],
      cast: new Set(),
      onStage: new Set(),
      stops: 0,
      returning: [],
    };
    if (cut.reason === 'alternative' || this.#isLanding) this.#land(this.#open);
    this.#open.placeNow = this.#open.place?.value;
    this.#open.hourNow = this.#open.hour?.value;
    this.#open.weatherNow = this.#open.weather?.value;
    this.memory = new EmotionMemory();
    return true;
  }

  ensureOpen(message: number, start: number): void {
    if (!this.#open) this.begin(message, start, { reason: 'start', confidence: 1 });
  }

  add(beat: Beat): void {
    const scene = this.#open;
    if (!scene) throw new Error('A beat needs an open scene.');
    scene.beats.push(beat);
    if (beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'choose') scene.stops++;
    if (beat.kind === 'say' && beat.who !== null) {
      scene.cast.add(beat.who);
      scene.onStage.add(beat.who);
    } else if (beat.kind === 'narrate' && beat.actor !== undefined) scene.cast.add(beat.actor);
    else if (beat.kind === 'stage') {
      scene.cast.add(beat.who);
      if (beat.action === 'leave') scene.onStage.delete(beat.who);
      else scene.onStage.add(beat.who);
    }
  }

  isOnStage(who: CharacterId): boolean {
    return this.#open?.onStage.has(who) === true;
  }

  get isFull(): boolean {
    return (this.#open?.beats.length ?? 0) >= SCENE_LIMIT - 4;
  }

  /** Says where the scene is. True: it is a change within the scene, to be told by a beat. */
  setPlace(place: PlaceId, confidence: number, reason: string, evidence?: string): boolean {
    const scene = this.#open;
    if (!scene || scene.placeNow === place) {
      if (scene?.place && scene.place.guess.confidence < confidence)
        scene.place = { value: place, guess: guessOf(confidence, reason, evidence) };
      return false;
    }
    const isOpening =
      scene.stops <= 1 ||
      scene.place === undefined ||
      (scene.place.guess.reason === 'place-carried' && scene.stops <= 6);
    if (
      isOpening &&
      (scene.place === undefined ||
        scene.place.guess.reason === 'place-carried' ||
        confidence > scene.place.guess.confidence)
    ) {
      scene.place = { value: place, guess: guessOf(confidence, reason, evidence) };
      scene.placeNow = place;
      this.#forgetSky(scene);
      return false;
    }
    if (isOpening || confidence < 0.66) return false;
    scene.placeNow = place;
    return true;
  }

  /** What the sky was before is not seen under the ground. */
  #forgetSky(scene: OpenScene): void {
    const kind = this.#places.byId(scene.placeNow)?.kind;
    if (scene.weather?.guess.reason !== 'words-carried' || (kind !== 'cellar' && kind !== 'cave'))
      return;
    scene.weather = undefined;
    scene.weatherNow = undefined;
  }

  setHour(hour: Hour, confidence: number, reason: string, evidence?: string): boolean {
    const scene = this.#open;
    if (!scene || scene.hourNow === hour) return false;
    if (
      scene.hour === undefined ||
      (scene.hour.guess.reason === 'words-carried' && scene.stops <= 6) ||
      (scene.stops <= 1 && confidence > scene.hour.guess.confidence)
    ) {
      scene.hour = { value: hour, guess: guessOf(confidence, reason, evidence) };
      scene.hourNow = hour;
      return false;
    }
    if (scene.stops <= 1 || confidence < 0.7) return false;
    scene.hourNow = hour;
    return true;
  }

  setWeather(weather: Weather, confidence: number, reason: string, evidence?: string): boolean {
    const scene = this.#open;
    if (!scene || scene.weatherNow === weather) return false;
    // Rain and wind belong to a storm; they do not end it.
    if (scene.weatherNow === 'storm' && (weather === 'rain' || weather === 'overcast'))
      return false;
    if (
      scene.weather === undefined ||
      (scene.weather.guess.reason === 'words-carried' && scene.stops <= 6) ||
      (scene.stops <= 1 && confidence > scene.weather.guess.confidence)
    ) {
      scene.weather = { value: weather, guess: guessOf(confidence, reason, evidence) };
      scene.weatherNow = weather;
      return false;
    }
    if (scene.stops <= 1 || confidence < 0.7) return false;
    scene.weatherNow = weather;
    return true;
  }

  /**
   * A side scene, reached by a choice only. It leads back to the scene that the next cut for the reason
   * `alternative` begins, and to the end where none does; so it is held until that scene is known.
   */
  addAside(scene: Scene): void {
    this.#asides.push(scene);
  }
  #asides: Scene[] = [];
  /** The scene that they should have led back to held nothing, so they lead to the next. */
  #isLanding = false;

  #land(scene: OpenScene): void {
    for (const aside of this.#asides) scene.returning.push(aside);
    this.#asides = [];
    this.#isLanding = false;
  }

  #lead(asides: readonly Scene[], scene: SceneId | undefined): void {
    const target =
      scene === undefined ? ({ to: 'end' } as const) : ({ to: 'scene', scene } as const);
    for (const aside of asides)
      this.#done.push({
        ...aside,
        beats: aside.beats.map((beat) => (beat.kind === 'jump' ? { ...beat, target } : beat)),
      });
  }

  /** Ends the open scene, and the log. */
  finish(): void {
    this.close();
    this.#lead(this.#asides, undefined);
    this.#asides = [];
  }

  /** Ends the open scene. */
  close(): void {
    const scene = this.#open;
    if (!scene) return;
    this.#open = undefined;
    if (scene.beats.length > 0) {
      this.#lead(scene.returning, scene.id);
      this.#count++;
      this.#done.push({
        id: scene.id,
        title: scene.title ?? this.#titleOf(scene),
        ...(scene.place && { place: scene.place.value }),
        ...(scene.hour && { hour: scene.hour.value }),
        ...(scene.weather && { weather: scene.weather.value }),
        cast: [...scene.cast],
        state: 'imported',
        beatCount: scene.beats.length,
        cut: scene.cut,
        guesses: {
          ...(scene.place && { place: scene.place.guess }),
          ...(scene.hour && { hour: scene.hour.guess }),
          ...(scene.weather && { weather: scene.weather.guess }),
        },
        beats: scene.beats,
      });
      return;
    }
    this.#ids.delete(scene.id);
    if (scene.returning.length === 0) return;
    this.#asides = [...scene.returning, ...this.#asides];
    this.#isLanding = true;
  }

  /** Scenes finished since the last call. */
  take(): Scene[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  get openId(): SceneId | undefined {
    return this.#open?.id;
  }

  #titleOf(scene: OpenScene): string {
    const place = this.#places.byId(scene.place?.value)?.name;
    if (place !== undefined && scene.hour) return `${place}, ${scene.hour.value}`;
    return (
      place ??
      (scene.hour
        ? `${scene.hour.value.charAt(0).toUpperCase()}${scene.hour.value.slice(1)}`
        : `Scene ${this.#count}`)
    );
  }

  #idOf(wanted: string): SceneId {
    let id = wanted;
    for (let n = 2; this.#ids.has(id); n++) id = `${wanted}-${n}`;
    this.#ids.add(id);
    return id as SceneId;
  }
}

const isAtOnce = (cut: Cut): boolean => cut.reason === 'place-changes' && cut.isLater !== true;

/** Going elsewhere takes no time to speak of; a line of stars may take any. */
function carryHour(last: OpenScene | undefined, cut: Cut): Held<Hour> | undefined {
  return last?.hourNow && isAtOnce(cut)
    ? { value: last.hourNow, guess: guessOf(0.45, 'words-carried') }
    : undefined;
}

export function guessOf(confidence: number, reason: string, evidence?: string): Guess {
  const guess: Guess = { confidence: Math.round(confidence * 100) / 100, reason };
  if (evidence !== undefined && evidence !== '') guess.evidence = evidence.slice(0, 200);
  return guess;
}
