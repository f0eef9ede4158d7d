// Who is who in a SillyTavern chat: names are shown, picture files are the better identity.
import type { Speaker } from '@/story';

type Role = NonNullable<Speaker['role']>;

interface Voice {
  readonly name: string;
  readonly avatar: string;
  readonly roles: Map<Role, number>;
  count: number;
  key: string;
}

/**
 * Collects names with pictures while the chat is read, and decides at its end: one picture under two
 * names is one person renamed; one name with two pictures is two cards. Pictures do not divide users,
 * who change theirs at will.
 */
export class Voices {
  readonly #voices: Voice[] = [];
  readonly #index = new Map<string, number>();

  /** A number for the voice, to be exchanged for its key by `resolve`. */
  note(name: string, avatar: string, role: Role): number {
    const id = `${avatar}\n${name}`;
    let index = this.#index.get(id);
    if (index === undefined) {
      index = this.#voices.length;
      this.#index.set(id, index);
      this.#voices.push({ name, avatar, roles: new Map(), count: 0, key: name });
    }
    const voice = this.#voices[index];
    if (voice) {
      voice.count++;
      voice.roles.set(role, (voice.roles.get(role) ?? 0) + 1);
    }
    return index;
  }

  /** The last note was taken back. */
  forget(index: number): void {
    const voice = this.#voices[index];
    if (voice) voice.count--;
  }

  /** The most used name of one role, such as the player's. */
  mainName(role: Role): string | undefined {
    const counts = new Map<string, number>();
    for (const { name, roles } of this.#voices) {
      const count = roles.get(role) ?? 0;
      if (count > 0) counts.set(name, (counts.get(name) ?? 0) + count);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  }

  /** Speakers in order of appearance, and the key of each voice by its number. */
  resolve(): { speakers: Speaker[]; keys: string[] } {
    const byName = groupBy(
      this.#voices.filter(({ count }) => count > 0),
      ({ name }) => name,
    );
    for (const [name, voices] of byName) {
      const cards = voices.filter(({ avatar, roles }) => avatar !== '' && !roles.has('player'));
      const main = [...cards].sort((a, b) => b.count - a.count)[0];
      for (const voice of cards) {
        if (voice !== main) voice.key = `${name} (${voice.avatar})`;
      }
    }
    const byAvatar = groupBy(
      this.#voices.filter(({ avatar, count }) => avatar !== '' && count > 0),
      ({ avatar }) => avatar,
    );
    const renamed = new Map<string, string>();
    for (const voices of byAvatar.values()) {
      const main = [...voices].sort((a, b) => b.count - a.count)[0];
      for (const voice of voices) {
        if (main && voice.key !== main.key) renamed.set(voice.key, main.key);
      }
    }
    for (const voice of this.#voices) voice.key = followed(renamed, voice.key);
    return { speakers: this.#speakers(), keys: this.#voices.map(({ key }) => key) };
  }

  #speakers(): Speaker[] {
    const present = this.#voices.filter(({ count }) => count > 0);
    return [...groupBy(present, ({ key }) => key)].map(([key, voices]) => {
      const [main] = [...voices].sort((a, b) => b.count - a.count);
      const roles = new Map<Role, number>();
      for (const voice of voices) {
        for (const [role, count] of voice.roles) roles.set(role, (roles.get(role) ?? 0) + count);
      }
      // Notices of the program come in the name of its assistant, who then tells the story.
      if (roles.size > 1) roles.delete('system');
      const role = [...roles].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'character';
      const name = main?.name ?? key;
      const aliases = [...new Set(voices.map((voice) => voice.name))].filter(
        (other) => other !== name,
      );
      const avatar = voices.find((voice) => voice.avatar !== '')?.avatar;
      return {
        key,
        name,
        role,
        ...(role === 'system' ? { isBot: true } : {}),
        ...(aliases.length > 0 ? { aliases } : {}),
        ...(avatar === undefined ? {} : { avatar }),
      };
    });
  }
}

/** A name may have been changed more than once; rings cannot hold us. */
function followed(renamed: ReadonlyMap<string, string>, key: string): string {
  const seen = new Set<string>();
  let at = key;
  for (let next = renamed.get(at); next !== undefined && !seen.has(next); next = renamed.get(at)) {
    seen.add(next);
    at = next;
  }
  return at;
}

/** `Map.groupBy`, which Node 20 lacks. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
