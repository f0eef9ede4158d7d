// Archives as programs make them: the right logs come out, under names that tell them apart.
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { sampleFile } from '@/testing/fixture-runner';
import { holdsSeveral, listConversations } from './choose/list-conversations';
import { shownOf } from './choose/choice';
import { sortFiles, type SortedFile } from './sort-files';

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
const HTML = '<!DOCTYPE html><html><head><title>Exported Data</title></head><body>';

type Content = string | Uint8Array;

async function sortZip(name: string, files: Record<string, Content>): Promise<SortedFile[]> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  return sortFiles([new File([await zip.generateAsync({ type: 'blob' })], name)]);
}

const isLog = (file: SortedFile): file is Extract<SortedFile, { kind: 'log' }> =>
  file.kind === 'log';

/** Path and format of each log; what is left aside by its code, where it was meant to be. */
function told(sorted: readonly SortedFile[]): string[] {
  return sorted.flatMap((one) =>
    isLog(one)
      ? [`${one.path} ${one.format}`]
      : one.kind === 'unknown' && one.code !== 'unknown-kind'
        ? [`${one.path} ${one.code}`]
        : [],
  );
}

/** What the user would choose from, in the order of names. */
async function titles(sorted: readonly SortedFile[]): Promise<string[]> {
  const { found } = await listConversations(sorted.filter(isLog));
  return shownOf(found, '', 'name').map(({ title, folder }) => `${folder}: ${title}`);
}

const chatgpt = (title: string, said: string) => ({
  title,
  create_time: 1_716_748_200,
  current_node: 'b',
  mapping: {
    a: { id: 'a', parent: null, children: ['b'], message: null },
    b: {
      id: 'b',
      parent: 'a',
      children: [],
      message: {
        author: { role: 'user' },
        content: { content_type: 'text', parts: [said] },
        create_time: 1_716_748_200,
      },
    },
  },
});

const telegramPage = (title: string, said: string) =>
  `${HTML}<div class="page_header"><div class="text bold">${title}</div></div><div class="history">` +
  `<div class="message default clearfix" id="m1"><div class="body"><div class="pull_right date details" ` +
  `title="26.05.2024 18:30:00 UTC+01:00">18:30</div><div class="from_name">Ana</div>` +
  `<div class="text">${said}</div></div></div></div></body></html>`;

const telegramChat = (name: string) => ({
  name,
  type: 'personal_chat',
  id: 1,
  messages: ['*waves*', 'Hello.'].map((text, id) => ({
    id,
    type: 'message',
    date: '2024-05-26T18:30:00',
    from: 'Ana',
    from_id: 'user1',
    text,
  })),
});

const pack = (...contents: string[]) =>
  JSON.stringify(
    contents.map((Contents, ID) => ({
      ID,
      Timestamp: `2024-05-26 18:3${ID}:00`,
      Contents,
      Attachments: '',
    })),
  );

