// What holds for every document, sound or damaged: its text is whole, and it takes time with its length.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  docxOf,
  docxParts,
  epubParts,
  escapeXml,
  odtOf,
  odtParts,
  packedBytes,
  wordParagraph,
} from '@/testing/documents';
import { checkCoverage } from '../coverage';
import { readFile } from '../formats/read-file';
import { openDocument } from '.';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (char) => char.charCodeAt(0));
const LINES = [
  'Mira: *waves from the pier* "You came!"',
  'Bo: "I said I would."',
  'Mira: "Then help me with the boat."',
];
/** Time of this process alone, so that a busy machine fails no test. */
const cpuMs = (): number => process.cpuUsage().user / 1000;

describe('any text', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N}“”.,!?'&<>"—😀 ]{1,30}$/u);
  const line = word
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text));

  it('is the same behind a document', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        async (lines, seed) => {
          const cut = (text: string): string[] => {
            const letters = [...text];
            const at = letters.length < 2 ? 0 : (seed % (letters.length - 1)) + 1;
            return [letters.slice(0, at).join(''), letters.slice(at).join('')].filter(
              (piece) => piece !== '',
            );
          };
          const docx = lines.map(
            (text) =>
              `<w:p>${cut(text)
                .map((piece) => `<w:r><w:t xml:space="preserve">${escapeXml(piece)}</w:t></w:r>`)
                .join('')}</w:p>`,
          );
          const odt = lines.map(
            (text) =>
              `<text:p>${cut(text)
                .map((piece) => `<text:span>${escapeXml(piece)}</text:span>`)
                .join('')}</text:p>`,
          );
          const rtf = lines.map((text) =>
            [...text]
              .map((char) =>
                char.length > 1 || char > '~'
                  ? [...Array(char.length).keys()]
                      .map((i) => `\\u${(char.charCodeAt(i) << 16) >> 16}?`)
                      .join('')
                  : char,
              )
              .join(''),
          );
          const files = [
            await docxOf('a.docx', docx.join('')),
            await odtOf('a.odt', { body: odt.join('') }),
            new File([bytesOf(`{\\rtf1\\ansi ${rtf.join('\\par ')}}`)], 'a.rtf'),
          ];
          for (const file of files) {
            const opened = await openDocument(file);
            expect(opened?.kind === 'text' && (await opened.text.text())).toBe(
              `${lines.join('\n\n')}\n`,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is no document any more throws nothing, and what is read of it is whole', async () => {
    const sound = await Promise.all([
      packedBytes(docxParts(LINES.map((text) => wordParagraph(text)).join(''))),
      packedBytes(
        odtParts({ body: LINES.map((text) => `<text:p>${escapeXml(text)}</text:p>`).join('') }),
      ),
      packedBytes(
        epubParts({ 'a.xhtml': LINES.map((text) => `<p>${escapeXml(text)}</p>`).join('') }),
      ),
      Promise.resolve(
        bytesOf(`{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}${LINES.join('\\par ')}\\par}`),
      ),
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.option(fc.nat()),
        async (bytes, changes, end) => {
          const damaged = bytes.slice(0, end === null ? bytes.length : end % (bytes.length + 1));
          for (const [at, value] of changes)
            if (damaged.length > 0) damaged[at % damaged.length] = value;
          const file = new File([damaged], 'x.docx');
          const opened = await openDocument(file);
          const read = await readFile(file, file.name);
          const size = opened?.kind === 'text' ? opened.text.size : file.size;
          expect(checkCoverage(read.transcript, size)).toEqual([]);
          expect(read.diagnostics.map(({ code }) => code)).not.toContain('reader-fault');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('time', () => {
  const rep = (piece: string, chars = 200_000): string =>
    piece.repeat(Math.ceil(chars / piece.length));
  const bodies: [name: string, body: string][] = [
    ['attributes without values', `<w:p ${rep('b')}>`],
    ['declarations that never close', rep('<!a')],
    ['declarations', rep('<!a>')],
    ['nested elements', rep('<w:p>')],
    [
      'nested tables',
      rep('<w:tbl><w:tr><w:tc>', 18_000) + rep('<w:p><w:r><w:t>a</w:t></w:r></w:p>'),
    ],
    [
      'one paragraph of changing looks',
      `<w:p>${rep('<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r><w:r><w:t> </w:t></w:r>')}</w:p>`,
    ],
    ['deletions', `<w:p>${rep('<w:del><w:r><w:delText>a</w:delText></w:r></w:del>')}</w:p>`],
    [
      'paragraphs that join',
      rep('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'),
    ],
    ['quotes', rep('<w:t a="')],
    ['entities', `<w:p><w:r><w:t>${rep('&amp')}</w:t></w:r></w:p>`],
  ];
  it.each(bodies)('grows with the document: %s', async (_, body) => {
    const file = await docxOf('x.docx', body);
    const start = cpuMs();
    await openDocument(file);
    expect(cpuMs() - start).toBeLessThan(4000);
  });

  it.each([
    ['groups', `{\\rtf1 ${rep('{')}`],
    ['words', `{\\rtf1 ${rep('\\b0\\i')}`],
    ['hex', `{\\rtf1 ${rep("\\'e9")}`],
    ['fallbacks', `{\\rtf1 ${rep('\\uc16\\u8212')}`],
    ['rows', `{\\rtf1 ${rep('\\intbl a\\cell b\\row ')}`],
    ['binary', `{\\rtf1 ${rep('\\bin1 ')}`],
  ])('grows with the rich text: %s', async (_, rtf) => {
    const start = cpuMs();
    await openDocument(new File([bytesOf(rtf)], 'x.rtf'));
    expect(cpuMs() - start).toBeLessThan(4000);
  });
});
