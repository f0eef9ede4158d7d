// What sending, asking and storing share while one tab leads.
import type { Graph, ServerEvent } from '@/comfy';
import type { Storage } from '@/storage';
import type { Fleet } from '../servers/fleet.svelte';
import type { RenderBook } from './book.svelte';
import { withLog } from './render';
import type { FinishPicture } from './store-result';

export interface DispatcherParts {
  readonly storage: Storage;
  readonly fleet: Fleet;
  readonly book: RenderBook;
  readonly finishPicture: FinishPicture;
  readonly isPaused: () => boolean;
  /** A render runs: messages about it follow. */
  readonly onRun: (id: string, promptId: string, graph: Graph) => void;
  readonly onMessage: (id: string, event: ServerEvent) => void;
  /** It runs no more. */
  readonly onRest: (id: string) => void;
  /** The disk cannot keep what is sent; nothing more is sent until the user goes on. */
  readonly onCannotStore: (words: { readonly title: string; readonly hint: string }) => void;
  readonly now?: () => number;
}

const LONGEST_LINE = 2000;

export class Desk {
  /** Renders that are on their way out: their server is taken. */
  readonly claimed = new Map<string, string>();
  /** The prompt that runs on each server, for previews that do not say whose they are. */
  readonly running = new Map<string, string>();
  /** Prompts whose events this tab hears: those that it sent. Others are asked about more often. */
  readonly heard = new Set<string>();
  isEnded = false;

  constructor(readonly parts: DispatcherParts) {}

  now(): number {
    return (this.parts.now ?? Date.now)();
  }

  log(id: string, text: string): void {
    const render = this.parts.book.find(id);
    if (!render) return;
    void this.parts.book.put([withLog(render, text.slice(0, LONGEST_LINE), this.now())]);
  }
}
