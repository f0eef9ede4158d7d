// A LoRA's line in the list, in words. Pure.
import type { LoraEntry } from './lora-shelf';

export { FAMILY_LABELS, familyLabel } from '@/lib/model-family';

/** Where it is, and why it is grey. */
export function placeWords(
  { state, places, goneFrom, row }: LoraEntry,
  nameOf: (server: string) => string,
): string {
  const on = [...new Set(places.map(({ server }) => nameOf(server)))].join(', ');
  const gone = goneFrom.map(nameOf).join(', ');
  switch (state) {
    case 'new':
      return `New on ${on}`;
    case 'here':
      return gone ? `On ${on}; gone from ${gone}` : `On ${on}`;
    case 'gone':
      return `Gone from ${gone}`;
    case 'away': {
      const had = Object.keys(row.seen).map(nameOf);
      return `Not there now: last seen on ${had.join(', ')}`;
    }
    case 'nowhere':
      return 'On no server that is known';
  }
}
