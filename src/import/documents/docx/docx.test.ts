import { describe, expect, it } from 'vitest';
import {
  docxOf,
  numberingPart,
  packed,
  docxParts,
  stylesPart,
  wordParagraph as p,
} from '@/testing/documents';
import { openDocument } from '..';

async function textOf(body: string, others: Parameters<typeof docxOf>[2] = {}): Promise<string> {
  return said(await docxOf('story.docx', body, others));
}

async function said(file: File): Promise<string> {
  const opened = await openDocument(file);
  if (opened?.kind !== 'text') throw new Error(JSON.stringify(opened));
  return opened.text.text();
}

async function notes(body: string, others: Parameters<typeof docxOf>[2] = {}): Promise<string> {
  const opened = await openDocument(await docxOf('story.docx', body, others));
  return opened?.kind === 'text' ? opened.diagnostics.map(({ message }) => message).join('\n') : '';
}

const run = (text: string, look = ''): string =>
  `<w:r w:rsidRPr="00C4">${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;

describe('a document of Word', () => {
  it('is its paragraphs, whatever runs its words are cut into', async () => {
    const body =
      para(
        `${run('The li')}<w:proofErr w:type="spellStart"/>${run('ghth')}${run('ouse is dark', '<w:lang w:val="en-GB"/>')}<w:r><w:t>.</w:t></w:r>`,
      ) + p('“Who’s there?” says Mira &c.');
    expect(await textOf(body)).toBe('The lighthouse is dark.\n\n“Who’s there?” says Mira &c.\n');
  });

  it('has formatting as the marks that people type, not torn by runs', async () => {
    const body = [
      para(
        run('She ', '') +
          run('wa', '<w:i/>') +
          run('ves', '<w:i/><w:lang w:val="en-US"/>') +
          run(' slowly', '<w:i w:val="1"/>') +
          run(' at ', '<w:i w:val="0"/>') +
          run('him', '<w:b/>') +
          run('.'),
      ),
      para(
        run('Mira: ', '<w:b/>') +
          run('Hello there, ') +
          run('old ', '<w:strike/>') +
          run('friend.'),
      ),
      para(run('one', '<w:i/>') + run(' ') + run('two', '<w:i/>') + run(' three and more of it.')),
      para(run('*laughs*', '<w:i/>') + run(' Good.')),
      para(run('bo', '<w:b/>') + run('th', '<w:b/><w:i/>') + run(' of them')),
    ].join('');
    expect(await textOf(body)).toBe(
      [
        'She *waves slowly* at **him**.',
        '**Mira:** Hello there, ~~old~~ friend.',
        '*one two* three and more of it.',
        '*laughs* Good.',
        'bo*th* of them',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    );
  });

  it('takes looks and headings from styles, in any language', async () => {
    const styles = stylesPart(
      `<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:rPr><w:i/></w:rPr></w:style>
       <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
       <w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Meine"/><w:basedOn w:val="berschrift1"/></w:style>
       <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/><w:basedOn w:val="Standard"/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>
       <w:style w:type="character" w:styleId="Hervorhebung"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
       <w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
       <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>`,
    );
    const body = [
      p('Der Turm', '<w:pStyle w:val="berschrift1"/>'),
      p('Am Tor', '<w:pStyle w:val="Eigene"/>'),
      p('Es regnet seit Tagen, und der Weg ist lang und voller Steine.'),
      p('Nie wieder.', '<w:pStyle w:val="Zitat"/>'),
      para(run('Er ') + run('winkt', '<w:rStyle w:val="Hervorhebung"/>') + run(' ihr zu.')),
      para(
        run('Ganz ') + run('anders', '<w:rStyle w:val="Hervorhebung"/>'),
        '<w:pStyle w:val="Zitat"/>',
      ),
      p('Im Kreis.', '<w:pStyle w:val="A"/>'),
    ].join('');
    expect(await textOf(body, styles)).toBe(
      [
        '# Der Turm',
        '# Am Tor',
        'Es regnet seit Tagen, und der Weg ist lang und voller Steine.',
        '*Nie wieder.*',
        'Er *winkt* ihr zu.',
        '*Ganz* anders',
        'Im Kreis.\n',
      ].join('\n\n'),
    );
  });

  it('ignores formatting that everything has, and headings that most is', async () => {
    const bold = [1, 2, 3].map((n) => para(run(`A line of bold words, number ${n}.`, '<w:b/>')));
    expect(await textOf(bold.join(''))).not.toContain('**');
    const styles = stylesPart(
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>',
    );
    const heads = [1, 2, 3].map((n) =>
      p(`A paragraph in the wrong style, ${n}.`, '<w:pStyle w:val="H2"/>'),
    );
    expect(await textOf(heads.join(''), styles)).not.toContain('#');
  });

  it('keeps what was inserted and leaves out what was deleted', async () => {
    const body =
      para(
        `${run('The ')}<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del><w:ins w:id="2">${run('new ')}</w:ins>${run('door')}`,
        '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>',
      ) +
      para(run(' opens.')) +
      `<w:p><w:moveFrom w:id="4">${run('Gone.')}</w:moveFrom></w:p>` +
      para(`<w:moveTo w:id="5">${run('Here.')}</w:moveTo>`);
    expect(await textOf(body)).toBe('The new door opens.\n\nHere.\n');
    expect(await notes(body)).toMatch(/2 passages that are marked as deleted/);
  });

  it('tells what is not in the text', async () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="rId4"/></a:graphic></wp:inline></w:drawing></w:r>';
    const body =
      para(
        `${run('Rain')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}<w:r><w:commentReference w:id="0"/></w:r>${drawing}${drawing}`,
      ) + para(run('Secret ', '<w:vanish/>') + run('plan', '<w:vanish/>') + run('Open.'));
    const footer = {
      'word/footer1.xml': '<w:ftr xmlns:w="x"><w:p><w:r><w:t>Chapter</w:t></w:r></w:p></w:ftr>',
    };
    expect(await textOf(body, footer)).toBe('Rain.\n\nOpen.\n');
    expect(await notes(body, footer)).toMatch(
      /2 pictures, a comment, a footnote, a hidden passage and a header or footer/,
    );
    expect(await notes(para(run('Nothing beside.')))).toBe('');
  });

  it('reads fields by what they show, and no table of contents', async () => {
    const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('One\t3')}</w:sdtContent></w:sdt>` +
      para(
        `${field('begin')}<w:r><w:instrText xml:space="preserve"> HYPERLINK "x" </w:instrText></w:r>${field('separate')}${run('the link')}${field('end')}<w:hyperlink r:id="rId5">${run(' and another')}</w:hyperlink>`,
      );
    expect(await textOf(body)).toBe('the link and another\n');
    expect(await notes(body)).toMatch(/a table of contents/);
  });

  it('knows breaks, tabs, hyphens and the smileys of autocorrection', async () => {
    const body = para(
      '<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>C</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>D\u00adE</w:t></w:r>' +
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>' +
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F60A"/></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>',
    );
    expect(await textOf(body)).toBe('A\nB\tC-DE☺😊\n');
  });

  it('draws lines and new pages as one separator, not beside a heading', async () => {
    const styles = stylesPart(
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>',
    );
    const page = '<w:r><w:br w:type="page"/></w:r>';
    const hr =
      '<w:r><w:pict><v:rect style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t" fillcolor="#A0A0A0" stroked="f"/></w:pict></w:r>';
    const bottom =
      '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>';
    const body = [
      p('One.'),
      para(page),
      p('Two.'),
      para(hr),
      p('Three.', bottom),
      p('Four.', bottom),
      p('Five.'),
      para(page + run('Six.')),
      para(page),
      p('End', '<w:pStyle w:val="H1"/>'),
      p('Seven, which is a longer line.'),
      para(page),
    ].join('');
    expect(await textOf(body, styles)).toBe(
      'One.\n\n***\n\nTwo.\n\n***\n\nThree.\n\nFour.\n\n***\n\nFive.\n\n***\n\nSix.\n\n# End\n\nSeven, which is a longer line.\n',
    );
  });

  it('counts lists, whose numbers no document stores', async () => {
    const level = (format: string, text: string): string =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = numberingPart(
      `<w:abstractNum w:abstractNumId="0">${level('decimal', '%1.')}<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
       <w:abstractNum w:abstractNumId="1">${level('bullet', '\uf0b7')}</w:abstractNum>
       <w:abstractNum w:abstractNumId="2">${level('bullet', '—')}</w:abstractNum>
       <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
       <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
    );
    const item = (text: string, id: number, at = 0): string =>
      p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
    const body = [
      p('What do you do?'),
      item('Run.', 1),
      item('Left.', 1, 1),
      item('Right.', 1, 1),
      item('Hide.', 1),
      item('Left.', 1, 1),
      p('Then:'),
      item('Again.', 4),
      item('And again.', 4),
      item('A lamp.', 2),
      item('¿Quién es?', 3),
      item('No list any more.', 0),
    ].join('');
    expect(await textOf(body, numbering)).toBe(
      'What do you do?\n\n1. Run.\na) Left.\nb) Right.\n2. Hide.\na) Left.\n\nThen:\n\n1. Again.\n2. And again.\n- A lamp.\n\n— ¿Quién es?\n\nNo list any more.\n',
    );
  });

  it('reads tables row by row; two columns are a name and what it says', async () => {
    const row = (...cells: string[]): string =>
      `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr>${cell}</w:tc>`).join('')}</w:tr>`;
    const body =
      `<w:tbl><w:tblPr/>${row(p('Mira'), p('Hello.') + p('She waves.'))}${row(p('**Bo**'), p('Hi.'))}${row(p('Place:'), p('Quay'))}${row(p('12:30'), p('Tea'), p('Rain'))}${row(p('A longer sentence, which is no name.'), p('Its neighbor.'))}${row(p(''), p('Alone.'))}</w:tbl>` +
      p('After it.');
    expect(await textOf(body)).toBe(
      'Mira: Hello.\n\nShe waves.\n\n**Bo**: Hi.\n\nPlace: Quay\n\n12:30 | Tea | Rain\n\nA longer sentence, which is no name.\n\nIts neighbor.\n\n\nAlone.\n\nAfter it.\n',
    );
  });

  it('takes a text box once, behind the paragraph that it is at', async () => {
    const box = `<w:txbxContent>${p('In the box.')}</w:txbxContent>`;
    const body =
      para(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="x"><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('Around it.')}`,
      ) + p('After it.');
    expect(await textOf(body)).toBe('Around it.\n\nIn the box.\n\nAfter it.\n');
  });

  it('has lines where empty paragraphs part them, else paragraphs', async () => {
    const empty = '<w:p/>';
    const log = [
      p('Mira'),
      p('Hello.'),
      p('She waves.'),
      empty,
      p('Bo'),
      p('Hi.'),
      empty,
      p('Mira'),
      p('Bye.'),
    ];
    expect(await textOf(log.join(''))).toBe('Mira\nHello.\nShe waves.\n\nBo\nHi.\n\nMira\nBye.\n');
    const prose = [p('One.'), p('Two.'), p('Three.'), p('Four.'), empty, p('Five.'), p('Six.')];
    expect(await textOf(prose.join(''))).toBe(
      'One.\n\nTwo.\n\nThree.\n\nFour.\n\n\nFive.\n\nSix.\n',
    );
  });

  it('reads the same of Google Docs, LibreOffice and Pages', async () => {
    const google = (look: string, text: string): string =>
      `<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr>${look}<w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const off =
      '<w:b w:val="false"/><w:bCs w:val="false"/><w:i w:val="false"/><w:strike w:val="false"/><w:dstrike w:val="false"/>';
    const bodies = [
      para(
        google('<w:b w:val="1"/>', 'Mira: ') +
          google('<w:i w:val="1"/>', 'waves') +
          google('', ' Hi.'),
        '<w:rPr/>',
      ),
      para(
        run('Mira:', '<w:b/><w:bCs/>') +
          run(' ', off) +
          run('waves', '<w:i/><w:iCs/>') +
          run(' Hi.', off),
      ),
      para(
        run(
          'Mira: ',
          '<w:rFonts w:ascii="Helvetica"/><w:b w:val="1"/><w:bCs w:val="1"/><w:rtl w:val="0"/><w:lang w:val="en-US"/>',
        ) +
          run('waves', '<w:i w:val="1"/><w:rtl w:val="0"/>') +
          run(' Hi.', '<w:rtl w:val="0"/>'),
        '<w:pStyle w:val="Body"/><w:bidi w:val="0"/>',
      ),
    ];
    for (const body of bodies) expect(await textOf(body)).toBe('**Mira:** *waves* Hi.\n');
  });

  it('is found where its relations say, and under any prefix', async () => {
    const parts = { ...docxParts(p('Here.')) };
    const xml = String(parts['word/document.xml'])
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    delete (parts as Record<string, unknown>)['word/document.xml'];
    const rels = String(parts['_rels/.rels']).replace('word/document.xml', '/word/document2.xml');
    const file = await packed('x.docx', {
      ...parts,
      '_rels/.rels': rels,
      'word/document2.xml': xml,
    });
    expect(await said(file)).toBe('Here.\n');
  });
});
