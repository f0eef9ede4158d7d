// Invented names: the same name has the same one every time, and nobody else's.
import { hash32 } from '@/lib/hash';

const FIRST = [
  'Al',
  'Bel',
  'Cor',
  'Dar',
  'El',
  'Fen',
  'Gal',
  'Hal',
  'Il',
  'Jor',
  'Kel',
  'Lor',
  'Mar',
  'Nel',
  'Or',
  'Per',
  'Quil',
  'Ros',
  'Sel',
  'Tam',
  'Ul',
  'Ver',
  'Wil',
  'Yor',
  'Zel',
];
const LAST = [
  'an',
  'bard',
  'den',
  'dra',
  'eth',
  'fin',
  'gan',
  'in',
  'ka',
  'lin',
  'mer',
  'na',
  'or',
  'rik',
  'sa',
  'ton',
  'va',
  'wen',
  'win',
  'ys',
];

/** `taken` holds names in lower case; the one given is added to it. */
export function pseudonymOf(name: string, taken: Set<string>): string {
  const hash = hash32(name.toLowerCase());
  const all = FIRST.length * LAST.length;
  for (let i = 0; i < all; i++) {
    const at = (hash + i) % all;
    const made = `${FIRST[at % FIRST.length] ?? ''}${LAST[Math.floor(at / FIRST.length)] ?? ''}`;
    if (taken.has(made.toLowerCase())) continue;
    taken.add(made.toLowerCase());
    return made;
  }
  return `Person ${hash % 10_000}`;
}
