// From files to a draft in storage: decode, detect, read, analyze, store. Runs in the import worker;
// tests call it directly. The same bytes and rules give the same ids and the same story.
import { ok, fail, type Result } from '@/lib/result';
import type { Diagnostic } from '@/lib/diagnostic';
import type { ImportRow, Storage, StorageFailure } from '@/storage';
import type {
  AssetId,
  ImportRules,
  LoreEntry,
  ProjectId,
  Scene,
  SceneHead,
  SkippedSpan,
  Source,
  SourceId,
} from '@/story';
import { headOf } from '@/story';
import { analyzeScenes } from './analyze/analyze';
import type { CardFacts } from './analyze/card-facts';
import type { Draft } from './analyze/draft';
import { withNameRules } from './bulk/text-rules';
import { doubtOf } from './doubts';
import type { RankedFormat } from './formats';
import { readFile, type ReadOptions } from './formats/read-file';
import { joinDrafts } from './join-drafts';
import { sourceIdOf } from './join-rules';
import { hideFacts, hideTranscript } from './privacy/hide-log';
import { hidingOf, settled, settleRules } from './privacy/settle-rules';
import { rulesOfSource } from './rule-edits';

export interface ImportRequest {
  readonly projectId: ProjectId;
  /** In the order in which the story goes on. */
  readonly logs: readonly {
    readonly name: string;
    readonly file: Blob;
    /** Title of its first scene, where it is one of several conversations. */
    readonly chapter?: string;
  }[];
  readonly rules: ImportRules;
  readonly facts: { readonly cards: readonly CardFacts[]; readonly lore: readonly LoreEntry[] };
  /** Stored pictures by the name on the card. */
  readonly pictures: readonly {
    readonly name: string;
    readonly portrait?: AssetId;
    readonly sprites?: Readonly<Record<string, AssetId>>;
  }[];
}

export type ImportStage = 'storing the file' | 'reading' | 'understanding' | 'saving';

export interface ImportProgress {
  readonly stage: ImportStage;
  /** 0 to 1 over the whole import, by bytes and messages done. */
  readonly fraction: number;
}

export type ImportFailure =
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  /** Nothing in the file could be read as a log. */
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] };

export interface ImportSummary {
  readonly scenes: number;
  readonly messages: number;
  readonly title: string;
}

export interface ImportContext {
  readonly storage: Storage;
  readonly onProgress?: (progress: ImportProgress) => void;
}

type DraftScene = ImportRow['starts'][number];
type DraftDoubt = ImportRow['doubts'][number];

/** Weights of the stages of one log in the progress: what they take of the time, roughly. */
const SHARE = { storing: 0.1, reading: 0.3, understanding: 0.6 };
const SCENES_A_BATCH = 40;
/** The first scenes are written soon, so that they can be read while the import goes on. */
const FIRST_BATCH = 4;

