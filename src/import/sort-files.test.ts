import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { withPngText } from '@/lib/png';
import { docxOf, wordParagraph } from '@/testing/documents';
import { sampleFile } from '@/testing/fixture-runner';
import { readFile } from './formats/read-file';
import { sortFiles } from './sort-files';

const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  ),
  (char) => char.charCodeAt(0),
);
const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);
async function kindsOf(...files: File[]): Promise<string[]> {
  const sorted = await sortFiles(files);
  return sorted.map((one) =>
    one.kind === 'log' ? one.format : one.kind === 'unknown' ? one.code : one.kind,
  );
}

/** As Backyard writes it: format version 1. */
function backyardArchive(): JSZip {
  const at = '2025-06-12T04:03:56.873Z';
  const later = '2025-06-12T04:05:00.000Z';
  const scenario = {
    schemaVersion: 1,
    title: 'The night bakery',
    formattingInstructions: 'Write as {character}.',
    temperature: 0.7,
    exampleMessages: [],
    canDeleteExampleMessages: true,
    firstMessages: [
      { characterID: 't1', text: '*{character} unlocks the door.* "Early or late?"' },
    ],
    narrative: 'A bakery, four in the morning.',
    promptTemplate: null,
    grammar: null,
    messages: [
      { type: 'human', createdAt: at, updatedAt: at, text: 'Late. Is that rye?' },
      {
        type: 'ai',
        outputs: [
          { createdAt: at, updatedAt: at, text: '"Rye."', activeTimestamp: at },
          { createdAt: at, updatedAt: at, text: '"Rye and regret."', activeTimestamp: later },
        ],
      },
    ],
  };
  const character = {
    schemaVersion: 1,
    id: 't1',
    name: 'Tilda',
    displayName: 'Tilda Crumb',
    isNSFW: false,
    persona: '{character} bakes at night. {user} cannot sleep.',
    createdAt: at,
    updatedAt: at,
    loreItems: [{ key: 'oven, stove', value: 'It is never cold.' }],
    images: [{ path: 'images/tilda.png', label: '' }],
  };
  const zip = new JSZip();
  zip.file(
    'manifest.json',
    JSON.stringify({
      schemaVersion: 1,
      createdAt: at,
      characters: ['characters/t1/character.json'],
      scenarios: ['scenarios/scenario1.json', 'scenarios/scenario2.json'],
    }),
  );
  zip.file('characters/t1/character.json', JSON.stringify(character));
  zip.file('characters/t1/images/tilda.png', PIXEL);
  zip.file('scenarios/scenario1.json', JSON.stringify(scenario));
  zip.file('scenarios/scenario2.json', JSON.stringify({ ...scenario, messages: [] }));
  return zip;
}

