// Short words for beats, targets and guesses: labels of rows, menus and screen readers.
import {
  isDoubtful,
  isDoubtfulGuess,
  findPlace,
  plainText,
  type Beat,
  type BeatKind,
  type BeatOf,
  type CharacterId,
  type Condition,
  type Effect,
  type Guess,
  type SceneHead,
  type Story,
  type Target,
} from '@/story';

export const KIND_LABELS: Readonly<Record<BeatKind, string>> = {
  say: 'Speech',
  narrate: 'Narration',
  stage: 'Stage',
  place: 'Place',
  weather: 'Weather',
  hour: 'Hour',
  choose: 'Choice',
  set: 'Set',
  jump: 'Jump',
  pause: 'Pause',
  note: 'Note',
};

export const STATE_LABELS: Readonly<Record<SceneHead['state'], string>> = {
  imported: 'Imported',
  reviewed: 'Reviewed',
  ready: 'Ready',
};

const ACTION_WORDS = {
  enter: 'enters',
  leave: 'leaves',
  move: 'moves',
  express: 'looks',
  dress: 'changes into',
} as const satisfies Record<BeatOf<'stage'>['action'], string>;

type Named = Pick<Story, 'characters' | 'world' | 'scenes'>;

export function nameOf(
  story: Pick<Story, 'characters'>,
  id: CharacterId | null | undefined,
): string {
  return story.characters.find((one) => one.id === id)?.name ?? 'Somebody';
}

/** The words in the middle of a row for a beat that has no text of its own. */
export function describeBeat(beat: Beat, story: Named): string {
  switch (beat.kind) {
    case 'say':
    case 'narrate':
    case 'note':
      return plainText(beat.text);
    case 'stage': {
      const who = nameOf(story, beat.who);
      const isDress = beat.action === 'dress';
      const clothes = isDress ? ` ${beat.outfit ?? 'the usual clothes'}` : '';
      const mood = beat.expression === undefined ? '' : `${isDress ? ',' : ''} ${beat.expression}`;
      const side = beat.x === undefined ? '' : `, ${Math.round(beat.x * 100)} % from the left`;
      return `${who} ${ACTION_WORDS[beat.action]}${clothes}${mood}${side}`;
    }
    case 'place':
      return `To ${findPlace(story.world, beat.place)?.name ?? 'a place that is gone'}`;
    case 'hour':
      return `It is ${beat.hour}`;
    case 'weather':
      return `Weather: ${beat.weather}`;
    case 'choose':
      return plainText(beat.prompt) || describeOptions(beat.options.length);
    case 'set':
      return beat.effects.map(describeEffect).join(', ') || 'Nothing yet';
    case 'jump':
      return `${describeTarget(beat.target, story)}${describeWhen(beat.when)}`;
    case 'pause':
      return `${beat.seconds} s`;
  }
}

export function describeOptions(count: number): string {
  return count === 1 ? '1 option' : `${count} options`;
}

export function describeTarget(target: Target, story: Pick<Story, 'scenes'>): string {
  if (target.to === 'next') return 'On with the next line';
  if (target.to === 'end') return 'The end';
  const index = story.scenes.findIndex(({ id }) => id === target.scene);
  const head = story.scenes[index];
  return head ? sceneTitle(head, index) : 'A scene that is gone';
}

export function sceneTitle(head: Pick<SceneHead, 'title'>, index: number): string {
  return head.title.trim() || `Scene ${index + 1}`;
}

export function describeEffect({ variable, operator, value }: Effect): string {
  return `${variable} ${operator} ${formatValue(value)}`;
}

export function describeCondition({ variable, operator, value }: Condition): string {
  return `${variable} ${operator} ${formatValue(value)}`;
}

export function describeWhen(when: readonly Condition[]): string {
  return when.length === 0 ? '' : ` if ${when.map(describeCondition).join(' and ')}`;
}

/** As the value fields show it; `parseValue` reads it back. */
export function formatValue(value: Effect['value']): string {
  if (typeof value !== 'string') return String(value);
  return parsesAsOther(value) ? `"${value}"` : value;
}

/** `true`, `false` and numbers mean themselves; quotes force a text. */
export function parseValue(typed: string): Effect['value'] {
  const trimmed = typed.trim();
  if (trimmed === 'true') return true;
  if (trimmed === 'false') return false;
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  const quoted = /^"(.*)"$/s.exec(trimmed);
  return quoted?.[1] ?? trimmed;
}

function parsesAsOther(text: string): boolean {
  return parseValue(text) !== text;
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  who: 'Speaker',
  kind: 'Kind',
  expression: 'Expression',
  choice: 'Choice',
  place: 'Place',
  hour: 'Hour',
  weather: 'Weather',
  cut: 'Scene cut',
};

/** "Speaker: named before the quote (82 % sure) — “said Mira”" */
export function describeGuess(field: string, guess: Guess): string {
  const label = FIELD_LABELS[field] ?? field;
  const evidence = guess.evidence ? ` — “${guess.evidence}”` : '';
  const percent = Math.round(guess.confidence * 100);
  return `${label}: ${humanizeCode(guess.reason)} (${percent} % sure)${evidence}`;
}

/** `speech-tag-after` → "speech tag after" */
export function humanizeCode(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.:]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Guesses of a beat that the review asks about too, by field. */
export function doubtsOf(beat: Pick<Beat, 'guesses'>): readonly (readonly [string, Guess])[] {
  if (!beat.guesses) return [];
  return Object.entries(beat.guesses).filter(([field, guess]) => isDoubtfulGuess(field, guess));
}

const doubtCache = new WeakMap<readonly Beat[], number>();

/** How many beats have a doubtful guess. */
export function countDoubts(beats: readonly Beat[]): number {
  let count = doubtCache.get(beats);
  if (count === undefined) {
    count = beats.reduce((sum, beat) => sum + (isDoubtful(beat) ? 1 : 0), 0);
    doubtCache.set(beats, count);
  }
  return count;
}
