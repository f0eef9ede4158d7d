// A place as words: what it is called, what kind it is, what is known of it, its light and weather.
import { findPlace, type Light, type Place, type PlaceId, type Weather } from '@/story';
import { hourWords, lightWords, settingOf, weatherWords } from './air-words';
import { cleanText, mentions, sentencesOf, shorten, withoutNames } from './clean-text';
import type { Draft } from './draft';
import { loreFor } from './lore';
import { allNames } from './names';
import { PLACE_KIND_WORDS } from './place-kind-words';
import type { Part, PromptOptions, PromptStory } from './prompt-parts';

export interface WantedPlace {
  readonly place: PlaceId | undefined;
  readonly light: Light;
  readonly weather: Weather;
  /** Rain and snow themselves, where the player does not draw them. */
  readonly falls: boolean;
}

const LONGEST_SENTENCE = 200;
const MOST_SENTENCES = 3;

export function addPlace(
  draft: Draft,
  story: PromptStory,
  wanted: WantedPlace,
  options: PromptOptions,
): void {
  const place = findPlace(story.world, wanted.place);
  if (place) addKnown(draft, story, place);
  else addNowhere(draft, story);
  const setting = settingOf(place?.kind);
  const light = lightWords(wanted.light, wanted.weather, setting);
  const hour = options.hour && !mentions(light, options.hour) ? hourWords(options.hour) : '';
  if (hour !== '' && setting !== 'closed') {
    const reason = 'hour of the scene';
    draft.add({ group: 'light', rank: 2, text: hour, path: 'options.hour', reason });
  }
  draft.add({
    group: 'light',
    rank: 1,
    text: light,
    path: 'shot.light',
    reason:
      setting === 'open'
        ? wanted.light
        : setting === 'windows'
          ? `${wanted.light}, seen from a room`
          : 'no windows',
  });
  const weather = weatherWords(wanted.weather, setting, wanted.falls);
  const part = { text: weather, path: 'shot.weather', reason: wanted.weather };
  if (weather !== '') draft.add({ group: 'weather', rank: 2, ...part });
  else if (wanted.weather !== 'clear') {
    draft.drop({ ...part, text: wanted.weather, reason: 'no windows' }, 'not-seen');
  }
}

function addKnown(draft: Draft, story: PromptStory, place: Place): void {
  const path = `world.places[${place.id}]`;
  const [head, detail] = PLACE_KIND_WORDS[place.kind];
  const people = allNames(story);
  // "Sora’s room" would have Sora in it.
  const name = withoutNames(cleanText(place.name), people);
  const kind: Pick<Part, 'group' | 'path'> = { group: 'place', path: `${path}.kind` };
  draft.add({
    group: 'place',
    rank: 0,
    text: name,
    path: `${path}.name`,
    reason: 'name of the place',
  });
  if (!saysSo(name, head)) {
    draft.add({ ...kind, rank: 0, text: head, reason: `kind of place: ${place.kind}` });
  }
  const told = sentencesOf(cleanText(place.description))
    .filter((sentence) => !people.some((person) => mentions(sentence, person, 'u')))
    .slice(0, MOST_SENTENCES);
  const isThin = told.length === 0;
  draft.add({
    ...kind,
    rank: isThin ? 3 : 7,
    text: detail,
    reason: isThin ? `nothing more is known of this ${place.kind}` : `what a ${place.kind} has`,
  });
  told.forEach((sentence, index) => {
    const text = shorten(sentence, LONGEST_SENTENCE);
    const where = `${path}.description`;
    draft.checkTokens(text, where);
    draft.add({
      group: 'place',
      rank: 2 + index,
      text,
      path: where,
      opens: true,
      reason: 'description of the place',
    });
  });
  draft.addNote(place.art, {
    group: 'place',
    rank: 1,
    path: `${path}.art.prompt`,
    reason: 'written for pictures of this place',
  });
  addLore(draft, story, place, people);
}

/** Neutral, so that a scene without a place can stand before it anywhere. */
function addNowhere(draft: Draft, story: PromptStory): void {
  draft.add({
    group: 'place',
    rank: 0,
    text: 'quiet neutral backdrop, soft out-of-focus scenery',
    path: 'shot.place',
    reason: 'the scene says no place',
  });
  addLore(draft, story, undefined, allNames(story));
}

const LORE_RANK = { place: 3, mention: 6, look: 5, setting: 6 } as const;
const LORE_REASON = {
  place: 'lore about this place',
  mention: 'lore about what the place names',
  look: 'lore about how the world looks',
  setting: 'where the world lies',
} as const;

function addLore(
  draft: Draft,
  story: PromptStory,
  place: Place | undefined,
  people: readonly string[],
): void {
  for (const { entry, why, sentences } of loreFor(story.world, place, people)) {
    for (const text of sentences) {
      const path = `world.lore[${entry.id}].content`;
      const reason = LORE_REASON[why];
      draft.add({ group: 'place', rank: LORE_RANK[why], text, path, reason, opens: true });
    }
  }
}

/** "Old pier" says "wooden pier"; "The Rusty Anchor" does not say "tavern interior". */
function saysSo(name: string, head: string): boolean {
  const nouns = head
    .split(' ')
    .filter((word) => !/^(?:interior|of|a|the|in|on|wooden|open|high|hall|room)$/.test(word));
  return (
    nouns.length > 0 &&
    nouns.every((noun) => mentions(name, noun) || mentions(name, noun.replace(/s$/, '')))
  );
}
