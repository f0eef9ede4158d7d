// A fault of ours as text that can be sent to us. Pure.

export interface ReportAbout {
  readonly version: string;
  readonly agent: string;
  readonly room: string;
  readonly at: Date;
}

/** Says what broke, where and in which browser; never text from a story, never an address of a project. */
export function writeReport(title: string, error: unknown, about: ReportAbout): string {
  return [
    `ComfyVN Studio ${about.version}`,
    title,
    `Room: ${about.room}`,
    `Time: ${about.at.toISOString()}`,
    `Browser: ${about.agent}`,
    '',
    stackOf(error),
  ].join('\n');
}

/** Name, message and stack; Firefox and Safari leave name and message out of the stack. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const head = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  const cause = error.cause === undefined ? '' : `\nCaused by ${stackOf(error.cause)}`;
  return (stack.startsWith(head) ? stack : `${head}\n${stack}`).trimEnd() + cause;
}

/** A chunk of the page that cannot be fetched: after an update, or without a network. */
export function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|module script|preload CSS/i.test(
      error.message,
    )
  );
}
