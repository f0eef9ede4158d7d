/** Words beside the signs, for people who never wrote a program. */
export const CONDITION_NAMES = {
  '==': '= is',
  '!=': '≠ is not',
  '<': '< below',
  '<=': '≤ at most',
  '>': '> above',
  '>=': '≥ at least',
} as const;

export const EFFECT_NAMES = {
  '=': '= becomes',
  '+=': '+ plus',
  '-=': '− minus',
} as const;
