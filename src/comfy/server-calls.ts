// Every call to a ComfyUI over HTTP, as Results. Routes and quirks: the recordings of 0.3.64.
import { fail, ok, type Result } from '@/lib/result';
import type { RequestFailure, SubmitFailure } from './failure';
import { readHistoryEntry } from './history';
import { Http, readJson, refusedUnlessOk, textOf, type Answer, type Request } from './http';
import { writeGraphJson } from './json';
import {
  featuresSchema,
  logsSchema,
  metadataSchema,
  namesSchema,
  promptAnswerSchema,
  promptInfoSchema,
  systemStatsSchema,
  uploadAnswerSchema,
  userFilesSchema,
} from './messages';
import type { ObjectInfo } from './object-info';
import { readObjectInfo, type SkippedNode } from './object-info-schema';
import { problemLine, readNodeErrors, readRejection } from './prompt-errors';
import { readQueue } from './queue';
import type {
  CallOptions,
  HistoryEntry,
  LinkState,
  OutputFile,
  PromptRequest,
  RenderServer,
  ServerEvent,
  ServerQueue,
  SystemStats,
  UploadedFile,
} from './render-server';
import { safeMediaType, safeUploadName } from './safe-file';
import { toSystemStats } from './system-stats';

type Answered<T> = Promise<Result<T, RequestFailure>>;
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

const MB = 1024 * 1024;
/** What ComfyUI takes where it does not say (`--max-upload-size`). */
const DEFAULT_UPLOAD = 100 * MB;
const MAX_VIEW = 1024 * MB;
/** Servers with hundreds of node packs think long. */
const OBJECT_INFO_IDLE_MS = 180_000;
const UPLOAD_IDLE_MS = 10 * 60_000;

export abstract class ServerCalls implements RenderServer {
  /** As the server said, in `feature_flags` or /features. */
  protected uploadLimit: number | undefined;
  private skipped: readonly SkippedNode[] = [];

  constructor(
    private readonly http: Http,
    readonly clientId: string,
  ) {}

  abstract readonly link: LinkState;
  abstract readonly lastMessageAt: number;
  abstract connect(): void;
  abstract close(): Promise<void>;
  abstract reopen(): Promise<void>;
  abstract onEvent(listener: (event: ServerEvent) => void): () => void;
  abstract onLink(listener: (link: LinkState) => void): () => void;

  get baseUrl(): string {
    return this.http.baseUrl;
  }

  /** Nodes that the last `objectInfo` could not read. */
  get skippedNodes(): readonly SkippedNode[] {
    return this.skipped;
  }

  async systemStats(options?: CallOptions): Answered<SystemStats> {
    const read = await this.read({ path: '/system_stats', ...options }, systemStatsSchema);
    return read.ok ? ok(toSystemStats(read.value)) : read;
  }

  async maxUploadBytes(options?: CallOptions): Answered<number> {
    const read = await this.read({ path: '/features', ...options }, featuresSchema);
    if (read.ok) return ok((this.uploadLimit = read.value.max_upload_size ?? DEFAULT_UPLOAD));
    return isNotFound(read.failure) ? ok(DEFAULT_UPLOAD) : read;
  }

  async objectInfo(options?: CallOptions): Answered<ObjectInfo> {
    const request = { path: '/object_info', idleMs: OBJECT_INFO_IDLE_MS, ...options };
    const json = await this.http.json(request);
    if (!json.ok) return json;
    const read = readObjectInfo(json.value);
    if (!read) return this.odd('/object_info');
    this.skipped = read.skipped;
    return ok(read.nodes);
  }

  async modelFolders(options?: CallOptions): Answered<readonly string[]> {
    return this.read({ path: '/models', ...options }, namesSchema);
  }

  /** A folder that the server does not know has no files. */
  async models(folder: string, options?: CallOptions): Answered<readonly string[]> {
    const path = `/models/${encodeURIComponent(folder)}`;
    const read = await this.read({ path, ...options }, namesSchema);
    return !read.ok && isNotFound(read.failure) ? ok([]) : read;
  }

