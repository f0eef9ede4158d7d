// Bold words that say where and when: on a line of their own, or before the first words of a post.
import type { TextRun } from './piece';

/** Whether bold words read like a banner: few, and no sentence. */
export function isBanner(words: string): boolean {
  // Bars part the entries of a panel.
  if (/ [|｜•·] /u.test(words)) return words.length <= 90;
  if (words.length > 80 || words.split(/\s+/).length > 10 || /[!?:]$/.test(words)) return false;
  if (NAMES_A_TIME.test(words)) return !BY_SOMEBODY.test(words);
  // Many write what they do in bold: "**raises both hands**", "**The barrel does not waver.**"
  if (/^\p{Ll}/u.test(words) || BY_SOMEBODY.test(words)) return false;
  return !/[.…]$/.test(words) || IS_TITLE.test(words) || WHERE.test(words);
}
const NAMES_A_TIME =
  /^(?:[01]?\d|2[0-3])[:.][0-5]\d(?=\s*[,|—–-])|\b(?:later|meanwhile|earlier|dawn|dusk|morning|noon|afternoon|evening|tonight|night|midnight|sunset|sunrise|days?|weeks?|months?|hours?|minutes?|years?|next|chapter|scene|part|act|epilogue|prologue|the end|später|morgen|abend|nacht|nächste[nrs]?|plus tard|lendemain|matin|soir|nuit|tarde|mañana|noche|manhã|noite|mattina|sera|notte)(?!\p{L})|позже|утро|вечер|ноч|夜|朝|昼|翌/iu;
const BY_SOMEBODY =
  /^(?:i|you|he|she|it|we|they|his|her|its|their|my|your|nobody|nothing|something|somebody)(?!\p{L})/iu;
/** Every word of it has a capital, but for the small ones between. */
const IS_TITLE =
  /^(?:[\p{Lu}\p{N}][\p{L}\p{N}’'-]*|(?:of|the|a|an|at|in|on|and|to|by|for|de|la|von|der)(?=\s)|[—–-])(?:[\s,.]+(?:[\p{Lu}\p{N}][\p{L}\p{N}’'-]*|(?:of|the|a|an|at|in|on|and|to|by|for|de|la|von|der)(?=\s)|[—–-]))*[.…]$/u;
const WHERE = /^(?:the|at|in|inside|outside|aboard|back at|back in|under|on)(?: \S+){1,3}[.…]$/iu;

/** The bold words that a line opens with, when they stand apart by a full stop or are all of it. */
export function bannerOf(runs: readonly TextRun[]): string | undefined {
  let words = '';
  let count = 0;
  for (const run of runs) {
    if (!run.bold) break;
    words += run.text;
    count++;
  }
  const text = words.trim();
  const isApart =
    count === runs.length || /[.:—–-]$/.test(text) || /^\s*[.:—–-]/.test(runs[count]?.text ?? '');
  return text.length >= 3 &&
    text.length <= 90 &&
    isApart &&
    !/["“?!]/.test(text) &&
    !NO_BANNER.test(text) &&
    isBanner(text.replace(/[:—–-]+$/, ''))
    ? text.replace(/[.:—–-]+$/, '')
    : undefined;
}

/** What writers set in bold before words of their own, and where nothing plays. */
const NO_BANNER =
  /^(?:(?:\p{L}+['’]s )?(?:inner |private |current )*(?:thoughts?|feelings|monologue|diary|stats|relationships?)|(?:an? |author['’]?s |side |short |quick )*notes?|n\.?b|p\.?s|ooc|edit|update|summary|warning|content warning|[tc]w|tl;?dr|reminder|disclaimer|tags?|tagged|word ?count|words|muse|music|song|listening to|outfit|wearing|credits?|template|thread|mood|status|reply|plot|post|template)\b/iu;
