// @ts-check
// Whether a prompt can run, in ComfyUI's words (execution.py, validate_prompt). What can be converted is
// converted in the prompt itself.
import { float, str, toBool, toFloat, toInt } from './python.mjs';
import { PythonError } from './errors.mjs';

/** @typedef {{ type: string, message: string, details: string, extra_info: Record<string, unknown> }} Problem */
/** @typedef {{ isGood: boolean, problems: Problem[] }} Verdict */

/**
 * @typedef {object} Rules
 * @property {(type: string) => any} info The node's entry of object_info, undefined for unknown ones.
 * @property {(type: string) => { inputs: string[], check: (inputs: Record<string, unknown>) => string | true } | undefined} custom
 */

const problem = (
  /** @type {string} */ type,
  /** @type {string} */ message,
  /** @type {string} */ details,
  /** @type {Record<string, unknown>} */ extra_info = {},
) => ({ type, message, details, extra_info });

/**
 * @param {any} prompt
 * @param {string[] | null | undefined} targets
 * @param {Rules} rules
 * @returns {Promise<{ error: Problem | null, outputs: string[], nodeErrors: Record<string, any> }>}
 */
export async function validatePrompt(prompt, targets, rules) {
  if (prompt === null || typeof prompt === 'number' || typeof prompt === 'boolean') {
    throw new PythonError('TypeError', 'object is not iterable');
  }
  const refused = (/** @type {Problem} */ error) => ({ error, outputs: [], nodeErrors: {} });
  /** @type {string[]} */
  const outputs = [];
  for (const id of typeof prompt === 'string' ? [...prompt] : Object.keys(prompt)) {
    if (Array.isArray(prompt) || typeof prompt === 'string') {
      throw new PythonError('TypeError', 'indices must be integers or slices');
    }
    const node = prompt[id];
    if (node === null || (typeof node !== 'object' && typeof node !== 'string')) {
      throw new PythonError('TypeError', 'argument is not iterable');
    }
    const hasClass = typeof node === 'object' && !Array.isArray(node) && 'class_type' in node;
    if (!hasClass) {
      return refused(
        problem(
          'invalid_prompt',
          'Cannot execute because a node is missing the class_type property.',
          `Node ID '#${id}'`,
        ),
      );
    }
    const info = rules.info(node.class_type);
    if (!info) {
      return refused(
        problem(
          'invalid_prompt',
          `Cannot execute because node ${str(node.class_type)} does not exist.`,
          `Node ID '#${id}'`,
        ),
      );
    }
    const isWanted = targets === null || targets === undefined || targets.includes(id);
    if (info.output_node === true && isWanted) outputs.push(id);
  }
  if (outputs.length === 0)
    return refused(problem('prompt_no_outputs', 'Prompt has no outputs', ''));

  /** @type {string[]} */
  const good = [];
  /** @type {string[]} */
  const details = [];
  /** @type {Record<string, any>} */
  const nodeErrors = {};
  /** @type {Map<string, Verdict>} */
  const validated = new Map();
  for (const id of outputs) {
    let verdict;
    try {
      verdict = validateNode(prompt, id, validated, rules, []);
    } catch (error) {
      if (!(error instanceof PythonError)) throw error;
      verdict = {
        isGood: false,
        problems: [
          problem('exception_during_validation', 'Exception when validating node', error.message, {
            exception_type: error.type,
            traceback: [inValidation(1118)],
          }),
        ],
      };
      validated.set(id, verdict);
    }
    if (verdict.isGood) {
      good.push(id);
      continue;
    }
    for (const each of verdict.problems) details.push(`${each.message}: ${each.details}`);
    for (const [node, { isGood, problems }] of validated) {
      if (isGood || problems.length === 0) continue;
      nodeErrors[node] ??= {
        errors: problems,
        dependent_outputs: [],
        class_type: prompt[node].class_type,
      };
      nodeErrors[node].dependent_outputs.push(id);
    }
  }
  if (good.length > 0) return { error: null, outputs: good, nodeErrors };
  return {
    error: problem(
      'prompt_outputs_failed_validation',
      'Prompt outputs failed validation',
      details.join('\n'),
    ),
    outputs: [],
    nodeErrors,
  };
}

/** @param {number} line */
const inValidation = (line) =>
  `  File "/comfyui/execution.py", line ${line}, in validate_inputs\n    <source line left out>\n`;

/**
 * @param {any} prompt
 * @param {string} id
 * @param {Map<string, Verdict>} validated
 * @param {Rules} rules
 * @param {string[]} path The nodes that led here.
 * @returns {Verdict}
 */
