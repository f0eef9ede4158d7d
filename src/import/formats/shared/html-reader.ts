// Reads a saved page node by node, by a reader that knows what its elements mean.
import type { LogSource, ReadLog } from '../log-format';
import { htmlNodes, type HtmlNode } from './html-nodes';
import { Pace } from './pace';

export interface HtmlReader {
  take(node: HtmlNode): void;
  finish(): ReadLog;
}

export async function readHtml(
  source: LogSource,
  open: (html: string) => HtmlReader,
): Promise<ReadLog> {
  const html = source.text.slice(0, source.text.length);
  const reader = open(html);
  const pace = new Pace(source);
  for (const node of htmlNodes(html)) {
    reader.take(node);
    if (pace.isDue()) await pace.turn(source.text.byteAt(startOf(node)));
  }
  return reader.finish();
}

function startOf(node: HtmlNode): number {
  return node.kind === 'open' ? node.element.start : node.kind === 'close' ? node.at : node.start;
}
