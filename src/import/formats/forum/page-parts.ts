// What a forum shows around the words of a post, and a copy takes along.

/** Buttons under a post. */
export const BUTTON =
  /^(?:Top|Back to top|Reply with quote|Reply With Quote|Report to moderator\s+(?:Logged|\d{1,3}\.\S{1,40})|Logged|Quick reply|Like(?: Reply)?|Reply|Quote|\+ ?Quote|Report|Like \+ ?Quote Reply|Multi-Quote This Message|Click to expand\.{3}|Last edited(?: by .{1,60})?[:;] .{6,40}|Last edited by .{1,90}|Edited .{6,40} by .{1,60}|Quote:|-{25}|\((?:Reply|Reply to this)\)(?: ?\((?:Parent|Thread|Thread from start|Expand|Hide|Link|Frozen)\)){0,5}|>>\d{5,12}(?: \((?:OP|You)\))?)$/;
/** What XenForo writes before the names of those who liked a post. */
export const REACTIONS = /^Reactions:$/;
/** The button that every post of a forum ends with. */
export const END_OF_POST = /^(?:Reply With Quote|Like Reply)$/;
/** XenForo's and vBulletin's number of a post, alone on its line. */
export const POST_NUMBER = /^#\d{1,6}$/;

const LABELS =
  'Posts|Joined|Location|Contact|Member|Status|Group|Registered|Karma|Offline|Online|Gender|Likes|Reputation|View Profile|' +
  'Join Date|Messages|Likes Received|Reaction score|Points|Trophy Points|Age|Pronouns|Website|Occupation|Media|Albums|' +
  'Awards|Threads|Solutions|Post Reactions|Roleplay Type\\(s\\)|Roleplay Availability|My Interest Check|Rep Power|Blog Entries';
/** Lines of the poster's profile, which stand between his name and the head of the post. */
const PROFILE = new RegExp(
  `^(?:${LABELS})(?:\\s*:.{0,80}|\\s+(?:Offline|Online|Email|Personal Message).{0,80})?$`,
);
/** A label on a line of its own; what it is of stands on the next line. */
const LABEL = new RegExp(`^(?:${LABELS}):?$`);
/** Ranks that forums give. */
export const TITLE =
  /^(?:(?:New|Junior|Senior|Full|Active|Elder|Premium|Well-Known|Staff|Global|Super|Forum|Site)[ -])?(?:Member|Members|Moderator|Administrator|Admin|staff member|Supporter|Newcomer|Registered User|Guest|Guests|Banned|Donator|Contributor|Veteran|Author)$/i;
/** Whether somebody is there, and the menu under a name. */
export const STATUS =
  /^(?:.{1,60} is (?:offline|online)(?: now)?\b.{0,30}|View Profile View Forum Posts.{0,80})$/;

export function isProfileLine(line: string): boolean {
  return PROFILE.test(line);
}

/** `Reaction score`, and its number under it. What stands alone and is more than a label is none. */
export function isProfileLabel(line: string): boolean {
  return LABEL.test(line) && !VALUELESS.test(line);
}

/** Shown without a value, as a link or a state. */
const VALUELESS =
  /^(?:Offline|Online|View Profile|Contact|Roleplay Type\(s\)|My Interest Check|Roleplay Availability|Member|Group|Status)$/;

export const SEPARATOR = /^(?:_{5,}|-- ?)$/;
export const QUOTE_HEAD =
  /^(?:Quote from:? .{1,80}|(?:Quote )?Originally Posted by .{1,60}?(?: View Post)?|.{1,60} (?:wrote|said|schrieb|a écrit|escribió|ha scritto)\s?:(?: ?↑.{0,60})?)$/;
