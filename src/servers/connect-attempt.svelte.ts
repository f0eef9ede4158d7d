// From the text in the address field to a server in the list, as one state: read, predicted, asked for,
// examined, waited for. Everything that is sent begins with a click.
import {
  discover,
  examine,
  parseAddress,
  predict,
  remedyFor,
  type DoctorEnvironment,
  type Finding,
  type ServerAddress,
} from '@/comfy';
import type { Fleet } from '@/jobs/servers/fleet.svelte';
import type { ServerAuth, StorageFailure } from '@/storage';

/** How long a server that is down is asked each second before its user is asked again. */
export const FIRST_WAIT_MS = 30_000;
export const LONG_WAIT_MS = 5 * 60_000;
const PROBE_MS = 1000;

export interface Wait {
  readonly elapsedMs: number;
  readonly untilMs: number;
  /** Over: nothing is asked any more until the user says so. */
  readonly isOver: boolean;
}

export interface Discovered {
  readonly address: ServerAddress;
  readonly finding: Finding;
}

export type Attempt =
  | { readonly at: 'idle' }
  | { readonly at: 'checking'; readonly address: ServerAddress }
  /** The browser will ask its user: that is said first, and a click goes on. */
  | { readonly at: 'asking'; readonly address: ServerAddress; readonly finding: Finding }
  | {
      readonly at: 'refused';
      readonly address: ServerAddress | undefined;
      readonly finding: Finding;
      readonly wait?: Wait;
    }
  | { readonly at: 'looking' }
  | { readonly at: 'found'; readonly list: readonly Discovered[] }
  | { readonly at: 'unsaved'; readonly failure: StorageFailure };

/** What can be used although the doctor has something to say. */
export function isUsable(finding: Finding): boolean {
  return finding.kind === 'ok' || finding.kind === 'websocket-blocked';
}

export class ConnectAttempt {
  readonly #fleet: Fleet;
  readonly #doctor: DoctorEnvironment;
  readonly #onAdded: (address: ServerAddress) => void;
  #state = $state.raw<Attempt>({ at: 'idle' });
  /** A newer click makes older answers void. */
  #run = 0;
  #stopWaiting: () => void = () => undefined;

  constructor(
    fleet: Fleet,
    doctor: DoctorEnvironment,
    onAdded: (address: ServerAddress) => void = () => undefined,
  ) {
    this.#fleet = fleet;
    this.#doctor = doctor;
    this.#onAdded = onAdded;
  }

  get state(): Attempt {
    return this.#state;
  }

