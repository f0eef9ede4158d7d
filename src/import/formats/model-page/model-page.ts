// Pages of chats with a model, saved by a browser or made by an exporter: elements say whose a message is.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikePage } from '../name-text/name-text';
import { ConversationBook, EMPTY_MESSAGE, type ConversationNode } from '../shared/conversations';
import { htmlNodes } from '../shared/html-nodes';
import { decodeEntities } from '../shared/html-text';
import { LineCounter } from '../shared/line-counter';
import { START } from '../shared/message-tree';
import { titleWithoutProgram } from '../shared/page-title';
import { Pace } from '../shared/pace';
import { cleanText } from '../shared/text-marks';
import { textOfHtml, textOfTitle } from '../web-page/page-text';
import { webPage } from '../web-page/web-page';
import { isAround, sideOf, type PageSide } from './sides';

const SITES =
  /(?:chatgpt\.com|chat\.openai\.com|claude\.ai|gemini\.google\.com|grok\.com|chat\.deepseek\.com|perplexity\.ai|copilot\.microsoft\.com|chat\.mistral\.ai|poe\.com)\//;

function detect(sample: LogSample): number {
  const { head, extension } = sample;
  const isPage =
    looksLikePage(sample) || ((extension === 'html' || extension === 'htm') && /^\s*</.test(head));
  if (!isPage) return 0;
  const sides = new Set<PageSide>();
  for (const node of htmlNodes(head)) {
    const side = node.kind === 'open' ? sideOf(node.element) : undefined;
    if (side) sides.add(side);
    if (sides.has('user') && sides.has('assistant')) return 0.93;
  }
  // Scripts and styles of such pages are longer than what is looked at.
  return sides.size > 0 || SITES.test(head.slice(0, 20_000)) ? 0.72 : 0;
}

interface Turn {
  readonly side: PageSide;
  readonly start: number;
  readonly inner: number;
  readonly depth: number;
}

async function read(source: LogSource): Promise<ReadLog> {
  const html = source.text.slice(0, source.text.length);
  const pace = new Pace(source);
  const lines = new LineCounter(html);
  const nodes: ConversationNode[] = [];
  let open: Turn | undefined;
  let title = '';
  for (const node of htmlNodes(html)) {
    if (node.kind === 'open') {
      if (node.element.name === 'title' && title === '')
        title = titleWithoutProgram(decodeEntities(textOfTitle(html, node.element))).slice(0, 200);
      const side = open ? undefined : sideOf(node.element);
      const { start, end } = node.element;
      if (side) open = { side, start, inner: end, depth: node.depth };
    } else if (node.kind === 'text') {
      if (pace.isDue()) await pace.turn(source.text.byteAt(node.start));
    } else if (open && node.depth === open.depth) {
      nodes.push(nodeOf(open, node.at, html, source, lines.at(open.start)));
      open = undefined;
    }
  }
  const told = nodes.filter(({ role }) => role !== null);
  if (new Set(told.map(({ role }) => role)).size < 2) return webPage.read(source);
  const book = new ConversationBook(source);
  const chain = nodes.map((node, i) => ({ ...node, parent: nodes[i - 1]?.id ?? START }));
  book.add({ title, heading: undefined, time: undefined, nodes: chain, leaf: told.at(-1)?.id });
  return book.finish('HTML around the messages');
}

function nodeOf(
  { side, start, inner }: Turn,
  end: number,
  html: string,
  { text: file }: LogSource,
  line: number,
): ConversationNode {
  const text = side === 'aside' ? '' : cleanText(textOfHtml(html.slice(inner, end), isAround));
  const why = side === 'aside' ? 'result of a tool' : text.trim() === '' ? EMPTY_MESSAGE : '';
  const bytes = [file.byteAt(start), file.byteAt(Math.max(end, inner))] as const;
  const raw = html.slice(start, end);
  return {
    id: `at ${start}`,
    parent: undefined,
    role: why !== '' || side === 'aside' ? null : side,
    why,
    text,
    record: { value: undefined, raw, start, bytes, line, isCut: false },
    textBytes: why === '' ? [file.byteAt(inner), bytes[1]] : bytes,
    time: undefined,
  };
}

export const modelPage = {
  id: 'model-page',
  label: 'Chat with a model (saved page)',
  extensions: ['html', 'htm'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
