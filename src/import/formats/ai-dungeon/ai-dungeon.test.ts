import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'ai-dungeon');

describe('AI Dungeon', () => {
  it('leaves quotations in Markdown to prose', async () => {
    const quoted = `# On gulls\n\nYou wrote:\n\n> The gull is a bird of the sea.\n> You know it by its cry.\n\nYour reader agrees.\n\n> It is also a thief.\n> You will miss your bread.\n`;
    const read = await readFile(new Blob([quoted]), 'gulls.md');
    expect(read.format).toBe('prose');
  });
});
