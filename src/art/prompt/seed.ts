// Seeds that follow from the story: the same person or place is drawn from the same noise every time.
import { hash32 } from '@/lib/hash';
import { findPlace } from '@/story';
import type { PromptOptions, PromptStory, PromptSubject } from './prompt-parts';

export interface FoundSeed {
  readonly seed: number;
  readonly seedFrom: string;
}

/** This run, else the character or place, else the world, else made from the id. */
export function seedOf(
  subject: PromptSubject,
  story: PromptStory,
  options: Pick<PromptOptions, 'seed'> = {},
): FoundSeed {
  if (options.seed !== undefined) return { seed: options.seed, seedFrom: 'options.seed' };
  const near = nearSeed(subject, story);
  if (near) return near;
  const { seed } = story.world.art ?? {};
  if (seed !== undefined) return { seed, seedFrom: 'world.art.seed' };
  return { seed: seedFromText(nameOf(subject)), seedFrom: 'made from the id' };
}

function nearSeed(subject: PromptSubject, story: PromptStory): FoundSeed | undefined {
  if (subject.kind === 'sprite') {
    const seed = story.characters.find(({ id }) => id === subject.who)?.art?.seed;
    return seed === undefined
      ? undefined
      : { seed, seedFrom: `characters[${subject.who}].art.seed` };
  }
  const seed = findPlace(story.world, subject.place)?.art?.seed;
  return seed === undefined
    ? undefined
    : { seed, seedFrom: `world.places[${subject.place}].art.seed` };
}

/** No expression, outfit, light or weather in it: a face changes and the person stays. */
function nameOf(subject: PromptSubject): string {
  if (subject.kind === 'sprite') return `sprite ${subject.who}`;
  const place = subject.place ?? 'nowhere';
  if (subject.kind === 'background') return `bg ${place}`;
  return `cg ${place} ${subject.people.map(({ who }) => who).join(' ')} ${subject.moment ?? ''}`;
}

/** 53 bits, what a number in JSON holds exactly. */
export function seedFromText(text: string): number {
  const high = hash32(text, 0x9e3779b9) & 0x1f_ffff;
  return high * 0x1_0000_0000 + hash32(text);
}
