import { expect, it } from 'vitest';
import { titleWithoutProgram } from './page-title';

it.each([
  ['ChatGPT - The Lost Tavern', 'The Lost Tavern'],
  ['The Lost Tavern - Claude', 'The Lost Tavern'],
  ['The Lost Tavern | Google Gemini', 'The Lost Tavern'],
  [
    '(2) Mira - At the well | character.ai | Chat with millions of characters',
    'Mira - At the well',
  ],
  ['The Lost Tavern', 'The Lost Tavern'],
  ['Tavern: a story - part two', 'Tavern: a story - part two'],
  ['Claude and the well', 'Claude and the well'],
  ['ChatGPT', ''],
  ['', ''],
])('%s', (title, expected) => {
  expect(titleWithoutProgram(title)).toBe(expected);
});
