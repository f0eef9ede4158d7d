import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { DateBook } from '../shared/written-dates';
import { HeadFinder } from './heads';
import { dayIn } from './post-head';

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
    [
      'XenForo',
      'M\nMarrow\nthe one in the wall\nSupporter\nJoined\nJun 9, 2020\nMessages\n88\nOct 5, 2021\nAdd bookmark\n#2\nHello.',
      [[2, 'Marrow']],
    ],
    [
      'XenForo 1',
      'Ann\nNew Member\nJoined: Feb 2, 2014\nMessages: 3\nHello.\nAnn, Mar 8, 2015\n#1\nLike Reply',
      [[1, 'Ann']],
    ],
    [
      'vBulletin 3',
      '#1  \nOld 03-08-2014, 07:30 PM\nAnn Ann is offline\nSenior Member\n \nJoin Date: Mar 2009\nPosts: 12\nHello.',
      [[1, 'Ann']],
    ],
    [
      'vBulletin 4',
      '2014-03-08, 07:30 PM (ISO 8601)\n#1\nAnn\nView Profile View Forum Posts Private Message\nTroll\nJoin Date\nMar 2009\nHello.',
      [[1, 'Ann']],
    ],
    ['Discourse, raw', 'ann | 2023-11-02 19:14:05 UTC | #1\n\nHello.', [[1, 'ann']]],
    [
      'XenForo, yesterday',
      'Ann\nMember\nJoined\nJun 9, 2020\nMessages\n88\nYesterday at 6:30 PM\n#2\nHello.',
      [[1, 'Ann']],
    ],
    ['Invision, this week', 'Ann\nMember\nPosted Saturday at 06:30 PM\nHello.', [[1, 'Ann']]],
    ['Invision, today', 'Ann\nMember\nPosted 2 hours ago\nHello.', [[1, 'Ann']]],
    ['phpBB, today', 'Re: The Inn\nPost by Ann » Today, 6:30 pm', [[1, 'Ann']]],
    ['a day that somebody tells of', 'Ann\nPosted Saturday at 6:30 PM sharp, she said', []],
    ['a list of numbers', 'The prices\n#1\n#2\nOct 5, 2021 was late.', []],
    ['a sentence', 'The letter, signed by Ann » was dated long ago, 6:30 pm', []],
    ['another', 'Posted: keep out, by order', []],
  ])('%s', (_name, text, heads) => {
    expect(headsIn(text)).toEqual(heads);
  });
});

describe('days that are told from today', () => {
  it('follow the dates before them', () => {
    const [first, second] = ['Yesterday at 6:30 PM', 'Today at 9:05 AM'].map(dayIn);
    expect(first).toMatchObject({ minutes: 1110, dayWord: 'yesterday' });
    expect(second).toMatchObject({ minutes: 545, dayWord: 'today' });
  });

  it('say no time where they tell minutes', () => {
    const dates = new DateBook();
    const messages: { time?: number }[] = [{}, {}];
    dates.note(0, dayIn('May 6, 2020 6:30 PM'));
    dates.note(1, dayIn('35 minutes ago'));
    dates.fill(messages);
    expect(messages).toEqual([{ time: Date.UTC(2020, 4, 6, 18, 30) }, {}]);
  });
});
