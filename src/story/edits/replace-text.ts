// Find and replace. The preview and the edit ask the same function, so what is shown is what happens.
import type { Beat } from '../beat';
import type { SceneId } from '../ids';
import type { Edit } from '../story';
import { changeBeats, mapShared } from './change';

export interface TextSearch {
  /** Plain text; no pattern. */
  readonly find: string;
  readonly matchCase?: boolean;
  readonly wholeWords?: boolean;
}

/** Where a text is found: UTF-16 units, end excluded. Finds do not overlap. */
export function findInText(
  text: string,
  search: TextSearch,
): { readonly start: number; readonly end: number }[] {
  if (search.find === '') return [];
  const literal = search.find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // \b knows ASCII only; names and words of other scripts have edges too.
  const edge = '[\\p{L}\\p{N}_]';
  const source = search.wholeWords ? `(?<!${edge})${literal}(?!${edge})` : literal;
  const pattern = new RegExp(source, search.matchCase ? 'gu' : 'giu');
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** `replacement` is put in as it stands: `$1` means `$1`. */
export function replaceInText(text: string, search: TextSearch, replacement: string): string {
  let out = '';
  let from = 0;
  for (const { start, end } of findInText(text, search)) {
    out += text.slice(from, start) + replacement;
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The texts of a beat that are searched, with a name for each. */
export function searchableTexts(beat: Beat): { readonly part: string; readonly text: string }[] {
  if (beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'note') {
    return [{ part: 'text', text: beat.text }];
  }
  if (beat.kind !== 'choose') return [];
  return [
    { part: 'prompt', text: beat.prompt },
    ...beat.options.map(({ id, text }) => ({ part: id, text })),
  ];
}

/** Replaces in the lines of these scenes, or only in the beats that `only` names. */
export function replaceText(
  scenes: readonly SceneId[],
  search: TextSearch,
  replacement: string,
  only?: ReadonlySet<Beat['id']>,
): Edit {
  return {
    name: 'Replace text',
    needs: scenes,
    apply: (story) =>
      scenes.reduce(
        (now, scene) =>
          changeBeats(now, scene, (beats) =>
            mapShared(beats, (beat) =>
              only && !only.has(beat.id) ? beat : replaceInBeat(beat, search, replacement),
            ),
          ),
        story,
      ),
  };
}

function replaceInBeat(beat: Beat, search: TextSearch, replacement: string): Beat {
  const put = (text: string) => replaceInText(text, search, replacement);
  if (beat.kind === 'say' || beat.kind === 'narrate' || beat.kind === 'note') {
    const text = put(beat.text);
    return text === beat.text ? beat : { ...beat, text };
  }
  if (beat.kind !== 'choose') return beat;
  const prompt = put(beat.prompt);
  const options = mapShared(beat.options, (option) => {
    const text = put(option.text);
    return text === option.text ? option : { ...option, text };
  });
  return prompt === beat.prompt && options === beat.options
    ? beat
    : { ...beat, prompt, options: [...options] };
}
