// "Ines" beside "Ines Varga": one voice, where only one is called so.
import { foldName } from './names';
import type { FoundVoice } from './told-survey';

const TITLES = /^(?:the|mr|mrs|ms|miss|dr|sir|lady|lord|herr|frau|m|mme|sr|sra)\.?\s/;

/** The same voices; a name of one word that is a part of just one longer name becomes its alias. */
export function foldShortNames(voices: readonly FoundVoice[]): FoundVoice[] {
  const holders = new Map<string, FoundVoice[]>();
  for (const voice of voices) {
    if (voice.isNoun) continue;
    const folded = foldName(voice.name);
    const words = folded.split(' ');
    if (words.length < 2) continue;
    for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) {
      const held = holders.get(word);
      if (held) held.push(voice);
      else holders.set(word, [voice]);
    }
  }
  const longer = new Map<string, FoundVoice>();
  const out = new Map<string, FoundVoice>();
  for (const voice of voices) {
    const held = voice.isNoun ? undefined : holders.get(foldName(voice.name));
    const only = held?.length === 1 ? held[0] : undefined;
    if (only && !TITLES.test(`${foldName(only.name)} `)) longer.set(voice.key, only);
    else out.set(voice.key, voice);
  }
  for (const voice of voices) {
    const into = out.get(longer.get(voice.key)?.key ?? '');
    if (into)
      out.set(into.key, {
        ...into,
        tags: into.tags + voice.tags,
        aliases: [...into.aliases, voice.name, ...voice.aliases],
      });
  }
  return [...out.values()];
}
