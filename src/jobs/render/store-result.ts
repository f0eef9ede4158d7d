// From files on a server to pictures of the project: fetched, finished, stamped, stored. The end of the
// render, its takes and their recipes are one transaction; the same files twice give the same takes.
import { writeGraphJson, type Graph, type OutputFile, type RenderServer } from '@/comfy';
import { describeFailure as describeRequest } from '@/comfy';
import { sha256Hex } from '@/lib/hash';
import { readImageSize } from '@/lib/image-size';
import { makeProvenance, mediaKindOf, stampProvenance, typeOfBytes } from '@/lib/media';
import { fail, ok, type Result } from '@/lib/result';
import {
  describeFailure as describeStorage,
  type RecipeRow,
  type RenderRequest,
  type Storage,
  type TakeRow,
} from '@/storage';
import type { AssetId } from '@/story';
import { changeRender, type Render } from './render';

/** A clip of some minutes; more is no picture of a story. */
const MOST_BYTES = 512 * 1024 * 1024;
/** What browsers still draw: pixels of one side, and of all. A header can promise gigabytes in a few bytes. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 150_000_000;

/** Pixel work on a picture, before it is sent (`onWhite`) or before it is stored. */
export type FinishPicture = (
  picture: Blob,
  how: { readonly cutOut?: boolean; readonly alphaFrom?: Blob; readonly onWhite?: boolean },
) => Promise<Result<Blob, { readonly title: string; readonly hint: string }>>;

export type StoreFailure =
  /** The server does not answer: the result is still there, later will do. */
  | { readonly kind: 'away' }
  /** Cancelled while it was fetched. */
  | { readonly kind: 'unwanted' }
  /** The render's own failure. */
  | { readonly kind: 'refused'; readonly failure: NonNullable<Render['failure']> };

export interface ResultParts {
  readonly storage: Storage;
  readonly client: RenderServer;
  readonly finishPicture: FinishPicture;
  readonly isWanted: () => boolean;
  readonly now: () => number;
}

export interface RunResult {
  readonly files: readonly OutputFile[];
  readonly isCached: boolean;
  readonly tookMs: number | undefined;
  /** What is said of the render in the end, where it did not end well although it made something. */
  readonly failure?: NonNullable<Render['failure']>;
}

/** The render as it ended, already stored. */
export async function storeResult(
  render: Render,
  request: RenderRequest,
  result: RunResult,
  parts: ResultParts,
): Promise<Result<Render, StoreFailure>> {
  const wanted = wantedFiles(result.files, request.outputs);
  if (wanted.length === 0 && !result.failure) {
    return refuse(
      'The workflow gave no picture',
      'It ran to its end, but no node saved a picture, a clip or a model. Check its outputs.',
    );
  }
  const { storage, now } = parts;
  const takes: TakeRow[] = [];
  const recipes: RecipeRow[] = [];
  const assets: AssetId[] = [];
  for (const [index, file] of wanted.entries()) {
    const fetched = await fetchFile(file, parts);
    if (!fetched.ok) return fetched;
    const finished = await finish(fetched.value, request, parts);
    if (!finished.ok) return finished;
    const stamped = await stamp(finished.value, render, request);
    const stored = await storage.assets.ingest(stamped, {
      name: file.filename,
      type: stamped.type,
      origin: { by: 'server' },
    });
    if (!stored.ok) {
      const { title, hint } = describeStorage(stored.failure);
      return fail({
        kind: 'refused',
        failure: { title, hint: `${hint} The result is still on the server.`, fix: 'store-again' },
      });
    }
    const asset = stored.value.id;
    if (assets.includes(asset)) continue;
    assets.push(asset);
    takes.push(takeOf(render, request, asset, index, now()));
    recipes.push(recipeOf(render, request, asset, result, now()));
  }
  const known = await storage.takes.list(render.projectId);
  const isKnown = (take: TakeRow) =>
    known.ok &&
    known.value.some(
      ({ asset, shot, deletedAt }) =>
        asset === take.asset && shot === take.shot && deletedAt === undefined,
    );
  if (!parts.isWanted()) return fail({ kind: 'unwanted' });
  const at = now();
  const ended = result.failure
    ? { ...changeRender(render, { do: 'fail', failure: result.failure }, at), assets }
    : changeRender(render, { do: 'finish', assets, isCached: result.isCached }, at);
  const written = await storage.renders.finish(
    ended,
    takes.filter((take) => !isKnown(take)),
    recipes,
  );
  if (written.ok) return ok(ended);
  const { title, hint } = describeStorage(written.failure);
  return fail({ kind: 'refused', failure: { title, hint, fix: 'store-again' } });
}

/** The request with the picture of the render that it waited for, where that was left open. */
export function withBase(request: RenderRequest, base: AssetId | undefined): RenderRequest {
  if (base === undefined || request.inputs.every(({ asset }) => asset !== undefined)) {
    return request;
  }
  const { alphaFromBase, ...finish } = request.finish;
  return {
    ...request,
    finish: alphaFromBase ? { ...finish, alphaFrom: base } : finish,
    inputs: request.inputs.map((at) => ({ ...at, asset: at.asset ?? base })),
    parents: request.parents.includes(base) ? request.parents : [base, ...request.parents],
  };
}

