import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  addTags,
  hasTags,
  lengthOfTag,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  suggestTags,
  tagKey,
  tidyTags,
  usedTags,
  withoutTag,
} from './tags';

const many = Array.from({ length: MAX_TAGS }, (_, i) => `tag ${i}`);

describe('what is kept of a list', () => {
  it('has each tag once, whatever its case, and lines made plain', () => {
    expect(
      tidyTags([' Sea ', 'sea', 'SEA', 'slow\n\tburn', '', ' ', 'Été', 'e\u0301te\u0301']),
    ).toEqual(['Sea', 'slow burn', 'Été']);
    expect(tidyTags(['\u202egpj.exe', 'Ann, Bo'])).toEqual(['gpj.exe', 'Ann Bo']);
  });

  it('holds 20 of 40 characters, never half a character', () => {
    expect(tidyTags([...many, 'one more'])).toEqual(many);
    expect(tidyTags(['🦊'.repeat(60)])).toEqual([`${'🦊'.repeat(39)}…`]);
  });

  it('is within the limits for any texts, and tidy when tidied again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }),
        (texts) => {
          const tags = tidyTags(texts);
          expect(tags.length).toBeLessThanOrEqual(MAX_TAGS);
          expect(tags.every((tag) => tag !== '' && lengthOfTag(tag) <= MAX_TAG_LENGTH)).toBe(true);
          expect(new Set(tags.map(tagKey)).size).toBe(tags.length);
          expect(tidyTags(tags)).toEqual(tags);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('adding what was typed', () => {
  it('takes several with commas between, and none twice', () => {
    expect(addTags(['Sea'], 'sea, Night,, rain ')).toEqual({
      tags: ['Sea', 'Night', 'rain'],
      rest: '',
    });
  });

  it('leaves what is too long or too much in the field', () => {
    const long = 'x'.repeat(MAX_TAG_LENGTH + 1);
    expect(addTags([], `a, ${long}, b`)).toEqual({
      tags: ['a'],
      rest: `${long}, b`,
      refused: 'long',
    });
    expect(addTags(many, 'new')).toEqual({ tags: many, rest: 'new', refused: 'full' });
    expect(addTags(many, 'TAG 3')).toEqual({ tags: many, rest: '' });
  });
});

it('removes and finds tags in any case', () => {
  expect(withoutTag(['Sea', 'Night'], 'sea')).toEqual(['Night']);
  expect(hasTags(['Sea', 'Night'], ['night', 'SEA'])).toBe(true);
  expect(hasTags(['Sea'], ['Sea', 'Night'])).toBe(false);
  expect(hasTags([], [])).toBe(true);
});

it('counts tags over many things, the most used first', () => {
  expect(usedTags([['Sea', 'b'], ['sea'], ['a']])).toEqual([
    { tag: 'Sea', count: 2 },
    { tag: 'a', count: 1 },
    { tag: 'b', count: 1 },
  ]);
});

it('suggests what begins as typed first, and nothing that is there', () => {
  const known = ['Night sea', 'Sea', 'Seaside', 'Hills'];
  expect(suggestTags(known, ['sea'], 'SEA', 5)).toEqual(['Seaside', 'Night sea']);
  expect(suggestTags(known, [], '', 2)).toEqual(['Night sea', 'Sea']);
});
