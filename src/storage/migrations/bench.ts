// The bench that old rows are tried on. Tests only.
import type { z } from 'zod';
import { migrateRow, type Migration } from '.';
import type { TableName } from '../rows';

/** A row of each table as one version wrote it. */
export type Samples = Readonly<Partial<Record<TableName, unknown>>>;

/**
 * What is wrong with the migrations, as sentences: a version without a sample of every table that it
 * had, a version above the first without a migration, a migration of no version, a sample that does not
 * reach today's shape. Empty when all is well.
 */
export function findProblems(about: {
  readonly versions: readonly {
    readonly version: number;
    readonly tables: Readonly<Record<string, string | null>>;
  }[];
  readonly migrations: readonly Migration[];
  readonly samples: Readonly<Record<number, Samples>>;
  readonly schemas: Readonly<Partial<Record<TableName, z.ZodType>>>;
}): string[] {
  const problems: string[] = [];
  const numbers = about.versions.map(({ version }) => version);
  if (numbers.some((version, i) => version !== i + 1)) {
    problems.push(`Versions must be 1, 2, 3 …, not ${numbers.join(', ')}.`);
  }
  for (const { version } of about.migrations) {
    if (!numbers.includes(version)) problems.push(`Migration ${version} leads to no version.`);
  }
  const tables = new Set<string>();
  for (const { version, tables: changed } of about.versions) {
    for (const [name, keys] of Object.entries(changed)) {
      if (keys === null) tables.delete(name);
      else tables.add(name);
    }
    if (version > 1 && !about.migrations.some((migration) => migration.version === version)) {
      problems.push(`Version ${version} has no migration.`);
    }
    const samples = new Map<string, unknown>(Object.entries(about.samples[version] ?? {}));
    for (const name of tables) {
      if (!samples.has(name)) problems.push(`Version ${version} has no sample of ${name}.`);
    }
  }
  for (const [version, samples] of Object.entries(about.samples)) {
    for (const [name, row] of Object.entries(samples)) {
      const table = name as TableName;
      const schema = about.schemas[table];
      if (!schema) continue;
      const migrated = migrateRow(table, row, Number(version), about.migrations);
      const parsed = schema.safeParse(migrated);
      if (!parsed.success) {
        const why = parsed.error.issues[0]?.message ?? '';
        problems.push(`The sample of ${name} of version ${version} does not reach today: ${why}.`);
      }
    }
  }
  return problems;
}
