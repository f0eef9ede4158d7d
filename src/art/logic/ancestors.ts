// "Made from": the pictures that went into a picture, and those that went into them. Pure but for what it asks.
import type { AssetId } from '@/story';

export interface Ancestor {
  readonly asset: AssetId;
  /** "Enlarge", "sprite"; empty where nothing is known. */
  readonly how: string;
  /** False: its bytes are gone. */
  readonly isHere: boolean;
  /** It stands in the tree already, with what it was made from. */
  readonly isRepeat: boolean;
  readonly parents: readonly Ancestor[];
}

export interface Origin {
  readonly how: string;
  readonly parents: readonly AssetId[];
}

export interface FamilyTree {
  readonly root: Ancestor;
  /** There are more than were asked for. */
  readonly isCut: boolean;
}

export const MOST_ANCESTORS = 20;

interface Draft {
  readonly asset: AssetId;
  how: string;
  isHere: boolean;
  isRepeat: boolean;
  readonly parents: Draft[];
}

/**
 * Nearest first, so that a cut tree lacks the oldest. A picture that comes twice is followed once; circles end.
 *
 * @param originOf undefined: the picture is gone.
 */
export async function readAncestors(
  asset: AssetId,
  originOf: (asset: AssetId) => Promise<Origin | undefined>,
  most = MOST_ANCESTORS,
): Promise<FamilyTree> {
  const root = draftOf(asset);
  const seen = new Set<AssetId>([asset]);
  const waiting = [root];
  let isCut = false;
  for (let at = waiting.shift(); at; at = waiting.shift()) {
    const origin = await originOf(at.asset);
    at.isHere = origin !== undefined;
    at.how = origin?.how ?? '';
    for (const parent of new Set(origin?.parents ?? [])) {
      const draft = draftOf(parent);
      if (seen.has(parent)) draft.isRepeat = true;
      else if (seen.size > most) {
        isCut = true;
        continue;
      } else {
        seen.add(parent);
        waiting.push(draft);
      }
      at.parents.push(draft);
    }
  }
  return { root, isCut };
}

function draftOf(asset: AssetId): Draft {
  return { asset, how: '', isHere: true, isRepeat: false, parents: [] };
}
