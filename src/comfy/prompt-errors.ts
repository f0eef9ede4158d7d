// What POST /prompt says against a prompt, one problem per node and input, with ComfyUI's quirks undone.
import type { PromptProblem, SubmitFailure } from './failure';
import { errorInfoSchema, nodeErrorsSchema, rejectionSchema } from './messages';

type Rejection = Extract<SubmitFailure, { kind: 'rejected' }>;

const MOST_PROBLEMS = 1000;

/** Undefined: not of ComfyUI's shape. */
export function readRejection(answer: unknown): Rejection | undefined {
  const read = rejectionSchema.safeParse(answer);
  if (!read.success) return undefined;
  const { type, message, details } = read.data.error;
  const problems = [...readNodeErrors(read.data.node_errors)];
  if (problems.length === 0) problems.push(problemOfWhole(type, message, details));
  return { kind: 'rejected', type, message, problems };
}

/** `node_errors`, also of an accepted prompt of which some outputs were dropped (recording 12). */
export function readNodeErrors(nodeErrors: unknown): readonly PromptProblem[] {
  const read = nodeErrorsSchema.safeParse(nodeErrors);
  if (!read.success) return [];
  const problems: PromptProblem[] = [];
  for (const [node, { errors, class_type: nodeType }] of Object.entries(read.data)) {
    for (const { type, message, details, extra_info: extra } of errors) {
      if (problems.length >= MOST_PROBLEMS) return problems;
      const info = errorInfoSchema.safeParse(extra);
      problems.push({
        type,
        node,
        nodeType,
        input: inputOf(type, info.success ? info.data.input_name : undefined),
        message,
        details,
        ...(info.success && info.data.received_value !== undefined
          ? { received: info.data.received_value }
          : {}),
      });
    }
  }
  return problems;
}

/**
 * An exception is reported on the node that holds the link, but its `input_name` is the input of the node
 * after it: no input of this node.
 */
function inputOf(type: string, name: string | undefined): string | undefined {
  return type.startsWith('exception_during') ? undefined : name;
}

/** `invalid_prompt` names its node in the details only; a link cycle says nothing at all. */
function problemOfWhole(type: string, message: string, details: string): PromptProblem {
  const node = /Node ID '#([^']{1,256})'/.exec(details)?.[1];
  const nodeType = /because node (.{1,256}?) does not exist/.exec(message)?.[1];
  if (type === 'prompt_outputs_failed_validation' && details === '') {
    return {
      type: 'cycle',
      node,
      nodeType,
      input: undefined,
      message: 'The server names no node. Most likely some nodes are linked in a circle.',
      details,
    };
  }
  return { type, node, nodeType, input: undefined, message, details };
}

/** One line, for a warning. */
export function problemLine(problem: PromptProblem): string {
  const node =
    problem.node === undefined ? '' : `${problem.nodeType ?? 'Node'} (${problem.node}): `;
  const details = problem.details === '' ? '' : ` (${problem.details})`;
  return `${node}${problem.message}${details}`.slice(0, 1000);
}
