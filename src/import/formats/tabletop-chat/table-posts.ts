// What all virtual tabletops share: a game master who tells the story, and dice.
import type { MessageKind, Speaker } from '@/story';
import { isNarratorName, kindOfPost } from '../shared/text-marks';

/** `1d20 + 4 = 13 + 4 = 17`, `rolling 1d20+4`. */
const ROLL =
  /(?:^|\n)(?:rolling )?[\d(){}+\-*/ ]{0,20}\d{0,3}d\d{1,4}[^\n]{0,120}(?:=|\n\s*[(\d+=]|$)/;
/** Longer texts tell something beside the dice. */
const MAX_ROLL_CHARS = 400;

function isRoll(text: string): boolean {
  return text.length <= MAX_ROLL_CHARS && ROLL.test(text);
}

function isGameMaster(name: string): boolean {
  return /^(?:game ?master|gm|dm|dungeon master)\b/i.test(name) || isNarratorName(name);
}

/** `isMaster`: the log marks them so, whatever they are called. */
export function tableSpeaker(name: string, isMaster = isGameMaster(name)): Speaker {
  if (name === 'You') return { key: name, name, role: 'player' };
  return { key: name, name, ...(isMaster || isGameMaster(name) ? { role: 'narrator' } : {}) };
}

export function kindAtTable(text: string, name: string | undefined, isMaster = false): MessageKind {
  if (isRoll(text)) return 'system';
  if (name === undefined) return 'narration';
  const kind = kindOfPost(text, name);
  return kind === 'post' && (isMaster || isGameMaster(name)) ? 'narration' : kind;
}
