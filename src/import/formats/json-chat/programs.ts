// What single programs put into messages that are no posts, and how they write their text.
import { isObject } from '../shared/json-lines';
import { decodeEntities } from '../shared/html-text';

type Fields = Record<string, unknown>;

/** Discord's numbers for what people write; the others are joins, pins, calls. */
const DISCORD_POSTS = new Set([0, 19, 20, 23]);
/** Slack's words for what people do in a channel. */
const SLACK_DOINGS =
  /^(?:channel|group|bot)_|^(?:reminder_add|pinned_item|tombstone|huddle_thread)$/;
const SKYPE_DOINGS = /^(?:ThreadActivity|Event|Notice|PopCard)\b/;
/** Messenger and Instagram write what happened as if its author had said it. */
const MESSENGER_DOINGS =
  /^(?:Reacted .{1,16} to your message ?|Liked a message|.{1,60} sent (?:an attachment|a (?:photo|video|GIF|sticker|voice message|link))\.|.{1,60} (?:set|changed|created|named|added|removed|left|joined) (?:the|your|his|her|their|a|to) ?(?:nickname|theme|group|quick reaction|poll|chat|emoji)?.{0,100}\.|You (?:sent an attachment|are now connected on Messenger|can now message and call each other.{0,80})\.?)$/;

/** Said by the program of the chat: joins, calls, changed names. */
export function isNotice(value: Fields): boolean {
  const { type, subtype, messagetype, content } = value;
  if (typeof type === 'number' && 'channel_id' in value) return !DISCORD_POSTS.has(type);
  if (typeof subtype === 'string' && 'ts' in value) return SLACK_DOINGS.test(subtype);
  if (typeof messagetype === 'string') return SKYPE_DOINGS.test(messagetype);
  if ('sender_name' in value && typeof content === 'string') {
    return content.length < 200 && MESSENGER_DOINGS.test(content);
  }
  // One exporter of WhatsApp gives notices and paths of pictures a text as well.
  if ('key_id' in value) return value.meta === true || value.media === true;
  return (
    value.isDice === true ||
    value.system === true ||
    value.isSystemMessage === true ||
    type === '系统消息'
  );
}

/** Written as for a page. */
export function isMarkup(value: Fields): boolean {
  const isSkype = value.messagetype === 'RichText';
  return isSkype || 'key_id' in value || ('ts' in value && isObject(value.user_profile));
}

/** Without tags, those of bold and italic as the marks that people type. */
export function withoutMarkup(text: string): string {
  const plain = text
    .replace(/<quote\b[^<>]{0,400}>[^\0]{0,4000}?<\/quote>\s*/g, '')
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/<\/?(?:i|em)\b[^<>]{0,100}>/gi, '*')
    .replace(/<\/?(?:b|strong)\b[^<>]{0,100}>/gi, '**')
    .replace(/<\/?(?:a|ss|at|s|c|e_m|pre|img|div|span|uriobject)\b[^<>]{0,400}>/gi, '');
  return decodeEntities(plain);
}
