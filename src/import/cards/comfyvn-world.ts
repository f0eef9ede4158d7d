// Worlds that the first ComfyVN shipped and saved: places and groups by id, rules, lore.
import type { RawEntry } from './lorebook';
import { isRecord, itemsOf, textField, textListField } from './fields';

type Fields = Record<string, unknown>;

/** The entries of such a world, or undefined where the value is none. */
export function readComfyvnWorld(value: Fields): RawEntry[] | undefined {
  const { locations, factions, lore } = value;
  const isOurs = 'lore' in value || 'rules' in value || 'prompt_templates' in value;
  if (!isRecord(locations) || !isOurs) return undefined;
  const entries: Omit<RawEntry, 'order'>[] = [];
  const about = linesOf(value.summary, value.tone, isRecord(lore) ? Object.values(lore) : lore);
  // What holds for the whole world has no word that would call it up.
  if (about !== '') entries.push(entryOf('world', 'World', about, { constant: true }));
  for (const [id, place] of itemsOf(locations)) {
    const { summary, notes, sensory, story_hooks: hooks } = place;
    const content = linesOf(summary, notes, isRecord(sensory) ? Object.values(sensory) : [], hooks);
    entries.push(named(`place-${id}`, place, id, content, 'location'));
  }
  for (const [id, faction] of itemsOf(factions)) {
    const { summary, goals, visual, notes } = faction;
    const content = linesOf(summary, goals, visual, notes);
    entries.push(named(`faction-${id}`, faction, id, content, 'faction'));
  }
  return entries.map((entry, order) => ({ ...entry, order }));
}

function named(
  id: string,
  fields: Fields,
  fallback: string,
  content: string,
  stated: string,
): Omit<RawEntry, 'order'> {
  const name = textField.parse(fields.name) || fallback.replaceAll('_', ' ');
  return { ...entryOf(id, name, content, { constant: false }), keys: [name], stated };
}

function entryOf(
  id: string,
  title: string,
  content: string,
  { constant }: { constant: boolean },
): Omit<RawEntry, 'order'> {
  return { id, title, keys: [], content, enabled: true, constant };
}

/** Texts and lists of texts, one a line; anything else says nothing to a reader. */
function linesOf(...values: readonly unknown[]): string {
  const lines: string[] = [];
  for (const value of values.flat()) {
    const texts = Array.isArray(value) ? textListField.parse(value) : [textField.parse(value)];
    for (const text of texts) if (text.trim() !== '') lines.push(text.trim());
  }
  return lines.join('\n');
}
