// One log of an import: store the file, read it, understand it, and write what comes as it comes.
import { ok, type Result } from '@/lib/result';
import type { Diagnostic } from '@/lib/diagnostic';
import type { DraftPageWriter, ImportRow, Storage, StorageFailure } from '@/storage';
import { headOf, type LogTranscript, type Message, type Scene } from '@/story';
import type { ImportRules, ProjectId, SceneId, Source, SourceId } from '@/story';
import {
  analyzeLog,
  type AnalyzeOptions,
  type DraftSummary,
  type Stretch,
} from './analyze/analyze';
import type { KnownMessages } from './append/overlap';
import { withNameRules } from './bulk/text-rules';
import { doubtOf } from './doubts';
import { findFormat, type RankedFormat } from './formats';
import { readFile, streamFile, type FileRead, type ReadOptions } from './formats/read-file';
import { sourceIdOf } from './join-rules';
import type { ImportedLog, ImportRequest, ImportStage } from './pipeline';
import { hideTranscript } from './privacy/hide-log';
import { settleRules, type Hiding } from './privacy/settle-rules';
import { addCut, rulesOfSource } from './rule-edits';

/** Weights of the stages in the progress: what they take of the time, roughly. */
const SHARE = { storing: 0.02, reading: 0.06, understanding: 0.92 };
const SCENES_A_BATCH = 40;
/** Of a longer log the beginning is read by itself first: it can be looked at while the rest is read. */
const LONG_LOG = 1000;
const BEGINNING = 60;
/** Of so large a file, in bytes, it is read from the first ones, before all of it is looked at. */
const LARGE_FILE = 1_000_000;
const BEGINNING_BYTES = 256 * 1024;
const BEGINNING_SOURCE = 'beginning' as SourceId;
/** Nobody walks through more of a log, and the review holds all of them. */
const MAX_DOUBTS = 20_000;

/** What holds for all logs of an import. */
export interface PassContext {
  readonly request: ImportRequest;
  readonly hiding: Hiding;
  /** As the logs are shown. */
  readonly facts: ImportRequest['facts'];
  /** As the logs before have left them. */
  readonly rules: ImportRules;
  /** Whether this log is the first of the import. */
  readonly isFirst: boolean;
  /** What the story has that the log goes on with. */
  readonly known?: KnownMessages;
  /** Takes the scenes of all logs. */
  readonly pages: DraftPageWriter;
}

export class LogPass {
  readonly diagnostics: Diagnostic[] = [];
  formats: readonly RankedFormat[] = [];
  /** Undefined until the file is stored. */
  storedFile: ImportRow['files'][number] | undefined;
  /** Undefined where nothing in the file could be read. */
  draft: DraftSummary | undefined;
  source: Source | undefined;
  rules: ImportRules;
  /** Share from 0 to 1 of this log. */
  onProgress: (stage: ImportStage, share: number) => void = () => undefined;
  /** As the log is shown: without what the user hides. */
  readonly #name: string;
  /** Scenes of the beginning that the whole log did not confirm yet. */
  #provisional = new Set<SceneId>();
  #batch: Scene[] = [];
  #doubts = 0;
  #chapter: string | undefined;

  constructor(
    private readonly log: ImportedLog,
    private readonly context: PassContext,
    private readonly storage: Storage,
  ) {
    const { shown } = context.hiding;
    this.rules = context.rules;
    this.#name = shown.hide(log.name);
    this.#chapter = log.chapter === undefined ? undefined : shown.hide(log.chapter);
  }

