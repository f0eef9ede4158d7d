// Whether a place that is told of is the one where everybody is, or the whole house around it.
import { isIndoors, type Place, type PlaceKind } from '@/story';
import type { PlaceCue } from './places';

/** Whose general word means the one with a name where somebody is in it. */
const HOLDS_ITS_KIND: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'tavern',
  'shop',
  'classroom',
  'ship',
  'train',
  'castle',
  'temple',
  'library',
]);

/** At the Gilded Carp "the bar" is no other place. */
export function isCalledSo(here: Place, { name, kind }: PlaceCue): boolean {
  // "The room falls silent": that in which everybody is.
  if (
    /^(?:room|zimmer|raum|pièce|sala|habitación|stanza)$/iu.test(name) &&
    kind !== 'bedroom' &&
    isIndoors(here.kind)
  )
    return true;
  return (
    here.kind === kind &&
    HOLDS_ITS_KIND.has(kind) &&
    /\s\p{Lu}/u.test(here.name) &&
    /^\p{Ll}+$/u.test(name)
  );
}

const WHOLES = new Set(
  (
    'castle palace fortress keep manor mansion villa hotel inn hospital school academy university college ' +
    'station base outpost temple abbey monastery convent cathedral museum theater theatre opera city town village capital island valley mountain street road forest sea ocean camp settlement colony complex estate building ' +
    'schloss burg hotel krankenhaus schule stadt dorf insel straße wald meer château manoir ville village île forêt rue mer hôtel hôpital castillo ciudad pueblo isla bosque calle castelo cidade castello città bosco floresta'
  ).split(' '),
);
/** These hold cabins and decks, and none of the houses on the shore. */
const VEHICLES = new Set(
  'ship airship starship spaceship spacecraft boat ferry submarine train plane schiff zug bateau navire barco navio nave'.split(
    ' ',
  ),
);
const ABOARD: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'ship',
  'train',
  'room',
  'bedroom',
  'kitchen',
  'cellar',
]);
/** No rooms of a house. */
const APART: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['train', 'cave']);

/** On the bridge "the ship shudders", in the throne room "the castle is quiet": nobody has gone anywhere. */
export function mayHold({ name }: PlaceCue, here: Place): boolean {
  const noun =
    name
      .replace(/ of .*$/, '')
      .split(' ')
      .at(-1)
      ?.toLowerCase() ?? '';
  return (
    (WHOLES.has(noun) && isIndoors(here.kind) && !APART.has(here.kind)) ||
    (VEHICLES.has(noun) && ABOARD.has(here.kind))
  );
}
