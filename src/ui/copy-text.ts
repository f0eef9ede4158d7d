import type { Toasts } from './toasts.svelte';

/** Puts text into the clipboard and says so. Where the browser refuses, it says what to do instead. */
export async function copyText(
  text: string,
  toasts: Toasts,
  words: { readonly done: string; readonly instead: string },
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.add('good', words.done);
    return true;
  } catch {
    toasts.add('warn', 'The browser did not allow copying.', { hint: words.instead });
    return false;
  }
}
