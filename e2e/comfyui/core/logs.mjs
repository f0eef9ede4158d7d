// @ts-check
// The terminal of the server: the last 300 pieces of text, told to those who asked for them.

export class Logs {
  /** @type {{ t: string, m: string }[]} */
  #entries = [];
  /** @type {Set<string>} */
  #clients = new Set();
  #tell;

  /** @param {(entries: { t: string, m: string }[], clients: string[]) => void} tell */
  constructor(tell) {
    this.#tell = tell;
    this.add('Device: cpu\n');
    this.add('This is a test server. Its pictures are drawn stand-ins.\n');
  }

  get entries() {
    return this.#entries;
  }

  /** @param {string} text */
  add(text) {
    const entry = { t: new Date().toISOString().replace(/(\.\d{3})Z$/, '$1000'), m: text };
    this.#entries.push(entry);
    if (this.#entries.length > 300) this.#entries.shift();
    this.#tell([entry], [...this.#clients]);
  }

  /** @param {string} client @param {boolean} isWanted */
  subscribe(client, isWanted) {
    if (isWanted) this.#clients.add(client);
    else this.#clients.delete(client);
  }
}
