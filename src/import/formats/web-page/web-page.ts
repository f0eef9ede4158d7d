// Saved web pages of no program that we know: their text, read as a text with names or as a story.
import { decodeEntities } from '../shared/html-text';
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikePage } from '../name-text/name-text';
import { NameFinder } from '../names/name-finder';
import { readNameLog } from '../names/name-log';
import { readStory } from '../prose/prose';
import { htmlNodes } from '../shared/html-nodes';
import { Pace } from '../shared/pace';
import { titleWithoutProgram } from '../shared/page-title';
import { readPart } from '../shared/text-part';
import { TranscriptBuilder } from '../shared/transcript-builder';
import { PageBlocks, PageText } from './page-text';

/** Names open this share of the paragraphs of a page that is a log. */
const NAMED = 0.3;

function detect(sample: LogSample): number {
  const isNamed = sample.extension === 'html' || sample.extension === 'htm';
  return looksLikePage(sample) ? 0.7 : isNamed && /<\/?[a-z]/i.test(sample.head) ? 0.62 : 0;
}

async function read(source: LogSource): Promise<ReadLog> {
  const html = source.text.slice(0, source.text.length);
  const page = new PageBlocks(html);
  const pace = new Pace(source);
  for (const node of htmlNodes(html)) {
    page.take(node);
    if (pace.isDue() && node.kind === 'text') await pace.turn(source.text.byteAt(node.start) / 2);
  }
  page.finish();
  const text = new PageText(source.text, page.told());
  const finder = new NameFinder();
  for (const line of text.lines()) finder.look(line);
  const { names, share } = finder.find(source.knownNames);
  const isNamed = names.size > 0 && share >= NAMED;
  const builder = new TranscriptBuilder();
  const inner = await readPart(builder, source, text, (part) =>
    isNamed ? readNameLog(part) : readStory(part, false),
  );
  const title =
    inner.transcript.about.title ?? titleWithoutProgram(decodeEntities(page.title)).slice(0, 200);
  const about = { ...inner.transcript.about, ...(title === '' ? {} : { title }) };
  const transcript = builder.finish(source, about, 'HTML around the text');
  return { transcript, diagnostics: inner.diagnostics };
}

export const webPage = {
  id: 'web-page',
  label: 'Web page (saved)',
  extensions: ['html', 'htm', 'xhtml'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
