import { describe, expect, it } from 'vitest';
import { openDocument } from '..';

const bytesOf = (rtf: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(rtf, (char) => char.charCodeAt(0));

async function read(rtf: string): Promise<{ text: string; notes: string }> {
  const document = await openDocument(new File([bytesOf(rtf)], 'x.rtf'));
  if (document?.kind !== 'text') throw new Error(JSON.stringify(document));
  const notes = document.diagnostics.map(({ message }) => message).join('\n');
  return { text: await document.text.text(), notes };
}

const textOf = async (rtf: string): Promise<string> => (await read(rtf)).text;

describe('a rich text', () => {
  it('of WordPad', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\deff0\nouicompat\deflang1031{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset2 Symbol;}}
{\*\generator Riched20 10.0.19041}\viewkind4\uc1
\pard\sa200\sl276\slmult1\f0\fs22\lang7 Mira: \ldblquote Caf\'e9, \i soon\i0 .\rdblquote\par
Bo: \b No\b0  \{yes\} \\ \'93maybe\'94\tab .\par

\pard{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt\pnf1\pnindent0{\pntxtb\'B7}}\fi-360\li720 A lamp.\par
{\pntext\f1\'B7\tab}A rope.\par
}
`;
    expect(await textOf(rtf)).toBe(
      'Mira: “Café, *soon*.”\n\nBo: **No** {yes} \\ “maybe”\t.\n\n- A lamp.\n- A rope.\n',
    );
  });

  it('of TextEdit, whose line ends are paragraphs', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\cocoartf2639
\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica;\f1\fswiss\fcharset0 Helvetica-Oblique;\f2\fnil\fcharset0 AppleColorEmoji;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
\pard\tx566\pardirnatural\partightenfactor0

\f0\fs24 \cf0 She
\f1\i  waves
\f0\i0  \'97 twice. 
\f2 \uc0\u55357 \u56842 
\f0 \
\
Bo says \uc0\u26085 \u26412 .\
}`;
    expect(await textOf(rtf)).toBe('She *waves* — twice. 😊\n\nBo says 日本.\n');
  });

  it('of Word and LibreOffice: headings, fields, tables, what is left out', async () => {
    const rtf = String.raw`{\rtf1\adeflang1025\ansi\ansicpg1251\uc1\deff0{\fonttbl{\f0\froman\fcharset204{\*\panose 02020603050405020304}Times New Roman;}{\f1\fmodern\fcharset128 MS Mincho{\*\falt \'82\'6c};}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \snext0 Normal;}{\s1\ql\outlinelevel0 \b\fs32 \sbasedon0 \snext0 heading 1;}{\*\cs10 \additive Default Paragraph Font;}}{\info{\title A secret title}{\author Somebody}}{\*\rsidtbl \rsid1}
{\header \pard\plain The header\par}\pard\plain \s1\ql\outlinelevel0 {\b\fs32 \'c3\'eb\'e0\'e2\'e0}{\b  1}\par
\pard\plain \f0 {\'cc\'e8\'f0\'e0 }{\deleted old }{\revised\revauth1 new }{\v hidden }{\strike gone}{ \u8212\'97 \f1\'93\'fa\'96\'7b}{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt  a link}}{\super\chftn{\footnote \pard\plain A note.}}{\*\annotation \pard A comment.}{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 00}}\line below.\par
\page \pard Next page.\par
\trowd\cellx1000\cellx2000\pard\intbl {Bo}\cell {Hi \b there\b0 .}\cell\row
\pard After.\par}`;
    const { text, notes } = await read(rtf);
    expect(text).toBe(
      '# Глава 1\n\nМира new ~~gone~~ — 日本 a link\nbelow.\n\n***\n\nNext page.\n\nBo: Hi **there**.\n\nAfter.\n',
    );
    expect(notes).toMatch(
      /a picture, a comment, a footnote, a passage that is marked as deleted, a hidden passage and a header or footer/,
    );
  });

  it.each([
    ['cut off', String.raw`{\rtf1\ansi Hello\par She waves`, 'Hello\n\nShe waves\n', /ends early/],
    ['with bytes of a program in it', `{\\rtf1 a{\\pict\\bin5 {{{}}}b\\par}`, 'ab\n', /a picture/],
    ['with more behind its end', String.raw`{\rtf1 a\par} b}}}`, 'a\n', /^$/],
    ['with endless groups', `{\\rtf1 a\\par ${'{'.repeat(200_000)}`, 'a\n', /ends early/],
    [
      'with broken numbers',
      String.raw`{\rtf1 \u99999999999?a\'zz\uc-5\u-1?\b99999999999 b\par}`,
      undefined,
      /^$/,
    ],
  ])('%s', async (_, rtf, expected, says) => {
    const { text, notes } = await read(rtf);
    if (expected !== undefined) expect(text).toBe(expected);
    expect(notes).toMatch(says);
  });
});
