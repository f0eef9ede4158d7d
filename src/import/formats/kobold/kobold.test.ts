import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';
import { picturesIn } from './save';

describeFormatCases(import.meta.url, 'kobold');

describe('kobold', () => {
  it('finds pictures in the text, and leaves what only looks like one', () => {
    const inside = 'a[<|p|12|p|>]b[<|h|data:image/jpeg;base64,/9j/|h|>]c[<|p|open [<|x';
    expect(picturesIn(inside).map(([start, end]) => inside.slice(start, end))).toEqual([
      '[<|p|12|p|>]',
      '[<|h|data:image/jpeg;base64,/9j/|h|>]',
    ]);
  });

  it('tells nothing of the keys in the settings', async () => {
    const save = {
      gamestarted: true,
      prompt: 'It was late.',
      actions: [' Nobody came.'],
      savedsettings: { opmode: 1, my_api_key: 'secret-key', chatname: 'Tom' },
    };
    const read = await readFile(new Blob([JSON.stringify(save)]), 'saved_story.json');
    expect(JSON.stringify(read)).not.toContain('secret-key');
    expect(read.transcript.messages.map(({ text }) => text)).toEqual(['It was late. Nobody came.']);
  });
});
