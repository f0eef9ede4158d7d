import { describe, expect, it } from 'vitest';
import {
  chosenAtFirst,
  folderTagsOf,
  foldersOf,
  idsBetween,
  messagesIn,
  nameOf,
  shownOf,
  sortAtFirst,
  storiesOf,
  tagsFoldersAtFirst,
  type Choice,
  type Grouping,
} from './choice';
import type { FoundConversation } from './found';

const day = (n: number) => Date.UTC(2024, 0, n);

function found(title: string, more: Partial<FoundConversation> = {}): FoundConversation {
  return {
    id: title,
    file: new File([title], `${title}.json`),
    title,
    folder: '',
    isPart: true,
    opening: '',
    messages: 1,
    isEstimate: false,
    people: [],
    ...more,
  };
}

const titles = (all: readonly FoundConversation[]) => all.map(({ title }) => title);

describe('choosing conversations', () => {
  const three = [
    found('Amélie at sea', { from: day(2), to: day(9), messages: 5, people: ['Ann'] }),
    found('Bread', { from: day(3), to: day(3), messages: 9, opening: 'How do I bake it?' }),
    found('Part 10'),
    found('Part 9', { messages: 2 }),
  ];

  it('sorts by date, length and name, what has no date last', () => {
    expect(titles(shownOf(three, '', 'newest'))).toEqual([
      'Amélie at sea',
      'Bread',
      'Part 9',
      'Part 10',
    ]);
    expect(titles(shownOf(three, '', 'oldest'))[0]).toBe('Amélie at sea');
    expect(titles(shownOf(three, '', 'oldest')).at(-1)).toBe('Part 10');
    expect(titles(shownOf(three, '', 'longest'))[0]).toBe('Bread');
    expect(titles(shownOf(three, '', 'name'))).toEqual([
      'Amélie at sea',
      'Bread',
      'Part 9',
      'Part 10',
    ]);
  });

  it('finds words in title, people and opening, without accents and case', () => {
    expect(titles(shownOf(three, 'amelie', 'name'))).toEqual(['Amélie at sea']);
    expect(titles(shownOf(three, 'ANN sea', 'name'))).toEqual(['Amélie at sea']);
    expect(titles(shownOf(three, 'bake', 'name'))).toEqual(['Bread']);
    expect(titles(shownOf(three, 'ann bake', 'name'))).toEqual([]);
  });

  it('begins with nothing of an account, and with all files that were picked', () => {
    const file = found('chat', { isPart: false });
    expect(chosenAtFirst({ found: three, empty: 0 }).size).toBe(0);
    expect([...chosenAtFirst({ found: [...three, file], empty: 0 })]).toEqual(['chat']);
    expect(sortAtFirst({ found: three, empty: 0 })).toBe('name');
    expect(sortAtFirst({ found: three.slice(0, 2), empty: 0 })).toBe('newest');
    expect(sortAtFirst({ found: [file], empty: 0 })).toBe('name');
  });

  it('has a name for what nobody named', () => {
    expect(nameOf(found('', { people: ['Ann', 'Bo'], opening: 'Hi' }))).toBe('Ann, Bo');
    expect(nameOf(found('', { opening: 'Hi' }))).toBe('Hi');
    expect(nameOf(found('', {}))).toBe('.json');
  });

  it('makes one story in the order of time, a chapter each', () => {
    const choice: Choice = { chosen: [three[1]!, three[0]!], grouping: 'one', order: 'date' };
    expect(storiesOf(choice).map((logs) => logs.map(({ chapter }) => chapter))).toEqual([
      ['Amélie at sea', 'Bread'],
    ]);
    const untitled = found('', { from: day(1) });
    expect(storiesOf({ ...choice, chosen: [three[0]!, untitled] })[0]?.[0]?.chapter).toBe(
      '2024-01-01',
    );
  });

  it('orders by name where one has no date', () => {
    const chosen = [three[2]!, three[3]!, three[1]!];
    const [logs] = storiesOf({ chosen, grouping: 'one', order: 'date' });
    expect(logs?.map(({ chapter }) => chapter)).toEqual(['Bread', 'Part 9', 'Part 10']);
  });

  it('makes a story each, without chapters', () => {
    const stories = storiesOf({ chosen: three, grouping: 'each', order: 'name' });
    expect(stories).toHaveLength(4);
    expect(stories.flat().every(({ chapter }) => chapter === undefined)).toBe(true);
    expect(storiesOf({ chosen: [three[0]!], grouping: 'one', order: 'date' })).toEqual([
      [{ name: 'Amélie at sea.json', file: three[0]!.file }],
    ]);
  });

  it('makes a story for each folder, and names chapters by folder where they meet', () => {
    const in_ = (folder: string, title: string) =>
      found(title, { id: `${folder} ${title}`, folder, isPart: false });
    const chosen = [in_('chats/Ann', 'b'), in_('chats/Bo', 'a'), in_('chats/Ann', 'a')];
    const chapters = (grouping: Grouping) =>
      storiesOf({ chosen, grouping, order: 'name' }).map((logs) =>
        logs.map(({ chapter }) => chapter),
      );
    expect(chapters('folder')).toEqual([['a', 'b'], [undefined]]);
    expect(chapters('one')).toEqual([['Ann · a', 'Ann · b', 'Bo · a']]);
    expect(chapters('each')).toEqual([[undefined], [undefined], [undefined]]);
    expect(foldersOf(chosen)).toEqual(['chats/Ann', 'chats/Bo']);
  });

  it('gives stories the tags that were typed, and those of their folders where wanted', () => {
    const in_ = (folder: string, title: string, isPart = false) =>
      found(title, { id: `${folder} ${title}`, folder, isPart });
    const chosen = [
      in_('chats/Ann', 'a'),
      in_('chats/Bo, Cid', 'b'),
      in_('old/Ann', 'c'),
      in_('data.zip', 'd'),
      in_('', 'e'),
      in_('conversations.json', 'f', true),
    ];
    expect(folderTagsOf(chosen)).toEqual(['Ann', 'Bo Cid', 'data']);
    const tagsOf = (choice: Partial<Choice>) =>
      storiesOf({ chosen, grouping: 'each', order: 'name', ...choice }).map((logs) =>
        logs.map(({ tags }) => tags?.join('+') ?? ''),
      );
    expect(
      tagsOf({ withFolderTags: true, tags: ['sea'] })
        .flat()
        .sort(),
    ).toEqual(['sea', 'sea', 'sea+Ann', 'sea+Ann', 'sea+Bo Cid', 'sea+data']);
    expect(new Set(tagsOf({}).flat())).toEqual(new Set(['']));
    expect(tagsOf({ chosen: chosen.slice(0, 2), grouping: 'one', withFolderTags: true })).toEqual([
      ['Ann', 'Bo Cid'],
    ]);
    expect(tagsFoldersAtFirst('each')).toBe(true);
    expect(tagsFoldersAtFirst('one') || tagsFoldersAtFirst('folder')).toBe(false);
  });

  it('counts messages, and takes what lies between', () => {
    expect(messagesIn(three)).toBe(17);
    expect(idsBetween(three, 'Part 9', 'Bread')).toEqual(['Bread', 'Part 10', 'Part 9']);
    expect(idsBetween(three, 'gone', 'Bread')).toEqual(['Bread']);
  });
});
