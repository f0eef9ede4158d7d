// The prompt of a picture from what the story knows, with a trace of where each word came from.
import { findPlace, type Character } from '@/story';
import type { ModelFamily } from '@/workflows/template';
import { budgetOf, fitParts } from './budget';
import { cleanText } from './clean-text';
import { Draft } from './draft';
import { loraStack } from './lora-stack';
import { addPerson } from './person-parts';
import { addPlace } from './place-parts';
import { isTagFamily } from './prompt-parts';
import type {
  BuiltPrompt,
  Part,
  PromptOptions,
  PromptRole,
  PromptStory,
  PromptSubject,
  TraceEntry,
} from './prompt-parts';
import { addFrame, addRoleNegatives } from './role-parts';
import { seedOf } from './seed';
import { tokenValues } from './token-values';
import { writePart, writeParts } from './write-parts';

const DEFAULT_STYLE = 'visual novel illustration, clean line art, soft shading';

/** Edited from a picture that already shows everything else, by a model that follows orders. */
const EDIT_KEEPS =
  'Keep the same person, face, hair, clothes, pose, framing, lighting and background';

/**
 * Undefined where nobody is left to draw: the story has lost the character, or all of a CG.
 * World style → framing → place → hour, light → weather → mood → character → outfit → expression.
 */
export function buildPrompt(
  subject: PromptSubject,
  story: PromptStory,
  options: PromptOptions = {},
): BuiltPrompt | undefined {
  const family = options.family ?? 'none';
  const role = roleOf(subject, options);
  const people = peopleOf(subject, story);
  if (subject.kind !== 'background' && people.length === 0) return undefined;
  const { seed, seedFrom } = seedOf(subject, story, options);
  // Choices in notes follow the seed of the story, so a new seed for one run is the only thing new.
  const settled = seedOf(subject, story).seed;
  const draft = new Draft(settled, () => tokenValues(subject, story, options));
  if (role === 'expression' && !isTagFamily(family)) addEditOrder(draft, subject, story, people);
  else addAll(draft, role, subject, story, options, people);
  addNegatives(draft, role, subject, story, people);
  return {
    role,
    ...finish(draft, family, options.chunks),
    seed,
    seedFrom,
    loras: loraStack(subject, story, draft.loras),
  };
}

function roleOf(subject: PromptSubject, options: PromptOptions): PromptRole {
  return subject.kind === 'sprite' ? (options.role ?? 'sprite') : subject.kind;
}

interface OnPicture {
  readonly character: Character;
  readonly expression: string;
  readonly outfit?: string | undefined;
}

function peopleOf(subject: PromptSubject, story: PromptStory): OnPicture[] {
  if (subject.kind === 'background') return [];
  const wanted = subject.kind === 'sprite' ? [subject] : subject.people;
  return wanted.flatMap(({ who, expression, outfit }) => {
    const character = story.characters.find(({ id }) => id === who);
    return character ? [{ character, expression, outfit }] : [];
  });
}

function addAll(
  draft: Draft,
  role: PromptRole,
  subject: PromptSubject,
  story: PromptStory,
  options: PromptOptions,
  people: readonly OnPicture[],
): void {
  addStyle(draft, story, options);
  addFrame(draft, role, options, people.length);
  if (subject.kind !== 'sprite') {
    addPlace(draft, story, { ...subject, falls: subject.kind === 'cg' }, options);
    const mood = cleanText(options.mood ?? '');
    draft.add({
      group: 'mood',
      rank: 4,
      text: mood === '' || /\b(?:mood|atmosphere)\b/i.test(mood) ? mood : `${mood} mood`,
      sentence: mood,
      path: 'options.mood',
      reason: 'mood of the scene',
    });
  }
  if (subject.kind === 'cg' && subject.moment) {
    const [path, reason] = ['subject.moment', 'what happens'];
    for (const text of draft.words(subject.moment, path)) {
      draft.add({ group: 'moment', rank: 0, text, path, reason });
    }
  }
  people.forEach(({ character, expression, outfit }, index) =>
    addPerson(draft, story, character, {
      expression,
      outfit,
      stressFace: role === 'expression',
      ...(subject.kind === 'cg' ? { person: index } : {}),
    }),
  );
}

