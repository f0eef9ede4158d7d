// Files of screenwriting programs, in which each paragraph says what it is: Final Draft (.fdx), Fade In's
// Open Screenplay Format, Celtx.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { readHtml } from '../shared/html-reader';
import { ParagraphReader } from './paragraph-reader';

function detect({ head }: LogSample): number {
  const start = head.slice(0, 4000);
  if (/<FinalDraft\b/.test(start) || /<document[^>]*Open Screenplay Format/.test(start))
    return 0.99;
  const names = head.match(/<p[^>]{0,120}\bclass="?(?:character|dialog)\b/gi)?.length ?? 0;
  return names >= 2 && /<p[^>]{0,120}\bclass="?sceneheading\b/i.test(head) ? 0.97 : 0;
}

const read = (source: LogSource): Promise<ReadLog> =>
  readHtml(source, (html) => new ParagraphReader(html, source));

export const screenplayFile = {
  id: 'screenplay-file',
  label: 'Final Draft, Fade In or Celtx',
  extensions: ['fdx', 'xml', 'html'],
  version: 1,
  detect,
  read,
} as const satisfies LogFormat;
