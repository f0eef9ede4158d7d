// Which LoRAs a picture gets: the world's, the place's, those of the people on it, and what notes name.
import { findPlace, type ArtNotes, type LoraUse } from '@/story';
import type { PromptLora, PromptStory, PromptSubject } from './prompt-parts';

/** Name without folders and ending: servers and notes spell the same file in different ways. */
export function loraName(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? file;
  return base.replace(/\.(?:safetensors|ckpt|pt|pth|bin)$/i, '').toLowerCase();
}

/**
 * In this order, each file once; the nearest says its weight: a person over the place over the world,
 * and a `<lora:…>` in a note over the lists.
 */
export function loraStack(
  subject: PromptSubject,
  story: PromptStory,
  inNotes: readonly PromptLora[],
): PromptLora[] {
  const all: PromptLora[] = [];
  const add = (art: ArtNotes | undefined, path: string, fits: (use: LoraUse) => boolean): void => {
    for (const use of art?.loras ?? []) if (fits(use)) all.push({ use, path });
  };
  const sprites =
    subject.kind === 'sprite' ? [subject] : subject.kind === 'cg' ? subject.people : [];
  add(story.world.art, 'world.art.loras', (use) => appliesTo(use, sprites));
  if (subject.kind !== 'sprite') {
    const place = findPlace(story.world, subject.place);
    add(place?.art, `world.places[${subject.place}].art.loras`, (use) => appliesTo(use, sprites));
  }
  for (const sprite of sprites) {
    const character = story.characters.find(({ id }) => id === sprite.who);
    add(character?.art, `characters[${sprite.who}].art.loras`, (use) => appliesTo(use, [sprite]));
  }
  const byName = new Map<string, PromptLora>();
  for (const lora of [...all, ...inNotes]) {
    const name = loraName(lora.use.file);
    // Deleted first, so that a nearer one also takes the later place.
    byName.delete(name);
    byName.set(name, lora);
  }
  return [...byName.values()];
}

/** A list of outfits with '' in it means the usual clothes too. */
function appliesTo(
  { expressions, outfits }: LoraUse,
  sprites: readonly { readonly expression: string; readonly outfit?: string }[],
): boolean {
  if (!expressions && !outfits) return true;
  return sprites.some(
    ({ expression, outfit = '' }) =>
      (expressions?.includes(expression) ?? true) && (outfits?.includes(outfit) ?? true),
  );
}