  /** Ends with the server in the list and its connection opening, or with the one cause why not. */
  async connect(text: string, typed?: ServerAuth): Promise<void> {
    const read = parseAddress(text);
    if (!read.ok) {
      this.#begin();
      this.#state = { at: 'refused', address: undefined, finding: this.#badAddress(read.failure) };
      return;
    }
    const address = withAuth(read.value, typed);
    // Ten clicks on one button are one.
    if (this.#state.at === 'checking' && this.#state.address.baseUrl === address.baseUrl) return;
    await this.#try(address, false);
  }

  /** From the click on "Ask": the browser may ask now. */
  async goOn(): Promise<void> {
    if (this.#state.at === 'asking') await this.#try(this.#state.address, true);
  }

  async tryAgain(): Promise<void> {
    const state = this.#state;
    if (state.at === 'refused' && state.address) await this.#try(state.address, true);
  }

  /** Asks on, for five minutes: a cold pod takes its time. */
  async waitLonger(): Promise<void> {
    const state = this.#state;
    if (state.at !== 'refused' || !state.address || !state.wait) return;
    await this.#wait(this.#begin(), state.address, state.finding, LONG_WAIT_MS);
  }

  /** Stops waiting or looking. What was found stays on screen. */
  stop(): void {
    const state = this.#state;
    this.#begin();
    if (state.at === 'refused' && state.wait) {
      this.#state = { ...state, wait: { ...state.wait, isOver: true } };
    } else if (state.at !== 'refused') this.#state = { at: 'idle' };
  }

  dismiss(): void {
    this.#begin();
    this.#state = { at: 'idle' };
  }

  /** Asks the usual ports of this computer, and the addresses of servers that are known. */
  async look(): Promise<void> {
    const run = this.#begin();
    this.#state = { at: 'looking' };
    const list = await discover(this.#doctor);
    if (run === this.#run) this.#state = { at: 'found', list };
  }

  /** Takes one that `look` found. */
  async use(found: Discovered): Promise<void> {
    const run = this.#begin();
    await this.#settle(run, found.address, found.finding);
  }

  async #try(address: ServerAddress, mayAsk: boolean): Promise<void> {
    const run = this.#begin();
    const { pageOrigin, isWebkit } = this.#doctor;
    const expected = predict(pageOrigin, address, isWebkit);
    if (expected.kind === 'mixed-content') {
      const finding = { ...expected, ...remedyFor(expected, pageOrigin, address) };
      this.#state = { at: 'refused', address, finding };
      return;
    }
    this.#state = { at: 'checking', address };
    const finding = await examine(address, this.#doctor, { mayAsk });
    if (run === this.#run) await this.#settle(run, address, finding);
  }

  async #settle(run: number, address: ServerAddress, finding: Finding): Promise<void> {
    if (isUsable(finding)) return this.#add(run, address);
    if (finding.kind === 'permission-prompt') {
      this.#state = { at: 'asking', address, finding };
      return;
    }
    if (finding.kind === 'down') return this.#wait(run, address, finding, FIRST_WAIT_MS);
    this.#state = { at: 'refused', address, finding };
  }

  async #add(run: number, address: ServerAddress): Promise<void> {
    const known = this.#fleet.servers.find(({ row }) => row.address === address.baseUrl);
    // A known one keeps its password unless another was typed.
    const added =
      known && !address.auth
        ? ({ ok: true, value: known } as const)
        : await this.#fleet.add({ address: address.baseUrl }, address.auth);
    if (run !== this.#run && added.ok) return;
    if (!added.ok) {
      this.#state = { at: 'unsaved', failure: added.failure };
      return;
    }
    const { id, row } = added.value;
    this.#fleet.connect(id);
    this.#state = { at: 'idle' };
    this.#onAdded(address);
    if (!row.isOn) await this.#fleet.change(id, { isOn: true });
  }

  async #wait(run: number, address: ServerAddress, first: Finding, untilMs: number): Promise<void> {
    const { clock } = this.#doctor;
    const startedAt = clock.now();
    let finding = first;
    for (;;) {
      const elapsedMs = clock.now() - startedAt;
      const isOver = elapsedMs >= untilMs;
      this.#state = { at: 'refused', address, finding, wait: { elapsedMs, untilMs, isOver } };
      if (isOver) return;
      await this.#pause();
      if (run !== this.#run) return;
      finding = await examine(address, this.#doctor, { mayAsk: true });
      if (run !== this.#run) return;
      // A server that is starting may take a request and not answer it.
      if (finding.kind !== 'down' && finding.kind !== 'timeout') {
        return this.#settle(run, address, finding);
      }
    }
  }

  #pause(): Promise<void> {
    const { clock } = this.#doctor;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, PROBE_MS);
      this.#stopWaiting = () => {
        clock.clearTimeout(timer);
        resolve();
      };
    });
  }

  #begin(): number {
    this.#run += 1;
    this.#stopWaiting();
    this.#stopWaiting = () => undefined;
    return this.#run;
  }

  #badAddress({ message }: { readonly message: string }): Finding {
    const trouble = { kind: 'bad-address', message } as const;
    return { ...trouble, ...remedyFor(trouble, this.#doctor.pageOrigin) };
  }
}

/** What was typed into the fields wins over what stood in the address. */
function withAuth(address: ServerAddress, typed: ServerAuth | undefined): ServerAddress {
  return typed ? { ...address, auth: typed } : address;
}
