// Decides at each piece whether a scene begins there, and what the scene knows of place and time.
import type { Hour, Message, SceneId, StatedSetting } from '@/story';
import { pieceText, type Piece } from '../segment/piece';
import { settleFromAbout } from './about-setting';
import { NEIGHBOURS, strongest } from './cut-signs';
import { Doors } from './doors';
import { hourFromLabel, readHour, readWeather } from './environment';
import { opensWithClock, readBareClock } from './environment-clock';
import { isAside, readLabel, readStated, settingFromPicture, type LabelFacts } from './labels';
import { foldName } from './names';
import { isCalledSo, mayHold } from './place-scope';
import { readPlace, type PlaceCue } from './places';
import type { Cut, SceneBuilder } from './scene-builder';
import type { SceneMakerFacts } from './scene-maker';
import { readSkipWish } from './skip-wishes';
import { cutThreshold, opensWithJump, readSceneMark } from './scene-marks';
import { sentencesIn } from './sentences';

type AddSetting = (
  message: number,
  at: number,
  change: { place?: string; hour?: string; weather?: string },
  reason: string,
  evidence: string,
) => void;

const HOUR_MS = 3_600_000;

export class CutReader {
  readonly #builder: SceneBuilder;
  readonly #facts: SceneMakerFacts;
  readonly #threshold: number;
  readonly #names: ReadonlySet<string>;
  readonly #added: { message: number; start: number }[];
  #lastTime: number | undefined;
  #gap: { confidence: number; evidence: string } | undefined;
  #stated: LabelFacts | undefined;
  #label: LabelFacts | undefined;
  #forced: { readonly reason: string; readonly id: SceneId } | undefined;
  /** What the players wish for while they speak of skipping ahead. */
  #wished: { readonly hour: Hour | undefined; readonly text: string } | undefined;
  #hasBegun = false;
  #paragraph = 0;
  readonly #doors: Doors;
  #isFirstScene = true;
  /** Milliseconds: four in five of the log's posts come sooner. In a forum a day's silence is none. */
  readonly #usualPause: number;

