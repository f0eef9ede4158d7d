// What a forum shows around the words of a post, and a copy takes along.

/** Buttons under a post. */
export const BUTTON =
  /^(?:Top|Back to top|Reply with quote|Report to moderator\s+(?:Logged|\d{1,3}\.\S{1,40})|Logged|Quick reply)$/;
/** Lines of the poster's profile, which stand between his name and the head of the post. */
export const PROFILE =
  /^(?:Posts|Joined|Location|Contact|Member|Status|Group|Registered|Karma|Offline|Online|Gender|Likes|Reputation|View Profile)(?:\s*:.{0,80}|\s+(?:Offline|Online|Email|Personal Message).{0,80})?$/;
export const SEPARATOR = /^(?:_{5,}|-- ?)$/;
export const QUOTE_HEAD =
  /^(?:Quote from:? .{1,80}|.{1,60} (?:wrote|said|schrieb|a écrit|escribió|ha scritto)\s?:(?: ?↑.{0,60})?)$/;
