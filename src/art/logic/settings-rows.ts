// The settings diff as it is shown: labels, values as text, what is ticked at first, why something cannot be
// taken. Pure.
import type { ParamValue } from '@/story';
import { labelOf } from '@/workflows';
import type { FoundLoras, SettingRow } from '../shots/settings-of';
import { WORDS } from './keep-settings';
import { loraWords } from './making';

/** The row of all LoRAs. */
export const LORAS = 'loras';

export interface DiffRow {
  readonly param: string;
  readonly label: string;
  readonly here: string;
  readonly there: string;
  readonly isSame: boolean;
  /** Ticked unless the user says otherwise. */
  readonly isUsual: boolean;
  /** Why it cannot be taken. */
  readonly problem?: string;
  /** Where it goes. */
  readonly note?: string;
}

export interface DiffAbout {
  /** Title of the workflow that would take the values. */
  readonly workflow: string;
  /** Whose seed and LoRAs; undefined where no shot is chosen. */
  readonly owner: string | undefined;
  /** LoRA files that no connected server has. */
  readonly missing: readonly string[];
  readonly takesLoras: boolean;
}

export function diffRows(
  diff: { readonly rows: readonly SettingRow[]; readonly loras: FoundLoras },
  about: DiffAbout,
): DiffRow[] {
  const rows = diff.rows.map((row) => rowOf(row, about));
  const { here, there, isSame } = diff.loras;
  if (here.length > 0 || there.length > 0) {
    const problem = loraProblem(about);
    rows.push({
      param: LORAS,
      label: 'LoRAs',
      here: here.map(loraWords).join('\n'),
      there: there.map(loraWords).join('\n'),
      isSame,
      // That the picture had none says little: it may be one of another program.
      isUsual: there.length > 0,
      ...(problem ? { problem } : { note: `Kept with ${about.owner ?? ''}.` }),
    });
  }
  return rows;
}

function rowOf(row: SettingRow, about: DiffAbout): DiffRow {
  const { param, here, there, isSame } = row;
  const problem = problemOf(row, about);
  const note = noteOf(param, about);
  return {
    param,
    label: labelOf(param),
    here: textOf(here),
    there: textOf(row.value ?? there),
    isSame,
    isUsual: !WORDS.has(param),
    ...(problem !== undefined && { problem }),
    ...(note !== undefined && { note }),
  };
}

function problemOf({ param, problem }: SettingRow, about: DiffAbout): string | undefined {
  if (about.owner === undefined && (WORDS.has(param) || param === 'seed')) {
    return 'It belongs to a picture of the story. Choose one first.';
  }
  switch (problem) {
    case undefined:
      return undefined;
    case 'not-taken':
      return `“${about.workflow}” does not take this.`;
    case 'not-offered':
      return 'No connected server offers it under this name.';
    case 'too-large':
      return 'Too large for a seed of this studio.';
  }
}

function loraProblem({ owner, missing, takesLoras, workflow }: DiffAbout): string | undefined {
  if (owner === undefined) return 'They belong to a picture of the story. Choose one first.';
  if (!takesLoras) return `“${workflow}” takes no LoRAs.`;
  if (missing.length > 0) return `No connected server has ${missing.join(', ')}.`;
  return undefined;
}

function noteOf(param: string, { owner }: DiffAbout): string | undefined {
  if (WORDS.has(param)) return 'For one render alone: otherwise the story writes these words.';
  return param === 'seed' && owner !== undefined ? `Kept with ${owner}.` : undefined;
}

function textOf(value: ParamValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value).slice(0, 4000);
}
