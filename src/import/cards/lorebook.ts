// Lorebooks of the front-ends, each an object or list of its own shape, as entries of a world.
import { z } from 'zod';
import type { LoreEntry } from '@/story';
import type { Lorebook } from './card-file';
import { readComfyvnWorld } from './comfyvn-world';
import { kindOfEntry } from './entry-kind';
import { flagField, isRecord, itemsOf, textField, textListField } from './fields';

export interface RawEntry {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly content: string;
  readonly enabled: boolean;
  readonly constant: boolean;
  readonly stated?: string;
  /** Lower comes first. */
  readonly order: number;
}

const worldEntry = z.looseObject({
  key: textListField,
  comment: textField,
  content: textField,
  disable: flagField(false),
  constant: flagField(false),
  group: textField,
  displayIndex: z.number().optional().catch(undefined),
});

const bookEntry = z.looseObject({
  keys: textListField,
  name: textField,
  comment: textField,
  content: textField,
  // Missing in many files, where it means on.
  enabled: flagField(true),
  constant: flagField(false),
  insertion_order: z.number().optional().catch(undefined),
});

/** The book in a value of any known shape, or undefined. `fallbackName` is used where it has none. */
export function readLorebook(value: unknown, fallbackName: string): Lorebook | undefined {
  const book = readEntries(value);
  if (!book) return undefined;
  const entries = [...book.entries].sort((a, b) => a.order - b.order).map(toLoreEntry);
  return { kind: 'lorebook', name: book.name === '' ? fallbackName : book.name, entries };
}

function readEntries(value: unknown): { name: string; entries: RawEntry[] } | undefined {
  if (Array.isArray(value)) return readBareList(value);
  if (!isRecord(value)) return undefined;
  const name = textField.parse(value.name);
  if (value.spec === 'lorebook_v3') return readEntries(value.data);
  if (value.type === 'risu' && Array.isArray(value.data))
    return { name, entries: risu(value.data) };
  const comfyvn = readComfyvnWorld(value);
  if (comfyvn) return { name: name || textField.parse(value.title), entries: comfyvn };
  const { entries } = value;
  if ('lorebookVersion' in value && Array.isArray(entries)) {
    return { name, entries: novelAi(entries, value.categories) };
  }
  const items = itemsOf(entries);
  if (entries === undefined || (items.length === 0 && !isEmpty(entries))) return undefined;
  const [, first] = items[0] ?? [];
  if (first && 'entry' in first)
    return { name, entries: items.map(([id, item]) => agnai(id, item)) };
  if (first && 'key' in first) return { name, entries: items.map(([id, item]) => world(id, item)) };
  if (first && !('keys' in first)) return undefined;
  return { name, entries: items.map(([id, item]) => book(id, item)) };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : isRecord(value) && Object.keys(value).length === 0;
}

/** Lists without a frame: AI Dungeon's story cards, Kobold's world info. */
function readBareList(list: readonly unknown[]): { name: string; entries: RawEntry[] } | undefined {
  const items = itemsOf(list);
  const [, first] = items[0] ?? [];
  if (!first) return undefined;
  if ('keys' in first && ('value' in first || 'entry' in first)) {
    return { name: '', entries: items.map(([id, item]) => dungeon(id, item)) };
  }
  if ('key' in first && 'content' in first && !('role' in first)) {
    return { name: '', entries: items.map(([id, item]) => world(id, item)) };
  }
  return undefined;
}

function world(id: string, item: Record<string, unknown>): RawEntry {
  const entry = worldEntry.parse(item);
  return {
    id: textField.parse(item.uid) || id,
    title: entry.comment,
    keys: entry.key,
    content: entry.content,
    enabled: !entry.disable,
    constant: entry.constant,
    ...(entry.group === '' ? {} : { stated: entry.group }),
    order: entry.displayIndex ?? Number(id),
  };
}

function book(id: string, item: Record<string, unknown>): RawEntry {
  const entry = bookEntry.parse(item);
  return {
    id: textField.parse(item.id) || id,
    title: entry.comment === '' ? entry.name : entry.comment,
    keys: entry.keys,
    content: entry.content,
    enabled: entry.enabled,
    constant: entry.constant,
    order: entry.insertion_order ?? Number(id),
  };
}

function agnai(id: string, item: Record<string, unknown>): RawEntry {
  return {
    id,
    title: textField.parse(item.name),
    keys: textListField.parse(item.keywords),
    content: textField.parse(item.entry),
    enabled: flagField(true).parse(item.enabled),
    constant: false,
    order: Number(id),
  };
}

function risu(list: readonly unknown[]): RawEntry[] {
  const items = itemsOf(list);
  const folders = new Map<string, string>();
  for (const [, item] of items) {
    if (item.mode === 'folder')
      folders.set(textField.parse(item.key), textField.parse(item.comment));
  }
  return items
    .filter(([, item]) => item.mode !== 'folder')
    .map(([id, item]) => {
      const stated = folders.get(textField.parse(item.folder));
      return {
        id,
        title: textField.parse(item.comment),
        keys: textListField.parse(item.key),
        content: textField.parse(item.content),
        enabled: true,
        constant: flagField(false).parse(item.alwaysActive),
        ...(stated === undefined ? {} : { stated }),
        order: Number(id),
      };
    });
}

function novelAi(list: readonly unknown[], categories: unknown): RawEntry[] {
  const names = new Map(
    itemsOf(categories).map(([, item]) => [textField.parse(item.id), textField.parse(item.name)]),
  );
  return itemsOf(list).map(([id, item]) => {
    const stated = names.get(textField.parse(item.category));
    return {
      id,
      title: textField.parse(item.displayName),
      keys: textListField.parse(item.keys),
      content: textField.parse(item.text),
      enabled: flagField(true).parse(item.enabled),
      constant: flagField(false).parse(item.forceActivation),
      ...(stated === undefined ? {} : { stated }),
      order: Number(id),
    };
  });
}

function dungeon(id: string, item: Record<string, unknown>): RawEntry {
  return {
    id,
    title: textField.parse(item.title),
    keys: textListField.parse(item.keys),
    content: textField.parse(item.value) || textField.parse(item.entry),
    enabled: true,
    constant: false,
    stated: textField.parse(item.type),
    order: Number(id),
  };
}

function toLoreEntry(raw: RawEntry): LoreEntry {
  // V3 puts instructions for the prompt at the top of an entry, each on a line with @@.
  const content = raw.content.replace(/^(?:@@@?[^\n]*(?:\n|$))+/, '').trim();
  const keys = raw.keys.filter((key) => !/^\/.+\/\w*$/.test(key));
  const title = plainTitle(raw.title) || (keys[0] ?? raw.keys[0] ?? content.slice(0, 40));
  return {
    id: raw.id,
    title,
    keys: [...keys],
    content,
    kind: kindOfEntry({ ...raw, content }),
    enabled: raw.enabled,
    constant: raw.constant,
  };
}

/** `Saltmarrow (place)`, `[Location] Saltmarrow`, `Loc: Saltmarrow` → `Saltmarrow`. */
function plainTitle(title: string): string {
  const tag =
    'location|loc|place|city|town|npc|character|char|person|faction|group|guild|item|object|rule|lore';
  return title
    .replace(new RegExp(`^\\s*(?:[[(](?:${tag})[\\])]|(?:${tag})\\s*[:–—-])\\s*`, 'i'), '')
    .replace(new RegExp(`\\s*[[(](?:${tag})[\\])]\\s*$`, 'i'), '')
    .trim();
}
