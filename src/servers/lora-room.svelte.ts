/* eslint svelte/prefer-svelte-reactivity: "off" -- maps are replaced whole or are bookkeeping that is not shown */
// The LoRA library: rows in memory, what the servers list, what was read of one. Rows are written as changes to
// what storage has by then, so that two tabs do not undo each other.
import { createContext } from 'svelte';
import { describeFailure } from '@/comfy';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import type { FleetServer } from '@/jobs/servers/fleet-server.svelte';
import { loraFacts, type LoraFacts } from '@/lib/lora-facts';
import { readLoraIndex, writeLoraIndex } from '@/lib/lora-index';
import { familyOf, type Family } from '@/lib/model-family';
import type { LoraRow, Storage } from '@/storage';
import type { Toasts } from '@/ui/toasts.svelte';
import { fromIndex, toIndex } from './logic/lora-index-rows';
import {
  fillLora,
  listLoras,
  mergeLoras,
  newLora,
  takeReading,
  type LoraEntry,
  type LoraReading,
} from './logic/lora-shelf';
import type { LoraFile } from './read-lora-file';
import { toldTo } from './tell';

/** What the header of the server's copy says. */
export type Told =
  | { readonly at: 'reading' }
  | { readonly at: 'nothing' }
  | { readonly at: 'failed'; readonly why: string }
  | { readonly at: 'told'; readonly facts: LoraFacts; readonly family: Family | undefined };

type LoraChange = Partial<Omit<LoraRow, 'file'>>;

const SAVE_MS = 400;

export class LoraRoom {
  readonly #fleet: Fleet;
  readonly #storage: Storage;
  readonly #toasts: Toasts;
  readonly #tell: ReturnType<typeof toldTo>;
  #rows = $state.raw<ReadonlyMap<string, LoraRow>>(new Map());
  #readings = $state.raw<ReadonlyMap<string, LoraReading>>(new Map());
  #problems = $state.raw<ReadonlyMap<string, string>>(new Map());
  #told = $state.raw<ReadonlyMap<string, Told>>(new Map());
  #isReading = $state(false);
  #isLoaded = $state(false);
  #share = $state<number>();
  #selected = $state<string>();
  #changes = new Map<string, LoraChange>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One write after the other. */
  #writing: Promise<unknown> = Promise.resolve();
  readonly #end = new AbortController();
  readonly #list: readonly LoraEntry[] = $derived.by(() =>
    listLoras(
      this.#rows.values(),
      this.#readings,
      new Set(this.#fleet.servers.map(({ id }) => id)),
    ),
  );

  constructor(fleet: Fleet, storage: Storage, toasts: Toasts) {
    this.#fleet = fleet;
    this.#storage = storage;
    this.#toasts = toasts;
    this.#tell = toldTo(toasts);
  }

  get list(): readonly LoraEntry[] {
    return this.#list;
  }

