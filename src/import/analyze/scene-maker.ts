// The second reading: message by message into scenes.
import type {
  LineRule,
  Message,
  Scene,
  SceneId,
  SkippedSpan,
  SourceId,
  TranscriptAbout,
} from '@/story';
import { TextRuleSet } from '../bulk/text-rules';
import { pieceText, type Piece, type SegmentedMessage, type TextRun } from '../segment/piece';
import { segmentMessage } from '../segment/segment';
import { alternativesBeat, asideId, asideScene, otherVersions } from './alternatives';
import type { AnalyzeOptions } from './analyze';
import type { Attributor } from './attribution';
import type { Cast, CastMember } from './cast';
import type { Offer } from './choices';
import { CutReader } from './cut-reader';
import type { EmotionReader } from './emotion/reader';
import { asTalk } from './keyboard-talk';
import { readLabel } from './labels';
import { foldName } from './names';
import { chooseBeatOf, findOffer } from './found-offer';
import { LooksWatch } from './looks-watch';
import { BeatIds, beatsOfPiece, type BeatContext } from './message-beats';
import type { PlaceBook } from './place-book';
import { guessOf, SceneBuilder } from './scene-builder';
import { ReadAhead } from './read-ahead';
import { readMovements } from './staging';
import { countWords, isTold, type Survey } from './survey';

export interface SceneMakerFacts {
  readonly about: TranscriptAbout;
  readonly options: AnalyzeOptions;
  readonly survey: Survey;
  readonly cast: Cast;
  readonly places: PlaceBook;
  readonly attributor: Attributor;
  readonly reader: EmotionReader;
}

/** Told of at most: a log that is full of them is not told better by more. */
const MAX_MACROS = 20;
const NO_LINE_RULES: readonly LineRule[] = [];

/** Lines of a script that go on with a small letter are cut at a margin; those of a verse are not. */
function isWrapped(text: string): boolean {
  if (text.length > 20_000 || !text.includes('\n')) return false;
  const lines = text.split('\n');
  return lines.some((line, i) => (lines[i - 1]?.length ?? 0) > 30 && /^\p{Ll}/u.test(line));
}

