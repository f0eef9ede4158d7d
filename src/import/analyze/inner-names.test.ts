// One author who writes for several, marked in the text or by tags.
import { describe, expect, it } from 'vitest';
import { NO_RULES, type SourceId, type Speaker, type Transcript } from '@/story';
import { transcriptOf } from '@/testing/transcripts';
import { analyze } from './analyze';

function voices(
  messages: readonly (readonly [string, string])[],
  role?: Speaker['role'],
): string[] {
  const log = transcriptOf(messages);
  const speakers = log.speakers.map((speaker) =>
    speaker.name === 'Ada' || !role ? speaker : { ...speaker, role },
  );
  const transcript: Transcript = { ...log, speakers };
  const { scenes } = analyze(transcript, {
    sourceId: 's' as SourceId,
    rules: NO_RULES,
    cards: [],
    lore: [],
    fileName: 'log.txt',
  });
  return scenes.flatMap(({ beats }) =>
    beats.flatMap((beat) => (beat.kind === 'say' ? [`${beat.who ?? '?'}: ${beat.text}`] : [])),
  );
}

describe('inner names', () => {
  it('are people where they speak again', () => {
    expect(
      voices([
        ['Harbour', '*It rains.*\n\nBrannoc: "Shut that door."'],
        ['Ada', '"No."'],
        ['Harbour', '**Brannoc:** "Then I will."\n\n*He does.*'],
      ]),
    ).toEqual(['c-brannoc: Shut that door.', 'c-ada: No.', 'c-brannoc: Then I will.']);
  });

  it('are none where they stand once, or are words of a note', () => {
    const said = voices([
      ['Harbour', '*A sign.*\n\nNote: "Shut the door."'],
      ['Ada', '"No."'],
      ['Harbour', '*Another.*\n\nNote: "Please."\n\nBrannoc: "Well?"'],
    ]);
    expect(said.filter((line) => /^c-(?:note|brannoc)/.test(line))).toEqual([]);
  });

  it('a card called Storyteller tells, and its tags say who speaks', () => {
    expect(
      voices(
        [
          ['Storyteller', 'The ferry bumps against the landing. "Mind the gap," said Mira.'],
          ['Ada', '"Where to?"'],
        ],
        'character',
      ),
    ).toEqual(['c-mira: Mind the gap.', 'c-ada: Where to?']);
  });
});
