// What a story remembers: conditions and effects, evaluated on plain data. Nothing of a log is ever
// run as code.
import type { Condition, Effect, VariableValue } from '@/story';

export type Variables = Readonly<Record<string, VariableValue>>;

/** The value, or the empty value of the same type for a variable that was never set. */
export function readVariable(
  variables: Variables,
  name: string,
  like: VariableValue,
): VariableValue {
  // `hasOwn`: a variable may be named `constructor`.
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value !== undefined) return value;
  if (typeof like === 'number') return 0;
  return typeof like === 'string' ? '' : false;
}

/** Values of different types are never equal and never in order. */
export function isTrue(condition: Condition, variables: Variables): boolean {
  const { operator, value: right } = condition;
  const left = readVariable(variables, condition.variable, right);
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (typeof left !== typeof right || typeof left === 'boolean') return false;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** True when all hold; no condition always holds. */
export function areTrue(conditions: readonly Condition[], variables: Variables): boolean {
  return conditions.every((condition) => isTrue(condition, variables));
}

/** `+=` adds numbers and joins texts, `-=` subtracts numbers; what does not fit changes nothing. */
export function applyEffect(variables: Variables, effect: Effect): Variables {
  const { variable, operator, value } = effect;
  if (operator === '=') return { ...variables, [variable]: value };
  const old = readVariable(variables, variable, value);
  if (typeof old === 'number' && typeof value === 'number') {
    return { ...variables, [variable]: operator === '+=' ? old + value : old - value };
  }
  if (typeof old === 'string' && typeof value === 'string' && operator === '+=') {
    return { ...variables, [variable]: old + value };
  }
  return variables;
}

export function applyEffects(variables: Variables, effects: readonly Effect[]): Variables {
  return effects.reduce(applyEffect, variables);
}
