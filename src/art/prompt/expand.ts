// Choices `{a|b}` and `<lora:name:0.8>` in notes, settled by a seed: the same note and seed give the
// same words every time.
import { randomFrom } from '@/lib/hash';
import type { LoraUse } from '@/story';

export interface Expanded {
  readonly raw: string;
  readonly text: string;
  readonly choices: readonly { readonly options: readonly string[]; readonly picked: string }[];
  readonly loras: readonly LoraUse[];
}

const MAX_CHARS = 10_000;
const MAX_CHOICES = 5000;
/** Braces with a bar and no braces inside; `{{user}}` is a macro and none of ours. */
const CHOICE = /(?<!\{)\{([^{}]*\|[^{}]*)\}(?!\})/;
const LORA = /<lora:([^<>:\n]{1,200})(?::(-?[\d.]{1,8}))?(?::(-?[\d.]{1,8}))?>/gi;

/**
 * Inner choices first. The n-th choice depends on seed and n alone, so words put in elsewhere in
 * the note change no other pick. A weight outside -4 … 4 is drawn in.
 * @param seed with whatever else tells this note from others.
 */
export function expandNote(raw: string, seed: string | number): Expanded {
  let text = raw.slice(0, MAX_CHARS);
  const choices: Expanded['choices'][number][] = [];
  while (choices.length < MAX_CHOICES) {
    const found = CHOICE.exec(text);
    if (!found) break;
    const options = (found[1] ?? '').split('|').map((option) => option.trim());
    const at = Math.floor(randomFrom(`${seed} ${choices.length}`)() * options.length);
    const picked = options[at] ?? '';
    choices.push({ options, picked });
    text = text.slice(0, found.index) + picked + text.slice(found.index + found[0].length);
  }
  const loras: LoraUse[] = [];
  text = text.replace(LORA, (_, name: string, weight = '1', clip = '') => {
    const use = { file: name.trim(), weight: weightOf(weight, 1) };
    if (use.file !== '') loras.push(clip === '' ? use : { ...use, clip: weightOf(clip, 1) });
    return '';
  });
  if (text === raw) return { raw, text, choices, loras };
  const tidied = text
    .replace(/\s*,(?:\s*,)*/g, ',')
    .replace(/ {2,}/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
  return { raw, text: tidied, choices, loras };
}

function weightOf(text: string, otherwise: number): number {
  const weight = Number(text);
  return text === '' || !Number.isFinite(weight) ? otherwise : Math.min(4, Math.max(-4, weight));
}
