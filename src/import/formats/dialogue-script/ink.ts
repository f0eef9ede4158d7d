// Ink: `=== knots ===`, `* choices` and `+ choices`, `- gathers`, `-> diverts`, `~ code`, `{conditions}`.
import { BLANK, CODE, shownLine, type Dialect, type DialogueLine } from './dialect';

const KNOT = /^={2,}\s*(?:function\s+)?([\p{L}_][\p{L}\p{N}_]*)/u;
const STITCH = /^=\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?:\([^()\n]*\))?\s*$/u;
const DECLARES = /^(?:VAR|CONST|LIST|INCLUDE|EXTERNAL|TODO:?|~)(?:\s|$)/;
const CHOICE = /^((?:[*+]\s*)+)(?:\([\p{L}_][\p{L}\p{N}_]*\)\s*)?((?:\{[^{}\n]*\}\s*)*)/u;
const GATHER = /^((?:-(?!>)\s*)+)(?:\([\p{L}_][\p{L}\p{N}_]*\)\s*)?/u;

export const ink: Dialect = {
  open() {
    let isComment = false;
    let isFunction = false;
    return (line): DialogueLine => {
      const text = line.trim();
      if (isComment) {
        isComment = !text.includes('*/');
        return CODE;
      }
      if (text === '') return BLANK;
      if (text.startsWith('/*')) {
        isComment = !text.includes('*/');
        return CODE;
      }
      const knot = KNOT.exec(text) ?? STITCH.exec(text);
      if (knot) {
        isFunction = /^=+\s*function\s/.test(text);
        return isFunction ? CODE : { is: 'part', name: knot[1] ?? '' };
      }
      if (isFunction || DECLARES.test(text) || /^(?:\/\/|-?\s*else\s*:\s*$)/.test(text))
        return CODE;
      return contentLine(line);
    };
  },
};

function contentLine(line: string): DialogueLine {
  const indent = line.length - line.trimStart().length;
  const rest = line.slice(indent);
  const choice = CHOICE.exec(rest);
  if (choice) {
    const from = indent + choice[0].length;
    const text = offered(line.slice(from));
    // A choice without words is where the story goes when none is left.
    if (text === '') return CODE;
    const depth = (choice[1] ?? '').replace(/\s/g, '').length;
    return { is: 'option', text, from, to: line.trimEnd().length, depth };
  }
  const gather = GATHER.exec(rest);
  const from = indent + (gather?.[0].length ?? 0);
  const closes = gather?.[1]?.replace(/\s/g, '').length;
  return shownLine(line, from, plainInk(line.slice(from)), closes);
}

/** `"I am tired[."]," I said.`: what stands in brackets is only offered, what follows only told. */
function offered(raw: string): string {
  const open = raw.indexOf('[');
  const close = raw.indexOf(']', open);
  return plainInk(
    open === -1 || close === -1 ? raw : raw.slice(0, open) + raw.slice(open + 1, close),
  );
}

/** Without diverts, tags, glue and comments; of what varies, the first version. */
function plainInk(raw: string): string {
  let text = raw
    .replace(/(^|[^:\\])\/\/.*$/, '$1')
    .replace(/(^|[^\\])#.*$/, '$1')
    .replace(/(?:->|<-)\s*[\p{L}_][\p{L}\p{N}_.]*(?:\([^()\n]*\))?|->/gu, '')
    .replaceAll('<>', '');
  for (let depth = 0; depth < 4 && text.includes('{'); depth++) {
    text = text.replace(/\{([^{}\n]*)\}/g, (_, inside: string) => firstOf(inside));
  }
  // A condition over several lines opens here and closes further down.
  return text.replace(/^\s*\{[^{}\n]*:?\s*|^[}\s]+$|\}\s*$/g, '').trim();
}

function firstOf(inside: string): string {
  const [head = ''] = inside.replace(/^[&!~$]/, '').split('|', 1);
  const colon = head.indexOf(':');
  if (colon !== -1) return head.slice(colon + 1).trimStart();
  // A variable alone shows what nobody knows here.
  return inside.includes('|') ? head : '';
}
