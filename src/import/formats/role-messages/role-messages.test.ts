import { expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'role-messages');

it('of many damaged lines the first are shown and the others counted', async () => {
  const file = new Blob([`{"role":"user","content":"Hi."}\n${'<<<\n'.repeat(500)}`]);
  const { diagnostics } = await readFile(file, 'x.jsonl', { format: 'role-messages' });
  const codes = diagnostics.map(({ code }) => code);
  expect(codes.filter((code) => code === 'more-damaged-lines')).toHaveLength(1);
  expect(codes.filter((code) => code === 'damaged-line').length).toBeLessThan(50);
});
