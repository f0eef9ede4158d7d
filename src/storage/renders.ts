// Renders, and what comes of them: each result is written in one transaction with its takes and the
// state of its render, so that nothing is made twice and nothing is half there.
import type { AssetId, ProjectId } from '@/story';
import type { Result } from '@/lib/result';
import { rowsOfProject, type Database } from './database';
import { Refusal, type StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import {
  recipeRowSchema,
  renderRequestSchema,
  renderRowSchema,
  takeRowSchema,
  type RecipeRow,
  type RenderRequest,
  type RenderRow,
  type TakeRow,
} from './render-rows';

export class Renders {
  constructor(private readonly database: Database) {}

  /** All renders, in the order of their making. Rows that cannot be read are left out. */
  list(): Promise<Result<RenderRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows = await tables.renders.toArray();
      const parsed = parseRows(renderRowSchema, rows, 'renders', String).rows;
      return parsed.sort((a, b) => a.createdAt - b.createdAt || a.order - b.order);
    });
  }

  getMany(ids: readonly string[]): Promise<Result<RenderRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows = (await tables.renders.bulkGet([...ids])).filter((row) => row !== undefined);
      return parseRows(renderRowSchema, rows, 'renders', String).rows;
    });
  }

  request(id: string): Promise<Result<RenderRequest, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.renderRequests.get(id);
      if (row === undefined) throw new Refusal({ kind: 'missing', what: 'request of this render' });
      return parseRow(renderRequestSchema, row, 'renderRequests', id);
    });
  }

  /** Rows and requests, whole or not at all, on the disk before anything is sent. */
  add(
    items: readonly { readonly row: RenderRow; readonly request: RenderRequest }[],
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['renders', 'renderRequests'], async (tables) => {
      await tables.renderRequests.bulkPut(items.map(({ request }) => request));
      await tables.renders.bulkPut(items.map(({ row }) => row));
    });
  }

  /** @param durability `strict` for what must be known after a crash: that a prompt was sent. */
  put(
    rows: readonly RenderRow[],
    durability: 'strict' | 'relaxed' = 'relaxed',
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write(durability, ['renders'], async (tables) => {
      await tables.renders.bulkPut([...rows]);
    });
  }

  delete(ids: readonly string[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('relaxed', ['renders', 'renderRequests'], async (tables) => {
      await tables.renders.bulkDelete([...ids]);
      await tables.renderRequests.bulkDelete([...ids]);
    });
  }

  /** The end of a render with everything that came of it. The bytes must be stored already. */
  finish(
    row: RenderRow,
    takes: readonly TakeRow[],
    recipes: readonly RecipeRow[],
  ): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['renders', 'takes', 'recipes'], async (tables) => {
      const known = await tables.takes.bulkGet(takes.map(({ projectId, id }) => [projectId, id]));
      await tables.takes.bulkPut(takes.filter((_, i) => !known[i]));
      await tables.recipes.bulkPut([...recipes]);
      await tables.renders.put(row);
    });
  }
}

export class Takes {
  constructor(private readonly database: Database) {}

  /** Takes of a project, oldest first, those in the bin included. */
  list(projectId: ProjectId): Promise<Result<TakeRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows = await rowsOfProject(tables.takes, projectId).toArray();
      const parsed = parseRows(takeRowSchema, rows, 'takes', String).rows;
      return parsed.sort((a, b) => a.createdAt - b.createdAt);
    });
  }

  put(rows: readonly TakeRow[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['takes'], async (tables) => {
      await tables.takes.bulkPut([...rows]);
    });
  }

  putWithRecipe(take: TakeRow, recipe: RecipeRow): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['takes', 'recipes'], async (tables) => {
      await tables.takes.put(take);
      await tables.recipes.put(recipe);
    });
  }

  delete(projectId: ProjectId, ids: readonly string[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['takes'], async (tables) => {
      await tables.takes.bulkDelete(ids.map((id) => [projectId, id]));
    });
  }

  recipe(
    projectId: ProjectId,
    asset: AssetId,
  ): Promise<Result<RecipeRow | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.recipes.get([projectId, asset]);
      return row === undefined ? undefined : parseRow(recipeRowSchema, row, 'recipes', asset);
    });
  }
}