function addStyle(draft: Draft, story: PromptStory, options: PromptOptions): void {
  const group = 'style';
  const before = draft.positive.length;
  const reason = 'style of the world';
  draft.addNote(story.world.art, { group, rank: 2, path: 'world.art.prompt', reason });
  if (draft.positive.length > before) return;
  draft.add({
    group,
    rank: 7,
    text: cleanText(options.defaultStyle ?? DEFAULT_STYLE),
    path: options.defaultStyle === undefined ? 'default' : 'options.defaultStyle',
    reason: 'the world has no style of its own',
  });
}

/** The picture shows who it is; what is to change is said, and what is to stay. */
function addEditOrder(
  draft: Draft,
  subject: PromptSubject,
  story: PromptStory,
  people: readonly OnPicture[],
): void {
  const [person] = people;
  if (!person || subject.kind !== 'sprite') return;
  addPerson(draft, story, person.character, person);
  const face = draft.positive.find(({ group }) => group === 'face');
  // Looks would invite the model to draw somebody anew; only the face is named. Notes have done
  // their part: the LoRAs that they name stay in the stack.
  draft.positive.length = 0;
  draft.dropped.length = 0;
  if (!face) return;
  draft.add({ ...face, group: 'frame', text: `Change the facial expression to: ${face.text}` });
  const reason = 'the rest of the picture stays';
  draft.add({ group: 'ground', rank: 0, text: EDIT_KEEPS, path: 'role', reason });
}

function addNegatives(
  draft: Draft,
  role: PromptRole,
  subject: PromptSubject,
  story: PromptStory,
  people: readonly OnPicture[],
): void {
  for (const { character } of people) {
    const path = `characters[${character.id}].art.negative`;
    draft.addNegative(character.art, path, 'not in pictures of this character');
  }
  if (subject.kind !== 'sprite') {
    const place = findPlace(story.world, subject.place);
    const path = `world.places[${subject.place}].art.negative`;
    draft.addNegative(place?.art, path, 'not in pictures of this place');
  }
  draft.addNegative(story.world.art, 'world.art.negative', 'not in pictures of this world');
  addRoleNegatives(draft, role);
}

type Finished = Pick<
  BuiltPrompt,
  'positive' | 'negative' | 'trace' | 'dropped' | 'unknown' | 'resolved'
>;

function finish(draft: Draft, family: ModelFamily, chunks: number | undefined): Finished {
  const positive = settle(draft, 'positive', family, chunks);
  // Flux is guided without a negative prompt (CFG 1): what a note says there would be lost unseen.
  const takesNegative = family !== 'flux';
  if (!takesNegative) {
    for (const part of draft.negative) {
      if (part.isNote) draft.drop(part, 'no-negative', 'negative');
    }
    draft.negative.length = 0;
  }
  const negative = settle(draft, 'negative', family, chunks);
  return {
    positive: positive.prompt,
    negative: negative.prompt,
    trace: [...positive.trace, ...negative.trace],
    dropped: draft.dropped.map(({ part: { text, path, reason }, of, why }) => ({
      text,
      path,
      reason,
      of,
      why,
    })),
    unknown: draft.unknown,
    resolved: draft.resolved,
  };
}

function settle(
  draft: Draft,
  of: TraceEntry['of'],
  family: ModelFamily,
  chunks: number | undefined,
): { prompt: string; trace: TraceEntry[] } {
  const distinct = withoutRepeats(draft[of], (part) => draft.drop(part, 'duplicate', of));
  const write = (part: Part): string => writePart(part, family);
  const { kept, dropped } = fitParts(distinct, budgetOf(family, chunks), write);
  for (const part of dropped) draft.drop(part, 'budget', of);
  // Negative prompts are lists for every family.
  const { prompt, pieces } = writeParts(
    kept,
    of === 'negative' && !isTagFamily(family) ? 'none' : family,
  );
  const trace = pieces.map(({ text, part: { path, reason } }) => ({ text, path, reason, of }));
  return { prompt, trace };
}

function withoutRepeats(parts: readonly Part[], drop: (part: Part) => void): Part[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = `${part.person ?? ''} ${part.text.toLowerCase()}`;
    const isNew = !seen.has(key);
    if (isNew) seen.add(key);
    else drop(part);
    return isNew;
  });
}
