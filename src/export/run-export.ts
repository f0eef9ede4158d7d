// From a stored project to a report or an archive. Runs in the worker; tests call it directly.
import { fail, ok, type Result } from '@/lib/result';
import type { Storage, StorageFailure } from '@/storage';
import type { ProjectId, Scene, SceneId, Story } from '@/story';
import type { ExportFailure } from './failure';
import { readLastExport, rowOf, type LastExport } from './last-export';
import { packText, packTree } from './pack';
import { reportOf, type ExportReport } from './report';
import { storedPictures, type Paint, type PaintedCache } from './stored-pictures';
import { TARGETS } from './targets';
import type {
  ExportContext,
  ExportOptions,
  ExportTree,
  SceneReader,
} from './targets/export-target';
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
  const row = await services.storage.exports.get(request.projectId, request.target);
  if (!row.ok) return fail({ kind: 'storage', failure: row.failure });
  const last = row.value && (await readLastExport(row.value));
  const { options } = request;
  try {
    for (let tries = 1; ; tries++) {
      const { story, scenes } = await openStory(services.storage, request.projectId);
      context.log(`Reading ${story.scenes.length} scenes.`);
      const pictures = storedPictures(story, options, services);
      const tree = await target
        .build(
          { story, scenes, keepText: packText, pictures, options, ...(last && { previous: last }) },
          context,
        )
        .catch((error: unknown) => {
          // Perhaps it was deleted meanwhile, and is not to be written any more.
          if (error instanceof Stop && error.failure.kind === 'scenes-missing') return error;
          throw error;
        });
      // Scenes are read twice: what was edited in between may show what the first time had not.
      const now = must(await services.storage.projects.get(request.projectId));
      if (now.updatedAt === story.project.updatedAt) {
        if (tree instanceof Stop) throw tree;
        return ok({ tree, last, extension: target.extension });
      }
      if (tries === MOST_TRIES) return fail({ kind: 'changed-meanwhile' });
      context.log('The story was changed meanwhile. Writing it again.');
    }
  } catch (error) {
    if (error instanceof Stop) return fail(error.failure);
    throw error;
  }
}

/** A story that was changed in each of these is being written on. */
const MOST_TRIES = 3;

/** Carries a failure out of the middle of a target. */
class Stop extends Error {
  constructor(readonly failure: ExportFailure) {
    super(failure.kind);
  }
}

async function openStory(
  storage: Storage,
  id: ProjectId,
): Promise<{ readonly story: Story; readonly scenes: SceneReader }> {
  const { project, outline } = must(await storage.projects.open(id));
  const ids = outline.scenes.map((head) => head.id);
  // An archive that silently lacks scenes would be worse than none.
  const here = new Set(must(await storage.scenes.listIds(id)));
  const missing = ids.filter((scene) => !here.has(scene)).length;
  if (missing > 0) throw new Stop({ kind: 'scenes-missing', count: missing });
  const { characters, world, scenes } = outline;
  const story: Story = { project, characters, world, scenes, beats: new Map() };
  return { story, scenes: () => readScenes(storage, story, ids) };
}

async function* readScenes(
  storage: Storage,
  { project, scenes }: Story,
  ids: readonly SceneId[],
): AsyncGenerator<Scene> {
  let at = 0;
  for await (const read of storage.scenes.each(project.id, ids, project.storyVersion)) {
    const { id, beats } = must(read);
    const head = scenes[at++];
    if (head?.id !== id) throw new Stop({ kind: 'scenes-missing', count: 1 });
    yield { ...head, beats: [...beats] };
  }
  if (at < scenes.length) throw new Stop({ kind: 'scenes-missing', count: scenes.length - at });
}

function must<T>(result: Result<T, StorageFailure>): T {
  if (!result.ok) throw new Stop({ kind: 'storage', failure: result.failure });
  return result.value;
}
