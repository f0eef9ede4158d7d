// Why the browser's storage refused, as data. Everything else that goes wrong is a bug and is thrown.

export type StorageFailure =
  /** No IndexedDB here: a private window, a blocked site, a very old browser. */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** A tab with an older version of the page holds the database open. */
  | { readonly kind: 'blocked' }
  /** The database was written by a newer version of the page. */
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  /** Another tab has upgraded the database; this one must reload. */
  | { readonly kind: 'superseded' }
  /** The browser lost its database process, and opening again did not help. */
  | { readonly kind: 'connection-lost'; readonly message: string }
  | { readonly kind: 'quota' }
  /** Written, but not there when read back. */
  | { readonly kind: 'not-kept' }
  /** A row does not have the shape it should have. */
  | { readonly kind: 'damaged'; readonly table: string; readonly key: string; readonly why: string }
  | { readonly kind: 'missing'; readonly what: string };

export interface FailureText {
  readonly title: string;
  readonly hint: string;
  /** What a button beside the text offers. */
  readonly action?: {
    readonly label: string;
    readonly do: 'reload' | 'retry' | 'free-space' | 'recover';
  };
}

/** What to tell the user, and what they can do now. */
export function describeFailure(failure: StorageFailure): FailureText {
  switch (failure.kind) {
    case 'unavailable':
      return {
        title: 'This browser gives the page no storage',
        hint: `Stories are kept in the browser's own database, which is switched off here, as in some private windows. Open the page in a normal window. (${failure.message})`,
      };
    case 'blocked':
      return {
        title: 'Another tab is in the way',
        hint: 'An older version of this page is open in another tab. Close that tab, then try again.',
        action: { label: 'Try again', do: 'retry' },
      };
    case 'newer':
      return {
        title: 'Your stories were saved by a newer version',
        hint: `The database has version ${failure.found}; this page knows ${failure.known}. Reload to get the newer page. Nothing was changed.`,
        action: { label: 'Reload', do: 'reload' },
      };
    case 'superseded':
      return {
        title: 'The page was updated in another tab',
        hint: 'This tab has let go of the database so that the update could finish. Reload to go on.',
        action: { label: 'Reload', do: 'reload' },
      };
    case 'connection-lost':
      return {
        title: 'The browser lost its database',
        hint: `Opening it again did not help. What you changed is still in this tab: save a copy before you reload. (${failure.message})`,
        action: { label: 'Try again', do: 'retry' },
      };
    case 'quota':
      return {
        title: 'The disk is full',
        hint: 'The browser has no room left for this site, so the last changes are only in this tab. Free some space, then try again.',
        action: { label: 'Free some space', do: 'free-space' },
      };
    case 'not-kept':
      return {
        title: 'The browser did not keep what was saved',
        hint: 'The change was written but was not there when read back. Try again, and save a copy of the project.',
        action: { label: 'Try again', do: 'retry' },
      };
    case 'damaged':
      return {
        title: 'Something stored is damaged',
        hint: `A record of “${failure.table}” (${failure.key}) cannot be read: ${failure.why}. It was left as it is; a backup can replace it.`,
        action: { label: 'Recover', do: 'recover' },
      };
    case 'missing':
      return {
        title: 'It is not there any more',
        hint: `The browser's storage holds no ${failure.what}. It may have been deleted in another tab.`,
      };
  }
}

/** Thrown inside a transaction to undo it and hand the failure to the caller of the repository. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly failure: StorageFailure) {
    super(failure.kind);
  }
}

const LOST =
  /connection to indexed database server lost|connection is closing|database connection|internal error/i;

/** The failure that an error of IndexedDB or Dexie stands for, or undefined for a bug. */
export function failureOf(error: unknown): StorageFailure | undefined {
  if (error instanceof Refusal) return error.failure;
  const chain = causesOf(error);
  // Full disks surface as QuotaExceededError at the put, or inside the AbortError of the commit.
  if (chain.some((cause) => /Quota/.test(cause.name))) return { kind: 'quota' };
  const names = new Set(chain.map((cause) => cause.name));
  const message = chain.at(-1)?.message ?? '';
  if (names.has('MissingAPIError') || names.has('SecurityError')) {
    return { kind: 'unavailable', message };
  }
  if (
    names.has('DatabaseClosedError') ||
    names.has('InvalidStateError') ||
    names.has('InvalidState') ||
    names.has('UnknownError') ||
    names.has('AbortError') ||
    chain.some((cause) => LOST.test(cause.message))
  ) {
    return { kind: 'connection-lost', message };
  }
  if (names.has('OpenFailedError')) return { kind: 'unavailable', message };
  return undefined;
}

interface Cause {
  readonly name: string;
  readonly message: string;
}

/** The error and what it wraps: Dexie keeps the native one in `inner`, bulk calls theirs in `failures`. */
function causesOf(error: unknown, depth = 0): Cause[] {
  if (depth > 5 || typeof error !== 'object' || error === null) return [];
  const name = 'name' in error ? String(error.name) : '';
  const message = 'message' in error ? String(error.message) : '';
  const causes = [{ name, message }];
  const inner = 'inner' in error ? causesOf(error.inner, depth + 1) : [];
  const first: unknown =
    'failures' in error && Array.isArray(error.failures) ? error.failures[0] : undefined;
  return [...causes, ...inner, ...causesOf(first, depth + 1)];
}
