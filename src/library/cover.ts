// Which pictures a project's card shows: the first place, and whoever is in the first scene. Pure.
import { pictureOf, type Picture } from '@/stage';
import { environmentOf, lightOf, type Outline, type Project } from '@/story';

export interface Cover {
  readonly background: Picture | undefined;
  /** At most two, the player left out while anybody else is there. */
  readonly people: readonly Picture[];
}

export function coverOf(project: Project, outline: Outline): Cover {
  const story = { project, ...outline, beats: new Map() };
  const first = outline.scenes.find((scene) => scene.place !== undefined) ?? outline.scenes[0];
  if (!first) return { background: undefined, people: [] };
  const { hour, weather } = environmentOf(outline.world, first);
  const background = pictureOf(
    { kind: 'background', place: first.place, light: lightOf(hour), weather },
    story,
  );
  const drawn = outline.characters.filter(
    ({ role, onStage }) => onStage && (role === 'character' || role === 'player'),
  );
  const others = drawn.filter(({ id }) => id !== project.player);
  const inScene = (others.length > 0 ? others : drawn).toSorted(
    (a, b) => Number(first.cast.includes(b.id)) - Number(first.cast.includes(a.id)),
  );
  const people = inScene
    .slice(0, 2)
    .map(({ id }) => pictureOf({ kind: 'sprite', who: id, expression: 'neutral' }, story))
    .filter((picture) => picture !== undefined);
  return { background, people };
}
