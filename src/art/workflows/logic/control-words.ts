// A control in words: what can be set, within which limits, and what stands there.
import type { Control } from '@/workflows';
import { short } from './words';

export function controlWords(control: Control): string {
  const parts = [kindWords(control)];
  if (control.isOptional) parts.push('may be left out');
  return parts.join(', ');
}

export function controlStart({ kind, default: start }: Control): string {
  if (kind === 'image') return '';
  if (start === undefined) return 'nothing yet';
  if (start === '') return 'empty';
  if (typeof start === 'boolean') return start ? 'on' : 'off';
  return short(String(start), 100);
}

function kindWords({ kind, min, max, step, options }: Control): string {
  switch (kind) {
    case 'integer':
      return `a whole number${rangeWords(min, max)}${step !== undefined && step > 1 ? `, in steps of ${number(step)}` : ''}`;
    case 'number':
      return `a number${rangeWords(min, max)}${step === undefined ? '' : `, in steps of ${number(step)}`}`;
    case 'seed':
      return 'a seed';
    case 'text':
      return 'a line of text';
    case 'multiline':
      return 'text';
    case 'boolean':
      return 'on or off';
    case 'image':
      return 'a picture';
    case 'choice':
      return options.length === 0
        ? 'a choice; the server offers nothing'
        : `one of ${options.length}: ${options
            .slice(0, 4)
            .map((option) => short(String(option), 40))
            .join(', ')}${options.length > 4 ? ' …' : ''}`;
  }
}

function rangeWords(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${number(min)} to ${number(max)}`;
  if (min !== undefined) return ` from ${number(min)}`;
  return max === undefined ? '' : ` up to ${number(max)}`;
}

/** Limits divided by a factor have endless digits. */
function number(value: number): string {
  return String(Number(value.toPrecision(12)));
}
