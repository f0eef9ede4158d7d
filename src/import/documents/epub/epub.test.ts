import { describe, expect, it } from 'vitest';
import { epubParts, packed, type Parts } from '@/testing/documents';
import { openDocument } from '..';

async function read(parts: Parts): Promise<{ text: string; notes: string }> {
  const document = await openDocument(await packed('book.epub', parts));
  if (document?.kind !== 'text') throw new Error(JSON.stringify(document));
  const notes = document.diagnostics.map(({ message }) => message).join('\n');
  return { text: await document.text.text(), notes };
}

describe('an e-book', () => {
  it('is its pages in the order of its spine, without lists of pages', async () => {
    const { text, notes } = await read(
      epubParts({
        'text/b%20one.xhtml':
          '<h1>One</h1><p>She <i>waves</i>.<br/>Twice.</p><hr/><p>Later &amp; late.</p>',
        'text/a.xhtml': '<h2>Two</h2><script src="x.js"/><p>“No,” says <b>Bo</b>.</p>',
      }),
    );
    expect(text).toBe(
      '# One\n\nShe *waves*.\nTwice.\n\n***\n\nLater & late.\n\n## Two\n\n“No,” says **Bo**.\n',
    );
    expect(notes).toMatch(/a table of contents/);
  });

  it('knows italics by the classes of its sheet, as Google Docs and Calibre write them', async () => {
    const css =
      '.c1{color:#000}.c2{font-style:italic}\n.bold1 { font-weight: 700 }\n@media x { .c3 { display:none } }';
    const { text } = await read(
      epubParts(
        {
          'a.xhtml':
            '<p class="c1"><span class="c1">She </span><span class="c2 c1">waves</span><span> at </span><span class="bold1">him</span>, <span style="font-style: italic">once</span>.</p>',
        },
        { 'OEBPS/style.css': css },
      ),
    );
    expect(text).toBe('She *waves* at **him**, *once*.\n');
  });

  it('leaves footnotes out and counts pictures', async () => {
    const { text, notes } = await read(
      epubParts({
        'a.xhtml':
          '<p>Rain<sup><a epub:type="noteref" href="#n1">1</a></sup> falls.</p><img src="x.jpg" alt="A boat"/><aside epub:type="footnote" id="n1"><p>A note.</p></aside>',
      }),
    );
    expect(text).toBe('Rain falls.\n');
    expect(notes).toMatch(/a picture, a footnote and a table of contents/);
  });

  it('is read without a page that is missing, which is told', async () => {
    const parts = { ...epubParts({ 'a.xhtml': '<p>Here.</p>', 'b.xhtml': '<p>There.</p>' }) };
    const { 'OEBPS/b.xhtml': _, ...without } = parts;
    const { text, notes } = await read(without);
    expect(text).toBe('Here.\n');
    expect(notes).toMatch(/a page that is listed and not there/);
  });

  it('may lie in any folder, or in none', async () => {
    for (const folder of ['', 'EPUB/inner/']) {
      const { text } = await read(epubParts({ 'text/a.xhtml': '<p>Here.</p>' }, {}, folder));
      expect(text).toBe('Here.\n');
    }
  });

  it('of a shop is told to be locked; unreadable fonts lock nothing', async () => {
    const locks = (path: string): Parts => ({
      'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const pages = { 'a.xhtml': '<p>Here.</p>' };
    expect((await read(epubParts(pages, locks('OEBPS/font.otf')))).text).toBe('Here.\n');
    const locked = await openDocument(
      await packed('b.epub', epubParts(pages, locks('OEBPS/a.xhtml'))),
    );
    expect(locked).toMatchObject({ kind: 'refused', diagnostic: { code: 'locked-document' } });
  });
});
