// Documents on their whole way in: known by their bytes, read by the readers of text, told where they
// cannot be read.
import { describe, expect, it } from 'vitest';
import {
  docxOf,
  docxParts,
  epubParts,
  escapeXml,
  odtOf,
  odtParts,
  packed,
  packedBytes,
  wordParagraph,
} from '@/testing/documents';
import { sampleFile } from '@/testing/fixture-runner';
import { storyTitle } from '../analyze/titles';
import { checkCoverage } from '../coverage';
import { readFile } from '../formats/read-file';
import { summarize } from '../choose/summarize';
import { sortFiles } from '../sort-files';
import { openDocument } from '.';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (char) => char.charCodeAt(0));
const LOG = [
  'Mira: *waves from the pier* "You came!"',
  'Bo: "I said I would."',
  'Mira: *laughs* "You say many things."',
  'Bo: *shrugs* "This one was true."',
  'Mira: "Then help me with the boat."',
  'Bo: "Now? In this rain?"',
];

async function codeOf(file: File): Promise<string> {
  const [sorted] = await sortFiles([file]);
  return sorted?.kind === 'unknown' ? sorted.code : (sorted?.kind ?? 'none');
}

describe('what a document holds', () => {
  it('is read as the same text would be: names, prose, a copy of Discord', async () => {
    const log = await docxOf('Our log.docx', LOG.map((line) => wordParagraph(line)).join(''));
    const read = await readFile(log, log.name);
    // One reader under two names.
    expect(['name-text', 'silly-tavern-text']).toContain(read.format);
    expect(read.transcript.speakers.map(({ name }) => name)).toEqual(['Mira', 'Bo']);
    expect(read.transcript.messages.map(({ text }) => text)[0]).toBe(
      '*waves from the pier* "You came!"',
    );
    const opened = await openDocument(log);
    expect(opened?.kind === 'text' && checkCoverage(read.transcript, opened.text.size)).toEqual([]);

    const story = (await sampleFile('clockmakers-cat.prose.md').text()).split('\n\n');
    const prose = await docxOf('tale.docx', story.map((line) => wordParagraph(line)).join(''));
    expect((await readFile(prose, prose.name)).format).toBe('prose');

    const discord = [
      'Mira — Today at 6:30 PM',
      'Hello there.',
      '',
      'Bo — Today at 6:31 PM',
      'Hi.',
      '',
      'Mira — Today at 6:32 PM',
      'Rain again.',
    ];
    const copy = await docxOf('copy.docx', discord.map((line) => wordParagraph(line)).join(''));
    const copied = await readFile(copy, copy.name);
    expect(copied.format).toBe('discord-copy');
    expect(copied.transcript.messages.map(({ text }) => text)).toEqual([
      'Hello there.',
      'Hi.',
      'Rain again.',
    ]);
  });

  it.each([
    [
      'names alone',
      'name-text',
      [
        '**Mira**',
        'Hello.',
        'She waves.',
        '**Bo**',
        'Hi.',
        '**Mira**',
        'Bye then.',
        '**Bo**',
        'So soon?',
      ],
    ],
    [
      'names alone, with gaps',
      'name-text',
      [
        'Mira',
        'Hello.',
        'She waves.',
        '',
        'Bo',
        'Hi.',
        '',
        'Mira',
        'Bye then.',
        '',
        'Bo',
        'So soon?',
      ],
    ],
    [
      'a tight copy of Discord',
      'discord-copy',
      [
        'Mira — Today at 6:30 PM',
        'Hello.',
        'Rain.',
        'Bo — Today at 6:31 PM',
        'Hi.',
        'Mira — Today at 6:32 PM',
        'Again.',
      ],
    ],
    [
      'a chat of WhatsApp',
      'whatsapp',
      [
        '[12.03.24, 18:22:01] Mira: Hello',
        '[12.03.24, 18:22:09] Bo: Hi',
        '[12.03.24, 18:23:00] Mira: Rain again',
        'and wind',
      ],
    ],
  ])('keeps its shape: %s', async (_, format, lines) => {
    const body = lines.map((line) => (line === '' ? '<w:p/>' : wordParagraph(line))).join('');
    const read = await readFile(await docxOf('x.docx', body), 'x.docx');
    expect(read.format).toBe(format);
    expect(read.transcript.speakers.map(({ name }) => name)).toEqual(['Mira', 'Bo']);
    expect(read.transcript.messages.every(({ speaker }) => speaker !== null)).toBe(true);
  });

  it('names the story as the file without its ending', () => {
    for (const ending of ['docx', 'odt', 'fodt', 'rtf', 'epub', 'doc']) {
      expect(storyTitle({ about: {} }, `Our_log.${ending}`, undefined)).toBe('Our log');
    }
  });

  it('is found in zips and folders, and listed to choose from', async () => {
    const body = LOG.map((line) => wordParagraph(line)).join('');
    const inside = {
      'chats/one.docx': await packedBytes(docxParts(body)),
      'chats/two.odt': await packedBytes(
        odtParts({ body: LOG.map((line) => `<text:p>${escapeXml(line)}</text:p>`).join('') }),
      ),
      'chats/three.rtf': `{\\rtf1 ${LOG.join('\\par ')}\\par}`,
      'chats/four.pdf': '%PDF-1.4',
    };
    const sorted = await sortFiles([await packed('chats.zip', inside)]);
    expect(
      sorted.map((one) => (one.kind === 'unknown' ? one.code : `${one.kind} ${one.file.name}`)),
    ).toEqual(['log one.docx', 'log two.odt', 'log three.rtf', 'refused-pdf']);
    const [one] = sorted;
    const summary = one && (await summarize(one.file, one.file.name, 'name-text'));
    expect(summary).toMatchObject({ messages: 6, people: ['Mira', 'Bo'] });
  });

  it('is told by its bytes, whatever its name', async () => {
    const docx = await docxOf('chat.txt', wordParagraph('Mira: Hello.'));
    expect(await codeOf(docx)).toBe('log');
    expect(await codeOf(new File([bytesOf('{\\rtf1 Mira: Hello.\\par}')], 'old.doc'))).toBe('log');
    expect(await codeOf(new File(['Mira: Hello.\n\nBo: Hi.'], 'plain.docx'))).toBe('log');
  });

  it('is the same in each of the three, and tells what it has besides', async () => {
    const lines = ['The rain falls.', 'She *waves*.', 'He *sighs* and **goes**.'];
    const xml = (line: string): string =>
      line.replace(
        /\*\*(.+?)\*\*|\*(.+?)\*/g,
        (_, b?: string, i?: string) =>
          `<text:span text:style-name="${b === undefined ? 'I' : 'B'}">${b ?? i ?? ''}</text:span>`,
      );
    const rtf = (line: string): string =>
      line.replace(/\*\*(.+?)\*\*|\*(.+?)\*/g, (_, b?: string, i?: string) =>
        b === undefined ? `{\\i ${i ?? ''}}` : `{\\b ${b}}`,
      );
    const html = (line: string): string =>
      line.replace(/\*\*(.+?)\*\*|\*(.+?)\*/g, (_, b?: string, i?: string) =>
        b === undefined ? `<em>${i ?? ''}</em>` : `<strong>${b}</strong>`,
      );
    const styles =
      '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>';
    const files = [
      await docxOf('a', lines.map((line) => wordParagraph(line)).join('')),
      await odtOf('b', {
        styles,
        body: lines.map((line) => `<text:p>${xml(line)}</text:p>`).join(''),
      }),
      new File([bytesOf(`{\\rtf1\\ansi ${lines.map(rtf).join('\\par\n')}\\par}`)], 'c'),
      await packed(
        'd',
        epubParts({ 'a.xhtml': lines.map((line) => `<p>${html(line)}</p>`).join('') }),
      ),
    ];
    for (const file of files) {
      const opened = await openDocument(file);
      expect(opened?.kind === 'text' && (await opened.text.text())).toBe(`${lines.join('\n\n')}\n`);
    }
    const read = await readFile(files[3] ?? new Blob(), 'd.epub');
    expect(read.diagnostics.map(({ code }) => code)).toContain('document-left-out');
  });
});

