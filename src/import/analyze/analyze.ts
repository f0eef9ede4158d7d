// Transcript → draft. Two readings: the whole cast and everybody's habits first, then the lines.
import type { Diagnostic } from '@/lib/diagnostic';
import type { ImportRules, LoreEntry, Scene, SkippedSpan, SourceId, Transcript } from '@/story';
import { Attributor } from './attribution';
import type { CardFacts } from './card-facts';
import { buildCast, charactersOf, type Cast } from './cast';
import { manyUnknownSpeakers, nobodySpeaks, textLost, unknownMacro } from './diagnostics';
import type { CastRow, Draft, DraftCounts } from './draft';
import { lineReader } from './emotion/line-reader';
import type { EmotionReader } from './emotion/reader';
import { innerVoices } from './inner-names';
import { foldName } from './names';
import { PlaceBook } from './place-book';
import { SceneMaker } from './scene-maker';
import { isTold, surveyLog, surveyTold } from './survey';
import { taggedVoices } from './tagged-voices';
import { storyTitle } from './titles';

export interface AnalyzeOptions {
  readonly sourceId: SourceId;
  readonly rules: ImportRules;
  readonly cards: readonly CardFacts[];
  readonly lore: readonly LoreEntry[];
  readonly fileName: string;
  /** Messages done of all, counted over both readings; called every 64 messages. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Checked at every message; an aborted signal throws its reason. */
  readonly signal?: AbortSignal;
  /** Stands in for the rules and lexicon. */
  readonly emotionReader?: EmotionReader;
}

/** Everything of a draft but its scenes, which were yielded one by one. */
export type DraftSummary = Omit<Draft, 'scenes'>;

const PROGRESS_EVERY = 64;

/**
 * Yields the scenes of a log in order as they are finished, and returns the rest of the draft. Pure and
 * deterministic: the same transcript, rules and cards give the same ids and texts.
 */
export function* analyzeScenes(
  transcript: Transcript,
  options: AnalyzeOptions,
): Generator<Scene, DraftSummary> {
  const total = transcript.messages.length * 2;
  const step = (index: number): void => {
    options.signal?.throwIfAborted();
    if (index % PROGRESS_EVERY === 0) options.onProgress?.(Math.min(index, total), total);
  };
  const survey = surveyLog(transcript, step);
  const { about } = transcript;
  const castFacts = { survey, rules: options.rules, cards: options.cards, about };
  const inner = innerVoices(transcript);
  const posting = buildCast({ ...castFacts, voices: inner });
  const told = transcript.messages.filter(
    (message) =>
      message.kind !== 'ooc' &&
      message.kind !== 'system' &&
      isTold(message, transcript, (key) => posting.isNarrator(key)),
  );
  const toldAt = new Set(told.map(({ index }) => index));
  const tagged = taggedVoices(transcript, survey, posting.names, (index) => toldAt.has(index));
  const joinLines = about.isProse === true;
  const toldSurvey = surveyTold(
    withSteps(told, options.signal),
    survey.habits,
    posting.names,
    joinLines,
  );
  const cast = buildCast({
    ...castFacts,
    plays: tagged.plays,
    voices: [...inner, ...tagged.voices, ...toldSurvey.voices],
  });
  const genders = toldSurvey.genders.rekey(
    (folded) => cast.names.named(folded) ?? cast.nounVoice(folded),
  );

  const lore = [...options.lore, ...options.cards.flatMap((card) => card.book ?? [])];
  const places = new PlaceBook(lore);
  const attributor = new Attributor({
    names: cast.names,
    genders,
    nounVoice: (noun) => cast.nounVoice(noun),
    ...(toldSurvey.teller !== undefined && { teller: toldSurvey.teller }),
    playsMany: (author) => tagged.plays.get(author)?.isMany === true,
  });
  const maker = new SceneMaker({
    transcript,
    options,
    survey,
    cast,
    places,
    attributor,
    reader: options.emotionReader ?? lineReader,
  });
  const sums = new Sums(options.sourceId);
  for (const message of transcript.messages) {
    step(transcript.messages.length + message.index);
    maker.read(message);
    for (const scene of maker.takeScenes()) {
      sums.add(scene);
      yield scene;
    }
  }
  for (const scene of maker.finish()) {
    sums.add(scene);
    yield scene;
  }
  options.onProgress?.(total, total);
  const title = storyTitle(transcript, options.fileName, maker.firstHeading);
  const characters = charactersOf(cast, maker.lines, options.cards, maker.looks);
  return {
    title,
    characters,
    world: { name: about.world ?? '', places: [...places.places], lore, environment: {} },
    skipped: maker.skipped,
    cast: castRows(cast, maker, options.rules),
    counts: sums.counts(transcript, maker.skipped, maker.charactersLost),
    diagnostics: diagnose(maker, sums),
  };
}