  async modelMetadata(
    folder: string,
    file: string,
    options?: CallOptions,
  ): Answered<Readonly<Record<string, string>> | undefined> {
    const path = `/view_metadata/${encodeURIComponent(folder)}`;
    const read = await this.read({ path, query: { filename: file }, ...options }, metadataSchema);
    if (!read.ok) return isNotFound(read.failure) ? ok(undefined) : read;
    const texts = Object.entries(read.value).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    return ok(Object.fromEntries(texts));
  }

  async submit(
    request: PromptRequest,
    options?: CallOptions,
  ): Promise<
    Result<{ readonly number: number; readonly warnings: readonly string[] }, SubmitFailure>
  > {
    const body = writeGraphJson({
      prompt: request.graph,
      prompt_id: request.promptId,
      client_id: this.clientId,
      ...(request.front === true && { front: true }),
      extra_data: {
        // Newer servers choose previews per prompt and start with none; older ones keep what they were told.
        preview_method: 'auto',
        ...(request.pngInfo && { extra_pnginfo: request.pngInfo }),
      },
    });
    const answer = await this.http.exchange({ method: 'POST', path: '/prompt', body, ...options });
    if (!answer.ok) return answer;
    if (answer.value.status === 400) return fail(rejectionOf(answer.value));
    const accepted = refusedUnlessOk(answer.value);
    if (!accepted.ok) return accepted;
    const json = readJson(accepted.value);
    if (!json.ok) return json;
    const read = promptAnswerSchema.safeParse(json.value);
    if (!read.success) return this.odd('/prompt');
    if (read.data.prompt_id !== request.promptId) {
      await this.deletePending([read.data.prompt_id]);
      return this.odd('/prompt', 'It gives prompts ids of its own, as versions before 0.3.45 do.');
    }
    const warnings = readNodeErrors(read.data.node_errors).map(problemLine);
    return ok({ number: read.data.number, warnings });
  }

  async queue(options?: CallOptions): Answered<ServerQueue> {
    const json = await this.http.json({ path: '/queue', ...options });
    if (!json.ok) return json;
    const queue = readQueue(json.value);
    return queue ? ok(queue) : this.odd('/queue');
  }