describe('what cannot be read is told', () => {
  const cases: [name: string, code: string, make: () => Promise<BlobPart>][] = [
    ['a PDF', 'refused-pdf', () => Promise.resolve('%PDF-1.7\n1 0 obj')],
    [
      'a Word document of 1997',
      'refused-old-word',
      () => Promise.resolve(bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + '\0'.repeat(600))),
    ],
    [
      'a locked document',
      'locked-document',
      () =>
        Promise.resolve(
          bytesOf(
            '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' +
              '\0'.repeat(600) +
              [...'EncryptedPackage'].join('\0') +
              '\0',
          ),
        ),
    ],
    [
      'a locked OpenDocument',
      'locked-document',
      () =>
        packedBytes(
          odtParts(
            { body: '' },
            {
              'META-INF/manifest.xml':
                '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
            },
          ),
        ),
    ],
    ['a document without text', 'empty-document', () => packedBytes(docxParts('<w:p/>'))],
    [
      'a document without its text',
      'damaged-document',
      () => packedBytes({ '[Content_Types].xml': '<Types/>', 'word/styles.xml': '<w:styles/>' }),
    ],
    [
      'a spreadsheet',
      'refused-table',
      () =>
        packedBytes({
          ...docxParts(''),
          '_rels/.rels': String(docxParts('')['_rels/.rels']).replace(
            'word/document.xml',
            'xl/workbook.xml',
          ),
          'xl/workbook.xml': '<x/>',
        }),
    ],
    [
      'a table of LibreOffice',
      'refused-table',
      () =>
        packedBytes({
          ...odtParts({ body: '' }),
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        }),
    ],
    [
      'a document of Pages',
      'refused-apple',
      () =>
        packedBytes({ 'Index/Document.iwa': '\0\u0001', 'Metadata/Properties.plist': 'bplist00' }),
    ],
    [
      'a shortcut of Google Drive',
      'refused-link',
      () =>
        Promise.resolve(
          '{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"1x","resource_key":"","email":"a@example.com"}',
        ),
    ],
    [
      'an e-book without a list of pages',
      'damaged-document',
      () =>
        packedBytes({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<container/>' }),
    ],
    [
      'a document that was cut off',
      'damaged-document',
      async () => (await packedBytes(docxParts(wordParagraph('Mira: Hello.')))).slice(0, 400),
    ],
    [
      'an OpenDocument that was cut off',
      'damaged-document',
      async () => (await packedBytes(odtParts({ body: '<text:p>Hello.</text:p>' }))).slice(0, 400),
    ],
    [
      'a document whose text goes wrong',
      'damaged-document',
      () => packedBytes({ ...docxParts(''), 'word/document.xml': '\0\u0001\u0002' }),
    ],
  ];
  it.each(cases)('%s', async (_, code, make) => {
    expect(await codeOf(new File([await make()], 'story.docx'))).toBe(code);
  });

  it.each([
    ['more than it says', 50],
    ['more than anybody writes', 2 ** 30],
  ])('and so is a part that holds %s', async (_, stated) => {
    const bytes = await packedBytes(docxParts(wordParagraph('x'.repeat(100_000))));
    const view = new DataView(bytes.buffer);
    // Another size in the directory than what unpacks.
    for (let at = 0; at + 46 < bytes.length; at++) {
      const isEntry = view.getUint32(at, true) === 0x02014b50;
      if (isEntry && view.getUint32(at + 24, true) > 90_000) view.setUint32(at + 24, stated, true);
    }
    expect(await codeOf(new File([bytes], 'lie.docx'))).toBe('damaged-document');
  });

  it('a flipped byte in the text', async () => {
    const bytes = await packedBytes(docxParts(LOG.map((line) => wordParagraph(line)).join('')));
    const damaged = bytes.slice();
    const at = Math.floor(bytes.length * 0.6);
    damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
    expect(['damaged-document', 'log']).toContain(await codeOf(new File([damaged], 'x.docx')));
  });
});
