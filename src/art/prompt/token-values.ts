// What `$name` in a note stands for.
import { findPlace, type Character, type LoreEntry } from '@/story';
import { hourWords } from './air-words';
import { cleanText, sentencesOf, shorten } from './clean-text';
import { expressionWords } from './expression-words';
import type { PromptOptions, PromptStory, PromptSubject } from './prompt-parts';

const LONGEST = 160;
const MOST_RULES = 3;

/**
 * Known to every note, empty where the story does not say: `world`, `tone`, `motifs`, `hooks`, `rules`,
 * `location_name` (`place`), `location_summary`, `hour`, `light`, `weather`, `mood`, `character_name`
 * (`character`), `companion_desc`, `expression`, `outfit`.
 */
export function tokenValues(
  subject: PromptSubject,
  story: PromptStory,
  options: PromptOptions,
): ReadonlyMap<string, string> {
  const { world } = story;
  const isSprite = subject.kind === 'sprite';
  const place = isSprite ? undefined : findPlace(world, subject.place);
  const who = isSprite ? subject : subject.kind === 'cg' ? subject.people[0] : undefined;
  const character = story.characters.find(({ id }) => id === who?.who);
  const about = (title: RegExp) =>
    cut(world.lore.find((entry) => entry.enabled && title.test(entry.title))?.content);
  const placeName = cleanText(place?.name ?? '');
  const name = cleanText(character?.name ?? '');
  return new Map([
    ['world', cleanText(world.name)],
    ['tone', about(/\btone\b/i)],
    ['motifs', about(/\bmotifs?\b/i)],
    ['hooks', about(/\bhooks?\b/i)],
    ['rules', rulesOf(world.lore)],
    ['place', placeName],
    ['location_name', placeName],
    ['location_summary', cut(place?.description)],
    ['hour', options.hour ? hourWords(options.hour) : ''],
    ['light', isSprite ? '' : subject.light],
    ['weather', isSprite ? '' : subject.weather],
    ['mood', cleanText(options.mood ?? '')],
    ['character', name],
    ['character_name', name],
    ['companion_desc', descriptionOf(character)],
    ['expression', who ? expressionWords(who.expression) : ''],
    ['outfit', cleanText(who?.outfit ?? '')],
  ]);
}

function descriptionOf(character: Character | undefined): string {
  return cut(character?.looks.words || character?.description);
}

function cut(text: string | undefined): string {
  return shorten(sentencesOf(cleanText(text ?? ''))[0] ?? '', LONGEST);
}

/** "Magic: costs a memory; Steam: runs everything". */
function rulesOf(lore: readonly LoreEntry[]): string {
  return lore
    .filter(({ enabled, kind }) => enabled && kind === 'rule')
    .slice(0, MOST_RULES)
    .map(({ title, content }) => [cleanText(title), cut(content)].filter(Boolean).join(': '))
    .join('; ');
}
