// The sections of the settings and the words that the search finds them by. Pure.

export interface SettingsSection {
  readonly id: string;
  readonly title: string;
  /** Labels of what is in it, and what people call it. */
  readonly words: string;
}

export const SECTIONS = [
  {
    id: 'appearance',
    title: 'Appearance',
    words: 'theme dark light system density compact cosy colors',
  },
  {
    id: 'player',
    title: 'Player',
    words:
      'text speed auto delay text size font face box opacity skip unseen lines after choices motion volume sound ambience',
  },
  { id: 'import', title: 'Reading logs', words: 'import swipes choices scene cuts sensitivity' },
  {
    id: 'accessibility',
    title: 'Accessibility',
    words: 'high contrast screen reader announce lines letter shortcuts keys motion',
  },
  {
    id: 'rendering',
    title: 'Rendering',
    words: 'comfyui notification tell me when done pictures',
  },
  { id: 'storage', title: 'Storage', words: 'space quota disk persist keep clear bin' },
  { id: 'file', title: 'Settings as a file', words: 'export import json reset everything' },
  { id: 'network', title: 'Network', words: 'hosts privacy offline requests calls' },
  {
    id: 'diagnostics',
    title: 'Diagnostics',
    words: 'health check log errors report save diagnostics problems recovery',
  },
  { id: 'about', title: 'About', words: 'version licenses libraries credits' },
] as const satisfies readonly SettingsSection[];

export type SectionId = (typeof SECTIONS)[number]['id'];

/** Sections whose title or words hold every word of the query. */
export function findSections(query: string): readonly (typeof SECTIONS)[number][] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return SECTIONS.filter(({ title, words }) => {
    const text = `${title} ${words}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