function* withSteps<T>(items: readonly T[], signal: AbortSignal | undefined): Generator<T> {
  for (const item of items) {
    signal?.throwIfAborted();
    yield item;
  }
}

/** The whole draft at once. */
export function analyze(transcript: Transcript, options: AnalyzeOptions): Draft {
  const scenes: Scene[] = [];
  const steps = analyzeScenes(transcript, options);
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return { ...next.value, scenes };
    scenes.push(next.value);
  }
}

function castRows(cast: Cast, { lines, voices }: SceneMaker, rules: ImportRules): CastRow[] {
  const rows: CastRow[] = [];
  for (const member of cast.members.values()) {
    const { stats } = member;
    const spoken = lines.get(member.key) ?? 0;
    const voice = voices.get(member.key);
    if (!stats && spoken === 0) continue;
    rows.push({
      key: member.key,
      // An account that plays somebody keeps its own name in the table of the log's speakers.
      // A name that the user gave stands above it.
      name:
        rules.cast[member.key]?.name === undefined &&
        stats &&
        member.aliases.length > 0 &&
        foldName(member.name) !== foldName(member.key)
          ? (member.aliases.find((alias) => foldName(alias) === foldName(member.key)) ??
            member.name)
          : member.name,
      character: cast.characterOf(member.key),
      role: member.role,
      messages: stats?.messages ?? 0,
      lines: spoken,
      words: stats?.words ?? voice?.words ?? 0,
      firstMessage: stats?.firstMessage ?? voice?.first ?? 0,
      lastMessage: stats?.lastMessage ?? voice?.last ?? 0,
      aliases: member.aliases,
      ignored: member.ignored,
      ...(member.mergedInto !== undefined && { mergedInto: member.mergedInto }),
      ...(member.mergeSuggestion && { mergeSuggestion: member.mergeSuggestion }),
      confidence: member.confidence,
    });
  }
  return rows;
}

const DOUBTFUL = 0.6;

class Sums {
  beats = 0;
  say = 0;
  narrate = 0;
  notes = 0;
  choices = 0;
  doubtful = 0;
  unknownSpeakers = 0;
  inBeats = 0;
  readonly #source: SourceId;

  constructor(source: SourceId) {
    this.#source = source;
  }

  add(scene: Scene): void {
    for (const beat of scene.beats) {
      this.beats++;
      if (beat.kind === 'say') this.say++;
      else if (beat.kind === 'narrate') this.narrate++;
      else if (beat.kind === 'note') this.notes++;
      else if (beat.kind === 'choose') this.choices++;
      if (beat.kind === 'say' && beat.who === null) this.unknownSpeakers++;
      const guesses = beat.guesses;
      if (
        [guesses?.who, guesses?.kind, guesses?.choice].some(
          (guess) => guess !== undefined && guess.confidence < DOUBTFUL,
        )
      )
        this.doubtful++;
      if (beat.span?.source === this.#source) this.inBeats += beat.span.end - beat.span.start;
    }
  }

  counts(transcript: Transcript, skipped: readonly SkippedSpan[], lost: number): DraftCounts {
    let charactersSkipped = 0;
    for (const span of skipped) charactersSkipped += span.end - span.start;
    let all = 0;
    for (const message of transcript.messages) all += message.text.length;
    return {
      messages: transcript.messages.length,
      beats: this.beats,
      say: this.say,
      narrate: this.narrate,
      notes: this.notes,
      choices: this.choices,
      doubtful: this.doubtful,
      charactersInBeats: this.inBeats,
      charactersSkipped: charactersSkipped - lost,
      // Both what no rule accounts for, and any hole in the spans themselves.
      charactersLost: lost + Math.abs(all - this.inBeats - charactersSkipped),
    };
  }
}

function diagnose(maker: SceneMaker, sums: Sums): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [name, message] of maker.unknownMacros) found.push(unknownMacro(name, message));
  for (const { message, characters } of maker.lost) found.push(textLost(message, characters));
  if (sums.say + sums.narrate === 0) found.push(nobodySpeaks());
  if (sums.unknownSpeakers >= 3) found.push(manyUnknownSpeakers(sums.unknownSpeakers));
  return found;
}
