// People whom a file tells of apart from their messages, which then name them by an id.
import { characterOfList } from '../shared/chat-cast';
import { isObject } from '../shared/json-lines';
import { idOfPerson, nameOfPerson, readSaid } from './said';

export interface FilePeople {
  /** Names by ids, of all that have both. */
  readonly people: ReadonlyMap<string, string>;
  /** Of those whom a list says to be in the chat. */
  readonly characters: ReadonlyMap<string, string>;
}

const MAX_DEPTH = 7;
const MAX_LOOKS = 20_000;
const MAX_LISTED = 200;
const LISTED = /character|participa|member|cast/i;

export function peopleIn(value: unknown): FilePeople {
  const people = new Map<string, string>();
  const characters = new Map<string, string>();
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let looks = 0; open.length > 0 && looks < MAX_LOOKS; looks++) {
    const { value: one, depth } = open.pop() ?? { value: undefined, depth: 0 };
    if (typeof one !== 'object' || one === null || depth > MAX_DEPTH) continue;
    if (isObject(one)) {
      if (readSaid(one)) continue;
      const [id, name] = [idOfPerson(one), nameOfPerson(one)];
      if (id !== undefined && name !== undefined && name !== id) people.set(id, name);
    }
    for (const [key, inner] of Object.entries(one)) {
      if (LISTED.test(key) && Array.isArray(inner)) noteCharacters(inner, characters);
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return { people, characters };
}

function noteCharacters(list: readonly unknown[], characters: Map<string, string>): void {
  for (const one of list.slice(0, MAX_LISTED)) {
    const found = characterOfList(one);
    if (found) characters.set(found.id, found.name);
  }
}