describe('an archive', () => {
  it('of ChatGPT, split in parts', async () => {
    const sorted = await sortZip('chatgpt.zip', {
      'chat.html': `${HTML}<div id="root"><p>${'A page. '.repeat(80)}</p></div></body></html>`,
      'conversations-000.json': JSON.stringify([chatgpt('The mill', '*I knock.*')]),
      'conversations-001.json': JSON.stringify([
        chatgpt('The tower', '*I climb.*'),
        chatgpt('The sea', '*I swim.*'),
      ]),
      'shared_conversations.json': '[{"id":"a","conversation_id":"b","title":"The mill"}]',
      'user.json': '{"id":"u","email":"a@b.example"}',
      'message_feedback.json': '[]',
      'file-abc-photo.jpg': JPEG,
    });
    expect(told(sorted)).toEqual([
      'chat.html page-of-export',
      'conversations-000.json chatgpt-export',
      'conversations-001.json chatgpt-export',
    ]);
    const second = sorted.filter(isLog)[1];
    expect(second && (await holdsSeveral(second.file, second.format))).toBe(true);
    expect((await titles(sorted)).map((one) => one.split(': ')[1]).sort()).toEqual([
      'The mill',
      'The sea',
      'The tower',
    ]);
  });

  it('of Telegram as pages, which are read in their order', async () => {
    const root = 'ChatExport_2024-05-26';
    const sorted = await sortZip(`${root}.zip`, {
      [`${root}/css/style.css`]: 'body { margin: 0 }',
      [`${root}/js/script.js`]: 'function check() { return true; }',
      [`${root}/messages10.html`]: telegramPage('Harbour', 'Ten.'),
      [`${root}/messages2.html`]: telegramPage('Harbour', 'Two.'),
      [`${root}/messages.html`]: telegramPage('Harbour', 'One.'),
      [`${root}/photos/photo_1.jpg`]: JPEG,
    });
    expect(told(sorted).sort()).toEqual([
      `${root}/css/style.css beside-logs`,
      `${root}/js/script.js beside-logs`,
      `${root}/messages.html telegram`,
      `${root}/messages10.html telegram`,
      `${root}/messages2.html telegram`,
    ]);
    const { found } = await listConversations(sorted.filter(isLog));
    expect(shownOf(found, '', 'name').map(({ opening }) => opening)).toEqual([
      'One.',
      'Two.',
      'Ten.',
    ]);
  });

  it('of Telegram with data and pages, which are the same chats', async () => {
    const list = [telegramChat('Ana'), telegramChat('Ben')];
    const sorted = await sortZip('tg.zip', {
      'DataExport/result.json': JSON.stringify({ about: 'x', chats: { about: 'y', list } }),
      'DataExport/export_results.html': `${HTML}<div class="page_about details">${'Here is your data. '.repeat(20)}</div></body></html>`,
      'DataExport/lists/chats.html': `${HTML}<div class="name bold">Ana</div></body></html>`,
      'DataExport/chats/chat_1/messages.html': telegramPage('Ana', 'Hello.'),
    });
    expect(told(sorted)).toEqual([
      'DataExport/result.json telegram',
      'DataExport/export_results.html page-of-export',
      'DataExport/lists/chats.html page-of-export',
      'DataExport/chats/chat_1/messages.html page-of-export',
    ]);
    expect(await titles(sorted)).toEqual(['result.json: Ana', 'result.json: Ben']);
  });

  it('of DiscordChatExporter, with the media of its channels', async () => {
    const ferry = await sampleFile('sky-ferry.discord.json').text();
    const name = 'Skies - Story - sky-ferry [123]';
    const sorted = await sortZip('exports.zip', {
      [`${name} [part 10].json`]: ferry.replace('"', ' "'),
      [`${name} [part 2].json`]: ferry,
      [`${name} [part 2].json_Files/notes-AB12.txt`]: 'Ann: hi\n\nBen: ho\n\nAnn: he\n',
      [`${name} [part 2].json_Files/avatar-CD34.jpg`]: JPEG,
    });
    expect(told(sorted)).toEqual([
      `${name} [part 10].json discord-chat-exporter`,
      `${name} [part 2].json discord-chat-exporter`,
      `${name} [part 2].json_Files/notes-AB12.txt beside-logs`,
    ]);
    expect(await titles(sorted)).toEqual([
      `exports.zip: ${name} [part 2]`,
      `exports.zip: ${name} [part 10]`,
    ]);
  });

  it('that Discord sends on request, by the names of its channels', async () => {
    const sorted = await sortZip('package.zip', {
      'README.txt': 'Hello! This is your data package. '.repeat(5),
      'messages/index.json': '{"c1":"general in Low Water","c2":null}',
      'messages/c1/channel.json': '{"id":"1","type":0,"name":"old/harbour"}',
      'messages/c1/messages.json': pack('*The tide is out.*', 'Then we walk.'),
      'messages/c2/channel.json': '{"id":"2","type":1,"recipients":["1","2"]}',
      'messages/c2/messages.json': pack('hello'),
      'servers/index.json': '{"9":"Low Water"}',
      'account/user.json': '{"id":"1","username":"x"}',
    });
    expect(told(sorted)).toEqual([
      'README.txt beside-logs',
      'messages/c1/messages.json discord-data',
      'messages/c2/messages.json discord-data',
    ]);
    expect(await titles(sorted)).toEqual(['messages/c1: old harbour', 'messages/c2: messages']);
  });

  it('of WhatsApp, whose log is called alike on every phone', async () => {
    const sorted = await sortZip('WhatsApp Chat - Nana.zip', {
      '_chat.txt': await sampleFile('attic-radio.whatsapp.txt').text(),
      '00000012-PHOTO-2024-05-26-18-30-00.jpg': JPEG,
      '00000013-AUDIO-2024-05-26.opus': new Uint8Array([0x4f, 0x67, 0x67, 0x53, 0, 2, 0, 0]),
      'Nana.vcf': 'BEGIN:VCARD\nVERSION:3.0\nFN:Nana\nEND:VCARD\n',
    });
    expect(told(sorted)).toEqual([
      '_chat.txt whatsapp',
      '00000013-AUDIO-2024-05-26.opus refused-binary',
      'Nana.vcf beside-logs',
    ]);
    expect(await titles(sorted)).toEqual(['WhatsApp Chat - Nana.zip: Nana']);
  });

  it('of the data of SillyTavern, whose settings are no chats', async () => {
    const chat = await sampleFile('lantern-tide.st.jsonl').text();
    const sorted = await sortZip('st.zip', {
      'default-user/chats/Oswin/Oswin - 2024-07-12@01h31m37s.jsonl': chat,
      'default-user/content.log': 'default_Seraphina.png\nbackgrounds/tavern.jpg\n',
      'default-user/sysprompt/Roleplay.json': '{"name":"Roleplay","content":"You are {{char}}."}',
      'default-user/instruct/ChatML.json': '{"input_sequence":"<|im_start|>user","name":"ChatML"}',
      'default-user/secrets.json': '{"api_key":[{"id":"x","value":"sk-1"}]}',
    });
    expect(told(sorted)).toEqual([
      'default-user/chats/Oswin/Oswin - 2024-07-12@01h31m37s.jsonl silly-tavern',
      'default-user/content.log beside-logs',
    ]);
  });
});

describe('alone', () => {
  it('everything is what its user means', async () => {
    const notes = new File(['Ann: hi\n\nBen: ho\n\nAnn: he\n'], 'notes.txt');
    const [sorted] = await sortFiles([notes], ['x.json_Files/notes.txt']);
    expect(sorted?.kind).toBe('log');
    const page = new File([telegramPage('Harbour', 'One.')], 'messages.html');
    expect((await sortFiles([page]))[0]).toMatchObject({ kind: 'log', format: 'telegram' });
  });
});
