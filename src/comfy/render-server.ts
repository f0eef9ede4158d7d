// What the rest of the page knows of one ComfyUI: calls that give Results, and a stream of events. The
// client over HTTP and WebSocket implements it; tests may play it.
import type { Result } from '@/lib/result';
import type { RequestFailure, SubmitFailure } from './failure';
import type { Graph } from './graph';
import type { ObjectInfo } from './object-info';

/** One file that a node wrote, as `/view` finds it. */
export interface OutputFile {
  readonly node: string;
  readonly filename: string;
  readonly subfolder: string;
  readonly type: 'output' | 'input' | 'temp';
  /** The key under which the node told it: `images`, `gifs`, `audio`, `3d` … Kinds go by extension. */
  readonly key: string;
}

export interface QueueItem {
  readonly promptId: string;
  /** Lowest runs first; below zero after `front`. */
  readonly number: number;
  /** Who sent it, where it says so. */
  readonly clientId: string | undefined;
}

export interface ServerQueue {
  readonly running: readonly QueueItem[];
  /** In the order in which they will run. */
  readonly pending: readonly QueueItem[];
}

/** How a prompt ended, read from history's messages. */
export type RunEnd =
  | { readonly how: 'success' }
  | { readonly how: 'interrupted'; readonly node: string | undefined }
  | { readonly how: 'error'; readonly error: ExecutionError };

export interface ExecutionError {
  readonly node: string | undefined;
  readonly nodeType: string | undefined;
  readonly type: string;
  readonly message: string;
  readonly traceback: readonly string[];
}

