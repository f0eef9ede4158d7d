import { describe, expect, it } from 'vitest';
import { ODF_NAMESPACES, odtOf, odtParts, packed, type OdtContent } from '@/testing/documents';
import { openDocument } from '..';

async function opened(file: File): Promise<{ text: string; notes: string }> {
  const document = await openDocument(file);
  if (document?.kind !== 'text') throw new Error(JSON.stringify(document));
  const notes = document.diagnostics.map(({ message }) => message).join('\n');
  return { text: await document.text.text(), notes };
}

const readOdt = async (content: OdtContent): Promise<string> =>
  (await opened(await odtOf('story.odt', content))).text;

/** As LibreOffice names what a user does by hand. */
const STYLES = `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="0.06pt solid #000000"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic" style:font-style-asian="italic"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties officeooo:rsid="0001"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T5" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`;
const p = (inner: string, style = 'Standard'): string =>
  `<text:p text:style-name="${style}">${inner}</text:p>`;
const span = (inner: string, style: string): string =>
  `<text:span text:style-name="${style}">${inner}</text:span>`;

describe('an OpenDocument text', () => {
  it('is its paragraphs, spaces as the format counts them', async () => {
    const body =
      p(`The${span(' li', 'T3')}ght <text:s text:c="2"/>house\n   is <text:tab/>dark.`) +
      p('<text:s/>One<text:line-break/>two &amp; three<text:soft-page-break/>.');
    expect(await readOdt({ styles: STYLES, body })).toBe(
      'The light   house is \tdark.\n\nOne\ntwo & three.\n',
    );
  });

  it('has formatting as marks, headings and lines', async () => {
    const body = [
      '<text:h text:style-name="Heading_20_1" text:outline-level="1">The Tower</text:h>',
      p(
        `${span('Mira:', 'T2')} Hello, she ${span('wa', 'T1')}${span('ves', 'T1')} ${span('twice', 'T5')}.`,
      ),
      p('A line below.', 'P2'),
      p('On a new page.', 'P1'),
      p('', 'Horizontal_20_Line'),
      p('Behind it.'),
      '<text:h text:style-name="Heading_20_2" text:outline-level="2">Dusk</text:h>',
      p(`Told ${span('softly', 'Emphasis')}.`),
    ].join('');
    const styles = `<?xml version="1.0"?><office:document-styles ${ODF_NAMESPACES}><office:styles><style:style style:name="Horizontal_20_Line" style:family="paragraph"/><style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style></office:styles><office:master-styles><style:master-page><style:footer><text:p>Page</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`;
    const file = await packed('x.odt', {
      ...odtParts({ styles: STYLES, body }),
      'styles.xml': styles,
    });
    const { text, notes } = await opened(file);
    expect(text).toBe(
      '# The Tower\n\n**Mira:** Hello, she *waves* ~~twice~~.\n\nA line below.\n\n***\n\nOn a new page.\n\n***\n\nBehind it.\n\n## Dusk\n\nTold *softly*.\n',
    );
    expect(notes).toMatch(/a header or footer/);
  });

  it('counts lists and reads tables row by row', async () => {
    const item = (inner: string): string => `<text:list-item>${p(inner)}</text:list-item>`;
    const body = [
      p('What now?'),
      `<text:list text:style-name="L1">${item('Run.')}<text:list-item>${p('Hide.')}<text:list>${item('Here.')}${item('There.')}</text:list></text:list-item></text:list>`,
      p('Or'),
      `<text:list text:style-name="L1" text:continue-numbering="true">${item('Stay.')}</text:list>`,
      `<text:list text:style-name="L2">${item('A lamp.')}</text:list>`,
      `<table:table><table:table-column/><table:table-row><table:table-cell office:value-type="string">${p('Bo')}</table:table-cell><table:table-cell>${p('Hi.')}</table:table-cell></table:table-row></table:table>`,
    ].join('');
    expect(await readOdt({ styles: STYLES, body })).toBe(
      'What now?\n\n1. Run.\n2. Hide.\na) Here.\nb) There.\n\nOr\n\n3. Stay.\n- A lamp.\n\nBo: Hi.\n',
    );
  });

  it('tells what is not in the text', async () => {
    const body = [
      '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>gone</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>A</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>',
      '<text:table-of-content><text:index-body><text:p>One 3</text:p></text:index-body></text:table-of-content>',
      p(
        `Rain<text:change text:change-id="c1"/><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> falls<office:annotation><dc:creator>B</dc:creator><text:p>Nice.</text:p></office:annotation>.<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image><svg:desc>An image</svg:desc></draw:frame>${span('Secret.', 'T4')}`,
      ),
      p(
        '<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>Around.',
      ),
    ].join('');
    const { text, notes } = await opened(await odtOf('x.odt', { styles: STYLES, body }));
    expect(text).toBe('Rain falls.\n\nAround.\n\nIn the box.\n');
    for (const word of [
      'a picture',
      'a comment',
      'a footnote',
      'marked as deleted',
      'a hidden passage',
      'a table of contents',
    ]) {
      expect(notes).toContain(word);
    }
  });

  it('is read from one flat file too', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${ODF_NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:creator>A</dc:creator></office:meta><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${p(`Flat ${span('indeed', 'T1')}.`)}</office:text></office:body></office:document>`;
    expect((await opened(new File([xml], 'x.fodt'))).text).toBe('Flat *indeed*.\n');
    const cut = await opened(new File([xml.slice(0, -60)], 'x.fodt'));
    expect(cut.notes).toMatch(/ends early/);
  });
});
