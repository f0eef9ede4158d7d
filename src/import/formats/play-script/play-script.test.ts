import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { sampleFile } from '@/testing/fixture-runner';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'play-script');

describe('The Midnight Greenhouse', () => {
  it('has the speeches, people and scenes of its truth', async () => {
    const file = sampleFile('midnight-greenhouse.play.txt');
    const { transcript, format, diagnostics } = await readFile(file, file.name);
    expect(format).toBe('play-script');
    expect(diagnostics).toEqual([]);
    expect(checkCoverage(transcript, file.size)).toEqual([]);
    expect(transcript.about.title).toBe('THE MIDNIGHT GREENHOUSE');
    expect(transcript.messages.filter(({ kind }) => kind === 'post')).toHaveLength(42);
    expect(transcript.speakers.map(({ name, description }) => [name, description])).toEqual([
      ['JUNIPER', 'a night gardener'],
      ['BASIL', 'her nephew, twelve'],
      ['MR. ORLO', 'a thief with excellent manners'],
    ]);
    const headings = transcript.messages.filter(({ heading }) => heading);
    expect(headings.map(({ stated }) => stated)).toEqual([
      {
        place: 'The greenhouse of a closed botanical garden',
        hour: 'Night',
        weather: 'Snow is falling on the glass roof',
      },
      { place: 'The boiler room below the greenhouse' },
      {
        place: 'The greenhouse again',
        hour: 'Midnight',
        weather: 'The snow has stopped, and the moon is out',
      },
    ]);
    const [, first] = transcript.messages;
    expect(first).toMatchObject({
      speaker: 'JUNIPER',
      cue: 'whispering',
      text: 'There. Do you see it? The bud is as big as your fist.',
    });
    const direction = transcript.messages.find(({ text }) => text.startsWith('A pane of glass'));
    expect(direction).toMatchObject({ speaker: null, kind: 'narration' });
    expect(direction?.text.endsWith('watering can.')).toBe(true);
  });
});
