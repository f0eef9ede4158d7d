// Variables, conditions and effects as Python. Every name goes through the name book and every value
// is a literal, so nothing of a story is ever run.
import type { Beat, Condition, Effect, VariableValue } from '@/story';
import { pythonString } from './escape';
import type { NameBook } from './names';

export type ValueType = 'number' | 'string' | 'boolean';

/** Which types each variable is set to or held against, in the order of the story. */
export type VariableTypes = ReadonlyMap<string, ReadonlySet<ValueType>>;

/** Adds what the beats of a scene set and hold against. */
export function noteVariables(beats: readonly Beat[], types: Map<string, Set<ValueType>>): void {
  for (const beat of beats) {
    for (const { variable, value } of usesOf(beat)) {
      const known = types.get(variable) ?? new Set();
      known.add(typeOf(value));
      types.set(variable, known);
    }
  }
}

function usesOf(beat: Beat): (Condition | Effect)[] {
  switch (beat.kind) {
    case 'set':
      return beat.effects;
    case 'jump':
      return beat.when;
    case 'choose':
      return beat.options.flatMap((option) => [...option.when, ...option.effects]);
    default:
      return [];
  }
}

function typeOf(value: VariableValue): ValueType {
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

/** Writes conditions and effects of one story. */
export class VariableWriter {
  readonly #types: VariableTypes;
  readonly #names: NameBook;

  constructor(types: VariableTypes, names: NameBook) {
    this.#types = types;
    this.#names = names;
  }

  /** `variables.rpy`: what the story remembers, and the two helpers if a variable changes its type. */
  script(): string {
    const lines = [
      '# What the story remembers. Everything lives in its own store, so no name can collide.',
      '',
    ];
    for (const name of this.#types.keys()) {
      lines.push(
        `default ${this.#name(name)} = ${this.#isMixed(name) ? 'None' : this.#empty(name)}`,
      );
    }
    if (this.#types.size === 0) lines.push('# This story remembers nothing.');
    const isAnyMixed = [...this.#types.keys()].some((name) => this.#isMixed(name));
    return `${lines.join('\n')}\n${isAnyMixed ? MIXED_HELPERS : ''}`;
  }

  /** ` if …`, or nothing where every condition always holds. */
  condition(conditions: readonly Condition[]): string {
    return conditions.map((condition) => this.#test(condition)).join(' and ');
  }

  effects(effects: readonly Effect[]): string[] {
    return effects.flatMap((effect) => this.#change(effect));
  }

  #test({ variable, operator, value }: Condition): string {
    if (this.#isMixed(variable)) {
      const name = this.#name(variable).slice('story.'.length);
      return `story.holds("${name}", "${operator}", ${literal(value)})`;
    }
    const isOrder = operator !== '==' && operator !== '!=';
    // Truth values have no order; the stage says so too.
    if (typeof value === 'boolean' && isOrder) return 'False';
    if (typeof value === 'boolean') {
      return `${value === (operator === '==') ? '' : 'not '}${this.#name(variable)}`;
    }
    return `${this.#name(variable)} ${operator} ${literal(value)}`;
  }

  #change({ variable, operator, value }: Effect): string[] {
    const name = this.#name(variable);
    if (operator === '=') return [`$ ${name} = ${literal(value)}`];
    if (this.#isMixed(variable)) {
      return [`$ story.change("${name.slice('story.'.length)}", "${operator}", ${literal(value)})`];
    }
    const isDoable = typeof value === 'number' || (typeof value === 'string' && operator === '+=');
    return isDoable ? [`$ ${name} ${operator} ${literal(value)}`] : [];
  }

  #name(variable: string): string {
    return `story.${this.#names.name('variable', variable, variable)}`;
  }

  #isMixed(variable: string): boolean {
    return (this.#types.get(variable)?.size ?? 0) > 1;
  }

  #empty(variable: string): string {
    const type = [...(this.#types.get(variable) ?? [])][0];
    if (type === 'number') return '0';
    return type === 'string' ? '""' : 'False';
  }
}

function literal(value: VariableValue): string {
  if (typeof value === 'string') return pythonString(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return Number.isFinite(value) ? String(value) : '0';
}

/** Values of different types are never equal and never in order; what does not fit changes nothing. */
const MIXED_HELPERS = `
init python in story:

    def _empty(like):
        return 0 if isinstance(like, (int, float)) and not isinstance(like, bool) else type(like)()

    def _kind(value):
        return "truth" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"

    def holds(name, operator, value):
        left = globals()[name]
        if left is None:
            left = _empty(value)
        alike = _kind(left) == _kind(value)
        if operator == "==":
            return alike and left == value
        if operator == "!=":
            return not (alike and left == value)
        if not alike or isinstance(left, bool):
            return False
        return {"<": left < value, "<=": left <= value, ">": left > value, ">=": left >= value}[operator]

    def change(name, operator, value):
        left = globals()[name]
        if left is None:
            left = _empty(value)
        if _kind(left) != _kind(value) or isinstance(left, bool):
            return
        if operator == "+=":
            globals()[name] = left + value
        elif _kind(left) == "number":
            globals()[name] = left - value
`;
