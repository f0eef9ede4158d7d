import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { HeadFinder } from './heads';

describeFormatCases(import.meta.url, 'forum');

function headsIn(text: string): [number, string][] {
  const finder = new HeadFinder();
  text.split('\n').forEach((line, i) => finder.look({ text: line, number: i + 1 }));
  return [...finder.heads].map(([line, { name }]) => [line, name]);
}

describe('heads of the big forums', () => {
  it.each<[string, string, [number, string][]]>([
    ['phpBB', 'Re: The Inn\nPost by Ann » Wed May 06, 2020 6:30 pm', [[1, 'Ann']]],
    ['phpBB, German', 'Re: Das Haus\nvon Ann » 6. Mai 2020, 18:30', [[1, 'Ann']]],
    ['ProBoards', 'Post by Ann on May 6, 2020 at 6:30pm', [[1, 'Ann']]],
    ['an archive', '### Post by ann on 2014-04-06', [[1, 'ann']]],
    ['Jcink', 'Ann of the Hill\nPosted: May 6 2020, 06:30 PM', [[1, 'Ann of the Hill']]],
    [
      'SMF',
      'Ann\nElder\n****\nOffline Offline\n\nPosts: 4033\n\nRe: The Inn\n« Reply #1 on: May 06, 2020, 06:30:00 PM »',
      [[1, 'Ann']],
    ],
    ['a sentence', 'The letter, signed by Ann » was dated long ago, 6:30 pm', []],
    ['another', 'Posted: keep out, by order', []],
  ])('%s', (_name, text, heads) => {
    expect(headsIn(text)).toEqual(heads);
  });
});
