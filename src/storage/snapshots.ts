// Whole states of a story, kept before risky steps. The beats of each scene are a part named by hash,
// shared by all snapshots that hold the same, so the twentieth snapshot costs what changed.
import { beatSchema, outlineSchema, projectSchema } from '@/story';
import type { Beat, Outline, Project, ProjectId, SceneId } from '@/story';
import { z } from 'zod';
import { sha256Hex } from '@/lib/hash';
import { ok, type Result } from '@/lib/result';
import { deflate, inflate } from '@/lib/deflate';
import { rowsOfProject, type Database } from './database';
import { Refusal, type StorageFailure } from './failure';
import { parseRow, parseRows } from './parse';
import { snapshotPartSchema, snapshotRowSchema, type SnapshotPart, type SnapshotRow } from './rows';
import type { SceneBeats } from './scenes';

export const SNAPSHOTS_KEPT = 20;

export interface SnapshotContent {
  readonly project: Project;
  readonly outline: Outline;
  readonly scenes: ReadonlyMap<SceneId, readonly Beat[]>;
}

export class Snapshots {
  constructor(private readonly database: Database) {}

  /**
   * Keeps the state under a reason ("Before replacing text"). The same state is not kept twice: its
   * row gets the new reason and time. The oldest beyond twenty go.
   */
  async take(
    story: { readonly project: Project; readonly outline: Outline },
    scenes: AsyncIterable<Result<SceneBeats, StorageFailure>>,
    reason: string,
  ): Promise<Result<SnapshotRow, StorageFailure>> {
    const parts: Record<string, string> = {};
    let bytes = 0;
    for await (const scene of scenes) {
      if (!scene.ok) return scene;
      const part = await packPart(scene.value.beats);
      parts[scene.value.id] = part.hash;
      bytes += part.data.byteLength;
      const stored = await this.database.write('relaxed', ['snapshotParts'], async (tables) => {
        if (!(await tables.snapshotParts.get(part.hash))) await tables.snapshotParts.put(part);
      });
      if (!stored.ok) return stored;
    }
    const { projectId } = story.outline;
    const { updatedAt: _updatedAt, ...project } = story.project;
    const hash = await sha256Hex(JSON.stringify([project, story.outline, parts]));
    return this.database.write('strict', ['snapshots'], async (tables) => {
      const kept = await rowsOfProject(tables.snapshots, projectId).toArray();
      const same = kept.find((row) => row.hash === hash);
      const row: SnapshotRow = {
        projectId,
        id: same?.id ?? hash.slice(0, 20),
        reason,
        at: Date.now(),
        hash,
        bytes,
        project: story.project,
        outline: story.outline,
        parts,
      };
      await tables.snapshots.put(row);
      const others = kept.filter(({ id }) => id !== row.id).sort((a, b) => b.at - a.at);
      const old = others.slice(SNAPSHOTS_KEPT - 1);
      await tables.snapshots.bulkDelete(old.map(({ id }) => [projectId, id]));
      return row;
    });
  }

  /** Newest first. */
  list(projectId: ProjectId): Promise<Result<SnapshotRow[], StorageFailure>> {
    return this.database.read(async (tables) => {
      const rows: readonly unknown[] = await rowsOfProject(tables.snapshots, projectId).toArray();
      const parsed = parseRows(snapshotRowSchema, rows, 'snapshots', String);
      return parsed.rows.sort((a, b) => b.at - a.at);
    });
  }

  /** Everything that a snapshot holds. */
  async read(projectId: ProjectId, id: string): Promise<Result<SnapshotContent, StorageFailure>> {
    const found = await this.database.read(async (tables) => {
      const row: unknown = await tables.snapshots.get([projectId, id]);
      if (row === undefined) throw new Refusal({ kind: 'missing', what: 'snapshot of that time' });
      const snapshot = parseRow(snapshotRowSchema, row, 'snapshots', id);
      const wanted = Object.entries(snapshot.parts);
      const parts: readonly unknown[] = await tables.snapshotParts.bulkGet(
        wanted.map(([, hash]) => hash),
      );
      return { snapshot, wanted, parts };
    });
    if (!found.ok) return found;
    const { snapshot, wanted, parts } = found.value;
    const scenes = new Map<SceneId, readonly Beat[]>();
    for (const [i, [sceneId, hash]] of wanted.entries()) {
      const beats = await unpackPart(parts[i]);
      if (!beats) {
        return {
          ok: false,
          failure: {
            kind: 'damaged',
            table: 'snapshots',
            key: hash,
            why: 'a part of it is missing',
          },
        };
      }
      scenes.set(sceneId as SceneId, beats);
    }
    return ok({
      project: projectSchema.parse(snapshot.project),
      outline: outlineSchema.parse(snapshot.outline),
      scenes,
    });
  }

  delete(projectId: ProjectId, id: string): Promise<Result<void, StorageFailure>> {
    return this.database.write('strict', ['snapshots'], (tables) =>
      tables.snapshots.delete([projectId, id]),
    );
  }
}

async function packPart(beats: readonly Beat[]): Promise<SnapshotPart> {
  const json = new TextEncoder().encode(JSON.stringify(beats));
  const hash = await sha256Hex(json);
  const deflated = await deflate(json);
  return deflated ? { hash, packed: true, data: deflated } : { hash, packed: false, data: json };
}

async function unpackPart(row: unknown): Promise<readonly Beat[] | undefined> {
  const part = snapshotPartSchema.safeParse(row);
  if (!part.success) return undefined;
  const json = part.data.packed ? await inflate(part.data.data) : part.data.data;
  const beats = z.array(beatSchema).safeParse(JSON.parse(new TextDecoder().decode(json)));
  return beats.success ? beats.data : undefined;
}
