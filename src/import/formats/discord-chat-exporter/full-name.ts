// What a name in exports without a bot flag says of who bears it.
import { isBotName } from '../shared/discord-authors';

/** Accounts have had names of this kind since 2023; webhooks bear whatever name they are given. */
const ACCOUNT = /^[a-z0-9._]{2,32}$/;

/** `Name#1234`, before 2023 and for bots; `Name#0000` or just `Name` for webhooks; `name` for accounts. */
export function authorOfFullName(fullName: string, id = ''): Record<string, unknown> {
  const tag = /#(\d{4})$/.exec(fullName)?.[1];
  const name = (tag === undefined ? fullName : fullName.slice(0, -5)).trim();
  const isWebhook =
    tag === '0000' || (tag === undefined && !ACCOUNT.test(name) && name !== 'Deleted User');
  const isBot = isWebhook || isBotName(name);
  return { id: id !== '' ? id : isBot ? name : fullName, name, isBot };
}

/** What the exporter writes for joins, pins and calls, which have no text of their own. */
const NOTICE =
  /^(?:Added (?:a recipient|.{1,80} to the group)|Removed (?:a recipient|.{1,80} from the group)|Left the group|Started a call that lasted [\d,. ]{1,9} minutes|Changed the channel (?:icon|name(?:: .{1,100})?)|Pinned a message|Started a thread|Joined the server)\.?$/;

export function isNoticeText(text: string): boolean {
  return text.length < 150 && NOTICE.test(text);
}
