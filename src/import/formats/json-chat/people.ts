// People whom a file tells of apart from their messages, which then name them by an id.
import { isObject } from '../shared/json-lines';
import { idOfPerson, nameOfPerson, readSaid } from './said';

const MAX_DEPTH = 7;
const MAX_LOOKS = 20_000;

/** Their names by their ids. */
export function peopleIn(value: unknown): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let looks = 0; open.length > 0 && looks < MAX_LOOKS; looks++) {
    const { value: one, depth } = open.pop() ?? { value: undefined, depth: 0 };
    if (typeof one !== 'object' || one === null || depth > MAX_DEPTH) continue;
    if (isObject(one)) {
      if (readSaid(one)) continue;
      const [id, name] = [idOfPerson(one), nameOfPerson(one)];
      if (id !== undefined && name !== undefined && name !== id) people.set(id, name);
    }
    for (const inner of Object.values(one)) open.push({ value: inner, depth: depth + 1 });
  }
  return people;
}
