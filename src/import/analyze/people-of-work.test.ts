// People who are known by what they are: they act, and so they may speak.
import { describe, expect, it } from 'vitest';
import { proseOf, transcriptOf } from '@/testing/transcripts';
import { draft, script } from './testing';

const said = (...paragraphs: string[]): string[] =>
  script(draft(proseOf(paragraphs))).filter((line) => !line.startsWith('-:'));

describe('a noun that acts twice', () => {
  it('is somebody who may speak', () => {
    expect(
      said(
        'The innkeeper leans over the bar.',
        '"Be back by sunup," he says. "Dry."',
        'Rain falls on the roof. The innkeeper wipes the same mug again.',
        '"Nobody came back," he mutters.',
      ),
    ).toEqual([
      'the-innkeeper: Be back by sunup.',
      'the-innkeeper: Dry.',
      'the-innkeeper: Nobody came back.',
    ]);
  });
  it('is called by the one name that stands behind it', () => {
    const lines = said(
      'The Major bows.',
      '"Allow me," he murmurs.',
      'A clock strikes. At the till the Major bows again.',
      '"You have no bill, Major Strake," says Miss Farrow.',
    );
    expect(lines).toEqual([
      'major-strake: Allow me.',
      'miss-farrow: You have no bill, Major Strake.',
    ]);
  });
  it('is nobody new where the telling knows the name', () => {
    expect(
      said(
        'On the deck Captain Brandt had been staring at the flag. "Forty days," said Brandt.',
        'The captain closed his eyes. The captain sat down.',
        '"And who cooks now?"',
      ),
    ).toEqual(['captain-brandt: Forty days.', 'captain-brandt: And who cooks now?']);
  });
});

it('who is named by a tag in stars speaks beside the author, though nothing is quoted', () => {
  const lines = script(
    draft(
      transcriptOf([
        { speaker: 'Gran', text: '*points at the barn* He is up there, honey.' },
        { speaker: 'Tom', text: '*climbs the ladder*' },
        { speaker: 'Gran', text: 'What are you DOING? *hisses Ada from the hay.*' },
        { speaker: 'Tom', text: '*sits down* hi' },
        { speaker: 'Gran', text: '*Ada turns a page* What day is it?' },
        { speaker: 'Tom', text: '*thinks* monday' },
        { speaker: 'Gran', text: '*she shouts from the yard* Supper!' },
      ]),
    ),
  );
  expect(lines).toContain('ada: What are you DOING?');
  expect(lines).toContain('ada: What day is it?');
  expect(lines).toContain('gran: He is up there, honey.');
});
