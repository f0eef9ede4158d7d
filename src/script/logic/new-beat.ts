// Beats as the insert menu makes them.
import {
  newId,
  type Beat,
  type BeatId,
  type CharacterId,
  type ChoiceOption,
  type Hour,
  type PlaceId,
  type Story,
  type Weather,
} from '@/story';

export type InsertKind =
  | 'say'
  | 'narrate'
  | 'choose'
  | 'place'
  | 'hour'
  | 'weather'
  | 'enter'
  | 'leave'
  | 'dress'
  | 'jump'
  | 'set'
  | 'pause'
  | 'note';

export const INSERT_KINDS: readonly { readonly kind: InsertKind; readonly label: string }[] = [
  { kind: 'say', label: 'Line' },
  { kind: 'narrate', label: 'Narration' },
  { kind: 'choose', label: 'Choice' },
  { kind: 'place', label: 'Change of place' },
  { kind: 'hour', label: 'Change of hour' },
  { kind: 'weather', label: 'Change of weather' },
  { kind: 'enter', label: 'Somebody enters' },
  { kind: 'leave', label: 'Somebody leaves' },
  { kind: 'dress', label: 'Change of clothes' },
  { kind: 'jump', label: 'Jump' },
  { kind: 'set', label: 'Set a variable' },
  { kind: 'pause', label: 'Pause' },
  { kind: 'note', label: 'Note (not played)' },
];

/** What the new beat takes over from where it is put. */
export interface Surroundings {
  readonly who: CharacterId | null;
  readonly place: PlaceId | undefined;
  readonly hour: Hour;
  readonly weather: Weather;
}

/** A beat to begin with, or undefined when the story has nobody or no place to speak of. */
export function makeBeat(
  kind: InsertKind,
  story: Pick<Story, 'characters' | 'world'>,
  around: Surroundings,
): Beat | undefined {
  const id = newId<BeatId>();
  const who = around.who ?? story.characters.find(({ role }) => role === 'character')?.id;
  switch (kind) {
    case 'say':
      return { id, kind: 'say', who: around.who, text: '', mode: 'speech' };
    case 'narrate':
      return { id, kind: 'narrate', text: '' };
    case 'choose':
      return { id, kind: 'choose', prompt: '', options: [newOption(), newOption()] };
    case 'place': {
      const other = story.world.places.find((place) => place.id !== around.place);
      const place = other?.id ?? around.place;
      return place === undefined ? undefined : { id, kind: 'place', place };
    }
    case 'hour':
      return { id, kind: 'hour', hour: around.hour };
    case 'weather':
      return { id, kind: 'weather', weather: around.weather };
    case 'enter':
    case 'leave':
      return who === undefined ? undefined : { id, kind: 'stage', action: kind, who };
    case 'dress': {
      const person = story.characters.find((one) => one.id === who);
      if (!person) return undefined;
      const outfit = person.outfits?.[0]?.name;
      const clothes = outfit === undefined ? {} : { outfit };
      return { id, kind: 'stage', action: 'dress', who: person.id, ...clothes };
    }
    case 'jump':
      return { id, kind: 'jump', target: { to: 'end' }, when: [] };
    case 'set':
      return { id, kind: 'set', effects: [{ variable: 'flag', operator: '=', value: true }] };
    case 'pause':
      return { id, kind: 'pause', seconds: 1 };
    case 'note':
      return { id, kind: 'note', text: '', about: 'author' };
  }
}

export function newOption(): ChoiceOption {
  return { id: newId(), text: '', target: { to: 'next' }, when: [], effects: [] };
}

/** True for beats whose words are edited in the list. */
export function hasText(beat: Beat): beat is Beat & { kind: 'say' | 'narrate' | 'note' } {
  return beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'note';
}
