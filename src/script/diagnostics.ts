// The words of the script room's checks, one function per code.
import type { BeatId, SceneId } from '@/story';

export interface Issue {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly scene: SceneId;
  readonly beat?: BeatId;
}

export type IssueCode =
  | 'choice-without-options'
  | 'option-without-text'
  | 'target-missing'
  | 'scene-empty'
  | 'scene-unreached'
  | 'line-empty'
  | 'line-too-long'
  | 'speaker-unknown'
  | 'expression-unknown'
  | 'outfit-unknown'
  | 'place-unknown'
  | 'variable-never-set';

interface At {
  readonly scene: SceneId;
  readonly beat: BeatId;
}

export function choiceWithoutOptions(at: At): Issue {
  const message = 'A choice has no options: the story stops asking and goes on.';
  return { code: 'choice-without-options', severity: 'error', message, ...at };
}

export function optionWithoutText(at: At, number: number): Issue {
  const message = `Option ${number} has no words: its button would be blank.`;
  return { code: 'option-without-text', severity: 'error', message, ...at };
}

export function targetMissing(at: At, what: string): Issue {
  const message = `${what} leads to a scene that is gone: the story goes on with the next line.`;
  return { code: 'target-missing', severity: 'error', message, ...at };
}

export function sceneEmpty(scene: SceneId): Issue {
  const message = 'The scene has nothing to read.';
  return { code: 'scene-empty', severity: 'warning', message, scene };
}

export function sceneUnreached(scene: SceneId, isAside: boolean): Issue {
  const message = isAside
    ? 'No choice or jump leads to this aside: no reader sees it.'
    : 'Every way through the story passes this scene by.';
  return { code: 'scene-unreached', severity: 'warning', message, scene };
}

export function lineEmpty(at: At): Issue {
  const message = 'The line has no words: the reader would click on nothing.';
  return { code: 'line-empty', severity: 'warning', message, ...at };
}

export function lineTooLong(at: At, length: number, most: number): Issue {
  const message = `${length} characters: the text box holds about ${most}. Split the line.`;
  return { code: 'line-too-long', severity: 'info', message, ...at };
}

export function speakerUnknown(at: At): Issue {
  const message = 'Somebody speaks and the story does not say who.';
  return { code: 'speaker-unknown', severity: 'warning', message, ...at };
}

export function expressionUnknown(at: At, expression: string, name: string): Issue {
  const message = `${name} has no picture for “${expression}”, and it is none of the usual expressions.`;
  return { code: 'expression-unknown', severity: 'info', message, ...at };
}

export function outfitUnknown(at: At, outfit: string, name: string): Issue {
  const message = `${name} has no outfit “${outfit}”: the usual clothes are shown. Add it in Cast or choose another.`;
  return { code: 'outfit-unknown', severity: 'warning', message, ...at };
}

export function placeUnknown(at: At): Issue {
  const message = 'The line leads to a place that the world no longer has.';
  return { code: 'place-unknown', severity: 'error', message, ...at };
}

export function variableNeverSet(at: At, variable: string): Issue {
  const message = `“${variable}” is asked for, but nothing in the story sets it.`;
  return { code: 'variable-never-set', severity: 'warning', message, ...at };
}
