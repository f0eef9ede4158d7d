// Those in somebody's posts who cannot be the author: of the other gender, or known by a noun alone.
import { expect, it } from 'vitest';
import { proseOf, transcriptOf } from '@/testing/transcripts';
import { draft, script } from './testing';

const TALK = [
  ['Rook', '"Far enough," she says. "Name."'],
  ['Ash', '*holds up both hands* Ash'],
  ['Rook', '"It plays one song," she says at last. She looks at the radio.'],
  ['Ash', '*waits*'],
  ['Rook', '"Sit," she whispers. "Not there."'],
  ['Ash', '*sits down* why'],
] as const;

const said = (...texts: readonly string[]): string[] =>
  script(
    draft(
      transcriptOf([
        ...TALK.map(([speaker, text]) => ({ speaker, text })),
        ...texts.flatMap((text) => [
          { speaker: 'Rook', text },
          { speaker: 'Ash', text: '*nods*' },
        ]),
      ]),
    ),
  ).filter((line) => !line.startsWith('-:'));

it('a man is not she who posts', () => {
  const lines = said(
    'There is a man below. "Rook!" the man calls up. "I found it!"',
    '"I can hear you both," the man remarks. He climbs.',
  );
  expect(lines).toContain('the-man: I found it!');
  expect(lines).toContain('the-man: I can hear you both.');
  expect(lines).toContain('rook: Not there.');
});

it('nor is whoever "he" is', () => {
  expect(said('The ladder creaks. "Let me in," he says.')).toContain('?: Let me in,');
});

it('whoever a tag names goes on, though nobody knows them', () => {
  const lines = script(
    draft(
      proseOf([
        '"Where is it?" asked Ida.',
        '"In the well," said Bo.',
        '"Hello, dear," says a thin voice. "Put the nice one on."',
      ]),
    ),
  );
  expect(lines).toContain('?: Put the nice one on.');
});

it('"my aunt" is the Aunt Rue whom the telling names', () => {
  const lines = script(
    draft(
      proseOf([
        'Aunt Rue opened her bag. "You might have told me," said Aunt Rue.',
        'I said nothing.',
        '"He was careful," my aunt said.',
      ]),
    ),
  );
  expect(lines).toContain('aunt-rue: He was careful.');
});

it('somebody’s mum is another person', () => {
  const lines = said(
    'The door opens. "Sit, sit!" cries Rook\'s mum. "Closer."',
    '"More soup?" Rook\'s mum asks.',
  );
  expect(lines).toContain('rooks-mum: Closer.');
  expect(lines).toContain('rooks-mum: More soup?');
});

it('titles may be written small', () => {
  const lines = said('La puerta se abre. "Pase, joven," dice don Evaristo. "Siéntese."');
  expect(lines).toContain('don-evaristo: Siéntese.');
  const polish = script(draft(proseOf(['„Halinka”, mówi pan Tadeusz. „Słodzisz?”'])));
  expect(polish).toContain('pan-tadeusz: Słodzisz?');
});
