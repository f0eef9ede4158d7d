/**
 * The user's material is odd: data, never thrown. `code` is stable (tests check it), `message` is a
 * plain sentence that says what happened, why, and what now.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly place?: DiagnosticPlace;
}

export interface DiagnosticPlace {
  readonly file?: string;
  /** From 1, as editors count. */
  readonly line?: number;
  /** Bytes from the start of the file, end excluded. */
  readonly bytes?: readonly [start: number, end: number];
  /** Index of the message in its transcript, from 0. */
  readonly message?: number;
}
