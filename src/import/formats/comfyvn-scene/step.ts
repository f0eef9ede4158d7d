// One step of a ComfyVN scene. Its programs wrote, over a year and side by side: `lines` (speaker, text,
// emotion), `beats` (type, speaker, text), `dialogue` (line, show, scene, label, jump), and `nodes`
// that hold their text in `content` or beside their type, with choices or without.
import { isObject } from '../shared/json-lines';

export interface Step {
  readonly speaker: string | undefined;
  /** '' for a step that nobody reads: a change of background, a jump, an end. */
  readonly text: string;
  /** Under which key the text stands. */
  readonly key: string;
  readonly isChoice: boolean;
  readonly cue: string | undefined;
  readonly place: string | undefined;
}

/** Keys under which scenes keep their steps. */
export const STEP_LISTS = ['beats', 'nodes', 'dialogue', 'lines'] as const;
/** The face that a line has when nobody chose one. */
const NO_CUE = 'neutral';

/** Under which key a scene keeps its steps. */
export function stepsKeyOf(
  scene: Record<string, unknown>,
): (typeof STEP_LISTS)[number] | undefined {
  return STEP_LISTS.find((key) => {
    const list = scene[key];
    return Array.isArray(list) && list.slice(0, 10).some(isTold);
  });
}

export function isScene(value: unknown): value is Record<string, unknown> {
  return isObject(value) && stepsKeyOf(value) !== undefined;
}

function isTold(value: unknown): boolean {
  if (!isObject(value)) return false;
  const step = readStep(value);
  // A text alone is too little: lists of such objects are everywhere.
  const saysWho = 'speaker' in value || 'type' in value || isObject(value.content);
  return step !== undefined && step.text !== '' && saysWho;
}

export function readStep(fields: Record<string, unknown>): Step | undefined {
  const content = isObject(fields.content) ? fields.content : {};
  const presentation = isObject(fields.presentation) ? fields.presentation : {};
  const directives = isObject(fields.directives) ? fields.directives : {};
  const own = stringIn(fields.text, content.text, fields.content);
  const options = optionsOf(fields.choices ?? fields.options ?? content.options);
  const asked = stringIn(fields.prompt, content.prompt) ?? own;
  const isChoice = options.length > 0;
  const numbered = options.map((option, i) => `${i + 1}. ${option}`);
  const cue = stringIn(
    fields.emotion,
    fields.expression,
    content.emotion,
    presentation.expression,
    directives.expression,
  );
  if (own === undefined && !isChoice && typeof fields.type !== 'string') return undefined;
  return {
    speaker: stringIn(fields.speaker, content.speaker)?.trim(),
    text: isChoice ? [asked, ...numbered].filter(Boolean).join('\n') : (own ?? ''),
    key: typeof fields.content === 'string' && own === fields.content ? 'content' : 'text',
    isChoice,
    cue: cue === NO_CUE ? undefined : cue,
    place: stringIn(fields.target_bg, fields.background),
  };
}

/** What the reader can choose, in the words they would see. */
function optionsOf(choices: unknown): string[] {
  if (!Array.isArray(choices)) return [];
  const out: string[] = [];
  for (const choice of choices) {
    const said = isObject(choice) ? stringIn(choice.text, choice.label) : undefined;
    if (said !== undefined) out.push(said.trim());
  }
  return out;
}

function stringIn(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
}
