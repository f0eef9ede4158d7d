// Whoever leads a table is often called so beside their own name.
import { expect, it } from 'vitest';
import { isNarratorName } from './names';

it.each(['gm_lorne', 'Narrador Caio', 'Lorne (GM)', 'DM | Sam', 'Ведущий Пётр', 'The Narrator'])(
  '%s tells the story',
  (name) => {
    expect(isNarratorName(name)).toBe(true);
  },
);

it.each(['Gmork', 'Dmitri', 'dmitri_gmail', 'Lorne', 'World of Ash'])('%s stands in it', (name) => {
  expect(isNarratorName(name)).toBe(false);
});
