// `Anon: "Where am I?"`: front-ends put names at the beginning of what a side says.
import type { Speaker } from '@/story';
import { nameStrength } from '../names/name-words';
import type { TemplateRole } from './templates';

const NAME_AT_START = /^\s*([^\n:<>*"“]{1,40}): ?/;
/** A name that opens fewer turns is a word. */
const MIN_TURNS = 2;

export class TurnNames {
  readonly #counts = new Map<string, { user: number; assistant: number }>();
  #isOpen = false;

  /** A turn begins; what is looked at next may be its name. */
  begin(): void {
    this.#isOpen = true;
  }

  look(role: TemplateRole, said: string): void {
    if (!this.#isOpen || said.trim() === '') return;
    this.#isOpen = false;
    if (role !== 'user' && role !== 'assistant') return;
    const name = NAME_AT_START.exec(said.slice(0, 100))?.[1]?.trim() ?? '';
    if (nameStrength(name) < 2) return;
    const counts = this.#counts.get(name) ?? { user: 0, assistant: 0 };
    counts[role]++;
    this.#counts.set(name, counts);
  }

  /** Whose name opens the text, and how long it is with its colon. */
  nameAt(said: string): readonly [Speaker, number] | undefined {
    const found = NAME_AT_START.exec(said.slice(0, 100));
    const name = found?.[1]?.trim();
    const counts = this.#counts.get(name ?? '');
    if (!found || name === undefined || !counts) return undefined;
    if (counts.user + counts.assistant < MIN_TURNS) return undefined;
    const role = counts.user > counts.assistant ? 'player' : 'character';
    return [{ key: name, name, role }, found[0].length];
  }
}
