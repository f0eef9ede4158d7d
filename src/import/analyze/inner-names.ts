// One author, several voices: a card that plays a town writes `Brannoc: "Shut the door."` for each of them.
import type { Transcript } from '@/story';
import { isStopWord, nameStrength } from '../formats/names/name-words';
import { foldName } from './names';
import type { FoundVoice } from './survey';

const HEAD =
  /^[ \t]*(?:\*\*|__)?(\p{Lu}[^\s:：*_"“「\n][^:：*_"“「\n]{0,38}?)(?:\*\*|__)?[ \t]?[:：](?:\*\*|__)?[ \t]*["“„«「]/gmu;

/** Names that open a quotation inside other people's messages, at least twice: once may be a manner of speaking. */
export function innerVoices(transcript: Transcript): FoundVoice[] {
  const posting = new Set(transcript.speakers.map(({ name }) => foldName(name)));
  const counts = new Map<string, { name: string; tags: number }>();
  if (transcript.about.isProse === true) return [];
  for (const { text, speaker } of transcript.messages) {
    if (speaker === null || !text.includes('\n')) continue;
    for (const match of text.matchAll(HEAD)) {
      const name = match[1]?.trim() ?? '';
      const key = foldName(name);
      if (posting.has(key) || isStopWord(name) || nameStrength(name) < 2) continue;
      counts.set(key, { name, tags: (counts.get(key)?.tags ?? 0) + 1 });
    }
  }
  return [...counts].flatMap(([key, { name, tags }]) =>
    tags >= 2 ? [{ key: `voice:${key}`, name, tags, isNoun: false, aliases: [] }] : [],
  );
}
