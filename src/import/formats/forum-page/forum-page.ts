// Saved pages of forums: who posts stands beside what they post, among all that a page shows around it.
import type { LogFormat, LogSample, LogSource, ReadLog } from '../log-format';
import { looksLikePage } from '../name-text/name-text';
import { readHtml } from '../shared/html-reader';
import { hasForumSigns } from './page-elements';
import { PageReader } from './page-reader';

const PROGRAM =
  /<(?:html|body)[^>]{0,400}\bid="(?:XF|phpbb|XenForo)"|Powered by (?:<[^>]*>)?(?:phpBB|MyBB|vBulletin|SMF|Invision|XenForo|Discourse)|content="(?:vBulletin|Discourse|MyBB)/i;

function detect(sample: LogSample): number {
  const { head } = sample;
  if (!/<(?:div|article|td|table|li)\b/i.test(head)) return 0;
  if (!looksLikePage(sample) && !/^html?$/.test(sample.extension)) return 0;
  if (hasForumSigns(head)) return 0.93;
  return PROGRAM.test(head) ? 0.85 : 0;
}

const read = (source: LogSource): Promise<ReadLog> =>
  readHtml(source, (html) => new PageReader(html, source));

export const forumPage = {
  id: 'forum-page',
  label: 'Forum thread (saved page)',
  extensions: ['html', 'htm', 'mhtml'],
  version: 2,
  detect,
  read,
} as const satisfies LogFormat;
