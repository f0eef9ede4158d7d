import { describe, expect, it } from 'vitest';
import { checkCoverage } from '@/import/coverage';
import { sampleFile } from '@/testing/fixture-runner';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'silly-tavern');

describe('the SillyTavern samples', () => {
  it('reads The Lantern Tide as its truth says', async () => {
    const file = sampleFile('lantern-tide.st.jsonl');
    const { transcript, diagnostics, confidence } = await readFile(file, file.name);
    expect(diagnostics).toEqual([]);
    expect(confidence).toBeGreaterThan(0.9);
    expect(checkCoverage(transcript, file.size)).toEqual([]);
    expect(transcript.messages).toHaveLength(60);
    expect(transcript.speakers.map(({ name, role }) => [name, role])).toEqual([
      ['Oswin Fennick', 'character'],
      ['Mira Vale', 'player'],
      ['Pip', 'character'],
      ['Narrator', 'narrator'],
    ]);
    expect(transcript.about).toEqual({
      userName: 'Mira Vale',
      characterName: 'Oswin Fennick',
      world: 'Saltmarrow',
    });
    const ooc = transcript.messages.filter(({ kind }) => kind === 'ooc').map(({ index }) => index);
    expect(ooc).toEqual([22, 23]);
    const swipes = transcript.messages
      .filter(({ alternatives }) => alternatives)
      .map((m) => [m.index, m.alternatives?.length, m.shownAlternative]);
    expect(swipes).toEqual([
      [0, 2, 0],
      [15, 3, 0],
      [37, 3, 0],
      [38, 3, 0],
    ]);
    expect(transcript.messages[36]?.branch).toBe('Checkpoint #1 - 2024-09-14@19h53m00s');
    // "September 14, 2024 6:02pm"
    expect(transcript.messages[0]?.time).toBe(Date.UTC(2024, 8, 14, 18, 2));
  });

  it('reads the group chat without a header', async () => {
    const file = sampleFile('snowbound-station.group.jsonl');
    const { transcript, diagnostics } = await readFile(file, file.name);
    expect(diagnostics).toEqual([]);
    expect(transcript.messages).toHaveLength(30);
    expect(transcript.about.userName).toBe('Traveller');
    expect(new Set(transcript.speakers.map(({ name }) => name))).toEqual(
      new Set(['Hana Sato', 'Elliot Marsh', 'Granny Pell', 'Traveller']),
    );
    expect(transcript.speakers.find(({ name }) => name === 'Hana Sato')?.avatar).toBe(
      'Hana Sato.png',
    );
  });

  it('points at exactly the bytes of each text', async () => {
    const file = sampleFile('lantern-tide.st.jsonl');
    const { transcript } = await readFile(file, file.name);
    for (const { text, textBytes } of transcript.messages) {
      const literal = await file.slice(...textBytes).text();
      expect(JSON.parse(`"${literal}"`)).toBe(text);
    }
  });
});
