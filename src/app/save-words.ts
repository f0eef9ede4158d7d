// What the save chip says. Pure.
import type { SaveStatus } from '@/project';

export interface SaveWords {
  readonly text: string;
  readonly tone: 'good' | 'plain' | 'bad';
}

export function saveWords(status: SaveStatus, isReadOnly: boolean): SaveWords {
  if (status.state === 'failed') return { text: 'Not saved', tone: 'bad' };
  if (isReadOnly) return { text: 'Read only', tone: 'plain' };
  if (status.state === 'saving') return { text: 'Saving…', tone: 'plain' };
  return { text: 'Saved', tone: 'good' };
}