describe('sorting dropped files', () => {
  it('knows every sample', async () => {
    const samples = [
      ['lantern-tide.st.jsonl', 'silly-tavern'],
      ['lantern-tide.st-export.txt', 'silly-tavern-text'],
      ['lantern-tide.card.json', 'card'],
      ['lantern-tide.lorebook.json', 'lorebook'],
      ['midnight-greenhouse.play.txt', 'play-script'],
      ['sky-ferry.discord.json', 'discord-chat-exporter'],
      ['clockmakers-cat.prose.md', 'prose'],
      ['attic-radio.whatsapp.txt', 'whatsapp'],
      ['snowbound-station.group.jsonl', 'silly-tavern'],
      ['snowbound-station.group.json', 'group'],
    ] as const;
    expect(await kindsOf(...samples.map(([name]) => sampleFile(name)))).toEqual(
      samples.map(([, kind]) => kind),
    );
  });

  it('tells pictures, cards in pictures and projects apart', async () => {
    const card = btoa(
      JSON.stringify({ spec: 'chara_card_v2', data: { name: 'A', first_mes: 'x' } }),
    );
    expect(
      await kindsOf(
        file('a.png', PIXEL),
        file('b.png', withPngText(PIXEL, 'chara', card)),
        file('c.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])),
        file('d.comfyvn', 'PK'),
        file('e.json', '{"personas":{"a.png":"A"},"persona_descriptions":{}}'),
      ),
    ).toEqual(['picture', 'card', 'picture', 'project', 'personas']);
  });

  it('says why it leaves a file aside', async () => {
    expect(
      await kindsOf(
        file('a.pdf', '%PDF-1.4'),
        file('b.txt'),
        file('c.json', '{"theme":"dark","volume":3}'),
        file('d.zip', 'PK\x03\x04 nonsense'),
        file('e.bin', new Uint8Array([1, 4, 5, 6, 0x90, 1, 1, 4, 0xff, 5])),
      ),
    ).toEqual(['refused-pdf', 'empty-file', 'unknown-kind', 'not-an-archive', 'refused-binary']);
    for (const sorted of await sortFiles([file('a.pdf', '%PDF-1.4')])) {
      expect(sorted.kind === 'unknown' && sorted.reason).toMatch(/copy/);
    }
  });

  it('opens an archive of logs and sorts its members, but no archive within', async () => {
    const zip = new JSZip();
    zip.file('chats/Oswin/one.jsonl', await sampleFile('lantern-tide.st.jsonl').text());
    zip.file('characters/Oswin.png', PIXEL);
    zip.file('worlds/Saltmarrow.json', await sampleFile('lantern-tide.lorebook.json').text());
    zip.file('WhatsApp Chat with Dad.txt', await sampleFile('attic-radio.whatsapp.txt').text());
    const inner = await zip.generateAsync({ type: 'uint8array' });
    zip.file('backup.zip', inner);
    const packed = await zip.generateAsync({ type: 'uint8array' });
    const sorted = await sortFiles([file('data.zip', packed.slice())]);
    expect(sorted.map(({ kind, path, archive }) => [kind, path, archive])).toEqual([
      ['log', 'chats/Oswin/one.jsonl', 'data.zip'],
      ['picture', 'characters/Oswin.png', 'data.zip'],
      ['lorebook', 'worlds/Saltmarrow.json', 'data.zip'],
      ['log', 'WhatsApp Chat with Dad.txt', 'data.zip'],
      ['unknown', 'backup.zip', 'data.zip'],
    ]);
  });

  it('takes a data folder of SillyTavern, with its personas and without copies of its chats', async () => {
    const chat = await sampleFile('lantern-tide.st.jsonl').text();
    const zip = new JSZip();
    const root = 'data/default-user';
    zip.file(`${root}/chats/Oswin/one.jsonl`, chat);
    zip.file(`${root}/backups/chat_oswin_20240914-195300.jsonl`, chat);
    zip.file(
      `${root}/group chats/2024.jsonl`,
      await sampleFile('snowbound-station.group.jsonl').text(),
    );
    zip.file(`${root}/groups/1.json`, await sampleFile('snowbound-station.group.json').text());
    zip.file(`${root}/User Avatars/mira.png`, PIXEL);
    zip.file(
      `${root}/OpenAI Settings/Default.json`,
      '{"prompts":[{"role":"system","name":"Main"}]}',
    );
    zip.file(
      `${root}/settings.json`,
      JSON.stringify({
        power_user: {
          personas: { 'mira.png': 'Mira Vale' },
          persona_descriptions: { 'mira.png': { description: 'A mapmaker.', position: 0 } },
          default_persona: 'mira.png',
        },
      }),
    );
    const packed = await zip.generateAsync({ type: 'uint8array' });
    const sorted = await sortFiles([file('st.zip', packed.slice())]);
    expect(sorted.map((one) => [one.kind, one.path.replace(`${root}/`, '')])).toEqual([
      ['log', 'chats/Oswin/one.jsonl'],
      ['unknown', 'backups/chat_oswin_20240914-195300.jsonl'],
      ['log', 'group chats/2024.jsonl'],
      ['group', 'groups/1.json'],
      ['picture', 'User Avatars/mira.png'],
      ['unknown', 'OpenAI Settings/Default.json'],
      ['personas', 'settings.json'],
    ]);
    expect(sorted[1]).toMatchObject({ code: 'backup-copy' });
    expect(sorted[6]).toMatchObject({
      personas: {
        personas: [{ name: 'Mira Vale', description: 'A mapmaker.', isDefault: true }],
      },
    });
    // Alone, the copy is what the user means.
    expect(await kindsOf(new File([chat], 'chat_oswin.jsonl'))).toEqual(['silly-tavern']);
  });

  it('reads charx and Backyard archives, alone and among other files', async () => {
    const charx = new JSZip();
    charx.file('card.json', JSON.stringify({ spec: 'chara_card_v3', data: { name: 'Ada' } }));
    const byaf = backyardArchive();
    const all = new JSZip();
    all.file('ada.charx', await charx.generateAsync({ type: 'uint8array' }));
    all.file('tilda.byaf', await byaf.generateAsync({ type: 'uint8array' }));
    const alone = await sortFiles([
      file('ada.charx', (await charx.generateAsync({ type: 'uint8array' })).slice()),
      file('tilda.byaf', (await byaf.generateAsync({ type: 'uint8array' })).slice()),
    ]);
    const packed = await sortFiles([
      file('all.zip', (await all.generateAsync({ type: 'uint8array' })).slice()),
    ]);
    for (const sorted of [alone, packed]) {
      expect(sorted.map(({ kind, path }) => [kind, path])).toEqual([
        ['card', 'ada.charx'],
        ['card', 'tilda.byaf'],
        ['log', 'tilda.byaf/The night bakery.jsonl'],
      ]);
    }
    const [, card, log] = alone;
    expect(card).toMatchObject({
      card: {
        name: 'Tilda Crumb',
        nickname: 'Tilda',
        description: '{{char}} bakes at night. {{user}} cannot sleep.',
        scenario: 'A bakery, four in the morning.',
        firstMessage: '*{{char}} unlocks the door.* "Early or late?"',
        book: [{ title: 'oven', keys: ['oven', 'stove'], content: 'It is never cold.' }],
      },
    });
    expect(card?.kind === 'card' && card.card.portrait?.type).toBe('image/png');
    const read = await readFile(log?.file ?? new Blob(), 'x.jsonl');
    expect(read.transcript.messages.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Tilda Crumb', '*{{char}} unlocks the door.* "Early or late?"'],
      ['You', 'Late. Is that rye?'],
      ['Tilda Crumb', '"Rye and regret."'],
    ]);
    expect(read.transcript.messages[2]).toMatchObject({
      alternatives: ['"Rye."', '"Rye and regret."'],
      shownAlternative: 1,
    });
  });

  it('opens no archive in an archive that unpacks to too much', async () => {
    const bomb = new JSZip();
    bomb.file('card.json', ' '.repeat(4_000_000));
    const zip = new JSZip();
    const inner = await bomb.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    zip.file('bomb.charx', inner);
    const packed = await zip.generateAsync({ type: 'uint8array' });
    expect(await kindsOf(file('all.zip', packed.slice()))).toEqual(['suspicious-ratio']);
  });

  it('unpacks gzip, whatever is in it', async () => {
    const pack = async (text: string): Promise<Uint8Array<ArrayBuffer>> => {
      const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
    const chat = await sampleFile('lantern-tide.st.jsonl').text();
    const sorted = await sortFiles([
      file('one.jsonl.gz', await pack(chat)),
      file('personas.json.gz', await pack('{"personas":{"a.png":"A"},"persona_descriptions":{}}')),
      file('broken.gz', (await pack(chat)).slice(0, 40)),
    ]);
    expect(sorted.map(({ kind, file: { name } }) => [kind, name])).toEqual([
      ['log', 'one.jsonl'],
      ['personas', 'personas.json'],
      ['unknown', 'broken.gz'],
    ]);
  });

  it('keeps a document as the log that it holds', async () => {
    const lines = ['Mira: Hello.', 'Bo: Hi.', 'Mira: Rain again.', 'Bo: So it is.'];
    const body = lines.map((line) => wordParagraph(line)).join('');
    const [sorted] = await sortFiles([await docxOf('our log.docx', body)]);
    expect(sorted).toMatchObject({ kind: 'log', file: { name: 'our log.docx' } });
  });

  it('refuses a picture that is named as a log', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
    const [file] = await sortFiles([new File([bytes], 'chat.jsonl')]);
    expect(file).toMatchObject({ kind: 'unknown', code: 'refused-jpeg' });
  });
});

describe('an export of an account', () => {
  it('is its data; the page that shows the same is left aside', async () => {
    const node = { id: 'm', message: { author: { role: 'user' } }, parent: null, children: [] };
    const data = JSON.stringify([{ title: 'A', create_time: 1, mapping: { m: node } }]);
    const page = `<html><body><p>A page.</p><p>${'It tells much. '.repeat(40)}</p></body></html>`;
    const zip = new JSZip();
    zip.file('conversations.json', data);
    zip.file('chat.html', page);
    const sorted = await sortFiles([file('export.zip', await zip.generateAsync({ type: 'blob' }))]);
    expect(sorted.map(({ kind }) => kind)).toEqual(['log', 'unknown']);
    expect(sorted[0]).toMatchObject({ format: 'chatgpt-export', mayHoldSeveral: true });
    expect(sorted[1]).toMatchObject({ code: 'page-of-export' });
    // Alone it is a page like any other.
    expect(await kindsOf(file('chat.html', page))).not.toEqual(['page-of-export']);
  });
});
