// It neither rains nor snows in a room, and weather sounds muffled through its windows.
import type { PlaceKind } from '@/story';

const INDOORS: ReadonlySet<PlaceKind> = new Set([
  'room',
  'bedroom',
  'kitchen',
  'tavern',
  'shop',
  'library',
  'classroom',
  'office',
  'attic',
  'cellar',
  'greenhouse',
  'castle',
  'temple',
  'tower',
  'train',
  'cave',
] satisfies PlaceKind[]);

export function isIndoors(kind: PlaceKind | undefined): boolean {
  return kind !== undefined && INDOORS.has(kind);
}
