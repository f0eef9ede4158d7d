// The words for each problem: what is wrong, and what to do. Names come from files: show as text.
import type { GraphProblem } from './problem';
import type { Suggestion } from './suggest-file';

export interface ProblemText {
  readonly title: string;
  readonly hint: string;
}

/** Values can be whole texts; a line shows their beginning. */
const LONGEST_SHOWN = 80;
const MOST_LISTED = 5;

export function describeProblem(problem: GraphProblem): ProblemText {
  switch (problem.kind) {
    case 'no-output':
      return {
        title: 'This workflow gives no result.',
        hint: 'No node in it saves or shows anything. Add a Save Image node in ComfyUI.',
      };
    case 'unknown-node':
      return {
        title: `The server has no node “${show(problem.type)}”.`,
        hint: 'Install the node pack that it comes from and restart ComfyUI, or use another workflow.',
      };
    case 'cycle':
      return {
        title: `Links go in a circle at “${show(problem.title)}”.`,
        hint: `Nodes ${problem.nodes.slice(0, MOST_LISTED).map(show).join(', ')} wait for each other. Undo one of their links in ComfyUI.`,
      };
    case 'missing-input':
      return {
        title: `${at(problem)} is not given.`,
        hint: `It needs ${problem.type === '*' ? 'a value' : show(problem.type)}. Connect it in ComfyUI.`,
      };
    case 'not-offered':
      return {
        title: `${at(problem)} is “${show(problem.value)}”, which the server does not have.`,
        hint: notOfferedHint(problem.offered, problem.suggestion),
      };
    case 'out-of-range':
      return {
        title: `${at(problem)} is ${show(problem.value)}, which the server refuses.`,
        hint: rangeHint(problem.min, problem.max),
      };
    case 'wrong-value':
      return {
        title: `${at(problem)} is “${show(problem.value)}”, which is not of its kind.`,
        hint: `The server expects ${show(problem.type)}.`,
      };
    case 'wrong-link':
      return {
        title: `${at(problem)} is connected to the wrong kind of output.`,
        hint: `It takes ${show(problem.wanted)}, but node ${show(problem.from)} gives ${show(problem.given)}. Perhaps the node is of another version.`,
      };
    case 'dangling-link':
      return {
        title: `${at(problem)} is connected to something that is not there.`,
        hint: `Output ${problem.slot + 1} of node ${show(problem.from)} does not exist. Connect it anew in ComfyUI.`,
      };
  }
}

function at(problem: { readonly title: string; readonly input: string }): string {
  return `“${show(problem.input)}” of “${show(problem.title)}”`;
}

function show(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value, bigintText) : String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function notOfferedHint(
  offered: readonly (string | number | boolean)[],
  suggestion: Suggestion | undefined,
): string {
  if (offered.length === 0) return 'The server has none at all here. Add the file to its folder.';
  if (suggestion)
    return `${WHY[suggestion.why]}: “${show(suggestion.file)}”. Choose it, or another.`;
  const some = offered.slice(0, MOST_LISTED).map((option) => `“${show(option)}”`);
  const more = offered.length > MOST_LISTED ? ` and ${offered.length - MOST_LISTED} more` : '';
  return `It has ${some.join(', ')}${more}.`;
}

const WHY: Readonly<Record<Suggestion['why'], string>> = {
  spelling: 'It has the same file, spelled differently',
  folder: 'It has a file of that name in another folder',
  format: 'It has that name in another format',
  precision: 'It has the same model in another size',
  alike: 'The nearest name that it has',
};

function rangeHint(min: number | bigint | undefined, max: number | bigint | undefined): string {
  if (min !== undefined && max !== undefined) return `Choose a number from ${min} to ${max}.`;
  return min === undefined ? `Choose a number up to ${max}.` : `Choose a number from ${min}.`;
}
