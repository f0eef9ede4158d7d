// What a project's card says. Pure.
import { hasTags } from '@/lib/tags';
import { formatCount, formatSize } from '@/lib/format-size';
import type { StoryStart } from '@/storage';
import type { Project } from '@/story';

export interface ProjectSummary {
  readonly scenes: number;
  readonly lines: number;
  /** Names of those who are drawn, the player first. */
  readonly cast: readonly string[];
}

/** Counts by the list of pages: a card does not read the scenes of a long story. */
export function summarize(
  project: Project,
  { outline, pages }: Pick<StoryStart, 'outline' | 'pages'>,
): ProjectSummary {
  const cast = outline.characters.filter(({ role }) => role === 'player' || role === 'character');
  return {
    scenes: pages.reduce((sum, page) => sum + page.scenes, 0),
    lines: pages.reduce((sum, page) => sum + page.lines, 0),
    cast: [...cast]
      .sort((a, b) => Number(b.id === project.player) - Number(a.id === project.player))
      .map(({ name }) => name),
  };
}

/** "12 scenes · 3,104 lines". */
export function countsOf({ scenes, lines }: ProjectSummary): string {
  return `${formatCount(scenes, 'scene')} · ${formatCount(lines, 'line')}`;
}

/** "Sora, Kaito and 3 more". */
export function namesOf(names: readonly string[], shown = 3): string {
  if (names.length === 0) return 'Nobody yet';
  if (names.length <= shown) return names.join(', ');
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}

/** Size of the logs that it was made from. */
export function sourceSize(project: Project): string {
  return formatSize(project.sources.reduce((sum, source) => sum + source.bytes, 0));
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "5 minutes ago", "yesterday", then a date. */
export function formatAgo(at: number, now = Date.now()): string {
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
  const days = Math.round(minutes / (24 * 60));
  if (days < 14) return relative.format(-days, 'day');
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(at);
}

/** Days until the bin empties itself of it, from 0. */
export function daysLeft(deletedAt: number, binDays: number, now = Date.now()): number {
  return Math.max(0, Math.ceil(binDays - (now - deletedAt) / 86_400_000));
}

/** Those that have all of the tags, and the words in their title or in a tag. */
export function sortProjects(
  projects: readonly Project[],
  order: 'changed' | 'title',
  query: string,
  tags: readonly string[] = [],
): Project[] {
  const wanted = query.trim().toLowerCase();
  return projects
    .filter((project) => hasTags(project.tags, tags))
    .filter((project) =>
      [project.title, ...project.tags].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((a, b) =>
      order === 'title'
        ? a.title.localeCompare(b.title, undefined, { numeric: true })
        : b.updatedAt - a.updatedAt,
    );
}

/** Why the list is empty, and so what to change. */
export function nothingFound(query: string, tags: readonly string[]): string {
  const words = query.trim();
  const named = tags.map((tag) => `“${tag}”`).join(' and ');
  if (named === '') return `No title or tag contains “${words}”.`;
  const among = tags.length === 1 ? `the tag ${named}` : `all of the tags ${named}`;
  return words === '' ? `No story has ${among}.` : `No story with ${among} contains “${words}”.`;
}
