// What the export panel shows: one process at a time, its log, and the last result.
import type { JobContext, Jobs } from '@/jobs';
import { JobFailure } from '@/jobs';
import type { Result } from '@/lib/result';
import { describeFailure, type OpenProject } from '@/project';
import { writeProjectArchive } from '@/project/archive';
import { describeFailure as describeStorage, type Storage } from '@/storage';
import { saveBlob } from '@/ui/save-blob';
import { ExportClient } from './export-client';
import { describeFailure as describeExport, type ExportFailure } from './failure';
import type { ExportReport } from './report';
import type { ExportRequest, FinishedExport } from './run-export';
import type { ExportOptions, ExportProgress } from './targets/export-target';

export type ExportAction = 'dry-run' | 'download' | 'backup';

export type RoomState =
  | { readonly at: 'idle' }
  | {
      readonly at: 'working';
      readonly action: ExportAction;
      readonly words: string;
      readonly fraction: number | undefined;
      readonly cancel: () => void;
    }
  | { readonly at: 'reported'; readonly report: ExportReport; readonly fileName?: string }
  | { readonly at: 'backed-up'; readonly fileName: string }
  | { readonly at: 'failed'; readonly title: string; readonly hint: string }
  | { readonly at: 'cancelled' };

const TITLES: Readonly<Record<ExportAction, string>> = {
  'dry-run': 'Dry run',
  download: "Ren'Py project",
  backup: 'Project backup',
};

const STAGE_WORDS: Readonly<Record<ExportProgress['stage'], string>> = {
  reading: 'Reading scenes',
  pictures: 'Getting pictures',
  scenes: 'Writing scenes',
  archive: 'Packing files',
};

/** Share of the bar that each stage takes: drawing is by far the slowest. */
const STAGE_SPAN: Readonly<Record<ExportProgress['stage'], readonly [from: number, to: number]>> = {
  reading: [0, 0.1],
  pictures: [0.1, 0.75],
  scenes: [0.75, 0.95],
  archive: [0.95, 1],
};

export class ExportRoom {
  readonly #project: OpenProject;
  readonly #storage: Storage;
  readonly #jobs: Jobs;
  readonly #client = new ExportClient();
  #state = $state.raw<RoomState>({ at: 'idle' });
  #log = $state.raw<readonly string[]>([]);
  #buildLog = $state.raw<string | undefined>(undefined);

  constructor(project: OpenProject, storage: Storage, jobs: Jobs) {
    this.#project = project;
    this.#storage = storage;
    this.#jobs = jobs;
  }

  get state(): RoomState {
    return this.#state;
  }

  get isWorking(): boolean {
    return this.#state.at === 'working';
  }

  /** Of the last build, finished or not; undefined before the first. */
  get log(): string | undefined {
    return this.#buildLog ?? (this.#log.length > 0 ? `${this.#log.join('\n')}\n` : undefined);
  }

  async dryRun(target: string, options: ExportOptions): Promise<void> {
    await this.#run('dry-run', async (context) => {
      const report = unwrap(
        await this.#client.dryRun(
          this.#request(target, options),
          this.#listener(context),
          context.signal,
        ),
      );
      return { at: 'reported', report };
    });
  }

  async download(target: string, options: ExportOptions): Promise<void> {
    await this.#run('download', async (context) => {
      const finished: FinishedExport = unwrap(
        await this.#client.exportProject(
          this.#request(target, options),
          this.#listener(context),
          context.signal,
        ),
      );
      this.#buildLog = finished.buildLog;
      saveBlob(finished.zip, finished.fileName);
      return { at: 'reported', report: finished.report, fileName: finished.fileName };
    });
  }

  async backUp(): Promise<void> {
    await this.#run('backup', async ({ signal }) => {
      const written = await writeProjectArchive(this.#storage, this.#project.id, { signal });
      if (!written.ok) throw failed(describeStorage(written.failure));
      const { blob, fileName } = written.value;
      saveBlob(blob, fileName);
      return { at: 'backed-up', fileName };
    });
  }

  saveLog(): void {
    if (this.log !== undefined) saveBlob(new Blob([this.log], { type: 'text/plain' }), 'build.log');
  }

  /** Ends the worker; call when the panel goes. */
  end(): void {
    if (this.#state.at === 'working') this.#state.cancel();
    this.#client.end();
  }

  async #run(
    action: ExportAction,
    work: (context: JobContext) => Promise<RoomState>,
  ): Promise<void> {
    if (this.isWorking) return;
    this.#log = [];
    this.#buildLog = undefined;
    const stop = new AbortController();
    const cancel = (): void => stop.abort();
    this.#state = { at: 'working', action, words: 'Saving', fraction: undefined, cancel };
    const title = `${TITLES[action]}: ${this.#project.story.project.title}`;
    const outcome = await this.#jobs
      .run(
        action === 'backup' ? 'backup' : 'export',
        title,
        async (context) => {
          const saved = await this.#project.flush();
          if (!saved.ok) throw failed(describeFailure(saved.failure));
          // Cancelled here or in the dock: either way the job ends cancelled.
          return work({ ...context, signal: AbortSignal.any([context.signal, stop.signal]) });
        },
        { projectId: this.#project.id, canRetry: false },
      )
      .catch((error: unknown) => {
        this.#note(`Stopped by an error: ${String(error)}`);
        this.#state = {
          at: 'failed',
          title: 'The export stopped on an error of this page',
          hint: 'Your story is untouched. Download the build log and try again; a report with it helps to mend this.',
        };
        throw error;
      });
    if (outcome.state === 'done') this.#state = outcome.value;
    else if (outcome.state === 'failed') {
      const { title: what, hint } = outcome.job.failure ?? { title: 'The export failed', hint: '' };
      this.#note(`Failed: ${what}. ${hint}`);
      this.#state = { at: 'failed', title: what, hint };
    } else {
      this.#note('Cancelled.');
      this.#state = { at: 'cancelled' };
    }
  }

  #request(target: string, options: ExportOptions): ExportRequest {
    return { projectId: this.#project.id, target, options: { ...options } };
  }

  #listener(context: JobContext) {
    return {
      log: (line: string) => {
        this.#note(line);
        context.log(line);
      },
      progress: ({ stage, done, total }: ExportProgress) => {
        const [from, to] = STAGE_SPAN[stage];
        const fraction = from + (to - from) * (total === 0 ? 1 : done / total);
        const words = `${STAGE_WORDS[stage]}: ${done} of ${total}`;
        context.progress(fraction, words);
        if (this.#state.at === 'working') this.#state = { ...this.#state, words, fraction };
      },
    };
  }

  #note(line: string): void {
    this.#log = [...this.#log, line];
  }
}

function failed({ title, hint }: { title: string; hint: string }): JobFailure {
  return new JobFailure(title, hint);
}

function unwrap<T>(result: Result<T, ExportFailure>): T {
  if (!result.ok) throw failed(describeExport(result.failure));
  return result.value;
}
