// Long work of the page in turns, so that keys and clicks get theirs between two.

/** ms after which others get a turn; a task of 50 is what people notice. */
const TURN_MS = 8;

export class Turns {
  #since = performance.now();

  /** At once while this turn is short, else in a task of its own. */
  async rest(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return;
    await nextTask();
    this.#since = performance.now();
  }
}

/** Not a timer: those wait a second and more in a tab that is not seen. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
