// What is told of a conversation before it is imported: enough to know it again, never its text.

export interface FoundConversation {
  /** Unique in one listing. */
  readonly id: string;
  /** Its bytes: a whole file, or the part of an export that holds it. */
  readonly file: File;
  /** '' where nobody named it. */
  readonly title: string;
  /** The folder or archive that it came in. */
  readonly folder: string;
  /** Cut out of a file that holds others too. */
  readonly isPart: boolean;
  /** How the first message begins. */
  readonly opening: string;
  readonly messages: number;
  /** Only the beginning of a large file was looked at: `messages` is reckoned from it. */
  readonly isEstimate: boolean;
  /** Who speaks, where the file knows names. */
  readonly people: readonly string[];
  /** Times of the first and the last message, in ms. */
  readonly from?: number;
  readonly to?: number;
}

export interface Listing {
  readonly found: readonly FoundConversation[];
  /** Conversations without a single message, which are not worth a line. */
  readonly empty: number;
}
