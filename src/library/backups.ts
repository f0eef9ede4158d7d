// Copies of projects: as a file on the user's disk, and as a second project.
import { JobFailure, type JobOutcome, type Jobs } from '@/jobs';
import type { Storage, StorageFailure } from '@/storage';
import { describeFailure } from '@/storage';
import type { Project } from '@/story';
import { saveBlob } from '@/ui/save-blob';

/** Archives are read and written by a later chunk: most visits never need it. */
function loadArchive() {
  return import('@/project/archive');
}

function refused(failure: StorageFailure): JobFailure {
  const { title, hint } = describeFailure(failure);
  return new JobFailure(title, hint);
}

/** Writes a `.comfyvn` archive and hands it to the browser to save. */
export function backUp(storage: Storage, jobs: Jobs, project: Project): Promise<JobOutcome<void>> {
  return jobs.run(
    'backup',
    `Back up “${project.title}”`,
    async ({ signal, progress, log }) => {
      const { writeProjectArchive } = await loadArchive();
      const written = await writeProjectArchive(storage, project.id, {
        signal,
        onProgress: (done, total) => progress(total ? done / total : 0),
      });
      if (!written.ok) throw refused(written.failure);
      for (const { message } of written.value.diagnostics) log(message);
      saveBlob(written.value.blob, written.value.fileName);
    },
    { projectId: project.id },
  );
}

/** Makes a second project with the same story, pictures and saved games. */
export function duplicate(
  storage: Storage,
  jobs: Jobs,
  project: Project,
): Promise<JobOutcome<Project>> {
  return jobs.run(
    'duplicate',
    `Duplicate “${project.title}”`,
    async ({ signal, progress }) => {
      const { describeArchiveFailure, readProjectArchive, writeProjectArchive } =
        await loadArchive();
      const written = await writeProjectArchive(storage, project.id, {
        signal,
        staysHere: true,
        onProgress: (done, total) => progress(total ? done / total / 2 : 0),
      });
      if (!written.ok) throw refused(written.failure);
      const read = await readProjectArchive(storage, written.value.blob, {
        signal,
        onProgress: (done, total) => progress(0.5 + (total ? done / total / 2 : 0)),
      });
      if (!read.ok) {
        const { title, hint } = describeArchiveFailure(read.failure);
        throw new JobFailure(title, hint);
      }
      const copy = read.value.project;
      const title = `${project.title} (copy)`;
      const renamed = await storage.projects.rename(copy.id, title);
      if (!renamed.ok) throw refused(renamed.failure);
      return { ...copy, title };
    },
    { projectId: project.id },
  );
}
