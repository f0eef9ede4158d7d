// LoRA files that are being hashed or were, one after the other.
import { createContext } from 'svelte';
import { LoraClient } from './lora-client';
import type { LoraFile, LoraFileFailure } from './read-lora-file';

export type Check = { readonly id: number; readonly name: string; readonly size: number } & (
  | { readonly at: 'running'; readonly share: number }
  | { readonly at: 'done'; readonly file: LoraFile }
  | { readonly at: 'failed'; readonly failure: LoraFileFailure }
);

export class LoraChecks {
  readonly #client = new LoraClient();
  #list = $state.raw<readonly Check[]>([]);
  #nextId = 1;
  /** Ends the running one; those that wait are taken from the list. */
  #stop = new AbortController();
  #turn: Promise<void> = Promise.resolve();

  get list(): readonly Check[] {
    return this.#list;
  }

  add(file: File): void {
    const id = this.#nextId++;
    const about = { id, name: file.name, size: file.size };
    this.#list = [...this.#list, { ...about, at: 'running', share: 0 }];
    this.#turn = this.#turn.then(async () => {
      if (!this.#list.some((check) => check.id === id)) return;
      this.#stop = new AbortController();
      const { signal } = this.#stop;
      try {
        const read = await this.#client.read(
          file,
          (share) => this.#set({ ...about, at: 'running', share }),
          signal,
        );
        this.#set(
          read.ok
            ? { ...about, at: 'done', file: read.value }
            : { ...about, at: 'failed', failure: read.failure },
        );
      } catch (error) {
        this.remove(id);
        // Cancelled: there is nothing more to say.
        if (!signal.aborted) throw error;
      }
    });
  }

  /** Takes it from the list; if it runs, it ends at once. */
  remove(id: number): void {
    const running = this.#list.find((check) => check.at === 'running');
    this.#list = this.#list.filter((check) => check.id !== id);
    if (running?.id === id) this.#stop.abort();
  }

  close(): void {
    this.#list = [];
    this.#stop.abort();
    this.#client.end();
  }

  #set(check: Check): void {
    this.#list = this.#list.map((one) => (one.id === check.id ? check : one));
  }
}

export const [getLoraChecks, setLoraChecks] = createContext<LoraChecks>();