export class SceneMaker {
  #skipped: SkippedSpan[] = [];
  readonly lines = new Map<string, number>();
  /** Of voices that post nothing: what their lines hold, and where they stand. */
  readonly voices = new Map<string, { words: number; first: number; last: number }>();
  readonly unknownMacros = new Map<string, number>();
  readonly lost: { message: number; characters: number }[] = [];
  charactersLost = 0;
  firstHeading: string | undefined;
  readonly #facts: SceneMakerFacts;
  readonly #builder: SceneBuilder;
  readonly #cuts: CutReader;
  readonly #ids: BeatIds;
  readonly #watch: LooksWatch;
  readonly #bulk: TextRuleSet;
  /** The user's corrections by message, in their order. */
  readonly #rules = new Map<number, LineRule[]>();
  /** Messages that pick from an offer made out of character: they answer out of character too. */
  readonly #oocAnswers = new Set<number>();
  readonly #ahead = new ReadAhead(
    (message) => this.#segment(message, message.text),
    (message) => this.#isTold(message),
  );

  constructor(facts: SceneMakerFacts) {
    this.#facts = facts;
    this.#builder = new SceneBuilder(facts.options.sourceId, facts.places);
    this.#cuts = new CutReader(this.#builder, facts);
    this.#ids = new BeatIds(facts.options.sourceId);
    this.#watch = new LooksWatch(facts.cast);
    this.#bulk = new TextRuleSet(facts.options.rules.texts);
    for (const rule of facts.options.rules.lines) {
      const held = this.#rules.get(rule.message);
      if (held) held.push(rule);
      else this.#rules.set(rule.message, [rule]);
    }
  }

  get looks(): ReadonlyMap<string, readonly string[]> {
    return this.#watch.looks;
  }

  takeScenes(): Scene[] {
    return this.#builder.take();
  }

  /** Text that no beat shows, of the messages that were read since the last call. */
  takeSkipped(): SkippedSpan[] {
    const taken = this.#skipped;
    this.#skipped = [];
    return taken;
  }

  finish(): Scene[] {
    this.#builder.finish();
    return this.#builder.take();
  }

  /** `next` are the messages behind it, `ANSWER_WITHIN` of them where there are as many. */
  read(message: Message, next: readonly Message[]): void {
    const { cast } = this.#facts;
    const member = message.speaker === null ? undefined : cast.member(message.speaker);
    const told = this.#isTold(message);
    const { segmented, parts } = this.#ahead.take(message);
    for (const macro of segmented.unknownMacros)
      if (this.unknownMacros.size < MAX_MACROS && !this.unknownMacros.has(macro))
        this.unknownMacros.set(macro, message.index);
    const pieces = asTalk(message, member, parts, this.#facts, this.#oocAnswers.has(message.index));
    const author = told ? null : (member?.key ?? message.speaker);
    const attribution = this.#facts.attributor.attribute(
      pieces,
      author,
      message.speaker,
      this.#ahead.behind(message, next),
    );
    const found = findOffer(message, pieces, next);
    for (const index of found?.oocAnswers ?? []) this.#oocAnswers.add(index);
    const list = found?.offer.isList ? found.offer : undefined;
    this.#cuts.startMessage(message, segmented.stated);
    const context: BeatContext = {
      source: this.#facts.options.sourceId,
      message: message.index,
      ids: this.#ids,
      cast,
      reader: this.#facts.reader,
      memory: this.#builder.memory,
      rules: this.#rules.get(message.index) ?? NO_LINE_RULES,
      ...(!this.#bulk.isEmpty && {
        bulk: { rules: this.#bulk, text: message.text, poster: message.speaker },
      }),
      cue: message.cue,
      pieces,
      attribution,
      author,
    };
    // Such a mark may be a tag, of which no piece is left.
    if (message.separator === true && pieces.length === 0) this.#cuts.separator();
    let isFirst = true;
    let hasOffered = false;
    for (const [index, piece] of pieces.entries()) {
      if (list && piece.start >= list.start && piece.end <= list.end) continue;
      if (piece.kind === 'separator' || message.separator === true) {
        this.#cuts.separator();
        this.#skip(message.index, piece.start, piece.end, 'separator');
        continue;
      }
      if (
        piece.kind === 'heading' ||
        (message.heading === true && isFirst && piece.kind !== 'ooc')
      ) {
        this.#heading(message, piece);
        isFirst = false;
        continue;
      }
      if (
        attribution.tags.has(index) &&
        !context.rules.some((rule) => rule.start < piece.end && rule.end > piece.start)
      ) {
        this.#skip(message.index, piece.start, piece.end, 'speech tag');
        continue;
      }
      if (piece.kind === 'ooc' || piece.kind === 'system') {
        this.#builder.ensureOpen(message.index, piece.start);
        if (piece.kind === 'ooc') this.#cuts.aside(pieceText(piece));
      } else {
        if (isFirst) {
          this.#cuts.beginForced(message.index, piece.start);
          hasOffered = this.#offerAlternatives(message, piece.start, member, told);
        }
        if (this.#cuts.readPiece(message, piece, isFirst, this.#addSetting))
          this.#facts.attributor.newScene();
        isFirst = false;
      }
      context.memory = this.#builder.memory;
      this.#addPiece(index, piece, context);
      this.#watch.see(piece, author, (this.lines.get(author ?? '') ?? 0) <= 2);
    }
    if (found) {
      this.#builder.ensureOpen(message.index, found.offer.start);
      this.#builder.add(chooseBeatOf(message, found, this.#facts.options.sourceId, this.#ids));
    }
    if (hasOffered && next[0])
      this.#cuts.force(
        'alternative',
        `${this.#facts.options.sourceId}-s${next[0].index}-back` as SceneId,
      );
    this.#cover(message, segmented, list);
  }

  #isTold(message: Message): boolean {
    return isTold(message, this.#facts, (key) => this.#facts.cast.isNarrator(key));
  }

  #segment(message: Message, text: string): SegmentedMessage {
    const { cast, survey, about } = this.#facts;
    const member = message.speaker === null ? undefined : cast.member(message.speaker);
    return segmentMessage(text, {
      kind: message.kind,
      habit: survey.habits.habit(message.speaker),
      isAllSaid: about.isScript === true && message.kind === 'post',
      isTold: this.#isTold(message),
      joinLines: about.isProse === true || (about.isScript === true && isWrapped(text)),
      ...(member && { authorName: member.name }),
      isAccount: member?.isOutside === true,
      isBetweenPeople: survey.isHumanLog && about.isScript !== true && message.kind === 'post',
      speakerNamed: (name) => cast.names.named(name),
    });
  }

  #heading(message: Message, piece: Piece): void {
    const label = pieceText(piece);
    if (this.firstHeading === undefined && label !== '')
      this.firstHeading = readLabel(label, false).title;
    const { about } = this.#facts;
    const raw = message.text.slice(piece.start, piece.end);
    const isTitle = about.title !== undefined && foldName(about.title) === foldName(label);
    this.#cuts.heading(label, about.isProse !== true && /\*\*|__/.test(raw), isTitle);
    this.#skip(message.index, piece.start, piece.end, 'heading');
  }

  #addPiece(index: number, piece: Piece, context: BeatContext): void {
    const beats = beatsOfPiece(index, context, this.#hear);
    for (const beat of beats) {
      if (this.#builder.isFull && beat.span)
        this.#builder.begin(beat.span.message, beat.span.start, {
          reason: 'length',
          confidence: 1,
        });
      this.#builder.add(beat);
    }
    if (piece.kind !== 'narration' && piece.kind !== 'action') return;
    for (const movement of readMovements(pieceText(piece), context.cast.names, context.author)) {
      const who = context.cast.characterOf(movement.who);
      // Whoever speaks is on the stage already; only somebody silent needs an entrance.
      if (who === null || (movement.action === 'enter') === this.#builder.isOnStage(who)) continue;
      if (movement.action === 'enter' && movement.who === context.author) continue;
      this.#builder.add({
        id: this.#ids.next(context.message, piece.end),
        span: {
          source: context.source,
          message: context.message,
          start: piece.end,
          end: piece.end,
        },
        kind: 'stage',
        action: movement.action,
        who,
        guesses: { kind: guessOf(0.65, 'told-words', movement.evidence) },
      });
    }
  }

  readonly #hear = (speaker: string | null, message: number, runs: readonly TextRun[]): void => {
    if (speaker === null) return;
    const member = this.#facts.cast.member(speaker);
    const key = member?.key ?? speaker;
    this.lines.set(key, (this.lines.get(key) ?? 0) + 1);
    if (!member || member.stats) return;
    const held = this.voices.get(key) ?? { words: 0, first: message, last: message };
    for (const run of runs) held.words += countWords(run.text);
    held.last = message;
    this.voices.set(key, held);
  };

  readonly #addSetting = (
    message: number,
    at: number,
    change: { place?: string; hour?: string; weather?: string },
    reason: string,
    evidence: string,
  ): void => {
    const span = { source: this.#facts.options.sourceId, message, start: at, end: at };
    const guesses = { kind: guessOf(0.7, reason, evidence) };
    const base = () => ({ id: this.#ids.next(message, at), span, guesses });
    const { placeNow, hourNow, weatherNow } = this.#builder;
    if (change.place !== undefined && placeNow !== undefined)
      this.#builder.add({ ...base(), kind: 'place', place: placeNow });
    if (change.hour !== undefined && hourNow !== undefined)
      this.#builder.add({ ...base(), kind: 'hour', hour: hourNow });
    if (change.weather !== undefined && weatherNow !== undefined)
      this.#builder.add({ ...base(), kind: 'weather', weather: weatherNow });
  };

  /** On request: the other versions of a message as side scenes that lead back behind it. True where there are some. */
  #offerAlternatives(
    message: Message,
    start: number,
    member: CastMember | undefined,
    told: boolean,
  ): boolean {
    const { options, attributor, cast, reader } = this.#facts;
    if (!options.rules.swipesAsChoices) return false;
    const others = otherVersions(message);
    if (others.length === 0) return false;
    this.#builder.ensureOpen(message.index, start);
    const source = options.sourceId;
    const author = told ? null : (member?.key ?? message.speaker);
    for (const other of others) {
      const { pieces } = this.#segment(message, other.text);
      const context = {
        source,
        message: message.index,
        ids: new BeatIds(`${source}-alt${other.index}` as SourceId),
        cast,
        reader,
        memory: this.#builder.memory,
        rules: NO_LINE_RULES,
        cue: undefined,
        pieces,
        attribution: attributor.attribute(pieces, author),
        author,
      };
      this.#builder.addAside(
        asideScene(asideId(source, message, other), other, context, this.#builder),
      );
    }
    this.#builder.add(alternativesBeat(source, message, others));
    return true;
  }

  #skip(message: number, start: number, end: number, why: string): void {
    if (end > start)
      this.#skipped.push({ source: this.#facts.options.sourceId, message, start, end, why });
  }

  #cover(message: Message, segmented: SegmentedMessage, list: Offer | undefined): void {
    let lost = 0;
    for (const span of segmented.skipped) {
      const parts = list
        ? [
            { start: span.start, end: Math.min(span.end, list.start) },
            { start: Math.max(span.start, list.end), end: span.end },
          ]
        : [span];
      for (const part of parts) {
        if (part.end <= part.start) continue;
        this.#skip(message.index, part.start, part.end, span.why);
        if (span.why === 'lost') lost += part.end - part.start;
      }
    }
    if (lost > 0) {
      this.charactersLost += lost;
      this.lost.push({ message: message.index, characters: lost });
    }
  }
}