/** Reads the logs of a draft that is in the state `reading` and leaves it `ready` or `failed`. */
export async function runImport(
  request: ImportRequest,
  context: ImportContext,
): Promise<Result<ImportSummary, ImportFailure>> {
  const { storage } = context;
  const { projectId } = request;
  const cleared = await storage.scenes.deleteAll(projectId);
  if (!cleared.ok) return failed(request, context, { kind: 'storage', failure: cleared.failure });
  const drafts: Draft[] = [];
  const sources: Source[] = [];
  const starts: DraftScene[] = [];
  const doubts: DraftDoubt[] = [];
  const heads: SceneHead[] = [];
  const files: ImportRow['files'] = [];
  const diagnostics: Diagnostic[] = [];
  let formats: readonly RankedFormat[] = [];
  const hiding = hidingOf(request.rules);
  const hide = hiding.shown.hide;
  const facts = hideFacts(request.facts, hiding.shown);
  let rules = request.rules;
  const total = request.logs.reduce((sum, { file }) => sum + Math.max(1, file.size), 0);
  let doneBytes = 0;

  for (const { name: ownName, file, chapter: ownChapter } of request.logs) {
    const name = hide(ownName);
    const chapter = ownChapter === undefined ? undefined : hide(ownChapter);
    const part = Math.max(1, file.size) / total;
    const before = doneBytes / total;
    const report = (stage: ImportStage, share: number) =>
      context.onProgress?.({ stage, fraction: before + part * share });

    report('storing the file', 0);
    const asset = await storage.assets.ingest(file, { name: ownName, origin: { by: 'import' } });
    if (!asset.ok) return failed(request, context, { kind: 'storage', failure: asset.failure });
    files.push({
      name: ownName,
      bytes: file.size,
      hash: asset.value.id,
      ...(ownChapter === undefined ? {} : { chapter: ownChapter }),
    });

    report('reading', SHARE.storing);
    const read = await readFile(file, ownName, {
      ...readOptions(request),
      onProgress: (fraction) => report('reading', SHARE.storing + fraction * SHARE.reading),
    });
    const found = read.diagnostics.map((one) => ({ ...one, message: hide(one.message) }));
    for (const diagnostic of found) {
      diagnostics.push({ ...diagnostic, place: { file: name, ...diagnostic.place } });
    }
    if (formats.length === 0) formats = read.ranked;
    if (read.transcript.messages.length === 0) {
      doneBytes += Math.max(1, file.size);
      continue;
    }

    const sourceId = sourceIdOf(asset.value.id);
    const skipped: SkippedSpan[] = [];
    rules = settleRules(rules, hiding, read.transcript, sourceId, sources.length === 0);
    const transcript = hideTranscript(read.transcript, hiding.shown);
    const analysis = analyzeScenes(transcript, {
      sourceId,
      rules: withNameRules(rulesOfSource(rules, sourceId), transcript.speakers),
      cards: facts.cards,
      lore: facts.lore,
      fileName: name,
      onProgress: (done, all) =>
        report('understanding', SHARE.storing + SHARE.reading + (done / all) * SHARE.understanding),
    });
    let batch: Scene[] = [];
    let hasChapter = chapter === undefined;
    let enough = FIRST_BATCH;
    const flush = async () => {
      const written = await storage.scenes.putMany(projectId, batch);
      batch = [];
      return written;
    };
    let draft: Omit<Draft, 'scenes'> | undefined;
    for (;;) {
      const step = analysis.next();
      if (step.done) {
        draft = step.value;
        break;
      }
      const scene = hasChapter || step.value.aside ? step.value : withTitle(step.value, chapter);
      hasChapter ||= !scene.aside;
      heads.push(headOf(scene));
      noteScene(scene, sourceId, starts, doubts);
      batch.push(scene);
      if (batch.length < enough) continue;
      enough = Math.min(SCENES_A_BATCH, enough * 2);
      const written = await flush();
      if (!written.ok) {
        return failed(request, context, { kind: 'storage', failure: written.failure });
      }
    }
    const written = await flush();
    if (!written.ok) return failed(request, context, { kind: 'storage', failure: written.failure });

    report('saving', 1);
    for (const span of draft.skipped) skipped.push(span);
    const stored = await storage.transcripts.put(projectId, sourceId, transcript, skipped);
    if (!stored.ok) return failed(request, context, { kind: 'storage', failure: stored.failure });
    drafts.push({ ...draft, scenes: [] });
    sources.push({
      id: sourceId,
      fileName: name,
      asset: asset.value.id,
      bytes: file.size,
      format: read.format ?? '',
      formatVersion: read.formatVersion,
      encoding: read.encoding,
      messageCount: transcript.messages.length,
      rules,
      diagnostics: found,
      importedAt: Date.now(),
    });
    doneBytes += Math.max(1, file.size);
  }

  if (drafts.length === 0) {
    return failed(request, context, { kind: 'unreadable', diagnostics });
  }
  const whole = joinDrafts(drafts);
  rules = settled(rules);
  const updated = await storage.imports.update(projectId, {
    state: 'ready',
    formats: formats.map(({ id, score }) => ({ id, score })),
    rules,
    sources: sources.map((source) => ({ ...source, rules })),
    starts,
    doubts,
    files,
    draft: {
      title: whole.title,
      characters: whole.characters.map((character) => {
        const pictures = request.pictures.find(({ name }) => isNamed(character, hide(name)));
        if (!pictures) return character;
        const { portrait, sprites } = pictures;
        return { ...character, ...(portrait && { portrait }), ...(sprites && { sprites }) };
      }),
      world: whole.world,
      scenes: heads,
      cast: [...whole.cast],
      counts: { ...whole.counts },
      diagnostics: [...diagnostics, ...whole.diagnostics].map((diagnostic) => ({ ...diagnostic })),
    },
  });
  if (!updated.ok) return failed(request, context, { kind: 'storage', failure: updated.failure });
  return ok({ scenes: heads.length, messages: whole.counts.messages, title: whole.title });
}

/** The first scene of a conversation opens its chapter. */
function withTitle(scene: Scene, chapter: string | undefined): Scene {
  return chapter === undefined ? scene : { ...scene, title: chapter };
}

function readOptions({ rules, facts }: ImportRequest): ReadOptions {
  return {
    ...(rules.format !== undefined && { format: rules.format }),
    ...(rules.encoding !== undefined && { encoding: rules.encoding }),
    knownNames: facts.cards.map(({ name }) => name),
  };
}

function isNamed(character: { name: string; aliases: readonly string[] }, name: string): boolean {
  const wanted = name.toLowerCase();
  return [character.name, ...character.aliases].some((known) => known.toLowerCase() === wanted);
}

function noteScene(
  scene: Scene,
  source: SourceId,
  starts: DraftScene[],
  doubts: DraftDoubt[],
): void {
  const first = scene.beats.find((beat) => beat.span)?.span;
  if (first && !scene.aside) {
    starts.push({ scene: scene.id, source, message: first.message, start: first.start });
  }
  for (const beat of scene.beats) {
    const doubt = doubtOf(beat, scene.id);
    if (doubt) doubts.push({ ...doubt, source });
  }
}

/** Leaves the draft in the state `failed` with its reason, so that it can be seen and thrown away. */
async function failed(
  request: ImportRequest,
  { storage }: ImportContext,
  failure: ImportFailure,
): Promise<Result<never, ImportFailure>> {
  await storage.imports.update(request.projectId, {
    state: 'failed',
    failure: {
      kind: failure.kind === 'storage' ? failure.failure.kind : failure.kind,
      message:
        failure.kind === 'storage'
          ? failure.failure.kind
          : (failure.diagnostics[0]?.message ?? 'Nothing in it could be read as a log.'),
    },
  });
  return fail(failure);
}
