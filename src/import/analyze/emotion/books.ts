// All phrases that the reader knows, by what they are looked for in.
import { ENGLISH_FELT } from './packs/english-felt';
import { ENGLISH_CUES, ENGLISH_NAMED } from './packs/english-named';
import { ENGLISH_SAID } from './packs/english-said';
import { ENGLISH_SHOWN } from './packs/english-shown';
import { ENGLISH_TURNS } from './packs/english-turns';
import { FOREIGN_PACKS } from './packs/foreign';
import { BOOK, Lookup } from './phrases';

export const PHRASES = new Lookup();
PHRASES.add(BOOK.shown, ENGLISH_SHOWN);
PHRASES.add(BOOK.shown, ENGLISH_FELT);
PHRASES.add(BOOK.shown, ENGLISH_NAMED);
PHRASES.add(BOOK.cues, ENGLISH_CUES);
PHRASES.add(BOOK.said, ENGLISH_SAID);
PHRASES.add(BOOK.said, ENGLISH_TURNS);
for (const { shown, said } of FOREIGN_PACKS) {
  PHRASES.add(BOOK.foreignShown, shown);
  PHRASES.add(BOOK.foreignSaid, said);
}
