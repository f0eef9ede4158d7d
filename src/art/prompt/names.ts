// Names by which a text speaks of somebody.
import type { Character } from '@/story';
import type { PromptStory } from './prompt-parts';

/** Name, aliases, and the first and last word of the name where they look like names. */
export function namesOf({ name, aliases }: Pick<Character, 'name' | 'aliases'>): string[] {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}[\p{L}’'-]{2,}$/u.test(word));
  const ends = [words[0], words.at(-1)].filter((word) => word !== undefined);
  return [...new Set([name, ...aliases, ...ends])].filter((one) => one.trim().length >= 2);
}

export function otherNames(story: PromptStory, character: Character): string[] {
  const own = new Set(namesOf(character));
  return story.characters
    .filter(({ id }) => id !== character.id)
    .flatMap(namesOf)
    .filter((name) => !own.has(name));
}

export function allNames(story: PromptStory): string[] {
  return story.characters.flatMap(namesOf);
}
