// What is said of workflows, models and what is missing. Pure.
import { formatCount } from '@/lib/format-size';
import type { Missing, TemplateRole } from '@/workflows';
import type { ModelChoice } from './setup';

export const ROLE_TITLES: Readonly<Record<TemplateRole, string>> = {
  sprite: 'People',
  expression: 'Expressions',
  background: 'Places',
  cg: 'Scenes with people',
  cutout: 'Cutting out',
  upscale: 'Enlarging',
  edit: 'Changing',
  animate: 'Moving pictures',
  composite: 'Putting together',
};

export function modelWords({ why, wanted }: ModelChoice): string {
  switch (why) {
    case 'written':
      return 'As the workflow names it.';
    case 'user':
      return `Your choice. The workflow names ${wanted}.`;
    case 'alike':
      return `The likeliest here for ${wanted}, which this server does not have.`;
    case 'first':
      return `The server does not have ${wanted}; this is one that it has.`;
    case 'none':
      return `The server does not have ${wanted}, and nothing like it.`;
  }
}

/** "2 files and 1 node are missing on the server." */
export function missingWords({ nodes, files }: Missing): string {
  const parts = [
    ...(files.length > 0 ? [formatCount(files.length, 'file')] : []),
    ...(nodes.length > 0 ? [formatCount(nodes.length, 'node')] : []),
  ];
  const count = files.length + nodes.length;
  return `${parts.join(' and ')} ${count === 1 ? 'is' : 'are'} missing on the server.`;
}
