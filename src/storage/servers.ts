// Servers with their secrets, workflow templates of the user's own, LoRAs.
import type { z } from 'zod';
import type { Result } from '@/lib/result';
import type { Database } from './database';
import type { StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import {
  loraRowSchema,
  secretRowSchema,
  serverRowSchema,
  templateRowSchema,
  type LoraRow,
  type ServerAuth,
  type ServerRow,
  type TemplateRow,
} from './render-rows';

export class Servers {
  constructor(private readonly database: Database) {}

  /** In the user's order. */
  list(): Promise<Result<ServerRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const { rows } = parseRows(
        serverRowSchema,
        await tables.servers.toArray(),
        'servers',
        String,
      );
      return rows.sort((a, b) => a.order - b.order || a.addedAt - b.addedAt);
    });
  }

  put(rows: readonly ServerRow[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['servers'], async (tables) => {
      await tables.servers.bulkPut([...rows]);
    });
  }

  /** Its secret goes with it. */
  delete(id: string): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['servers', 'secrets'], async (tables) => {
      await tables.servers.delete(id);
      await tables.secrets.delete(id);
    });
  }

  auth(id: string): Promise<Result<ServerAuth | undefined, StorageFailure>> {
    return this.database.read(async (tables) => {
      const row: unknown = await tables.secrets.get(id);
      return row === undefined ? undefined : parseRow(secretRowSchema, row, 'secrets', id).auth;
    });
  }

  /** @param auth undefined takes it away. */
  putAuth(id: string, auth: ServerAuth | undefined): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['secrets'], async (tables) => {
      if (auth) await tables.secrets.put({ server: id, auth });
      else await tables.secrets.delete(id);
    });
  }
}

/** A table of rows that are read whole, changed one by one. */
class Shelf<Row, Name extends 'templates' | 'loras'> {
  constructor(
    private readonly database: Database,
    private readonly table: Name,
    private readonly schema: z.ZodType<Row>,
  ) {}

  list(): Promise<Result<Row[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await tables.table(this.table).toArray();
      return parseRows(this.schema, rows, this.table, String).rows;
    });
  }

  put(rows: readonly Row[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', [this.table], async (tables) => {
      await tables.table(this.table).bulkPut([...rows]);
    });
  }

  delete(keys: readonly string[]): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', [this.table], async (tables) => {
      await tables.table(this.table).bulkDelete([...keys]);
    });
  }
}

export class Templates extends Shelf<TemplateRow, 'templates'> {
  constructor(database: Database) {
    super(database, 'templates', templateRowSchema);
  }
}

export class Loras extends Shelf<LoraRow, 'loras'> {
  constructor(database: Database) {
    super(database, 'loras', loraRowSchema);
  }
}
