// The list of rules of a draft, as functions from rules to rules; and each rule as a sentence.
import type { ImportRules, TextRule } from '@/story';

export type RuleKind = NonNullable<TextRule['kind']>;

export const KIND_WORDS: Readonly<Record<RuleKind, string>> = {
  speech: 'Said',
  thought: 'Thought',
  narration: 'Narration',
  action: 'Action',
  ooc: 'Out of character',
  system: 'System, dice',
  'left-out': 'Left out',
};
export const HOW_WORDS: Readonly<Record<TextRule['how'], string>> = {
  contains: 'contain the words',
  begins: 'begin with',
  regex: 'match the pattern',
};

/** Numbered on, so that the same steps give the same rules. */
export function nextRuleId({ texts }: ImportRules): string {
  const numbers = texts.map(({ id }) => Number(/^r(\d+)$/.exec(id)?.[1] ?? 0));
  return `r${Math.max(0, ...numbers) + 1}`;
}

export function addTextRule(rules: ImportRules, rule: TextRule): ImportRules {
  return { ...rules, texts: [...rules.texts, rule] };
}

export function switchTextRule(rules: ImportRules, id: string, on: boolean): ImportRules {
  return { ...rules, texts: rules.texts.map((rule) => (rule.id === id ? { ...rule, on } : rule)) };
}

export function removeTextRule(rules: ImportRules, id: string): ImportRules {
  return { ...rules, texts: rules.texts.filter((rule) => rule.id !== id) };
}

/** "Lines by Ann that begin with “OOC”: Out of character" */
export function describeRule(rule: TextRule, nameOf: (key: string) => string): string {
  const what = rule.where === 'name' ? 'Names' : 'Lines';
  const by = rule.by === undefined ? '' : ` by ${nameOf(rule.by)}`;
  const effects = [];
  if (rule.kind !== undefined) effects.push(KIND_WORDS[rule.kind]);
  if (rule.speaker === null) effects.push('nobody’s');
  else if (rule.speaker !== undefined)
    effects.push(rule.where === 'name' ? `are ${nameOf(rule.speaker)}` : nameOf(rule.speaker));
  return `${what}${by} that ${HOW_WORDS[rule.how]} “${rule.text}”: ${effects.join(', ')}`;
}
