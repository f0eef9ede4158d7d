// What a story knows of its people and places, for the reading of a further log: the second import finds
// them by every name they have had.
import {
  NO_RULES,
  type Character,
  type ImportRules,
  type LoreEntry,
  type Project,
  type World,
} from '@/story';
import type { StoryStart } from '@/storage';
import type { CardFacts } from '../analyze/card-facts';
import type { Facts } from '../gather-facts';
import { isSameList, joinDetails } from '../join-rules';
import { withDetails } from '../privacy/settle-rules';

export interface KnownStory {
  readonly project: Pick<Project, 'id' | 'sources'>;
  readonly characters: readonly Character[];
  readonly world: World;
}

/** Ids of what stands for a place of the story among the lore: it is no lore of the log's own. */
const PLACE_MARK = 'known-place:';

/**
 * Corrections of the cast in all earlier logs, and the names that people have now. Lines and cuts are
 * about their own log and stay with it.
 */
export function rulesFromStory({ project, characters }: KnownStory): ImportRules {
  const cast: ImportRules['cast'] = {};
  for (const { rules } of project.sources) Object.assign(cast, rules.cast);
  for (const { name, aliases, role } of characters) {
    for (const known of [name, ...aliases]) {
      const before = cast[known];
      if (before?.mergeInto !== undefined || before?.ignore) continue;
      const isOther = known !== name;
      if (!isOther && role !== 'player') continue;
      cast[known] = { ...before, ...(isOther && { name }), ...(role === 'player' && { role }) };
    }
  }
  const last = project.sources.at(-1)?.rules;
  return {
    ...NO_RULES,
    cast,
    ...(last && {
      swipesAsChoices: last.swipesAsChoices,
      sceneSensitivity: last.sceneSensitivity,
    }),
  };
}

/** The people as cards say it, the places as a lorebook does. */
export function factsFromStory({ characters, world }: KnownStory): {
  readonly cards: readonly CardFacts[];
  readonly lore: readonly LoreEntry[];
} {
  const cards = characters.map(({ name, aliases, description, role }) => ({
    name,
    description,
    ...(aliases[0] !== undefined && { nickname: aliases[0] }),
    ...(role === 'player' && { isPlayer: true }),
  }));
  const places = world.places.map(({ id, name, aliases, description }) => ({
    id: `${PLACE_MARK}${id}`,
    title: name,
    keys: [name, ...aliases],
    content: description,
    kind: 'place' as const,
    enabled: true,
    constant: false,
  }));
  return { cards, lore: [...world.lore, ...places] };
}

export function knownStoryOf({ project, outline }: StoryStart): KnownStory {
  return { project, characters: outline.characters, world: outline.world };
}

/**
 * What the user said of a log before wins over what the story knows. What is hidden in the story is hidden
 * here too, by the same stand-ins: else the second log would tell what the first does not.
 */
export function withStory(rules: ImportRules, story: KnownStory): ImportRules {
  const known = rulesFromStory(story);
  const hidden = story.project.sources.map((source) => source.rules.privacy.details);
  const details = joinDetails([...hidden, rules.privacy.details]);
  const joined = { ...known, ...rules, cast: { ...known.cast, ...rules.cast } };
  return isSameList(details, rules.privacy.details) ? joined : withDetails(joined, details);
}

/** Cards that came with the log go before what the story says of the same people. */
export function withFacts(facts: Facts, story: KnownStory): Facts {
  const known = factsFromStory(story);
  return { cards: [...facts.cards, ...known.cards], lore: [...facts.lore, ...known.lore] };
}

/** The lore that a log brought itself. */
export function ownLore(lore: readonly LoreEntry[]): readonly LoreEntry[] {
  return lore.filter(({ id }) => !id.startsWith(PLACE_MARK));
}