  get #projectId(): ProjectId {
    return this.context.request.projectId;
  }

  /** `showsBeginning`: nothing of the story is there to look at yet. */
  async run(showsBeginning: boolean): Promise<Result<void, StorageFailure>> {
    const { name, file, chapter } = this.log;
    const { hiding, isFirst } = this.context;
    this.onProgress('storing the file', 0);
    let isShown = !showsBeginning;
    if (!isShown && file.size >= LARGE_FILE) {
      const shown = await this.#showStart();
      if (!shown.ok) return shown;
      isShown = shown.value;
    }
    const asset = await this.storage.assets.ingest(file, { name, origin: { by: 'import' } });
    if (!asset.ok) return asset;
    const { id: hash } = asset.value;
    this.storedFile = { name, bytes: file.size, hash, ...(chapter !== undefined && { chapter }) };

    this.onProgress('reading', SHARE.storing);
    const read = await this.#read();
    if (read.transcript.messages.length === 0) return ok(undefined);
    const sourceId = sourceIdOf(hash);
    this.rules = settleRules(this.rules, hiding, read.transcript, sourceId, isFirst);
    const transcript = hideTranscript(read.transcript, hiding.shown);
    const knownBefore = this.context.known?.countBefore(textsOf(transcript.messages)) ?? 0;
    const options = this.#optionsFor(transcript, sourceId, knownBefore);
    if (!isShown && transcript.messages.length >= LONG_LOG) {
      const began = await this.#readBeginning(transcript, options);
      if (!began.ok) return began;
    }
    const written = await this.#readWhole(transcript, options);
    if (!written.ok) return written;
    this.source = {
      id: sourceId,
      fileName: this.#name,
      asset: hash,
      bytes: file.size,
      format: read.format ?? '',
      formatVersion: read.formatVersion,
      encoding: read.encoding,
      messageCount: transcript.messages.length,
      ...(knownBefore > 0 && { knownBefore }),
      rules: this.rules,
      diagnostics: read.diagnostics.map((one) => this.#shown(one)),
      importedAt: Date.now(),
    };
    return ok(undefined);
  }

  async #read(): Promise<FileRead<LogTranscript>> {
    const { name, file } = this.log;
    const read = await streamFile(file, name, {
      ...this.#readOptions(),
      onProgress: (fraction) =>
        this.onProgress('reading', SHARE.storing + fraction * SHARE.reading),
    });
    this.formats = read.ranked;
    for (const one of read.diagnostics) {
      const shown = this.#shown(one);
      this.diagnostics.push({ ...shown, place: { file: this.#name, ...shown.place } });
    }
    return read;
  }

  #readOptions(): ReadOptions {
    const { rules, facts } = this.context.request;
    return {
      ...(rules.format !== undefined && { format: rules.format }),
      ...(rules.encoding !== undefined && { encoding: rules.encoding }),
      knownNames: facts.cards.map((card) => card.name),
    };
  }

  #shown(diagnostic: Diagnostic): Diagnostic {
    return { ...diagnostic, message: this.context.hiding.shown.hide(diagnostic.message) };
  }

  #optionsFor(
    { speakers }: LogTranscript,
    sourceId: SourceId,
    knownBefore: number,
  ): AnalyzeOptions {
    const rules = withNameRules(rulesOfSource(this.rules, sourceId), speakers);
    return {
      sourceId,
      // What is new begins a scene, so that it can be put behind the story alone.
      rules: knownBefore > 0 ? addCut(rules, { message: knownBefore, start: 0 }) : rules,
      cards: this.context.facts.cards,
      lore: this.context.facts.lore,
      fileName: this.#name,
    };
  }

  /** False where the first bytes alone do not tell how the log begins. */
  async #showStart(): Promise<Result<boolean, StorageFailure>> {
    const { name, file } = this.log;
    const read = await readFile(file.slice(0, BEGINNING_BYTES), name, this.#readOptions());
    // Others may have their newest first, or be no text at all.
    if (findFormat(read.format ?? '')?.stream === undefined) return ok(false);
    // The last one is cut in the middle.
    const messages = read.transcript.messages.slice(0, -1);
    if (messages.length < BEGINNING) return ok(false);
    const transcript = hideTranscript({ ...read.transcript, messages }, this.context.hiding.shown);
    const began = await this.#readBeginning(
      transcript,
      this.#optionsFor(transcript, BEGINNING_SOURCE, 0),
    );
    return began.ok ? ok(true) : began;
  }

  async #readBeginning(
    transcript: LogTranscript,
    options: AnalyzeOptions,
  ): Promise<Result<void, StorageFailure>> {
    const projectId = this.#projectId;
    const messages = first(BEGINNING, transcript.messages);
    const scenes: Scene[] = [];
    const steps = analyzeLog({ ...transcript, messages }, options);
    let next = steps.next();
    for (; !next.done; next = steps.next())
      for (const scene of next.value.scenes) scenes.push(scene);
    for (const { id } of scenes) this.#provisional.add(id);
    const written = await this.storage.scenes.putMany(projectId, scenes);
    if (!written.ok) return written;
    const { characters } = next.value;
    const beginning = { characters: [...characters], scenes: scenes.map(headOf) };
    const told = await this.storage.imports.update(projectId, { beginning });
    return told.ok ? ok(undefined) : told;
  }

  async #readWhole(
    transcript: LogTranscript,
    options: AnalyzeOptions,
  ): Promise<Result<void, StorageFailure>> {
    const projectId = this.#projectId;
    const { sourceId } = options;
    const before = SHARE.storing + SHARE.reading;
    const steps = analyzeLog(transcript, {
      ...options,
      onProgress: (fraction) =>
        this.onProgress('understanding', before + fraction * SHARE.understanding),
    });
    const writer = this.storage.transcripts.writer(projectId, sourceId);
    let next = steps.next();
    for (; !next.done; next = steps.next()) {
      const { messages, skipped } = next.value;
      const added = await writer.add(messages, skipped);
      if (!added.ok) return added;
      const stored = await this.#storeScenes(next.value, sourceId);
      if (!stored.ok) return stored;
    }
    this.draft = next.value;
    this.onProgress('saving', 1);
    const finished = await writer.finish(transcript);
    if (!finished.ok) return finished;
    const flushed = await this.#flush();
    if (!flushed.ok) return flushed;
    return this.storage.scenes.deleteMany(projectId, [...this.#provisional]);
  }

  async #storeScenes(
    { scenes }: Stretch,
    sourceId: SourceId,
  ): Promise<Result<void, StorageFailure>> {
    for (const read of scenes) {
      // The first scene of a conversation opens its chapter.
      const title = read.aside ? undefined : this.#chapter;
      const scene = title === undefined ? read : { ...read, title };
      if (title !== undefined) this.#chapter = undefined;
      const noted = await this.#note(scene, sourceId);
      if (!noted.ok) return noted;
      this.#batch.push(scene);
    }
    return this.#batch.length < SCENES_A_BATCH ? ok(undefined) : this.#flush();
  }

  async #flush(): Promise<Result<void, StorageFailure>> {
    const scenes = this.#batch;
    this.#batch = [];
    for (const { id } of scenes) this.#provisional.delete(id);
    const written = await this.storage.scenes.putMany(this.#projectId, scenes);
    return written.ok ? ok(undefined) : written;
  }

  #note(scene: Scene, source: SourceId): Promise<Result<void, StorageFailure>> {
    const { id, beats } = scene;
    const span = scene.aside ? undefined : beats.find((beat) => beat.span)?.span;
    const start = span && { scene: id, source, message: span.message, start: span.start };
    const doubts = beats
      .flatMap((beat) => doubtOf(beat, id) ?? [])
      .slice(0, MAX_DOUBTS - this.#doubts)
      .map((doubt) => ({ ...doubt, source }));
    this.#doubts += doubts.length;
    return this.context.pages.add({ head: headOf(scene), doubts, ...(start && { start }) });
  }
}

function first(count: number, messages: Iterable<Message>): readonly Message[] {
  const found: Message[] = [];
  for (const message of messages) {
    if (found.push(message) === count) break;
  }
  return found;
}

function* textsOf(messages: Iterable<Message>): Generator<string> {
  for (const { text } of messages) yield text;
}
