// What analysis makes of a transcript: everything of a story but the project row.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Character, CharacterId, Role, Scene, SkippedSpan, World } from '@/story';

export interface Draft {
  readonly title: string;
  readonly characters: readonly Character[];
  readonly world: World;
  readonly scenes: readonly Scene[];
  /** Text that no beat shows. With the spans of the beats it covers every character of every message. */
  readonly skipped: readonly SkippedSpan[];
  readonly cast: readonly CastRow[];
  readonly counts: DraftCounts;
  readonly diagnostics: readonly Diagnostic[];
}

/** One speaker of the log as the review's cast table shows it. */
export interface CastRow {
  /** Speaker key; merged speakers are rows of their own with `mergedInto` set. */
  readonly key: string;
  readonly name: string;
  readonly character: CharacterId | null;
  readonly role: Role;
  readonly messages: number;
  readonly lines: number;
  readonly words: number;
  readonly firstMessage: number;
  readonly lastMessage: number;
  readonly aliases: readonly string[];
  readonly ignored: boolean;
  readonly mergedInto?: string;
  /** "Alice 🌸 is probably Alice: same name but for an emoji". One click merges. */
  readonly mergeSuggestion?: { readonly into: string; readonly why: string };
  readonly confidence: number;
}

export interface DraftCounts {
  readonly messages: number;
  readonly beats: number;
  readonly say: number;
  readonly narrate: number;
  readonly notes: number;
  readonly choices: number;
  readonly doubtful: number;
  /** Characters of message text in beats, in skipped spans, and in neither (which must be 0). */
  readonly charactersInBeats: number;
  readonly charactersSkipped: number;
  readonly charactersLost: number;
}
