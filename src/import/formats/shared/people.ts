// Accounts of a chat: ids stay, names change, and deleted accounts have neither.
import type { Speaker } from '@/story';
import { isNarratorName } from './text-marks';
import type { TranscriptBuilder } from './transcript-builder';

export class People {
  readonly #names = new Map<string, Map<string, number>>();

  /** The key of who wrote. */
  note(id: string, name: string): string {
    const key = id === '' ? name : id;
    const names = this.#names.get(key) ?? new Map<string, number>();
    names.set(name, (names.get(name) ?? 0) + 1);
    this.#names.set(key, names);
    return key;
  }

  addTo(builder: TranscriptBuilder): void {
    for (const [key, names] of this.#names) {
      const [name = key, ...aliases] = [...names].sort((a, b) => b[1] - a[1]).map(([one]) => one);
      const role = isNarratorName(name) ? { role: 'narrator' as const } : {};
      const speaker: Speaker = { key, name, isAccount: true, ...role };
      builder.speaker(aliases.length > 0 ? { ...speaker, aliases } : speaker);
    }
  }
}
