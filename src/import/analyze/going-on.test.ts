import { describe, expect, it } from 'vitest';
import { transcriptOf } from '@/testing/transcripts';
import { beatsOf, draft, script } from './testing';

const prose = (...paragraphs: string[]) =>
  draft(
    transcriptOf(
      paragraphs.map((text) => [null, text] as const),
      { about: { isProse: true } },
    ),
  );
const said = (read: ReturnType<typeof draft>) =>
  beatsOf(read).flatMap((beat) => (beat.kind === 'say' ? [[beat.text, beat.cue]] : []));

describe('speech that goes on', () => {
  it.each([
    ['in a chat', draft(transcriptOf([['Mira', '"I know," she says quietly. "It\'s mine."']]))],
    ['in told text', prose('"I know," said Mira quietly. "It\'s mine."')],
  ])('what a bare tag between two halves tells holds of both, %s', (_, read) => {
    expect(said(read)).toEqual([
      ['I know.', 'quietly'],
      ["It's mine.", 'quietly'],
    ]);
  });

  it('a tag behind the second half is of that one', () => {
    const read = prose('"No," said Mira softly. "Yes," Bo cried. "Now."');
    expect(said(read)).toEqual([
      ['No.', 'softly'],
      ['Yes.', 'cried'],
      ['Now.', 'cried'],
    ]);
    expect(script(read)[1]).toBe('bo: Yes.');
  });

  it('a quotation left open does not go on in somebody else’s post', () => {
    const read = draft(
      transcriptOf([
        ['bob', 'He waves. "Hello there, come in'],
        ['alice', '"I would rather not." I wait.'],
      ]),
    );
    expect(script(read)).toContain('alice: I would rather not.');
  });

  it('a quotation left open goes on in the next paragraph', () => {
    const read = prose(
      '"No," said Bo. "The first is this.',
      '"The second is mine.',
      '"The third is yours."',
      '"And the fourth?" Mira asked.',
    );
    expect(script(read).slice(1)).toEqual([
      'bo: The first is this.',
      'bo: The second is mine.',
      'bo: The third is yours.',
      'mira: And the fourth?',
    ]);
  });

  it('but not over telling, nor where it was closed, nor against a tag', () => {
    expect(
      script(
        prose('"No," said Bo. "It is this."', '"Mine," said Mira.', '"Well.', '"Yes," said Bo.'),
      ),
    ).toContain('bo: Yes.');
    const told = prose('"No," said Bo. "It is this.', 'Mira stood up. "Mine," said Mira.');
    expect(script(told).at(-1)).toBe('mira: Mine.');
  });

  it("another's speech in a post goes on over a blank line", () => {
    const log = transcriptOf([
      ['Mira', 'Bo nods. "No," Bo says. "The first is this.\n\n"The second is mine."'],
      ['Bo', '"Hm."'],
    ]);
    expect(script(draft(log)).slice(1, 4)).toEqual([
      'bo: No.',
      'bo: The first is this.',
      'bo: The second is mine.',
    ]);
  });
});
