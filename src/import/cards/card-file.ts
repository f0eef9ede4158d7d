// What a card, book, persona backup or group says, in plain nouns, whatever program wrote it.
import type { LoreEntry } from '@/story';

export interface Card {
  readonly kind: 'card';
  readonly name: string;
  /** What `{{char}}` becomes, where it is not the name. */
  readonly nickname?: string;
  readonly description: string;
  readonly personality: string;
  readonly scenario: string;
  readonly firstMessage: string;
  readonly alternateGreetings: readonly string[];
  readonly tags: readonly string[];
  readonly creator: string;
  readonly book?: readonly LoreEntry[];
  /** Name of a lorebook that comes as a file of its own. */
  readonly world?: string;
  /** A ready prompt for pictures of this character. */
  readonly imagePrompt?: string;
  /** File name under which chats know the card. */
  readonly avatarFileName?: string;
  readonly portrait?: Blob;
  readonly emotions?: readonly { readonly label: string; readonly picture: Blob }[];
}

export interface Lorebook {
  readonly kind: 'lorebook';
  readonly name: string;
  readonly entries: readonly LoreEntry[];
}

export interface Personas {
  readonly kind: 'personas';
  readonly personas: readonly Persona[];
}

export interface Persona {
  readonly name: string;
  readonly description: string;
  readonly avatarFileName: string;
  readonly isDefault: boolean;
}

export interface Group {
  readonly kind: 'group';
  readonly name: string;
  /** Names by the file names of their cards; members who never speak are cast all the same. */
  readonly members: readonly { readonly name: string; readonly avatarFileName: string }[];
  /** Names of the chat files, without `.jsonl`. */
  readonly chats: readonly string[];
  readonly scenario?: string;
}

export type CardFile = Card | Lorebook | Personas | Group;

export type CardFailure =
  /** A picture whose card data is gone: re-saved by a site, a phone or a chat app. */
  | { readonly kind: 'picture-without-card' }
  | { readonly kind: 'not-a-card' }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'damaged'; readonly detail: string };

export function describeCardFailure(failure: CardFailure): string {
  switch (failure.kind) {
    case 'picture-without-card':
      return 'This picture holds no character card. Sites and chat apps that save a picture anew lose the card: get the original file.';
    case 'not-a-card':
      return 'This is no character card, lorebook, persona backup or group.';
    case 'too-large':
      return `This file is larger than the ${Math.round(failure.limit / 1e6)} MB that a card may have.`;
    case 'damaged':
      return `This card is damaged and could not be read (${failure.detail}).`;
  }
}