function validateNode(prompt, id, validated, rules, path) {
  const known = validated.get(id);
  if (known) return known;
  const node = prompt[id];
  if (!('inputs' in node)) throw new PythonError('KeyError', "'inputs'");
  const inputs = node.inputs;
  if (inputs === null || typeof inputs !== 'object') {
    throw new PythonError('TypeError', `argument of type '${typeof inputs}' is not iterable`);
  }
  const info = rules.info(node.class_type);
  const custom = rules.custom(node.class_type);
  /** @type {Problem[]} */
  const problems = [];
  let isGood = true;

  for (const category of ['required', 'optional']) {
    for (const [name, spec] of Object.entries(info.input[category] ?? {})) {
      const type = spec[0];
      const options = spec[1] ?? {};
      const config = [type, options];
      if (!(name in inputs)) {
        if (category === 'required') {
          problems.push(
            problem('required_input_missing', 'Required input is missing', name, {
              input_name: name,
            }),
          );
        }
        continue;
      }
      const value = inputs[name];
      if (!Array.isArray(value)) {
        const found = validateValue(inputs, name, type, options, custom?.inputs.includes(name));
        if (found) problems.push(found);
        continue;
      }
      if (value.length !== 2) {
        problems.push(
          problem(
            'bad_linked_input',
            'Bad linked input, must be a length-2 list of [node_id, slot_index]',
            name,
            { input_name: name, input_config: config, received_value: value },
          ),
        );
        continue;
      }
      const [from, slot] = value;
      const received = outputType(prompt, from, slot, rules);
      if (!areCompatible(received, type)) {
        problems.push(
          problem(
            'return_type_mismatch',
            'Return type mismatch between linked nodes',
            `${name}, received_type(${str(received)}) mismatch input_type(${str(type)})`,
            { input_name: name, input_config: config, received_type: received, linked_node: value },
          ),
        );
        continue;
      }
      // In ComfyUI a cycle runs into Python's recursion limit, and its report is overwritten on the way back.
      if (from === id || path.includes(from)) {
        isGood = false;
        continue;
      }
      try {
        if (!validateNode(prompt, from, validated, rules, [...path, id]).isGood) isGood = false;
      } catch (error) {
        if (!(error instanceof PythonError)) throw error;
        isGood = false;
        validated.set(from, {
          isGood: false,
          problems: [
            problem(
              'exception_during_inner_validation',
              'Exception when validating inner node',
              error.message,
              {
                input_name: name,
                input_config: config,
                exception_message: error.message,
                exception_type: error.type,
                traceback: [inValidation(808), inValidation(788)],
                linked_node: value,
              },
            ),
          ],
        });
      }
    }
  }
  if (custom) {
    for (const name of custom.inputs) {
      if (!(name in inputs) || Array.isArray(inputs[name])) continue;
      const said = custom.check(inputs);
      if (said !== true) {
        problems.push(
          problem(
            'custom_validation_failed',
            'Custom validation failed for node',
            `${name} - ${said}`,
            { input_name: name },
          ),
        );
      }
    }
  }
  const verdict = { isGood: isGood && problems.length === 0, problems };
  validated.set(id, verdict);
  return verdict;
}

/**
 * Converts the value where it lies.
 * @param {any} inputs @param {string} name @param {any} type @param {any} options
 * @param {boolean | undefined} isChecked By the node itself.
 * @returns {Problem | undefined}
 */
function validateValue(inputs, name, type, options, isChecked) {
  const config = [type, options];
  let value = inputs[name];
  if (value !== null && typeof value === 'object' && '__value__' in value) {
    value = value.__value__;
    inputs[name] = value;
  }
  try {
    if (type === 'INT') value = toInt(value);
    if (type === 'FLOAT') value = toFloat(value);
    if (type === 'STRING') value = str(value);
    if (type === 'BOOLEAN') value = toBool(value);
    inputs[name] = value;
  } catch (error) {
    const message = /** @type {Error} */ (error).message;
    return problem(
      'invalid_input_type',
      `Failed to convert an input value to a ${type} value`,
      `${name}, ${str(value)}, ${message}`,
      {
        input_name: name,
        input_config: config,
        received_value: value,
        exception_message: message,
      },
    );
  }
  if (isChecked) return undefined;
  const about = { input_name: name, input_config: config, received_value: value };
  const spell = type === 'FLOAT' ? float : String;
  if ('min' in options && value < options.min) {
    const message = `Value ${spell(value)} smaller than min of ${spell(options.min)}`;
    return problem('value_smaller_than_min', message, name, about);
  }
  if ('max' in options && value > options.max) {
    const message = `Value ${spell(value)} bigger than max of ${spell(options.max)}`;
    return problem('value_bigger_than_max', message, name, about);
  }
  if (Array.isArray(type) && !type.includes(value)) {
    const isLong = type.length > 20;
    const list = isLong ? `(list of length ${type.length})` : str(type);
    return problem(
      'value_not_in_list',
      'Value not in list',
      `${name}: '${str(value)}' not in ${list}`,
      { ...about, input_config: isLong ? null : config },
    );
  }
  return undefined;
}

/** @param {any} prompt @param {any} from @param {any} slot @param {Rules} rules */
function outputType(prompt, from, slot, rules) {
  if (typeof from !== 'string' || !Object.hasOwn(prompt, from)) {
    throw new PythonError('KeyError', str(from, true));
  }
  const types = rules.info(prompt[from].class_type).output ?? [];
  if (typeof slot !== 'number' || !Number.isInteger(slot)) {
    const kind = typeof slot === 'string' ? 'str' : 'float';
    throw new PythonError('TypeError', `tuple indices must be integers or slices, not ${kind}`);
  }
  const at = slot < 0 ? slot + types.length : slot;
  if (at < 0 || at >= types.length) throw new PythonError('IndexError', 'tuple index out of range');
  return types[at];
}

/** Types with commas accept any of them; `*` accepts all. @param {any} received @param {any} wanted */
function areCompatible(received, wanted) {
  if (received === '*' || wanted === '*') return true;
  if (typeof received !== 'string' || typeof wanted !== 'string') {
    return JSON.stringify(received) === JSON.stringify(wanted);
  }
  const offered = received.split(',').map((type) => type.trim());
  const accepted = wanted.split(',').map((type) => type.trim());
  return offered.some((type) => accepted.includes(type));
}
