// What storage refused is said where its user is, not swallowed.
import type { Result } from '@/lib/result';
import { describeFailure, type StorageFailure } from '@/storage';
import type { Toasts } from '@/ui/toasts.svelte';

export function toldTo(toasts: Toasts): (result: Result<unknown, StorageFailure>) => boolean {
  return (result) => {
    if (result.ok) return true;
    const { title, hint } = describeFailure(result.failure);
    toasts.add('bad', title, { hint });
    return false;
  };
}
