import type { Project } from '../project';
import type { Edit } from '../story';
import { withFields } from './change';

/** Title, author, size of the stage, how pictures are drawn. Who is played is chosen with `setPlayer`. */
export function setProject(
  fields: Partial<Pick<Project, 'title' | 'author' | 'stage' | 'art'>>,
  { name = 'Change project', mergeKey }: { name?: string; mergeKey?: string } = {},
): Edit {
  return {
    name,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(story) {
      const project = withFields(story.project, fields as Partial<Project>);
      return project === story.project ? story : { ...story, project };
    },
  };
}
