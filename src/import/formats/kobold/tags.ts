// The tags and names that part the turns of instruct and chat mode.
import type { Speaker } from '@/story';
import type { SaveSettings } from './save';
import type { TurnHead, TurnMark } from '../shared/turns';

export const USER: Speaker = { key: 'User', name: 'User', role: 'player' };
export const ASSISTANT: Speaker = { key: 'Assistant', name: 'Assistant', role: 'character' };
const SYSTEM: Speaker = { key: 'system', name: 'System', role: 'system' };

export interface Voices {
  readonly user: Speaker;
  readonly characters: readonly Speaker[];
  /** Who speaks for the model where no name stands in the text. */
  readonly character: Speaker;
}

export function voicesOf({ userName, characterNames }: SaveSettings): Voices {
  const name = userName?.trim() ?? USER.name;
  const characters = characterNames.map((key): Speaker => ({ key, name: key, role: 'character' }));
  const [only] = characters;
  return {
    user: { key: name, name, role: 'player' },
    characters,
    character: only && characters.length === 1 ? only : ASSISTANT,
  };
}

interface Tag {
  readonly text: string;
  readonly head: TurnHead;
  /** Only where a line begins: words that a story could hold. */
  readonly opensLine?: boolean;
}

/** Tags that may part this story: those of Lite, those of its settings, and what came before them. */
export function tagsOf(settings: SaveSettings, voices: Voices): readonly Tag[] {
  const user: TurnHead = { speaker: voices.user };
  const character: TurnHead = { speaker: voices.character };
  const system: TurnHead = { speaker: SYSTEM, kind: 'system', hidden: true };
  const none: TurnHead = { speaker: null };
  const tags: Tag[] = [
    { text: '{{[INPUT]}}', head: user },
    { text: '{{[OUTPUT]}}', head: character },
    { text: '{{[SYSTEM]}}', head: system },
    ...['INPUT', 'OUTPUT', 'SYSTEM'].map((end) => ({ text: `{{[${end}_END]}}`, head: none })),
    { text: '### Instruction:', head: user, opensLine: true },
    { text: '### Response:', head: character, opensLine: true },
  ];
  const own = [
    [settings.userTag, user],
    [settings.characterTag, character],
    [settings.systemTag, system],
  ] as const;
  for (const [written, head] of own) {
    // Settings spell a line end `\n`. What stands in lines before the last one ends the turn before.
    const lines = (written ?? '')
      .replaceAll('\\n', '\n')
      .split('\n')
      .filter((line) => line.trim() !== '');
    for (const [i, line] of lines.entries()) {
      const text = line.trim();
      if (text.length < 3 || tags.some((tag) => tag.text === text)) continue;
      tags.push({ text, head: i === lines.length - 1 ? head : none });
    }
  }
  return tags;
}

/** All tags of a line in their order. */
export function tagsIn(line: string, tags: readonly Tag[]): readonly TurnMark[] {
  const found: TurnMark[] = [];
  for (const { text, head, opensLine } of tags) {
    for (let at = line.indexOf(text); at !== -1; at = line.indexOf(text, at + text.length)) {
      if (opensLine === true && at > 0) break;
      found.push({ at, end: at + text.length, head });
    }
  }
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  let end = 0;
  // Where one tag is the beginning of another, the longer one stands.
  return found.filter((mark) => {
    if (mark.at < end) return false;
    end = mark.end;
    return true;
  });
}

/** A name and its colon at the start of a line; only names of the settings open a turn. */
export function nameAt(line: string, voices: Voices): readonly [Speaker, number] | undefined {
  const heads: [string, Speaker][] = [
    [voices.user.name, voices.user],
    ...voices.characters.map((speaker): [string, Speaker] => [speaker.name, speaker]),
    ['{{user}}', voices.user],
    ['{{char}}', voices.character],
  ];
  let best: readonly [Speaker, number] | undefined;
  for (const [name, speaker] of heads) {
    const length = name.length + 1;
    if (length <= (best?.[1] ?? 0) || line.charAt(name.length) !== ':') continue;
    if (line.startsWith(name)) best = [speaker, length];
  }
  return best;
}
