// Who speaks in told text: what stands around a quotation, one rule a case.
import { describe, expect, it } from 'vitest';
import { proseOf } from '@/testing/transcripts';
import { Genders } from './genders';
import { NameIndex } from './names';
import { sentencesIn, sentencesOf } from './sentences';
import { readTagBefore } from './speech-tags';
import { draft, script } from './testing';

/** Only what is said, by whom. */
const said = (...paragraphs: string[]): string[] =>
  script(draft(proseOf(paragraphs))).filter((line) => !line.startsWith('-:'));

describe('sentences', () => {
  it('do not end behind a title or an initial', () => {
    expect(sentencesOf('Mr. Oake nodded. He sat. “No.” Q. Marrow left.')).toEqual([
      'Mr. Oake nodded.',
      'He sat.',
      '“No.”',
      'Q. Marrow left.',
    ]);
  });
  it('end without a blank behind the full stops of Chinese and Japanese', () => {
    expect(sentencesIn('她笑了。「好。」他走了！ 3.5')).toEqual([
      { text: '她笑了。', at: 0 },
      { text: '「好。」', at: 4 },
      { text: '他走了！', at: 8 },
      { text: ' 3.5', at: 12 },
    ]);
  });
});

describe('names with titles', () => {
  const names = new NameIndex();
  names.add('oake', ['Corin Oake', 'Oake']);
  names.add('wife', ['Mrs. Oake']);
  names.add('tarn', ['Mr. Tarn']);
  it('a name that somebody has for themselves is theirs before it is a part of others', () => {
    expect(names.named('Oake')).toBe('oake');
    expect(names.named('Mrs. Oake')).toBe('wife');
  });
  it('nobody answers to a title of the other kind', () => {
    expect(names.named('Mrs. Tarn')).toBeUndefined();
    expect(names.mentioned('He bowed to Mrs. Tarn and to Oake.')).toEqual(['oake']);
  });
  it('pronouns tell where no title does', () => {
    const genders = new Genders();
    genders.add('oake', 'he');
    names.knowGenders(genders);
    expect(names.named('Miss Oake')).toBeUndefined();
    expect(names.named('Captain Oake')).toBe('oake');
  });
});

describe('first names', () => {
  const genders = new Genders();
  genders.expect('harriet');
  genders.expect('lady brill');
  genders.expect('mr. harriet');
  it('tell who is she, and titles tell more', () => {
    expect(genders.fits('harriet', 'she')).toBe(1);
    expect(genders.fits('lady brill', 'she')).toBe(1);
    expect(genders.fits('mr. harriet', 'she')).toBe(-1);
  });
  it('are outweighed by how the log goes on', () => {
    genders.add('harriet', 'he', 5);
    expect(genders.fits('harriet', 'he')).toBe(1);
  });
});

describe('tags', () => {
  it('stand at the end of the paragraph before', () => {
    expect(
      said(
        '"Who left the gate open?" said Hale.',
        'Wick, who had been counting sheep, looked up and said:',
        '"It was the wind."',
      ),
    ).toEqual(['hale: Who left the gate open?', 'wick: It was the wind.']);
  });
  it('name whoever stands before the verb', () => {
    expect(
      said(
        '"Not yet," said Wick.',
        'Before Wick could close the door, Mrs. Hale called out, "You have my hat!"',
      ),
    ).toEqual(['wick: Not yet.', 'mrs-hale: You have my hat!']);
  });
  it('may have any verb before a name', () => {
    expect(
      said('"Slowly," said Wick.', '"I ran all the way," wheezled Hale, holding on to the post.'),
    ).toEqual(['wick: Slowly.', 'hale: I ran all the way,']);
  });
  it('end in no title', () => {
    expect(
      said('"Sit," said Wick.', 'Wick pulled out a chair and Mr. Hale answered: "I will stand."'),
    ).toEqual(['wick: Sit.', 'mr-hale: I will stand.']);
  });
});

describe('turns', () => {
  it('are known by who is named two lines on', () => {
    expect(
      said(
        'Hale and Wick had the boat out, and Brand watched them from the quay.',
        '"She leaks," said Hale.',
        '"Then bail."',
        '"With what?"',
        '"With your hat," said Wick.',
        '"Ask Brand," said Hale.',
      ),
    ).toEqual([
      'hale: She leaks.',
      'wick: Then bail.',
      'hale: With what?',
      'wick: With your hat.',
      'hale: Ask Brand.',
    ]);
  });
});

describe('a pronoun', () => {
  const before = [
    '“Good evening,” said Mr. Hill. “I have come about the dance.”',
    '“Sit down,” said Mr. Oake.',
    '“The room is small,” said Mrs. Tarn.',
    'Mrs. Tarn went to the window. She looked at the lawn.',
  ];
  it('is whoever stands before the eyes: named in the telling right before', () => {
    const lines = said(
      ...before,
      'The evening went by, with so much good will on the part of Mr. Hill that there was room enough for all.',
      'Mrs. Tarn poured the tea.',
      '“We were too grand,” said he.',
    );
    expect(lines.at(-1)).toBe('mr-hill: We were too grand.');
  });
  it('with a verb of going on is whoever spoke last', () => {
    const lines = said(
      ...before,
      '“Ten couples,” said Mr. Hill.',
      'The clock struck, and Mr. Oake looked up at it.',
      '“And two more,” he went on.',
    );
    expect(lines.at(-1)).toMatch('mr-hill: And two more');
  });
});

describe('people without a name', () => {
  it('"the other" is the other of two', () => {
    const lines = said(
      '"One," said Hale.',
      '"Two," said Wick.',
      '"Three," said Hale.',
      '"Four," replied the other.',
    );
    expect(lines.at(-1)).toBe('wick: Four.');
  });
  it('an adjective before a name is no noun', () => {
    expect(said('"Here," said Hale.', '"My feet," said the agonized Wick.').at(-1)).toMatch(
      'wick: My feet',
    );
  });
  it('are called what they answer to who asks', () => {
    expect(
      said(
        '"You are late," said the boy.',
        '"Who are you?" said Hale.',
        '"Wick. I have the pony."',
        '"There is only the one," said the boy.',
      ),
    ).toEqual([
      'wick: You are late.',
      'hale: Who are you?',
      'wick: Wick. I have the pony.',
      'wick: There is only the one.',
    ]);
  });
  it('who acts under a title is a person, though no tag names her', () => {
    const lines = said(
      '"Sit," said Mr. Wick.',
      'Mrs. Hale looked up from her book.',
      '"I would rather stand," she said.',
    );
    expect(lines.at(-1)).toBe('mrs-hale: I would rather stand.');
  });
  it('a noun behind its article is no name', () => {
    expect(readTagBefore('Und aus der Tiefe antwortet leise:')?.subject.text).not.toBe('Tiefe');
  });
});