export interface HistoryEntry {
  readonly promptId: string;
  readonly end: RunEnd;
  /** Written also by runs that failed later. */
  readonly files: readonly OutputFile[];
  /** Texts that nodes showed (PreviewAny and friends). */
  readonly texts: readonly { readonly node: string; readonly text: string }[];
  /** All nodes came from the cache: the files are those of an earlier run. */
  readonly isCached: boolean;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

export interface Device {
  readonly name: string;
  readonly type: string;
  readonly vramTotal: number;
  readonly vramFree: number;
}

export interface SystemStats {
  readonly version: string;
  readonly os: string;
  readonly python: string;
  readonly torch: string;
  readonly ramTotal: number;
  readonly ramFree: number;
  readonly devices: readonly Device[];
  /** Start arguments, which show the flags. */
  readonly argv: readonly string[];
}

/** What happens to prompts. Events without a prompt id are hints, not facts. */
export type ServerEvent =
  | { readonly kind: 'queue'; readonly remaining: number }
  | { readonly kind: 'start'; readonly promptId: string; readonly at: number }
  | { readonly kind: 'cached'; readonly promptId: string; readonly nodes: readonly string[] }
  | { readonly kind: 'node'; readonly promptId: string; readonly node: string }
  /** The node that runs after a reconnect; whose prompt it is, is not said. */
  | { readonly kind: 'hint'; readonly node: string | null }
  | {
      readonly kind: 'step';
      readonly promptId: string;
      readonly node: string;
      readonly value: number;
      readonly max: number;
    }
  | {
      readonly kind: 'nodes';
      readonly promptId: string;
      readonly nodes: readonly {
        readonly node: string;
        readonly value: number;
        readonly max: number;
        readonly state: 'running' | 'finished';
      }[];
    }
  | {
      readonly kind: 'executed';
      readonly promptId: string;
      readonly node: string;
      readonly files: readonly OutputFile[];
      readonly texts: readonly string[];
    }
  | { readonly kind: 'success'; readonly promptId: string }
  | { readonly kind: 'error'; readonly promptId: string; readonly error: ExecutionError }
  | { readonly kind: 'interrupted'; readonly promptId: string; readonly node: string | undefined }
  /** `executing` with node null: the run is over, good or bad, and the history entry is written. */
  | { readonly kind: 'end'; readonly promptId: string }
  | {
      readonly kind: 'preview';
      readonly promptId: string | undefined;
      readonly node: string | undefined;
      /** Made anew by each read. */
      readonly picture: Blob;
    }
  | { readonly kind: 'text'; readonly node: string; readonly text: string }
  | { readonly kind: 'unknown'; readonly type: string };

/**
 * `online`: socket open. `polling`: HTTP answers, no socket. `reconnecting`: was online, tries again at
 * `retryAt`. `away`: nothing answers, tries on. `closed`: by us.
 */
export type LinkState =
  | { readonly at: 'closed' }
  | { readonly at: 'connecting' }
  | { readonly at: 'online' }
  | { readonly at: 'polling'; readonly why: string }
  | { readonly at: 'reconnecting'; readonly attempt: number; readonly retryAt: number }
  | {
      readonly at: 'away';
      readonly attempt: number;
      readonly retryAt: number;
      readonly failure: RequestFailure;
    };

export interface PromptRequest {
  /** Ours: lower-case UUID with hyphens. */
  readonly promptId: string;
  readonly graph: Graph;
  /** Becomes PNG text chunks by key; `workflow` reopens in ComfyUI's editor. */
  readonly pngInfo?: Readonly<Record<string, unknown>>;
  /** Before everything that waits. */
  readonly front?: boolean;
}

export interface UploadedFile {
  readonly name: string;
  readonly subfolder: string;
  readonly type: 'input' | 'temp' | 'output';
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface RenderServer {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly link: LinkState;
  /** Opens the socket and keeps it open, backing off with jitter; falls back to polling. */
  connect(): void;
  /** Closes the socket and waits for its close, so that the next one is not silenced by it. */
  close(): Promise<void>;
  /** Closes a silent socket and opens a new one. */
  reopen(): Promise<void>;
  onEvent(listener: (event: ServerEvent) => void): () => void;
  onLink(listener: (link: LinkState) => void): () => void;
  /** When the last message of the socket came, ms since 1970; 0 before the first. */
  readonly lastMessageAt: number;

  systemStats(options?: CallOptions): Promise<Result<SystemStats, RequestFailure>>;
  /** Bytes of the largest body that the server takes. */
  maxUploadBytes(options?: CallOptions): Promise<Result<number, RequestFailure>>;
  objectInfo(options?: CallOptions): Promise<Result<ObjectInfo, RequestFailure>>;
  modelFolders(options?: CallOptions): Promise<Result<readonly string[], RequestFailure>>;
  /** File names relative to the folder, as the server spells them. */
  models(folder: string, options?: CallOptions): Promise<Result<readonly string[], RequestFailure>>;
  /** The safetensors header's texts; undefined where there are none. */
  modelMetadata(
    folder: string,
    file: string,
    options?: CallOptions,
  ): Promise<Result<Readonly<Record<string, string>> | undefined, RequestFailure>>;

  submit(
    request: PromptRequest,
    options?: CallOptions,
  ): Promise<
    Result<{ readonly number: number; readonly warnings: readonly string[] }, SubmitFailure>
  >;
  queue(options?: CallOptions): Promise<Result<ServerQueue, RequestFailure>>;
  /** Undefined: unknown, pending or running. */
  history(
    promptId: string,
    options?: CallOptions,
  ): Promise<Result<HistoryEntry | undefined, RequestFailure>>;
  /** Takes waiting prompts out of the queue. Running and unknown ones are left alone. */
  deletePending(promptIds: readonly string[]): Promise<Result<void, RequestFailure>>;
  /** Stops this prompt if it runs, and nothing else. */
  interrupt(promptId: string): Promise<Result<void, RequestFailure>>;
  free(what: {
    readonly unloadModels?: boolean;
    readonly freeMemory?: boolean;
  }): Promise<Result<void, RequestFailure>>;

  /** Use the name that comes back. */
  upload(
    file: Blob,
    about: { readonly name: string; readonly subfolder?: string; readonly overwrite?: boolean },
    options?: CallOptions,
  ): Promise<Result<UploadedFile, RequestFailure>>;
  /** The bytes as they are; refused beyond `maxBytes`. */
  view(
    file: Pick<OutputFile, 'filename' | 'subfolder' | 'type'>,
    options?: CallOptions & { readonly maxBytes?: number },
  ): Promise<Result<Blob, RequestFailure>>;

  listWorkflows(options?: CallOptions): Promise<Result<readonly string[], RequestFailure>>;
  readWorkflow(name: string, options?: CallOptions): Promise<Result<string, RequestFailure>>;
  /** `exists` when a workflow of this name is there and stays. */
  saveWorkflow(name: string, text: string): Promise<Result<'saved' | 'exists', RequestFailure>>;
  logs(
    options?: CallOptions,
  ): Promise<Result<readonly { readonly at: string; readonly text: string }[], RequestFailure>>;
}
