// Words that look like names and are nobody's.
import { expect, it } from 'vitest';
import { proseOf, transcriptOf } from '@/testing/transcripts';
import { subjectOf } from './speech-subjects';
import { draft, script } from './testing';

it.each(['Und', 'Aber', 'Puis', 'Entonces', 'Allora', 'Então', 'Wtedy', 'Потом'])(
  '%s opens a sentence',
  (word) => {
    expect(subjectOf(word)).toBeUndefined();
  },
);

it('a word long behind a question for a name is no answer', () => {
  const posts = [
    ['GM', 'A warden looks down. "And who is that?" asks the warden.'],
    ['Ida', '"Nobody," she says.'],
    ['Bo', '"A friend," he says.'],
    ['Ida', '"A dead one," she says.'],
    ['Bo', '"Dead for days," he says.'],
    ['GM', 'The warden steps back. "Pass," the warden says. "Pass, pass!"'],
  ] as const;
  const read = draft(transcriptOf(posts.map(([speaker, text]) => ({ speaker, text }))));
  expect(read.cast.map(({ name }) => name)).not.toContain('Pass');
  expect(script(read)).toContain('the-warden: Pass, pass!');
});

it('a voice that is heard is no person in Japanese either', () => {
  const read = draft(
    proseOf([
      '「だれ」と葉月は言った。',
      '「ここだ」と小さな声が言った。',
      '「どこ」と葉月は言った。',
    ]),
  );
  expect(read.cast.map(({ name }) => name)).toEqual(['葉月']);
});

it('a word that opens sentences alone is no name, though it acts', () => {
  const read = draft(
    proseOf([
      '"Sit," said Ida. She heard the laughter from below.',
      'Laughter filled the room. "Again!"',
      '"What was that?" said Ida.',
      'Laughter filled the stairs. "Once more!"',
    ]),
  );
  expect(read.cast.map(({ name }) => name)).toEqual(['Ida']);
});
