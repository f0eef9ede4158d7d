import { formatCount } from '@/lib/format-size';
import { fail, ok, type Result } from '@/lib/result';

export interface NumberLimits {
  readonly kind: string;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** A number as it is typed, or why it cannot be taken. */
export function readNumber(text: string, limits: NumberLimits): Result<number, string> {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return fail('Type a number.');
  if (limits.kind !== 'number' && !Number.isInteger(value)) return fail('Type a whole number.');
  const { min, max } = limits;
  if (min !== undefined && value < min) return fail(`At least ${min}.`);
  if (max !== undefined && value > max) return fail(`At most ${max}.`);
  if (!Number.isSafeInteger(Math.trunc(value))) {
    return fail(`At most ${formatCount(16, 'digit')}.`);
  }
  return ok(value);
}