  constructor(builder: SceneBuilder, facts: SceneMakerFacts) {
    this.#builder = builder;
    this.#facts = facts;
    this.#doors = new Doors(builder, facts);
    this.#threshold = cutThreshold(facts.options.rules.sceneSensitivity);
    this.#usualPause = facts.survey.usualPause;
    const names = new Set<string>();
    for (const member of facts.cast.members.values())
      for (const word of foldName(member.name).split(' ')) names.add(word);
    this.#names = names;
    this.#added = [...facts.options.rules.cuts.added].sort(
      (a, b) => a.message - b.message || a.start - b.start,
    );
  }

  startMessage(message: Message, panel: StatedSetting | undefined): void {
    const stated = message.stated || panel ? { ...message.stated, ...panel } : undefined;
    if (stated) this.#stated = readStated(stated);
    this.#gap = undefined;
    if (message.time !== undefined) {
      const gap = this.#lastTime === undefined ? 0 : message.time - this.#lastTime;
      // A model answers when it is asked; only between people does a pause mean that time has passed.
      if (this.#facts.survey.isHumanLog && gap > 1.5 * HOUR_MS && gap > 6 * this.#usualPause) {
        this.#gap = {
          confidence: gap > 6 * HOUR_MS ? 0.64 : 0.5,
          evidence: `${Math.round(gap / HOUR_MS)} h`,
        };
      }
      this.#lastTime = message.time;
    }
  }

  separator(): void {
    this.#builder.announce({ reason: 'separator', confidence: 0.95 });
  }

  heading(label: string, isBanner: boolean, isStoryTitle: boolean): void {
    if (isAside(label)) return;
    const facts = readLabel(label, isBanner);
    if (isStoryTitle) {
      this.#builder.announce({ reason: 'heading', confidence: 0.98, evidence: label });
      return;
    }
    // A chapter may be called by whoever tells it.
    if (!this.#isPerson(label)) this.#label = mergeLabels(this.#label, facts);
    this.#builder.announce({
      reason: 'heading',
      confidence: 0.98,
      evidence: label,
      title: facts.title,
    });
  }

  /** What the players say among themselves: "((timeskip to Sunday?))" is mostly followed by one. */
  aside(text: string): void {
    const wish = readSkipWish(text);
    if (wish === undefined || this.#builder.isEmpty) return;
    // A model skips when it is asked to; people may first talk it over.
    const asked = this.#facts.survey.isHumanLog ? (wish === 'told' ? 0.58 : 0.55) : 0.66;
    const evidence = text.trim().slice(0, 80);
    this.#wished = { hour: hourFromLabel(evidence), text: evidence };
    this.#builder.announce({ reason: 'time-passes', confidence: asked, evidence });
  }

  /** The next message with something of the story begins a scene of this id, whatever it says. */
  force(reason: string, id: SceneId): void {
    this.#forced = { reason, id };
  }

  /** Begins the scene that was forced; to be called before anything is added at this place. */
  beginForced(message: number, start: number): void {
    if (this.#forced === undefined) return;
    const { reason, id } = this.#forced;
    this.#forced = undefined;
    this.#hasBegun = true;
    const title = this.#builder.pending?.title;
    const cut = { reason, confidence: 0.9, ...(title !== undefined && { title }) };
    this.#builder.begin(message, start, cut, id);
  }

  /** Weighs a story piece. True when a scene was begun at it. */
  readPiece(message: Message, piece: Piece, isFirst: boolean, addSetting: AddSetting): boolean {
    const isTelling = piece.kind === 'narration' || piece.kind === 'action';
    const text = isTelling ? pieceText(piece).slice(0, 2500) : '';
    const bold = piece.banner ?? (opensWithClock(text) ? text : undefined);
    const banner =
      bold !== undefined && isTelling && !this.#isPerson(bold) ? readLabel(bold, true) : undefined;
    const bannerSays =
      banner !== undefined &&
      (banner.place !== undefined || banner.hour !== undefined || banner.weather !== undefined);
    if (piece.place !== undefined)
      this.#stated = mergeLabels(this.#stated, readStated(settingFromPicture(piece.place)));
    const statedHere = this.#stated;
    const label = mergeLabels(statedHere, bannerSays ? banner : undefined);
    this.#stated = undefined;
    const read = isTelling ? readPlace(text, this.#facts.places, this.#names) : undefined;
    const here = this.#facts.places.byId(this.#builder.placeNow);
    const place = read && here && isCalledSo(here, read) ? undefined : read;
    const hour = isTelling
      ? (readHour(text, this.#names) ?? readBareClock(text, this.#builder.hourNow))
      : undefined;
    const weather = isTelling ? readWeather(text) : undefined;
    const cuts: Cut[] = [];
    const pending = this.#builder.pending;
    if (pending) cuts.push(pending);
    if (bannerSays)
      cuts.push({
        reason: 'banner',
        confidence: 0.92,
        evidence: bold ?? '',
        title: banner.title,
      });
    if (statedHere && this.#statesAnother(statedHere))
      cuts.push({ reason: 'stated', confidence: 0.88, evidence: statedHere.title });
    const mark = isTelling ? this.#markAt(text, piece, isFirst) : undefined;
    if (mark) cuts.push(mark);
    if (isFirst && this.#gap) cuts.push({ reason: 'long-pause', ...this.#gap });
    const { hourNow, placeNow, stops } = this.#builder;
    if (hour && stops >= 2) {
      const soft = hourNow !== undefined && NEIGHBOURS.has(`${hourNow} ${hour.value}`) ? 0.82 : 1;
      if (hourNow !== undefined && hourNow !== hour.value)
        cuts.push({
          reason: 'hour-changes',
          confidence: hour.confidence * 0.95 * soft,
          evidence: hour.evidence,
        });
      else if (hourNow === undefined && hour.confidence >= 0.88 && stops >= 5)
        cuts.push({ reason: 'hour-changes', confidence: 0.66, evidence: hour.evidence });
    }
    // Where a post opens with somebody being elsewhere, they have gone there.
    const isNewParagraph = this.#opensParagraph(piece);
    const opens = isFirst || isNewParagraph;
    const goes =
      (place?.isMove && !(place.reason === 'place-named' && here && mayHold(place, here))) ||
      (isFirst && place?.isOpening && place.reason === 'place-being') ||
      (opens && place?.isOpening && place.isHere && !(here && mayHold(place, here)));
    const least = isFirst && place && place.confidence >= 0.7 ? 2 : 3;
    if (place && goes && stops >= least && place.confidence >= 0.6) {
      const known = this.#facts.places.find(place.name, place.kind);
      if (placeNow === undefined ? stops >= 4 && place.confidence >= 0.66 : known?.id !== placeNow)
        cuts.push({
          reason: 'place-changes',
          confidence: place.confidence,
          evidence: place.evidence,
        });
    }
    const door = isTelling && !place?.isMove ? this.#doors.read(message, text) : undefined;
    if (door) cuts.push({ reason: 'place-changes', ...door.cut });
    const begun = this.#decide(message, piece, cuts);
    if (begun) this.#doors.enter(door && door.cut.confidence >= this.#threshold ? door : undefined);
    this.#tellSetting(
      message,
      piece,
      { label: mergeLabels(begun ? this.#label : undefined, label), place, hour, weather, begun },
      addSetting,
    );
    if (begun) this.#label = undefined;
    this.#wished = undefined;
    return begun;
  }

  /** "**Officer Tanaka**" set apart is no place. */
  #isPerson(label: string): boolean {
    const words = foldName(label)
      .split(/[^\p{L}\p{N}'’-]+/u)
      .filter((word) => word.length > 1);
    return words.length > 0 && words.length <= 4 && this.#names.has(words.at(-1) ?? '');
  }

  /** Whether it begins another paragraph than the piece before it. */
  #opensParagraph(piece: Piece): boolean {
    const isNew = piece.paragraph !== this.#paragraph;
    this.#paragraph = piece.paragraph;
    return isNew;
  }

  /** A mark opens a post or a paragraph; within one only a jump does that can mean nothing else. */
  #markAt(text: string, piece: Piece, isFirst: boolean): Cut | undefined {
    if (isFirst || piece.paragraph > 1) return readSceneMark(text);
    return this.#builder.stops >= 2 && opensWithJump(text.slice(0, 90))
      ? readSceneMark(text)
      : undefined;
  }

  #statesAnother(facts: LabelFacts): boolean {
    const { placeNow, hourNow, isEmpty } = this.#builder;
    if (isEmpty) return false;
    const known = facts.place
      ? this.#facts.places.find(facts.place.name, facts.place.kind)
      : undefined;
    const movesOn = facts.place !== undefined && placeNow !== undefined && known?.id !== placeNow;
    return (
      movesOn ||
      (facts.hour !== undefined &&
        hourNow !== undefined &&
        facts.hour !== hourNow &&
        !NEIGHBOURS.has(`${hourNow} ${facts.hour}`))
    );
  }

  #decide(message: Message, piece: Piece, cuts: readonly Cut[]): boolean {
    const { rules } = this.#facts.options;
    const first = this.#added[0];
    if (this.#hasBegun) {
      this.#hasBegun = false;
      this.#builder.dropPending();
      return true;
    }
    if (
      first &&
      (message.index > first.message ||
        (message.index === first.message && piece.start >= first.start))
    ) {
      this.#added.shift();
      const title = cuts.find((cut) => cut.title !== undefined)?.title;
      return this.#builder.begin(message.index, piece.start, {
        reason: 'cut-rule',
        confidence: 1,
        ...(title !== undefined && { title }),
      });
    }
    const wasOpen = !this.#builder.isEmpty;
    const best = strongest(cuts);
    const isRemoved = rules.cuts.removed.some(
      (cut) => cut.message === message.index && cut.start === piece.start,
    );
    if (best && !isRemoved && best.confidence >= this.#threshold) {
      this.#builder.ensureOpen(message.index, piece.start);
      const title = cuts.find((cut) => cut.title !== undefined)?.title;
      const begun = this.#builder.begin(message.index, piece.start, {
        ...best,
        ...(title !== undefined && { title }),
      });
      return begun || !wasOpen;
    }
    this.#builder.dropPending();
    this.#builder.ensureOpen(message.index, piece.start);
    return !wasOpen;
  }

  #tellSetting(
    message: Message,
    piece: Piece,
    seen: {
      label: LabelFacts | undefined;
      place: PlaceCue | undefined;
      hour: ReturnType<typeof readHour>;
      weather: ReturnType<typeof readWeather>;
      begun: boolean;
    },
    addSetting: AddSetting,
  ): void {
    const { label, place, hour, weather } = seen;
    const places = this.#facts.places;
    const change: { place?: string; hour?: string; weather?: string } = {};
    const evidence = place?.evidence ?? hour?.evidence ?? weather?.evidence ?? '';
    if (label?.place) {
      const row = places.place(label.place.name, label.place.kind, '');
      if (this.#builder.setPlace(row.id, 0.92, 'place-heading', label.title)) change.place = row.id;
    }
    if (place && !label?.place && place.confidence >= this.#leastForPlace) {
      const row = places.place(place.name, place.kind, describing(pieceText(piece), place));
      if (this.#builder.setPlace(row.id, place.confidence, place.reason, place.evidence))
        change.place = row.id;
    }
    if (label?.hour && this.#builder.setHour(label.hour, 0.92, 'words-heading', label.title))
      change.hour = label.hour;
    if (
      hour &&
      !label?.hour &&
      hour.confidence >= 0.5 &&
      this.#builder.setHour(hour.value, hour.confidence, 'words-narration', hour.evidence)
    )
      change.hour = hour.value;
    const wished = seen.begun && !label?.hour && !hour ? this.#wished : undefined;
    if (wished?.hour && this.#builder.setHour(wished.hour, 0.55, 'words-narration', wished.text))
      change.hour = wished.hour;
    if (
      label?.weather &&
      this.#builder.setWeather(label.weather, 0.9, 'words-heading', label.title)
    )
      change.weather = label.weather;
    if (
      weather &&
      !label?.weather &&
      this.#builder.setWeather(
        weather.value,
        weather.confidence,
        'words-narration',
        weather.evidence,
      )
    )
      change.weather = weather.value;
    if (change.place !== undefined || change.hour !== undefined || change.weather !== undefined)
      addSetting(message.index, piece.start, change, 'words-narration', evidence);
    if (this.#isFirstScene && this.#builder.stops >= 1) {
      this.#isFirstScene = false;
      settleFromAbout(this.#builder, this.#facts, this.#names);
    }
  }

  /**
   * Where a story opens, "the door of the observatory" says where it plays; later it may be passed by. Against
   * a place that only goes on from the scene before, being told of is enough.
   */
  get #leastForPlace(): number {
    const { placeNow, stops, placeConfidence } = this.#builder;
    if (placeNow !== undefined) return stops <= 1 && placeConfidence <= CARRIED ? 0.5 : 0.6;
    return this.#isFirstScene && stops === 0 ? 0.34 : 0.38;
  }
}

/** How sure a place is that only goes on from the scene before. */
const CARRIED = 0.45;
function mergeLabels(a: LabelFacts | undefined, b: LabelFacts | undefined): LabelFacts | undefined {
  if (!a || !b) return b ?? a;
  return {
    title: b.title,
    place: b.place ?? a.place,
    hour: b.hour ?? a.hour,
    weather: b.weather ?? a.weather,
  };
}

/** The sentence that speaks of the place, for the painter. */
function describing(text: string, place: PlaceCue): string {
  const sentence = sentencesIn(text).findLast(({ at }) => at <= place.at);
  return sentence?.text.slice(0, 300) ?? '';
}
