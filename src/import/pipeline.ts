// From files to a draft in storage: decode, detect, read, analyze, store. Runs in the import worker;
// tests call it directly. The same bytes and rules give the same ids and the same story.
import { ok, fail, type Result } from '@/lib/result';
import type { Diagnostic } from '@/lib/diagnostic';
import type { Storage, StorageFailure } from '@/storage';
import type { AssetId, ImportRules, LoreEntry, ProjectId } from '@/story';
import type { CardFacts } from './analyze/card-facts';
import { knownMessages } from './append/overlap';
import { joinDrafts } from './join-drafts';
import { LogPass } from './log-pass';
import { hideFacts } from './privacy/hide-log';
import { hidingOf, settled } from './privacy/settle-rules';

export interface ImportedLog {
  readonly name: string;
  readonly file: Blob;
  /** Title of its first scene, where it is one of several conversations. */
  readonly chapter?: string;
}

export interface ImportRequest {
  readonly projectId: ProjectId;
  /** In the order in which the story goes on. */
  readonly logs: readonly ImportedLog[];
  readonly rules: ImportRules;
  /** The story that the logs go on with: they may repeat what it has. */
  readonly into?: ProjectId;
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

/** Reads the logs of a draft, for the first time or again, and leaves it `ready` or `failed`. */
export async function runImport(
  request: ImportRequest,
  context: ImportContext,
): Promise<Result<ImportSummary, ImportFailure>> {
  const { storage } = context;
  const { projectId } = request;
  // From here on the scenes are not those of the draft: ended now, it is one that was interrupted.
  const begun = await storage.imports.update(projectId, { state: 'reading', rules: request.rules });
  if (!begun.ok) return fail({ kind: 'storage', failure: begun.failure });
  const cleared = await storage.scenes.deleteAll(projectId);
  if (!cleared.ok) return failed(request, context, { kind: 'storage', failure: cleared.failure });
  const isNew = begun.value.draft === undefined;
  const known = request.into && (await knownMessages(storage, request.into));
  if (known?.ok === false)
    return failed(request, context, { kind: 'storage', failure: known.failure });
  const pages = storage.draftPages.writer(projectId);
  const passes: LogPass[] = [];
  const hiding = hidingOf(request.rules);
  const facts = hideFacts(request.facts, hiding.shown);
  let { rules } = request;
  const total = request.logs.reduce((sum, { file }) => sum + Math.max(1, file.size), 0);
  let doneBytes = 0;
  for (const log of request.logs) {
    const part = Math.max(1, log.file.size) / total;
    const before = doneBytes / total;
    const pass = new LogPass(
      log,
      {
        request,
        hiding,
        facts,
        rules,
        isFirst: passes.length === 0,
        pages,
        ...(known && { known: known.value }),
      },
      storage,
    );
    pass.onProgress = (stage, share) =>
      context.onProgress?.({ stage, fraction: before + part * share });
    const done = await pass.run(isNew && passes.length === 0);
    if (!done.ok) return failed(request, context, { kind: 'storage', failure: done.failure });
    passes.push(pass);
    rules = pass.rules;
    doneBytes += Math.max(1, log.file.size);
  }

  const diagnostics = passes.flatMap((pass) => pass.diagnostics);
  const drafts = passes.flatMap(({ draft }) => draft ?? []);
  if (drafts.length === 0) return failed(request, context, { kind: 'unreadable', diagnostics });
  const whole = joinDrafts(drafts);
  rules = settled(rules);
  const paged = await pages.finish();
  if (!paged.ok) return failed(request, context, { kind: 'storage', failure: paged.failure });
  const formats = passes[0]?.formats ?? [];
  const updated = await storage.imports.update(projectId, {
    state: 'ready',
    formats: formats.map(({ id, score }) => ({ id, score })),
    rules,
    sources: passes.flatMap(({ source }) => (source ? { ...source, rules } : [])),
    files: passes.flatMap(({ storedFile }) => storedFile ?? []),
    beginning: undefined,
    failure: undefined,
    draft: {
      title: whole.title,
      characters: whole.characters.map((character) => {
        const pictures = request.pictures.find(({ name }) =>
          isNamed(character, hiding.shown.hide(name)),
        );
        if (!pictures) return character;
        const { portrait, sprites } = pictures;
        return { ...character, ...(portrait && { portrait }), ...(sprites && { sprites }) };
      }),
      world: whole.world,
      pages: paged.value,
      readAt: Date.now(),
      cast: [...whole.cast],
      counts: { ...whole.counts, ...pages.counts },
      diagnostics: [...diagnostics, ...whole.diagnostics].map((diagnostic) => ({ ...diagnostic })),
    },
  });
  if (!updated.ok) return failed(request, context, { kind: 'storage', failure: updated.failure });
  return ok({ scenes: pages.counts.scenes, messages: whole.counts.messages, title: whole.title });
}

function isNamed(character: { name: string; aliases: readonly string[] }, name: string): boolean {
  const wanted = name.toLowerCase();
  return [character.name, ...character.aliases].some((known) => known.toLowerCase() === wanted);
}

/** Leaves the draft in the state `failed` with its reason, so that it can be seen and thrown away. */
async function failed(
  request: ImportRequest,
  { storage }: ImportContext,
  failure: ImportFailure,
): Promise<Result<never, ImportFailure>> {
  await storage.imports.update(request.projectId, {
    state: 'failed',
    beginning: undefined,
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
