// Pictures that a graph takes go to the server first; the names under which it keeps them are written in.
import { describeFailure, type Graph, type RenderServer, type RequestFailure } from '@/comfy';
import { fail, ok, type Result } from '@/lib/result';
import {
  describeFailure as describeStorage,
  type RenderInput,
  type StorageFailure,
} from '@/storage';
import { KIND_HEAD_BYTES, readImageKind } from '@/lib/media';
import type { AssetId } from '@/story';
import type { FinishPicture } from './store-result';

/** What lies on which server already, by server and asset: this tab uploads nothing twice. */
export type Uploaded = Map<string, string>;

export type UploadFailure =
  | { readonly kind: 'server'; readonly failure: RequestFailure }
  /** The picture itself is the matter. */
  | { readonly kind: 'lost'; readonly words: { readonly title: string; readonly hint: string } };

/** A folder of ours in the server's `input`, so that nobody's files are mixed with the story's. */
const FOLDER = 'comfyvn';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

export interface UploadParts {
  readonly serverId: string;
  readonly client: RenderServer;
  readonly uploaded: Uploaded;
  readonly blobOf: (id: AssetId) => Promise<Result<Blob, StorageFailure>>;
  readonly finishPicture: FinishPicture;
}

/** Inputs whose picture is not known are passed over: `withBase` fills them in. */
export async function uploadInputs(
  graph: Graph,
  inputs: readonly RenderInput[],
  parts: UploadParts,
): Promise<Result<Graph, UploadFailure>> {
  const out: Record<string, Graph[string]> = { ...graph };
  for (const { node, input, asset, onWhite = false } of inputs) {
    if (asset === undefined) continue;
    const name = await upload(asset, onWhite, parts);
    if (!name.ok) return name;
    const before = out[node];
    if (before) out[node] = { ...before, inputs: { ...before.inputs, [input]: name.value } };
  }
  return ok(out);
}

async function upload(
  asset: AssetId,
  onWhite: boolean,
  { serverId, client, uploaded, blobOf, finishPicture }: UploadParts,
): Promise<Result<string, UploadFailure>> {
  const key = `${serverId} ${asset}${onWhite ? ' white' : ''}`;
  const known = uploaded.get(key);
  if (known !== undefined) return ok(known);
  const stored = await blobOf(asset);
  if (!stored.ok) return fail({ kind: 'lost', words: describeStorage(stored.failure) });
  let blob = stored.value;
  const isFlattened = onWhite && (await mayBeClear(blob));
  if (isFlattened) {
    const flat = await finishPicture(blob, { onWhite: true });
    if (!flat.ok) return fail({ kind: 'lost', words: flat.failure });
    blob = flat.value;
  }
  // Named by its bytes: the server gives the same name for the same bytes, and no other for them.
  const ending = EXTENSIONS[blob.type] ?? 'png';
  const name = `${asset.slice(0, 24)}${isFlattened ? '-white' : ''}.${ending}`;
  const sent = await client.upload(blob, { name, subfolder: FOLDER });
  if (!sent.ok) {
    if (sent.failure.kind !== 'too-large') return fail({ kind: 'server', failure: sent.failure });
    return fail({ kind: 'lost', words: describeFailure(sent.failure) });
  }
  const { subfolder, name: kept } = sent.value;
  const path = subfolder ? `${subfolder}/${kept}` : kept;
  uploaded.set(key, path);
  return ok(path);
}

async function mayBeClear(picture: Blob): Promise<boolean> {
  const head = new Uint8Array(await picture.slice(0, KIND_HEAD_BYTES).arrayBuffer());
  return readImageKind(head)?.mayHaveAlpha ?? false;
}
