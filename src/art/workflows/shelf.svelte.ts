// What the user does with stored workflows. Rows are read anew before each change, so that another tab's
// change of another one is kept.
import { createContext } from 'svelte';
import { describeFailure, type Storage, type TemplateRow } from '@/storage';
import { newId } from '@/story';
import type { Toasts } from '@/ui/toasts.svelte';
import { saveBlob, safeFileName } from '@/ui/save-blob';
import { templateSchema, type Template } from '@/workflows';
import type { ArtTemplate } from '../logic/art-template';
import { draftOf, type Draft } from './logic/draft';
import { exportZip } from './logic/export-files';
import { templateRowFrom } from './logic/template-row';

export class WorkflowShelf {
  readonly #storage: Storage;
  readonly #toasts: Toasts;
  readonly #onchange: () => void;
  #deleted = $state.raw<readonly TemplateRow[]>([]);
  #waiting = $state(0);
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: { storage: Storage; toasts: Toasts; onchange: () => void }) {
    this.#storage = parts.storage;
    this.#toasts = parts.toasts;
    this.#onchange = parts.onchange;
  }

  /** Deleted ones that can be put back, last deleted first. */
  get deleted(): readonly TemplateRow[] {
    return this.#deleted;
  }

  /** Something is being stored. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  async load(): Promise<void> {
    const rows = await this.#rows();
    this.#deleted = (rows ?? [])
      .filter(({ deletedAt }) => deletedAt !== undefined)
      .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0));
  }

  /** Its id; undefined where it was not stored, which was told. */
  async save(draft: Draft): Promise<string | undefined> {
    const row = templateRowFrom(draft, { id: newId<string>(), now: Date.now() });
    if (!row.ok) return undefined;
    return (await this.#inTurn(() => this.#write(row.value))) ? row.value.id : undefined;
  }

  duplicate(one: ArtTemplate): Promise<string | undefined> {
    return this.save(draftOf(one, 'copy'));
  }

  /** @param change of the template: its name, its roles. */
  change(id: string, change: Partial<Template>): Promise<boolean> {
    return this.#changeRow(id, (row) => {
      const template = templateSchema.parse(row.template);
      return { ...row, template: { ...template, ...change }, updatedAt: Date.now() };
    });
  }

  /** Kept apart until it is put back or deleted for good. */
  async remove(one: ArtTemplate): Promise<void> {
    const { id, title } = one.template;
    if (!(await this.#changeRow(id, (row) => ({ ...row, deletedAt: Date.now() })))) return;
    this.#toasts.add('info', `“${title}” was deleted.`, {
      action: { label: 'Undo', run: () => void this.putBack(id) },
    });
  }

  async putBack(id: string): Promise<void> {
    await this.#changeRow(id, ({ deletedAt: _, ...row }) => row);
  }

  async deleteForGood(id: string): Promise<void> {
    const deleted = await this.#storage.templates.delete([id]);
    if (!deleted.ok) this.#tell(deleted.failure);
    await this.#afterChange();
  }

  async export(list: readonly ArtTemplate[]): Promise<void> {
    const [first] = list;
    if (!first) return;
    const name = list.length === 1 ? safeFileName(first.template.title) : 'workflows';
    saveBlob(await exportZip(list), `${name}.zip`);
  }

  /** False where it is gone or could not be stored, which was told. */
  #changeRow(id: string, change: (row: TemplateRow) => TemplateRow): Promise<boolean> {
    return this.#inTurn(async () => {
      const row = (await this.#rows())?.find((one) => one.id === id);
      return row !== undefined && this.#write(change(row));
    });
  }

  /** A change of the name and a click right after it are both kept: the second reads what the first wrote. */
  async #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    this.#waiting += 1;
    const mine = this.#last.then(work).finally(() => (this.#waiting -= 1));
    this.#last = mine.catch(() => false);
    return mine;
  }

  async #write(row: TemplateRow): Promise<boolean> {
    const put = await this.#storage.templates.put([row]);
    if (!put.ok) {
      this.#tell(put.failure);
      return false;
    }
    await this.#afterChange();
    return true;
  }

  async #afterChange(): Promise<void> {
    await this.load();
    this.#onchange();
  }

  async #rows(): Promise<TemplateRow[] | undefined> {
    const rows = await this.#storage.templates.list();
    if (rows.ok) return rows.value;
    this.#tell(rows.failure);
    return undefined;
  }

  #tell(failure: Parameters<typeof describeFailure>[0]): void {
    const { title, hint } = describeFailure(failure);
    this.#toasts.add('bad', title, { hint });
  }
}

/** The name of a row, whatever its template has become. */
export function titleOfRow({ template, id }: TemplateRow): string {
  const parsed = templateSchema.safeParse(template);
  return parsed.success ? parsed.data.title : `Workflow ${id}`;
}

export const [getWorkflowShelf, setWorkflowShelf] = createContext<WorkflowShelf>();
