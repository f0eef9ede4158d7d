// Pictures that a graph takes go to the server first; the names under which it keeps them are written in.
import { describeFailure, type Graph, type RenderServer, type RequestFailure } from '@/comfy';
import { fail, ok, type Result } from '@/lib/result';
import {
  describeFailure as describeStorage,
  type RenderInput,
  type StorageFailure,
} from '@/storage';
import type { AssetId } from '@/story';

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

export async function uploadInputs(
  graph: Graph,
  inputs: readonly (RenderInput & { readonly asset: AssetId })[],
  parts: {
    readonly serverId: string;
    readonly client: RenderServer;
    readonly uploaded: Uploaded;
    readonly blobOf: (id: AssetId) => Promise<Result<Blob, StorageFailure>>;
  },
): Promise<Result<Graph, UploadFailure>> {
  if (inputs.length === 0) return ok(graph);
  const out: Record<string, Graph[string]> = { ...graph };
  for (const { node, input, asset } of inputs) {
    const name = await upload(asset, parts);
    if (!name.ok) return name;
    const before = out[node];
    if (before) out[node] = { ...before, inputs: { ...before.inputs, [input]: name.value } };
  }
  return ok(out);
}

async function upload(
  asset: AssetId,
  { serverId, client, uploaded, blobOf }: Parameters<typeof uploadInputs>[2],
): Promise<Result<string, UploadFailure>> {
  const key = `${serverId} ${asset}`;
  const known = uploaded.get(key);
  if (known !== undefined) return ok(known);
  const blob = await blobOf(asset);
  if (!blob.ok) return fail({ kind: 'lost', words: describeStorage(blob.failure) });
  // Named by its bytes: the server gives the same name for the same bytes, and no other for them.
  const name = `${asset.slice(0, 24)}.${EXTENSIONS[blob.value.type] ?? 'png'}`;
  const sent = await client.upload(blob.value, { name, subfolder: FOLDER });
  if (!sent.ok) {
    if (sent.failure.kind !== 'too-large') return fail({ kind: 'server', failure: sent.failure });
    return fail({ kind: 'lost', words: describeFailure(sent.failure) });
  }
  const { subfolder, name: kept } = sent.value;
  const path = subfolder ? `${subfolder}/${kept}` : kept;
  uploaded.set(key, path);
  return ok(path);
}
