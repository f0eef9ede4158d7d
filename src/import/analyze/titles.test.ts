import { expect, it } from 'vitest';
import { FORMATS } from '../formats';
import { storyTitle } from './titles';

it('names a story as its file, without the ending of any format', () => {
  const endings = new Set<string>(FORMATS.flatMap(({ extensions }) => [...extensions]));
  for (const ending of endings)
    expect(storyTitle({ about: {} }, `Our_log.${ending}`, undefined), ending).toBe('Our log');
  expect(storyTitle({ about: {} }, 'The case of Mr. Vane', undefined)).toBe('The case of Mr. Vane');
});
