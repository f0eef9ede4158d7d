import type { LoreEntry } from '@/story';

/** What a character card or a persona says that an analysis can use; plain data, whatever the card's version. */
export interface CardFacts {
  readonly name: string;
  readonly nickname?: string;
  readonly description: string;
  readonly personality?: string;
  readonly scenario?: string;
  readonly firstMessage?: string;
  /** A persona: who `{{user}}` is. */
  readonly isPlayer?: boolean;
  readonly book?: readonly LoreEntry[];
}
