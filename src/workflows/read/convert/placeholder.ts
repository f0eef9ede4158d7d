// Values of a node whose class the server does not know: names are guessed from the file alone.
import type { EditorNode } from '../editor';
import { isRecord, own } from '../detect';
import { isSeedPolicy, type SeedPolicyName } from './widget-kinds';

export interface GuessedValues {
  readonly values: ReadonlyMap<string, unknown>;
  readonly policies: ReadonlyMap<string, SeedPolicyName>;
  /** Values for which no name was found. */
  readonly unnamed: number;
}

export function guessValues(node: EditorNode): GuessedValues {
  const { widgets } = node;
  if (widgets.by === 'name') {
    const plain = [...widgets.values].filter(([, value]) => typeof value !== 'object');
    return { values: new Map(plain), policies: new Map(), unnamed: 0 };
  }
  const names = namesOf(node);
  const buttons = new Set(
    node.inputs.flatMap((input) => (input.type.endsWith('UPLOAD') ? (input.widget ?? []) : [])),
  );
  const values = new Map<string, unknown>();
  const policies = new Map<string, SeedPolicyName>();
  let last: string | undefined;
  let unnamed = 0;
  for (const value of widgets.values) {
    if (last !== undefined && /seed/i.test(last) && isSeedPolicy(value) && !policies.has(last)) {
      policies.set(last, value);
      continue;
    }
    last = names.shift();
    if (last !== undefined) values.set(last, value);
    else if (value !== null && value !== '') unnamed += 1;
  }
  for (const name of buttons) values.delete(name);
  return { values, policies, unnamed };
}

/** Newer files list every widget among the inputs; the Use Everywhere pack keeps a list of its own. */
function namesOf(node: EditorNode): string[] {
  const fromInputs = node.inputs.flatMap((input) => input.widget ?? []);
  const everywhere = own(node.properties.get('ue_properties'), 'widget_ue_connectable');
  const fromEverywhere = isRecord(everywhere) ? Object.keys(everywhere) : [];
  return fromInputs.length >= fromEverywhere.length ? fromInputs : fromEverywhere;
}

/**
 * LoRA stacks of rgthree save a list of objects between headers and buttons; the server takes them as
 * `lora_1`, `lora_2` … Undefined where the values are nothing of the kind.
 */
export function readLoraStack(values: readonly unknown[]): Map<string, unknown> | undefined {
  const loras = values.filter((value) => typeof own(value, 'lora') === 'string');
  if (loras.length === 0) return undefined;
  return new Map(
    loras.map((raw, index) => {
      const second = own(raw, 'strengthTwo');
      const lora = {
        on: own(raw, 'on') !== false,
        lora: own(raw, 'lora'),
        strength: own(raw, 'strength') ?? 1,
        ...(second !== undefined && second !== null && { strengthTwo: second }),
      };
      return [`lora_${index + 1}`, lora] as const;
    }),
  );
}
