// What each role asks for by itself: framing, ground, and what never belongs in such a picture.
import type { Draft } from './draft';
import type { Part, PromptOptions, PromptRole } from './prompt-parts';

const FRAME = {
  half: 'upper body from head to hips',
  full: 'full body from head to feet',
} as const;

const PATH = 'role';

export function addFrame(
  draft: Draft,
  role: PromptRole,
  options: PromptOptions,
  people: number,
): void {
  const add = (part: Pick<Part, 'group' | 'text'> & Partial<Part>) =>
    draft.add({ rank: 0, path: PATH, reason: `every ${role} is framed so`, ...part });
  if (role === 'background') {
    add({ group: 'ground', text: 'scenery, no humans', sentence: 'There are no people' });
    return;
  }
  if (role === 'cg') {
    const count = people === 1 ? 'one person' : `${people} people`;
    add({ group: 'frame', text: `${count}, wide shot` });
    return;
  }
  const frame = FRAME[options.framing ?? 'half'];
  const text = `solo, single character, ${frame}, standing, facing viewer`;
  const sentence = `A single character stands facing the viewer, ${frame}`;
  add({ group: 'frame', text, sentence });
  const ground = `plain flat ${options.backdrop ?? 'light gray'} background`;
  add({
    group: 'ground',
    text: `${ground}, no scenery`,
    sentence: `The ${ground.replace('plain ', '')} is empty and even`,
  });
}

const NEGATIVES: Readonly<Record<PromptRole, readonly string[]>> = {
  sprite: [
    'multiple people',
    'scenery',
    'detailed background',
    'cropped head',
    'extra limbs',
    'bad hands',
    'drop shadow',
  ],
  expression: ['multiple people', 'different clothes', 'extra limbs', 'distorted face'],
  background: ['people', 'person', 'character', 'crowd'],
  cg: ['extra people', 'extra limbs', 'bad hands', 'distorted face'],
};
const ALWAYS = ['text', 'watermark', 'signature', 'speech bubble', 'blurry', 'low quality'];

export function addRoleNegatives(draft: Draft, role: PromptRole): void {
  for (const text of NEGATIVES[role]) {
    const reason = `never in a ${role}`;
    draft.negative.push({ group: 'frame', rank: 2, text, path: PATH, reason });
  }
  for (const text of ALWAYS) {
    const reason = 'never in a picture of a story';
    draft.negative.push({ group: 'frame', rank: 3, text, path: 'default', reason });
  }
}