/** Files of the nodes that matter; previews only where nothing was saved. */
function wantedFiles(files: readonly OutputFile[], outputs: readonly string[]): OutputFile[] {
  const media = files.filter(({ filename }) => mediaKindOf(filename) !== 'other');
  const named = media.filter(({ node }) => outputs.includes(node));
  const those = named.length > 0 ? named : media;
  const saved = those.filter(({ type }) => type === 'output');
  return saved.length > 0 ? saved : those;
}

async function fetchFile(
  file: OutputFile,
  { client }: ResultParts,
): Promise<Result<Blob, StoreFailure>> {
  const fetched = await client.view(file, { maxBytes: MOST_BYTES });
  if (fetched.ok) {
    const head = new Uint8Array(await fetched.value.slice(0, 64).arrayBuffer());
    const type = typeOfBytes(head);
    // What calls itself a picture and is none must not be shown as one.
    if (type === undefined && mediaKindOf(file.filename) === 'image') {
      return refuse('The result is no picture', `“${file.filename}” holds something else.`);
    }
    const size = await readImageSize(fetched.value);
    if (
      size &&
      (Math.max(size.width, size.height) > MOST_SIDE || size.width * size.height > MOST_PIXELS)
    ) {
      return refuse(
        'The picture is too large',
        `It is ${size.width} × ${size.height} pixels, by its own words; no browser draws that. Ask for a smaller size.`,
      );
    }
    return ok(fetched.value.slice(0, fetched.value.size, type ?? fetched.value.type));
  }
  const { failure } = fetched;
  if (failure.kind === 'status' && failure.status === 404) {
    return refuse(
      'The result is gone',
      `The server no longer has “${file.filename}”. Try again to make it anew.`,
    );
  }
  if (failure.kind === 'status' && failure.status === 400) {
    return refuse(
      'The result cannot be fetched',
      `The server calls it “${file.filename.slice(0, 200)}”, and hands out no file of such a name. Try again to make it anew.`,
    );
  }
  if (failure.kind === 'too-large' || failure.kind === 'status' || failure.kind === 'denied') {
    const { title, hint } = describeRequest(failure);
    return fail({ kind: 'refused', failure: { title, hint, fix: 'store-again' } });
  }
  return fail({ kind: 'away' });
}

async function finish(
  picture: Blob,
  request: RenderRequest,
  { storage, finishPicture }: ResultParts,
): Promise<Result<Blob, StoreFailure>> {
  const { cutOut, alphaFrom } = request.finish;
  if ((!cutOut && alphaFrom === undefined) || !picture.type.startsWith('image/')) {
    return ok(picture);
  }
  const source = alphaFrom === undefined ? undefined : await storage.assets.blobOf(alphaFrom);
  const finished = await finishPicture(picture, {
    ...(cutOut && { cutOut }),
    ...(source?.ok && { alphaFrom: source.value }),
  });
  if (finished.ok) return finished;
  return fail({ kind: 'refused', failure: { ...finished.failure, fix: 'store-again' } });
}

async function stamp(picture: Blob, render: Render, request: RenderRequest): Promise<Blob> {
  // Nothing in it changes from run to run, so that the same picture is stored once.
  const record = makeProvenance({
    source: render.role,
    template: request.templateId,
    workflowHash: await sha256Hex(writeGraphJson(request.graph)),
    ...(request.seed !== undefined && { seed: request.seed }),
    models: render.needs.files.map(({ file }) => ({ name: file })),
    parents: request.parents,
  });
  const stamped = await stampProvenance(picture, record);
  // A clip or a JPEG carries no record of ours; its recipe is in storage all the same.
  return stamped.ok ? stamped.value.blob : picture;
}

function takeOf(
  render: Render,
  request: RenderRequest,
  asset: AssetId,
  index: number,
  at: number,
): TakeRow {
  const [parent] = request.parents;
  return {
    projectId: render.projectId,
    id: `${render.id}-${index}`,
    asset,
    role: render.role,
    render: render.id,
    isPinned: false,
    // In the order of the batch.
    createdAt: at + index,
    ...(render.shot !== undefined && { shot: render.shot }),
    ...(request.contentKey !== undefined && { contentKey: request.contentKey }),
    ...(parent !== undefined && { parent }),
    // Of a batch the first is shown; the others are there to be chosen.
    ...(request.pick !== 'never' && index === 0 && { wantsPick: request.pick }),
  };
}

function recipeOf(
  render: Render,
  request: RenderRequest,
  asset: AssetId,
  { tookMs }: RunResult,
  at: number,
): RecipeRow {
  return {
    projectId: render.projectId,
    asset,
    graph: writeGraphJson(request.graph as Graph),
    templateId: request.templateId,
    templateHash: request.templateHash,
    template: render.template,
    role: render.role,
    values: request.values,
    loras: request.loras,
    models: render.needs.files.map(({ file }) => file),
    parents: request.parents,
    inputs: request.inputs,
    outputs: request.outputs,
    seedInputs: request.seedInputs,
    finish: request.finish,
    at,
    ...(request.seed !== undefined && { seed: request.seed }),
    ...(render.sent && { promptId: render.sent.promptId }),
    ...(tookMs !== undefined && { tookMs }),
  };
}

function refuse(title: string, hint: string): Result<never, StoreFailure> {
  return fail({ kind: 'refused', failure: { title, hint } });
}
