// From a stored project to a report or an archive. Runs in the worker; tests call it directly.
import { fail, ok, type Result } from '@/lib/result';
import type { Storage } from '@/storage';
import type { Beat, ProjectId, SceneId, Story } from '@/story';
import type { ExportFailure } from './failure';
import { readLastExport, rowOf, type LastExport } from './last-export';
import { packTree } from './pack';
import { reportOf, type ExportReport } from './report';
import { storedPictures, type Paint, type PaintedCache } from './stored-pictures';
import { TARGETS } from './targets';
import type { ExportContext, ExportOptions, ExportTree } from './targets/export-target';
import { projectSlug } from './targets/renpy/options';

export interface ExportRequest {
  readonly projectId: ProjectId;
  readonly target: string;
  readonly options: ExportOptions;
}

export interface ExportServices {
  readonly storage: Storage;
  readonly paint: Paint;
  readonly painted: PaintedCache;
  readonly now: () => number;
}

export interface FinishedExport {
  readonly zip: Blob;
  readonly fileName: string;
  readonly report: ExportReport;
  readonly buildLog: string;
}

/** What an export would write. Nothing is kept. Rejects with the signal's reason when aborted. */
export async function dryRun(
  request: ExportRequest,
  services: ExportServices,
  context: ExportContext,
): Promise<Result<ExportReport, ExportFailure>> {
  const built = await buildTree(request, services, context);
  return built.ok ? ok(await reportOf(built.value.tree, built.value.last)) : built;
}

/** Builds the archive, and remembers what it held for the next dry run. */
export async function exportProject(
  request: ExportRequest,
  services: ExportServices,
  context: ExportContext,
): Promise<Result<FinishedExport, ExportFailure>> {
  const built = await buildTree(request, services, context);
  if (!built.ok) return built;
  const { tree, last, extension } = built.value;
  const zip = await packTree(tree, context);
  context.log(`Packed ${tree.files.length} files, ${zip.size} bytes.`);
  const report = await reportOf(tree, last);
  const row = await rowOf(request.projectId, request.target, tree, services.now());
  const kept = await services.storage.exports.put(row);
  if (!kept.ok) return fail({ kind: 'storage', failure: kept.failure });
  const log = tree.files.find(({ path }) => path.endsWith('/build.log'));
  return ok({
    zip,
    fileName: `${projectSlug(request.options.title)}.${extension}`,
    report,
    buildLog: typeof log?.content === 'string' ? log.content : '',
  });
}

interface Built {
  readonly tree: ExportTree;
  readonly last: LastExport | undefined;
  readonly extension: string;
}

async function buildTree(
  request: ExportRequest,
  services: ExportServices,
  context: ExportContext,
): Promise<Result<Built, ExportFailure>> {
  const target = TARGETS.find(({ id }) => id === request.target);
  if (!target) return fail({ kind: 'unknown-target', target: request.target });
  const story = await readStory(services.storage, request.projectId, context);
  if (!story.ok) return story;
  const row = await services.storage.exports.get(request.projectId, request.target);
  if (!row.ok) return fail({ kind: 'storage', failure: row.failure });
  const last = row.value && (await readLastExport(row.value));
  const pictures = storedPictures(story.value, request.options, services);
  const { options } = request;
  const tree = await target.build(
    { story: story.value, pictures, options, ...(last && { previous: last }) },
    context,
  );
  return ok({ tree, last, extension: target.extension });
}

async function readStory(
  storage: Storage,
  id: ProjectId,
  context: ExportContext,
): Promise<Result<Story, ExportFailure>> {
  const stored = await storage.projects.open(id);
  if (!stored.ok) return fail({ kind: 'storage', failure: stored.failure });
  const { project, outline } = stored.value;
  const beats = new Map<SceneId, readonly Beat[]>();
  const ids = outline.scenes.map((head) => head.id);
  for await (const scene of storage.scenes.each(id, ids, project.storyVersion)) {
    context.signal.throwIfAborted();
    if (!scene.ok) return fail({ kind: 'storage', failure: scene.failure });
    beats.set(scene.value.id, scene.value.beats);
  }
  // An archive that silently lacks scenes would be worse than none.
  const missing = ids.filter((scene) => !beats.has(scene)).length;
  if (missing > 0) return fail({ kind: 'scenes-missing', count: missing });
  const { characters, world, scenes } = outline;
  context.log(`Read ${scenes.length} scenes.`);
  return ok({ project, characters, world, scenes, beats });
}
