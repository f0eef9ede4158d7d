import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { withPngText } from '@/lib/png';
import { sampleFile } from '@/testing/fixture-runner';
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

  it('refuses a document with words how to go on', async () => {
    const zip = new JSZip();
    zip.file('word/document.xml', '<w/>');
    const packed = await zip.generateAsync({ type: 'uint8array' });
    expect(await kindsOf(file('story.docx', packed.slice()))).toEqual(['refused-document']);
  });

  it('refuses a picture that is named as a log', async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
    const [file] = await sortFiles([new File([bytes], 'chat.jsonl')]);
    expect(file).toMatchObject({ kind: 'unknown', code: 'refused-jpeg' });
  });
});
