// One author, several voices: a card that plays a town writes `Brannoc: "Shut the door."` for each of them.
import { matchesOf } from '@/lib/text/matches';
import type { LogTranscript, Message } from '@/story';
import { isStopWord, nameStrength } from '../formats/names/name-words';
import { foldName } from './names';
import type { FoundVoice } from './told-survey';

const HEAD =
  /^[ \t]*(?:\*\*|__)?(\p{Lu}[^\s:：*_"“「\n][^:：*_"“「\n]{0,38}?)(?:\*\*|__)?[ \t]?[:：](?:\*\*|__)?[ \t]*["“„«「]/gmu;

/** Names that open a quotation inside other people's messages, at least twice: once may be a manner of speaking. */
export class InnerVoices {
  readonly #posting: ReadonlySet<string>;
  readonly #isProse: boolean;
  readonly #counts = new Map<string, { name: string; tags: number }>();

  constructor({ speakers, about }: Pick<LogTranscript, 'speakers' | 'about'>) {
    this.#posting = new Set(speakers.map(({ name }) => foldName(name)));
    this.#isProse = about.isProse === true;
  }

  see({ text, speaker }: Message): void {
    if (this.#isProse || speaker === null || !text.includes('\n')) return;
    for (const match of matchesOf(text, HEAD)) {
      const name = match[1]?.trim() ?? '';
      const key = foldName(name);
      if (this.#posting.has(key) || isStopWord(name) || nameStrength(name) < 2) continue;
      this.#counts.set(key, { name, tags: (this.#counts.get(key)?.tags ?? 0) + 1 });
    }
  }

  get voices(): FoundVoice[] {
    return [...this.#counts].flatMap(([key, { name, tags }]) =>
      tags >= 2 ? [{ key: `voice:${key}`, name, tags, isNoun: false, aliases: [] }] : [],
    );
  }
}
