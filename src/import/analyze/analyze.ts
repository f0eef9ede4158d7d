// Transcript → draft. Two readings: the whole cast and everybody's habits first, then the lines.
import type { Diagnostic } from '@/lib/diagnostic';
import type {
  ImportRules,
  LogTranscript,
  LoreEntry,
  Message,
  MessageList,
  Scene,
  SkippedSpan,
  SourceId,
} from '@/story';
import { Attributor } from './attribution';
import type { CardFacts } from './card-facts';
import { buildCast, type Cast } from './cast';
import { charactersOf } from './characters';
import { manyUnknownSpeakers, nobodySpeaks, textLost, unknownMacro } from './diagnostics';
import type { CastRow, Draft, DraftCounts } from './draft';
import { lineReader } from './emotion/line-reader';
import type { EmotionReader } from './emotion/reader';
import { ANSWER_WITHIN } from './found-offer';
import { InnerVoices } from './inner-names';
import { foldName } from './names';
import { ARTICLE, isPersonNoun } from './person-words';
import { PlaceBook } from './place-book';
import { SceneMaker } from './scene-maker';
import { isTold, surveyLog } from './survey';
import { surveyTold, type ToldMessage } from './told-survey';
import { TagWatch, type Play } from './tagged-voices';
import { storyTitle } from './titles';

export interface AnalyzeOptions {
  readonly sourceId: SourceId;
  readonly rules: ImportRules;
  readonly cards: readonly CardFacts[];
  readonly lore: readonly LoreEntry[];
  readonly fileName: string;
  /** From 0 to 1, roughly by time; called every 64 messages. */
  readonly onProgress?: (fraction: number) => void;
  /** Checked at every message; an aborted signal throws its reason. */
  readonly signal?: AbortSignal;
  /** Stands in for the rules and lexicon. */
  readonly emotionReader?: EmotionReader;
}

/** Some messages of a log as they were read, in order. */
export interface Stretch {
  readonly messages: readonly Message[];
  /** Text of these messages that no beat shows. */
  readonly skipped: readonly SkippedSpan[];
  /** Scenes that were finished meanwhile; the last one may still go on. */
  readonly scenes: readonly Scene[];
}

/** Everything of a draft but what was yielded on the way. */
export type DraftSummary = Omit<Draft, 'scenes' | 'skipped'>;

const PROGRESS_EVERY = 64;
const MESSAGES_A_STRETCH = 64;
/** What the first reading takes of the time. */
const SURVEY_SHARE = 0.1;

/**
 * Yields a log in order as it is read, and returns the rest of the draft. Holds no more messages than a
 * stretch and its scenes have. Pure and deterministic: the same transcript, rules and cards give the
 * same ids and texts.
 */
