// What the elements of a forum's page are: the posts of the programs that forums run on, by their classes.
import type { HtmlElement } from '../shared/html-nodes';
import { effectOf, type HtmlEffect } from '../shared/html-text';

/** phpBB and XenForo, vBulletin, MyBB, Jcink, ProBoards, Invision, Discourse, ZetaBoards, LiveJournal, imageboards. */
const AUTHORS =
  'username username-coloured bigusername largetext normalname user-link cAuthorPane_author names member ljuser ' +
  'PostUser-name name creator comment-poster author';
const BODIES =
  'bbWrapper messageText postcontent js-post__content-text post_body postcolor cooked c_post Post-body ' +
  'comment-content postMessage entry-content usertext-body';
/** Where a name or words stand that are no post: signatures, who liked it, what else there is on the page. */
const BESIDE =
  'signature message-signature reactionsBar likesSummary p-footer p-body-sidebar block--messages-sidebar c_sig ' +
  'post-signature similar_topics navbar notices stat_block online-list';
const HIDDEN =
  'signature message-lastEdit editDate edited-by post_edit lastedit quoteheader quotetop quotemain quotetitle ' +
  'bbCodeBlock--quote bbCodeBlock--unfurl bbCodeQuote bbc_standard_quote ipsQuote mycode_quote bbcode_container quotelink ' +
  'notice attachbox js-lbImage-hidden bbc_alternate_quote';

const authors = AUTHORS.split(' ');
const bodies = BODIES.split(' ');
const beside = BESIDE.split(' ');
const hidden = HIDDEN.split(' ');

/** Only pages of forums have these; the rest other pages have too. */
const SIGNS =
  /class="[^"]{0,200}\b(?:postprofile|postbody|message-userContent|js-post|bbWrapper|bigusername|post_author|post_wrapper|postcolor|cPost|cAuthorPane|topic-post|crawler-post|mini-profile|user-link|c_username|messageText|postbit\w*|post_body|postContainer|comment-poster)\b|id="post_message_\d|data-post-id=/;

export function hasForumSigns(html: string): boolean {
  return SIGNS.test(html);
}

export function isAuthor(element: HtmlElement, isInPoster: boolean): boolean {
  if (element.name === 'article' || element.name === 'body') return false;
  // Simple Machines has the name in a heading of the poster's column.
  if (isInPoster && element.name === 'h4') return true;
  // phpBB heads a post with a paragraph "by Ann » Sun May 26, 2024", whose name has a class of its own.
  return element.name !== 'p' && element.name !== 'div'
    ? authors.some((name) => element.is(name))
    : element.is('cAuthorPane_author') || element.is('names') || element.is('comment-poster');
}

export function isBody(element: HtmlElement, isInPostBody: boolean): boolean {
  const id = element.attribute('id') ?? '';
  if (/^(?:post_message_|msg_)\d+$/.test(id)) return true;
  if (element.attribute('data-role') === 'commentContent') return true;
  if (element.is('content') && element.name === 'div') return isInPostBody;
  if (element.is('message')) return element.name === 'div' && !element.is('message-inner');
  return bodies.some((name) => element.is(name));
}

export const isBeside = (element: HtmlElement): boolean =>
  element.name === 'nav' || element.name === 'footer'
    ? !element.is('message-footer')
    : beside.some((name) => element.is(name));

/** What an element does to the text of a post; quotations of other posts would be read twice. */
export function effectInPost(element: HtmlElement, html: string): HtmlEffect | undefined {
  if (hidden.some((name) => element.is(name))) return 'hidden';
  if (element.name === 'div' && (element.is('quote') || isHeadedQuote(element, html)))
    return 'hidden';
  const isQuote = element.name === 'blockquote' || element.name === 'aside';
  if (isQuote && (element.is('quote') || isCited(html.slice(element.end, element.end + 200))))
    return 'hidden';
  if (element.name !== 'span') return effectOf(element);
  const style = element.attribute('style') ?? '';
  if (/font-style:\s*italic/i.test(style)) return 'italic';
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) return 'bold';
  if (/text-decoration:[^;]*line-through/i.test(style)) return 'strike';
  return effectOf(element);
}

/** vBulletin sets a quotation in a box without a class, below the word. */
function isHeadedQuote({ end }: HtmlElement, html: string): boolean {
  return /^\s*<div class="?smallfont"?[^>]*>\s*(?:Quote|Zitat|Citation|Cita|Citazione|Цитата):/.test(
    html.slice(end, end + 120),
  );
}

/** "Ann wrote:" stands at its head. */
function isCited(inside: string): boolean {
  return /^\s*(?:<div[^>]*>\s*)?<cite/i.test(inside);
}
