// One tab sends renders, all tabs see them. The tab that holds a Web Lock leads; the others ask it over
// a channel and take over when it is closed.
import type { JobLocks } from '../job-locks';

export const SEAT_LOCK = 'comfyvn-render-queue';

/** The part of BroadcastChannel that is used here. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;

export class Seat<Message> {
  #isLeader = false;
  #isClosed = false;
  readonly #channel: Channel | undefined;
  readonly #stop = new AbortController();
  #release: (() => void) | undefined;

  /**
   * @param onlead called once, when this tab is to lead.
   * @param locks undefined over plain http, where there are none: every tab then leads itself, and
   * renders that another tab has sent are left to it by their prompt ids.
   */
  constructor(
    locks: JobLocks | undefined,
    channel: Channel | undefined,
    on: { readonly lead: () => void; readonly message: (message: Message) => void },
  ) {
    this.#channel = channel;
    if (channel) channel.onmessage = (event) => on.message(event.data as Message);
    const lead = () => {
      if (this.#isClosed) return;
      this.#isLeader = true;
      on.lead();
    };
    if (!locks) {
      queueMicrotask(lead);
      return;
    }
    const hold = () =>
      new Promise<void>((release) => {
        // Closed between the grant and this call: nobody would give it back.
        if (this.#isClosed) return release();
        this.#release = release;
        lead();
      });
    locks.request(SEAT_LOCK, { signal: this.#stop.signal }, hold).catch((error: unknown) => {
      // Closed while it waited for its turn.
      if (!this.#isClosed) throw error;
    });
  }

  get isLeader(): boolean {
    return this.#isLeader;
  }

  post(message: Message): void {
    if (!this.#isClosed) this.#channel?.postMessage(message);
  }

  close(): void {
    this.#isClosed = true;
    this.#isLeader = false;
    this.#stop.abort();
    this.#release?.();
    this.#channel?.close();
  }
}
