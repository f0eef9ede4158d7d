// Yarn Spinner: headers above `---`, lines, `-> options`, `<<commands>>`, `===` at the end of a node.
import { BLANK, CODE, shownLine, type Dialect, type DialogueLine } from './dialect';

export const YARN_HEADER = /^\s*title\s*:\s*(\S[^\n]{0,100})$/;

export const yarn: Dialect = {
  open() {
    let isHeader = true;
    return (line): DialogueLine => {
      const text = line.trim();
      if (text === '') return BLANK;
      if (text === '---') {
        isHeader = false;
        return CODE;
      }
      if (text === '===') {
        isHeader = true;
        return CODE;
      }
      if (isHeader) {
        const title = YARN_HEADER.exec(line.slice(0, 200))?.[1];
        return title === undefined ? CODE : { is: 'part', name: title.trim() };
      }
      return bodyLine(line);
    };
  },
};

function bodyLine(line: string): DialogueLine {
  const indent = line.length - line.trimStart().length;
  const rest = line.slice(indent);
  if (/^(?:<<(?:[^>\n]|>(?!>)){0,400}>>\s*)+$/.test(rest.slice(0, 500)) || rest.startsWith('//'))
    return CODE;
  const option = /^->\s*/.exec(rest);
  // The first version of the language had links in brackets.
  const link = /^\[\[([^|[\]\n]{1,200})(?:\|[^[\]\n]{1,100})?\]\]/.exec(rest);
  if (option || link) {
    const from = indent + (option?.[0].length ?? 2);
    const text = plainYarn(option ? line.slice(from) : (link?.[1] ?? ''));
    if (text === '') return CODE;
    return { is: 'option', text, from, to: line.trimEnd().length, depth: indent };
  }
  const mark = /^(?:=>|\{)\s*/.exec(rest)?.[0];
  const from = indent + (mark === undefined || mark.startsWith('{') ? 0 : mark.length);
  return shownLine(line, from, plainYarn(line.slice(from)), indent);
}

/** Without tags of the line, commands, comments and markup. */
function plainYarn(text: string): string {
  return text
    .replace(/(^|[^\\:])\/\/.*$/, '$1')
    .replace(/(?:\s+#[^\s#]+)+\s*$/, '')
    .replace(/(^|[^\\])<<(?:[^>\n]|>(?!>)){0,300}>>/g, '$1')
    .replace(/\[\/?[a-z_]*(?:[ =][^[\]\n]*)?\/?\](?!\()/gi, '')
    .replace(/\\(.)/g, '$1')
    .trim();
}