  async history(promptId: string, options?: CallOptions): Answered<HistoryEntry | undefined> {
    const path = `/history/${encodeURIComponent(promptId)}`;
    const json = await this.http.json({ path, ...options });
    if (!json.ok) return json;
    const entries = json.value;
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
      return this.odd('/history');
    }
    if (!Object.hasOwn(entries, promptId)) return ok(undefined);
    const entry = readHistoryEntry(promptId, (entries as Record<string, unknown>)[promptId]);
    return entry ? ok(entry) : this.odd('/history');
  }

  async deletePending(promptIds: readonly string[]): Answered<void> {
    return promptIds.length === 0 ? ok(undefined) : this.post('/queue', { delete: promptIds });
  }

  async interrupt(promptId: string): Answered<void> {
    return this.post('/interrupt', { prompt_id: promptId });
  }

  async free(what: {
    readonly unloadModels?: boolean;
    readonly freeMemory?: boolean;
  }): Answered<void> {
    const { unloadModels = false, freeMemory = false } = what;
    return this.post('/free', { unload_models: unloadModels, free_memory: freeMemory });
  }

  async upload(
    file: Blob,
    about: { readonly name: string; readonly subfolder?: string; readonly overwrite?: boolean },
    options?: CallOptions,
  ): Answered<UploadedFile> {
    // A body that is too large is answered without CORS headers: a page would see nothing.
    const limit = this.uploadLimit ?? DEFAULT_UPLOAD;
    if (file.size + 4096 > limit) {
      const url = `${this.baseUrl}/upload/image`;
      return fail({ kind: 'too-large', url, bytes: file.size, most: limit });
    }
    const body = new FormData();
    body.set('image', file, safeUploadName(about.name));
    if (about.subfolder) body.set('subfolder', about.subfolder);
    if (about.overwrite) body.set('overwrite', 'true');
    return this.read(
      { method: 'POST', path: '/upload/image', body, idleMs: UPLOAD_IDLE_MS, ...options },
      uploadAnswerSchema,
    );
  }

  async view(
    file: Pick<OutputFile, 'filename' | 'subfolder' | 'type'>,
    options: CallOptions & { readonly maxBytes?: number } = {},
  ): Answered<Blob> {
    const { filename, subfolder, type } = file;
    if (filename === '' || filename.includes('..') || filename.startsWith('/')) {
      const text = 'ComfyUI does not hand out files of this name.';
      return fail({ kind: 'status', url: `${this.baseUrl}/view`, status: 400, text });
    }
    const { maxBytes = MAX_VIEW, signal } = options;
    const query = { filename, subfolder, type };
    const answer = await this.http.send({ path: '/view', query, maxBytes, signal });
    if (!answer.ok) return answer;
    const { chunks, contentType } = answer.value;
    return ok(new Blob([...chunks], { type: safeMediaType(contentType) }));
  }

  async listWorkflows(options?: CallOptions): Answered<readonly string[]> {
    const query = { dir: 'workflows', recurse: 'true' };
    const read = await this.read({ path: '/userdata', query, ...options }, userFilesSchema);
    if (!read.ok) return isNotFound(read.failure) ? ok([]) : read;
    return ok(read.value.filter((name) => name.toLowerCase().endsWith('.json')));
  }

  async readWorkflow(name: string, options?: CallOptions): Answered<string> {
    const answer = await this.http.send({ path: workflowPath(name), ...options });
    return answer.ok ? ok(textOf(answer.value)) : answer;
  }

  async saveWorkflow(name: string, text: string): Answered<'saved' | 'exists'> {
    const file = /\.json$/i.test(name) ? name : `${name}.json`;
    const answer = await this.http.exchange({
      method: 'POST',
      path: workflowPath(file),
      query: { overwrite: 'false' },
      body: text,
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 409) return ok('exists');
    const saved = refusedUnlessOk(answer.value);
    return saved.ok ? ok('saved') : saved;
  }

  async logs(
    options?: CallOptions,
  ): Answered<readonly { readonly at: string; readonly text: string }[]> {
    const read = await this.read({ path: '/internal/logs/raw', ...options }, logsSchema);
    return read.ok ? ok(read.value.entries.map(({ t, m }) => ({ at: t, text: m }))) : read;
  }

  /** GET /prompt: how many prompts run or wait. The cheapest sign of life. */
  protected async remaining(): Answered<number> {
    const read = await this.read({ path: '/prompt' }, promptInfoSchema);
    return read.ok ? ok(read.value.exec_info.queue_remaining) : read;
  }

  private async read<T>(request: Request, schema: Schema<T>): Answered<T> {
    const json = await this.http.json(request);
    if (!json.ok) return json;
    const read = schema.safeParse(json.value);
    return read.success ? ok(read.data) : this.odd(request.path);
  }

  /** Answered empty: nothing to parse. */
  private async post(path: string, body: object): Answered<void> {
    const answer = await this.http.send({ method: 'POST', path, body: JSON.stringify(body) });
    return answer.ok ? ok(undefined) : answer;
  }

  private odd(path: string, why = 'Its answer has not the shape of ComfyUI.') {
    return fail({ kind: 'not-comfyui' as const, url: this.baseUrl + path, why });
  }
}

function isNotFound(failure: RequestFailure): boolean {
  return failure.kind === 'status' && failure.status === 404;
}

/** One segment: its slashes are encoded. */
function workflowPath(name: string): string {
  return `/userdata/${encodeURIComponent(`workflows/${name}`)}`;
}

function rejectionOf(answer: Answer): SubmitFailure {
  const json = readJson(answer);
  const rejection = json.ok ? readRejection(json.value) : undefined;
  if (rejection) return rejection;
  return { kind: 'status', url: answer.url, status: 400, text: textOf(answer).slice(0, 2000) };
}