  get rows(): ReadonlyMap<string, LoraRow> {
    return this.#rows;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Of reading all headers, 0 to 1; undefined while nothing is read. */
  get share(): number | undefined {
    return this.#share;
  }

  get selected(): LoraEntry | undefined {
    return this.#list.find(({ row }) => row.file === this.#selected);
  }

  get servers(): readonly FleetServer[] {
    return this.#fleet.servers;
  }

  /** Why a server's list did not come, by its name. */
  get problems(): readonly string[] {
    return [...this.#problems].map(([id, why]) => `${this.nameOf(id)}: ${why}`);
  }

  nameOf(server: string): string {
    return this.#fleet.find(server)?.name ?? 'a removed server';
  }

  toldOf(file: string): Told | undefined {
    return this.#told.get(file);
  }

  /** The row before a change that waits to be written is the row with it. */
  async load(): Promise<void> {
    const rows = await this.#storage.loras.list();
    if (this.#tell(rows) && rows.ok) {
      this.#rows = new Map(
        rows.value.map((row) => [row.file, { ...row, ...this.#changes.get(row.file) }]),
      );
    }
    this.#isLoaded = true;
  }

  /** Asks every server that is ready, or the one named, what it has. */
  async refresh(only?: string): Promise<void> {
    const asked = this.#fleet.ready.filter(({ id }) => only === undefined || id === only);
    this.#isReading = true;
    for (const server of asked) {
      const paths = await server.client.models('loras', { signal: this.#end.signal });
      if (this.#end.signal.aborted) return;
      if (!paths.ok) {
        this.#setProblem(server.id, describeFailure(paths.failure).title);
        continue;
      }
      this.#setProblem(server.id, undefined);
      await this.#inTurn(async () => {
        await this.load();
        const taken = takeReading(this.#rows, server.id, paths.value, Date.now());
        this.#readings = new Map([...this.#readings, [server.id, taken.reading]]);
        await this.#put(taken.changed);
      });
    }
    this.#isReading = false;
  }

  select(file: string | undefined): void {
    this.#selected = file;
    if (file !== undefined && !this.#told.has(file)) void this.readHeader(file);
  }

  /** What the server's copy says of itself; family and words are taken over where there are none. */
  async readHeader(file: string): Promise<void> {
    const entry = this.#list.find(({ row }) => row.file === file);
    const place = entry?.places.find(({ server }) => this.#fleet.find(server)?.isReady);
    const server = this.#fleet.find(place?.server);
    if (!place || !server) return;
    this.#setTold(file, { at: 'reading' });
    const { signal } = this.#end;
    const metadata = await server.client.modelMetadata('loras', place.path, { signal });
    if (signal.aborted) return;
    if (!metadata.ok) {
      this.#setTold(file, { at: 'failed', why: describeFailure(metadata.failure).title });
      return;
    }
    const family = familyOf(metadata.value ?? {}, place.path);
    if (family && this.#rows.get(file)?.family === undefined) this.change(file, { family });
    this.#setTold(
      file,
      metadata.value === undefined
        ? { at: 'nothing' }
        : { at: 'told', facts: loraFacts(metadata.value), family },
    );
  }

  /** Reads the headers of all that were not read, so that searching finds families. */
  async readAllHeaders(signal: AbortSignal): Promise<void> {
    const waiting = this.#list.filter(
      ({ row, places }) => places.length > 0 && !this.#told.has(row.file),
    );
    for (const [done, { row }] of waiting.entries()) {
      if (signal.aborted || this.#end.signal.aborted) break;
      this.#share = done / waiting.length;
      await this.readHeader(row.file);
    }
    this.#share = undefined;
  }

  /** Seen at once, written a moment later. */
  change(file: string, change: LoraChange): void {
    const row = this.#rows.get(file);
    if (!row) return;
    this.#setRow({ ...row, ...change });
    this.#changes.set(file, { ...this.#changes.get(file), ...change });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_MS);
  }

  /** Keeps the hash, and what else the file says, under its name. */
  async keep(checked: LoraFile): Promise<void> {
    const { file, sha256, bytes, family, facts } = checked;
    const told = { ...newLora(file), title: facts.title ?? '', ...(family && { family }) };
    await this.#inTurn(async () => {
      await this.load();
      const known = this.#rows.get(file) ?? newLora(file);
      await this.#put([{ ...fillLora(known, told), sha256, bytes }]);
    });
    this.select(file);
  }

  async forget(file: string): Promise<void> {
    this.#changes.delete(file);
    if (!this.#tell(await this.#storage.loras.delete([file]))) return;
    this.#rows = new Map([...this.#rows].filter(([one]) => one !== file));
    if (this.#selected === file) this.#selected = undefined;
  }

  writeIndex(): string {
    return writeLoraIndex(toIndex([...this.#rows.values()], new Date()));
  }

  async loadIndex(text: string): Promise<void> {
    const read = readLoraIndex(text);
    if (!read.ok) {
      this.#toasts.add('bad', 'This is no list of LoRAs.', {
        hint: 'A lora_index.json is wanted, as “Save list” writes it.',
      });
      return;
    }
    const { index, rejected } = read.value;
    const servers = new Set(this.#fleet.servers.map(({ id }) => id));
    const merged = await this.#inTurn(async () => {
      await this.load();
      const all = mergeLoras(this.#rows, fromIndex(index, servers));
      return (await this.#put(all.changed)) ? all : undefined;
    });
    if (!merged) return;
    const { changed, added } = merged;
    const [first] = rejected;
    this.#toasts.add(
      first ? 'warn' : 'good',
      `${added} LoRAs added, ${changed.length - added} filled in.`,
      first && { hint: `${rejected.length} entries were left out: ${first.place}, ${first.why}.` },
    );
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      const changes = this.#changes;
      if (changes.size === 0) return;
      this.#changes = new Map();
      const stored = await this.#storage.loras.list();
      if (!this.#tell(stored) || !stored.ok) return;
      const rows = stored.value.flatMap((row) => {
        const change = changes.get(row.file);
        return change ? [{ ...row, ...change }] : [];
      });
      this.#tell(await this.#storage.loras.put(rows));
    });
  }

  /** The panel is left: what waits is written, what is asked is not waited for. */
  close(): void {
    this.#end.abort();
    void this.flush();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#writing.then(work);
    this.#writing = result.catch(() => undefined);
    return result;
  }

  async #put(rows: readonly LoraRow[]): Promise<boolean> {
    if (!this.#tell(await this.#storage.loras.put(rows))) return false;
    this.#rows = new Map([...this.#rows, ...rows.map((row) => [row.file, row] as const)]);
    return true;
  }

  #setRow(row: LoraRow): void {
    this.#rows = new Map([...this.#rows, [row.file, row]]);
  }

  #setTold(file: string, told: Told): void {
    this.#told = new Map([...this.#told, [file, told]]);
  }

  #setProblem(server: string, why: string | undefined): void {
    const others = [...this.#problems].filter(([id]) => id !== server);
    this.#problems = new Map(why === undefined ? others : [...others, [server, why]]);
  }
}

export const [getLoraRoom, setLoraRoom] = createContext<LoraRoom>();
