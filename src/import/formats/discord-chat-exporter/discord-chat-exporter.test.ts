import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { sampleFile, sampleTruth } from '@/testing/fixture-runner';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'discord-chat-exporter');

describe('The Sky Ferry', () => {
  it('tells characters, players and dice apart, as its truth says', async () => {
    const file = sampleFile('sky-ferry.discord.json');
    const { transcript, format, diagnostics } = await readFile(file, file.name);
    const truth = sampleTruth()['sky-ferry.discord.json'] as {
      ooc: number[];
      participants: string[];
    };
    expect([format, diagnostics]).toEqual(['discord-chat-exporter', []]);
    expect(checkCoverage(transcript, file.size)).toEqual([]);
    expect(transcript.messages).toHaveLength(46);
    expect(new Set(transcript.speakers.map(({ name }) => name))).toEqual(
      new Set(truth.participants),
    );
    const behindTheScreen = new Set(
      transcript.speakers
        .filter(({ isAccount, isBot }) => isAccount || isBot)
        .map(({ key }) => key),
    );
    const outside = transcript.messages
      .filter(
        ({ speaker, kind }) =>
          kind === 'ooc' || kind === 'system' || behindTheScreen.has(speaker ?? ''),
      )
      .map(({ index }) => index);
    expect(outside).toEqual(truth.ooc);
    expect(transcript.messages[9]?.kind).toBe('system');
    expect(transcript.messages[2]?.kind).toBe('narration');
    expect(transcript.about).toEqual({ world: 'The Tuesday Table', setting: 'sky ferry' });
  });

  it('points at exactly the bytes of each text', async () => {
    const file = sampleFile('sky-ferry.discord.json');
    const { transcript } = await readFile(file, file.name);
    for (const { text, textBytes } of transcript.messages) {
      expect(JSON.parse(`"${await file.slice(...textBytes).text()}"`)).toBe(text);
    }
  });
});
