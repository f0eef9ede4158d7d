import { describe, expect, it } from 'vitest';
import { describeFormatCases } from '@/testing/format-cases';
import { readFile } from '../read-file';

describeFormatCases(import.meta.url, 'named-markup');

describe('what is no chat', () => {
  const formatOf = async (page: string): Promise<string | null> =>
    (await readFile(new Blob([page]), 'page.html')).format;

  it.each([
    ['a story by one author', '<p class="author">Ann Lee</p><p>It rained.</p>'.repeat(3)],
    [
      'people who are named once each',
      ['Ann', 'Ben', 'Cat', 'Dee'].map((name) => `<p class="name">${name}</p>`).join(''),
    ],
    [
      'fields of a form',
      '<input name="Alice"><input name="Bob"><input name="Alice"><p>Write here.</p>',
    ],
  ])('%s', async (_, body) => {
    expect(await formatOf(`<html><body>${body}</body></html>`)).toBe('web-page');
  });
});

it('reads the story and not the comments below it', async () => {
  const story = '<p>It rained on the harbor all night, and nobody slept.</p>'.repeat(8);
  const comments = ['Ann', 'Ben', 'Ann'].map((name) => `<b class="author">${name}</b> Nice!`);
  const page = `<html><body><article>${story}</article>${comments.join('<br>')}</body></html>`;
  const { transcript } = await readFile(new Blob([page]), 'page.html');
  expect(transcript.messages.length).toBeGreaterThanOrEqual(8);
  expect(transcript.messages[0]?.text).toContain('harbor');
});