export function* analyzeLog(
  transcript: LogTranscript,
  options: AnalyzeOptions,
): Generator<Stretch, DraftSummary> {
  const { about, messages } = transcript;
  const step = (index: number, before: number, share: number): void => {
    options.signal?.throwIfAborted();
    if (index % PROGRESS_EVERY === 0)
      options.onProgress?.(before + Math.min(1, index / messages.length) * share);
  };
  const innerVoices = new InnerVoices(transcript);
  const tags = new TagWatch(transcript);
  let hasTold = about.isProse === true;
  const survey = surveyLog(transcript, (message) => {
    step(message.index, 0, SURVEY_SHARE);
    hasTold ||=
      message.kind === 'narration' ||
      (message.speaker === null && message.kind !== 'ooc' && message.kind !== 'system');
    innerVoices.see(message);
    tags.see(message);
  });
  const inner = innerVoices.voices;
  const castFacts = { survey, rules: options.rules, cards: options.cards, about };
  const posting = buildCast({ ...castFacts, voices: inner });
  const plays = tags.plays(survey, (key) => posting.isNarrator(key));
  const tells = (key: string): boolean =>
    posting.isNarrator(key) || plays.get(key)?.isMany === true;
  const hasOthers = (key: string): boolean => plays.get(key)?.hasOthers === true;
  hasTold ||= [...survey.speakers.keys()].some((key) => tells(key) || hasOthers(key));
  // To walk through a large log is to read its file again.
  const told = hasTold ? toldOf(transcript, tells, plays, options.signal) : [];
  const joinLines = about.isProse === true;
  const toldSurvey = surveyTold(told, survey.habits, posting.names, joinLines);
  const cast = buildCast({
    ...castFacts,
    plays,
    voices: [...inner, ...toldSurvey.voices],
  });
  const genders = toldSurvey.genders.rekey(
    (folded) => cast.names.named(folded) ?? cast.nounVoice(folded),
  );

  for (const [key, { gender }] of plays) if (gender) genders.add(key, gender, 3);
  cast.names.knowGenders(genders);

  const lore = [...options.lore, ...options.cards.flatMap((card) => card.book ?? [])];
  const places = new PlaceBook(lore);
  const attributor = new Attributor({
    names: cast.names,
    genders,
    nounVoice: (noun) => cast.nounVoice(noun),
    isThing: (key) => {
      const name = cast.member(key)?.name ?? '';
      return ARTICLE.test(name) && !isPersonNoun(name);
    },
    ...(toldSurvey.teller !== undefined && { teller: toldSurvey.teller }),
    playOf: (author) => plays.get(author),
    posts: (key) => survey.speakers.has(key),
  });
  const reader = options.emotionReader ?? lineReader;
  const maker = new SceneMaker({ about, options, survey, cast, places, attributor, reader });
  const sums = new Sums(options.sourceId);
  let read: Message[] = [];
  const stretch = (scenes: readonly Scene[]): Stretch => {
    const part = { messages: read, skipped: maker.takeSkipped(), scenes };
    sums.add(part);
    read = [];
    return part;
  };
  for (const { message, next } of withNext(messages, ANSWER_WITHIN)) {
    step(message.index, SURVEY_SHARE, 1 - SURVEY_SHARE);
    maker.read(message, next);
    read.push(message);
    if (read.length === MESSAGES_A_STRETCH) yield stretch(maker.takeScenes());
  }
  yield stretch(maker.finish());
  options.onProgress?.(1);
  return {
    title: storyTitle(transcript, options.fileName, maker.firstHeading),
    characters: charactersOf(cast, maker.lines, options.cards, maker.looks),
    world: { name: about.world ?? '', places: [...places.places], lore, environment: {} },
    cast: castRows(cast, maker, options.rules),
    counts: sums.counts(survey.characters, maker.charactersLost),
    diagnostics: diagnose(maker, sums),
  };
}

/** The posts that are told, and those in which others speak beside their author. */
function* toldOf(
  transcript: LogTranscript,
  isNarrator: (key: string) => boolean,
  plays: ReadonlyMap<string, Play>,
  signal: AbortSignal | undefined,
): Generator<ToldMessage> {
  for (const message of transcript.messages) {
    signal?.throwIfAborted();
    if (message.kind === 'ooc' || message.kind === 'system') continue;
    if (isTold(message, transcript, isNarrator)) yield { message, isOwn: false };
    else {
      const play = message.speaker === null ? undefined : plays.get(message.speaker);
      if (play?.hasOthers === true)
        yield { message, isOwn: true, ...(play.gender && { gender: play.gender }) };
    }
  }
}

/** Every message with those behind it: `count` of them, fewer at the end. */
function* withNext(
  messages: MessageList,
  count: number,
): Generator<{ message: Message; next: readonly Message[] }> {
  const ahead: Message[] = [];
  for (const message of messages) {
    ahead.push(message);
    const first = ahead.length > count ? ahead.shift() : undefined;
    if (first) yield { message: first, next: ahead };
  }
  for (let first = ahead.shift(); first; first = ahead.shift()) {
    yield { message: first, next: ahead };
  }
}

/** The whole draft at once. */
export function analyze(transcript: LogTranscript, options: AnalyzeOptions): Draft {
  const scenes: Scene[] = [];
  const skipped: SkippedSpan[] = [];
  const steps = analyzeLog(transcript, options);
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return { ...next.value, scenes, skipped };
    for (const scene of next.value.scenes) scenes.push(scene);
    for (const span of next.value.skipped) skipped.push(span);
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
  messages = 0;
  skipped = 0;
  readonly #source: SourceId;

  constructor(source: SourceId) {
    this.#source = source;
  }

  add({ messages, skipped, scenes }: Stretch): void {
    this.messages += messages.length;
    for (const span of skipped) this.skipped += span.end - span.start;
    for (const scene of scenes) this.#addScene(scene);
  }

  #addScene(scene: Scene): void {
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

  /** `characters` of all messages, and how many of them no rule accounts for. */
  counts(characters: number, lost: number): DraftCounts {
    return {
      messages: this.messages,
      beats: this.beats,
      say: this.say,
      narrate: this.narrate,
      notes: this.notes,
      choices: this.choices,
      doubtful: this.doubtful,
      charactersInBeats: this.inBeats,
      charactersSkipped: this.skipped - lost,
      // Both what no rule accounts for, and any hole in the spans themselves.
      charactersLost: lost + Math.abs(characters - this.inBeats - this.skipped),
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
