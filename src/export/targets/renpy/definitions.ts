// `characters.rpy` and `pictures.rpy`: who speaks, and names for pictures that are not files.
import type { Beat, Character, CharacterId, Light, Story } from '@/story';
import { isNarrator, type Naming, type ShownPictures } from './cast';
import { readableColor } from './color';
import { pythonString, pythonText } from './escape';
import type { PlannedPicture } from './picture-plan';

/** A plain backdrop where a place has no picture, in the color of its light. */
const BACKDROPS: Readonly<Record<Light, string>> = {
  dawn: '#6d5f70',
  day: '#5f7388',
  dusk: '#57465c',
  night: '#1f2536',
};

export function charactersScript(
  story: Story,
  naming: Naming,
  pictures: ShownPictures,
  speakers: ReadonlySet<CharacterId>,
): string {
  const lines = [
    '# Who speaks. The `character` store keeps these names apart from all others.',
    '# `cb_who` tells staging.rpy whose sprite to bring to the front.',
    '',
  ];
  for (const character of story.characters) {
    if (isNarrator(character)) continue;
    const isSeen = pictures.hasPerson(character.id);
    if (!isSeen && !speakers.has(character.id)) continue;
    lines.push(`define character.${naming.person(character.id)} = ${definition(character)}`);
  }
  return `${lines.join('\n')}\n`;

  function definition(character: Character): string {
    const tag = naming.person(character.id);
    const parts = [pythonText(character.name), `color="${readableColor(character.color)}"`];
    if (pictures.hasPerson(character.id)) parts.push(`image="${tag}"`, `cb_who="${tag}"`);
    return `Character(${parts.join(', ')})`;
  }
}

/** Adds everybody who has a line. */
export function noteSpeakers(beats: readonly Beat[], speakers: Set<CharacterId>): void {
  for (const beat of beats) if (beat.kind === 'say' && beat.who !== null) speakers.add(beat.who);
}

export function picturesScript(plan: readonly PlannedPicture[], people: readonly string[]): string {
  const lines = [
    '# Pictures are found by their file names: "images/mira/mira joy.png" is `show mira joy`.',
    '# Below are names that borrow the picture of another. To give one a picture of its own, add the',
    '# file and delete its line here.',
    '',
  ];
  for (const { name, aliasOf, picture, shot } of plan) {
    if (aliasOf !== undefined) lines.push(`image ${name} = ${pythonString(aliasOf)}`);
    else if (!picture && shot.kind === 'background') {
      lines.push(`image ${name} = Solid("${BACKDROPS[shot.light]}")`);
    }
  }
  const backgrounds = plan.filter(({ shot }) => shot.kind === 'background');
  const own = backgrounds.filter(({ path }) => path !== undefined).map(({ name }) => name);
  lines.push(
    '',
    '# Behind the main menu, and on the gallery screen.',
    `define gui.menu_picture = ${pythonString(own[0] ?? 'black')}`,
    `define gui.gallery_pictures = [${own.map((name) => `\n    ${pythonString(name)},`).join('')}${own.length > 0 ? '\n' : ''}]`,
    '',
    '# Tags that staging.rpy lights and brings to the front.',
    `define gui.people = [${people.map(pythonString).join(', ')}]`,
  );
  return `${lines.join('\n')}\n`;
}
