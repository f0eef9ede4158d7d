// What is known of a stored picture: our recipe, else what the file says of itself.
import { readGeneration } from '@/lib/media';
import type { RecipeRow, Storage, TakeRow } from '@/storage';
import type { Asset, AssetId, ProjectId } from '@/story';
import type { Origin } from './ancestors';
import type { ArtTemplate } from './art-template';
import { makingOfGeneration, makingOfRecipe, type Making } from './making';

export interface PictureMaking {
  /** Undefined: nothing says how it was made. */
  readonly making: Making | undefined;
  readonly recipe: RecipeRow | undefined;
  /** Undefined: the picture is gone. */
  readonly asset: Asset | undefined;
}

export interface MakingSources {
  readonly storage: Storage;
  readonly projectId: ProjectId;
  readonly templates: readonly ArtTemplate[];
  readonly takes: readonly TakeRow[];
}

export async function readMaking(id: AssetId, sources: MakingSources): Promise<PictureMaking> {
  const { storage, projectId, templates } = sources;
  const [kept, found] = await Promise.all([
    storage.takes.recipe(projectId, id),
    storage.assets.get(id),
  ]);
  const asset = found.ok ? found.value : undefined;
  // A recipe that cannot be read is like none: the file still tells something.
  const recipe = kept.ok ? kept.value : undefined;
  if (recipe) return { making: makingOfRecipe(recipe, templates), recipe, asset };
  return { making: asset && (await making(id, storage, templates)), recipe: undefined, asset };
}

async function making(
  id: AssetId,
  storage: Storage,
  templates: readonly ArtTemplate[],
): Promise<Making | undefined> {
  const blob = await storage.assets.blobOf(id);
  if (!blob.ok) return undefined;
  try {
    return makingOfGeneration(await readGeneration(blob.value), templates);
  } catch {
    // The browser lost the bytes behind the blob.
    return undefined;
  }
}

/** Undefined for a picture that is gone. */
export async function originOf(id: AssetId, sources: MakingSources): Promise<Origin | undefined> {
  const { making: made, recipe, asset } = await readMaking(id, sources);
  const take = sources.takes.find(({ asset: one, parent }) => one === id && parent !== undefined);
  if (!asset) return undefined;
  const parents = made && made.parents.length > 0 ? made.parents : take?.parent;
  return {
    how: recipe?.template ?? made?.workflow ?? take?.role ?? '',
    parents: typeof parents === 'string' ? [parents] : (parents ?? []),
  };
}
