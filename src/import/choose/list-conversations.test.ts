import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { casesBeside } from '@/testing/fixture-runner';
import { FORMATS, type FormatId, type LogFormat } from '../formats';
import { readFile } from '../formats/read-file';
import { cutConversations, listConversations } from './list-conversations';

const SHELF = join(import.meta.dirname, '../formats');
const LISTING = FORMATS.filter((format: LogFormat) => format.conversations !== undefined);

interface Said {
  readonly who: string | null;
  readonly text: string;
}

async function saidIn(file: Blob, name: string, format: string): Promise<Said[]> {
  const { transcript } = await readFile(file, name, { format });
  return transcript.messages
    .filter(({ heading }) => heading !== true)
    .map(({ speaker, text }) => ({ who: speaker, text }));
}

function sorted(said: readonly Said[]): string[] {
  return said.map(({ who, text }) => JSON.stringify([who, text])).sort();
}

const chat = (title: string, ...texts: string[]) => ({
  name: title,
  created_at: '2024-05-01T10:00:00Z',
  chat_messages: texts.map((text, i) => ({
    sender: i % 2 === 0 ? 'human' : 'assistant',
    created_at: `2024-05-0${i + 1}T10:00:00Z`,
    text,
  })),
});

function fileOf(name: string, value: unknown): File {
  return new File([JSON.stringify(value)], name);
}

describe.each(LISTING)('conversations of $id', ({ id }) => {
  const url = pathToFileURL(join(SHELF, id, 'x.test.ts')).href;
  const cases = readdirSync(join(SHELF, id)).includes('cases') ? casesBeside(url) : [];

  it.each(cases)('say the same alone as together: $name', async ({ file, fileName }) => {
    const parts = await cutConversations(file, id);
    if (!parts) return;
    expect(parts.length).toBeGreaterThan(1);
    const alone: Said[] = [];
    for (const part of parts) {
      // A part is dropped on the pipeline like any file: nobody tells it the format.
      const { format, transcript } = await readFile(part, fileName);
      if (transcript.messages.length > 0) expect(format).toBe(id);
      for (const said of await saidIn(part, fileName, id)) alone.push(said);
    }
    expect(sorted(alone)).toEqual(sorted(await saidIn(file, fileName, id)));
  });
});

describe('listing conversations', () => {
  const log = (file: File, format: FormatId, path = file.name) => ({ file, path, format });

  it('tells title, dates, number and beginning of each', async () => {
    const file = fileOf('conversations.json', [
      chat('The pier: night', 'It is dark.', 'It is.'),
      chat('', 'Again?'),
      chat('Nothing'),
    ]);
    const { found, empty } = await listConversations([log(file, 'claude-export')]);
    expect(empty).toBe(1);
    expect(found.map(({ title, messages, opening }) => [title, messages, opening])).toEqual([
      ['The pier: night', 2, 'It is dark.'],
      ['', 1, 'Again?'],
    ]);
    const [first, second] = found;
    expect(first?.from).toBe(Date.parse('2024-05-01T10:00:00Z'));
    expect(first?.to).toBe(Date.parse('2024-05-02T10:00:00Z'));
    expect(first?.people).toEqual([]);
    expect(first?.folder).toBe('conversations.json');
    expect(first?.file.name).toBe('The pier night.json');
    expect(second?.file.name).toBe('conversations 2.json');
  });

  it('takes a file with one conversation as it is', async () => {
    const file = fileOf('conversations.json', [chat('Alone', 'Hello.')]);
    const { found } = await listConversations([log(file, 'claude-export')]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ isPart: false, title: 'Alone' });
    expect(found[0]?.file).toBe(file);
  });

  it('takes other logs as a conversation each, with the folder that they lay in', async () => {
    const file = new File(['Ann: Hello.\n\nBo: Hello, Ann.\n\nAnn: So.\n'], 'day 1.txt');
    const { found } = await listConversations([
      log(file, 'name-text', 'Harbor/day 1.txt'),
      { ...log(file, 'name-text'), archive: 'all.zip' },
    ]);
    expect(found.map(({ title, folder, people }) => [title, folder, people])).toEqual([
      ['day 1', 'Harbor', ['Ann', 'Bo']],
      ['day 1', 'all.zip', ['Ann', 'Bo']],
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it('says how far it is, never backwards', async () => {
    const file = fileOf('a.json', [chat('One', 'a'), chat('Two', 'b')]);
    const seen: number[] = [];
    await listConversations([log(file, 'claude-export'), log(file, 'claude-export')], (step) =>
      seen.push(step.fraction),
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeCloseTo(1, 1);
  });

  it('survives what is no export at all', async () => {
    const texts = ['[[],[]]', '[{"mapping":1},{"mapping":2}]', '{"chats":{"list":[{},{}]}}'];
    for (const text of texts) {
      for (const { id } of LISTING) {
        const listed = await listConversations([log(new File([text], 'x.json'), id)]);
        expect(listed.found.filter(({ isPart }) => isPart)).toEqual([]);
      }
    }
  });
});
