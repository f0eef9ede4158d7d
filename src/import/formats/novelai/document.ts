// The document of NovelAI's editor: sections (one paragraph each) under ids, their order, and what was
// changed since the last point of the history.
import { PackedMap, PackedText, type Packed } from './message-pack';

/** A paragraph. The bytes are those of the string that it was read from, before later changes to it. */
export interface Section {
  readonly text: string;
  readonly packed: PackedText;
}

const CREATED = 0;
const UPDATED = 1;
const REMOVED = 2;

/** Ids are numbers or strings; `1` and `"1"` are two. */
type Id = string;
const START: Id = 'start';

/** Paragraphs in their order; undefined where the value is no document. */
export function sectionsOf(document: Packed): readonly Section[] | undefined {
  if (!(document instanceof PackedMap)) return undefined;
  const stored = document.get('sections');
  const order = document.get('order');
  if (!(stored instanceof PackedMap) || !Array.isArray(order)) return undefined;
  const sections = new SectionList();
  const byId = new Map<Id, Section | undefined>();
  for (const [id, section] of stored.entries) byId.set(idOf(id), sectionOf(section));
  for (const id of order as readonly Packed[]) sections.append(idOf(id), byId.get(idOf(id)));
  const changes = document.get('dirtySections');
  if (changes instanceof PackedMap) {
    for (const [id, change] of changes.entries) {
      if (change instanceof PackedMap) sections.change(idOf(id), change);
    }
  }
  return sections.all();
}

function idOf(value: Packed): Id {
  return value instanceof PackedText ? `text ${value.text}` : `number ${String(value)}`;
}

/** Sections without text are rules and pictures. */
function sectionOf(value: Packed): Section | undefined {
  const text = value instanceof PackedMap ? value.get('text') : undefined;
  return text instanceof PackedText ? { text: text.text, packed: text } : undefined;
}

/** A chain, so that a section can go behind any other in one step, even behind one that is removed. */
class SectionList {
  readonly #sections = new Map<Id, Section | undefined>();
  readonly #next = new Map<Id, Id>();
  readonly #waiting = new Map<Id, [Id, Section | undefined][]>();
  #last: Id = START;

  append(id: Id, section: Section | undefined): void {
    if (this.#sections.has(id)) return;
    this.#insert(this.#last, id, section);
  }

  change(id: Id, change: PackedMap): void {
    const type = change.get('type');
    if (type === REMOVED) this.#sections.set(id, undefined);
    else if (type === UPDATED) {
      const section = this.#sections.get(id);
      if (section) this.#sections.set(id, changed(section, change.get('diff')));
    } else if (type === CREATED && !this.#sections.has(id)) {
      const section = sectionOf(change.get('section'));
      const after = change.get('after');
      if (after === undefined || after === null) this.append(id, section);
      else this.#insertOrWait(after === 0 ? START : idOf(after), id, section);
    }
  }

  #insertOrWait(after: Id, id: Id, section: Section | undefined): void {
    if (after === START || this.#sections.has(after)) return this.#insert(after, id, section);
    const waiting = this.#waiting.get(after);
    if (waiting) waiting.push([id, section]);
    else this.#waiting.set(after, [[id, section]]);
  }

  #insert(after: Id, id: Id, section: Section | undefined): void {
    const toDo: [Id, Id, Section | undefined][] = [[after, id, section]];
    for (let job = toDo.pop(); job; job = toDo.pop()) {
      const [before, now, what] = job;
      if (this.#sections.has(now)) continue;
      const next = this.#next.get(before);
      this.#next.set(before, now);
      if (next === undefined) this.#last = now;
      else this.#next.set(now, next);
      this.#sections.set(now, what);
      for (const [later, its] of this.#waiting.get(now) ?? []) toDo.push([now, later, its]);
      this.#waiting.delete(now);
    }
  }

  all(): Section[] {
    // What waits for a section that never came is still somebody's text.
    for (const [after, waiting] of [...this.#waiting]) {
      this.#waiting.delete(after);
      for (const [id, section] of waiting) this.append(id, section);
    }
    const out: Section[] = [];
    for (let id = this.#next.get(START); id !== undefined; id = this.#next.get(id)) {
      const section = this.#sections.get(id);
      if (section) out.push(section);
    }
    return out;
  }
}

/** Changes that do not fit the text leave it as it is. */
function changed(section: Section, diff: Packed): Section {
  const inner = diff instanceof PackedMap ? (diff.get('diff') ?? diff) : undefined;
  if (!(inner instanceof PackedMap)) return section;
  const replaced = sectionOf(inner.get('to'));
  if (replaced) return replaced;
  const parts = inner.get('parts');
  if (!Array.isArray(parts)) return section;
  const { text } = section;
  const out: string[] = [];
  let at = 0;
  for (const part of parts as readonly Packed[]) {
    if (!(part instanceof PackedMap)) return section;
    const [from, deleted, inserted] = [part.get('from'), part.get('delete'), part.get('insert')];
    const gone = deleted instanceof PackedText ? deleted.text : '';
    // Each part counts from the end of the one before it.
    const place = typeof from === 'number' ? at + from : -1;
    if (place < at || !text.startsWith(gone, place)) return section;
    out.push(text.slice(at, place), inserted instanceof PackedText ? inserted.text : '');
    at = place + gone.length;
  }
  return { ...section, text: [...out, text.slice(at)].join('') };
}
