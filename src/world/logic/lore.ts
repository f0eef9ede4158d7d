import type { LoreEntry } from '@/story';

export const LORE_KINDS: readonly { readonly value: LoreEntry['kind']; readonly label: string }[] =
  [
    { value: 'place', label: 'A place' },
    { value: 'person', label: 'A person' },
    { value: 'faction', label: 'A group' },
    { value: 'rule', label: 'A rule of the world' },
    { value: 'thing', label: 'A thing or an event' },
  ];

/** Every word of the query is in the title, a key or the content. */
export function filterLore(lore: readonly LoreEntry[], query: string): LoreEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return lore.filter(({ title, keys, content }) => {
    const text = [title, ...keys, content].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
