// Which file shows which shot. Equal pictures are one file; the other names become aliases, so that
// scripts keep the expression that the story asks for.
import { shotKey, type Shot } from '@/story';
import type { ExportContext, ExportFile, ExportPicture, PictureSource } from '../export-target';
import type { Naming } from './cast';

/** Media types that Ren'Py 8.0.3 reads, and the extension that each must have. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

export interface PlannedPicture {
  readonly shot: Shot;
  /** As scripts show it. */
  readonly name: string;
  readonly picture: ExportPicture | undefined;
  /** Within `game/`; absent for an alias and for a shot without a picture. */
  readonly path?: string;
  /** The image that this name is another name of. */
  readonly aliasOf?: string;
  /** The type of a picture that the engine cannot read, and that is left out for it. */
  readonly unusable?: string;
}

/** Asks for a picture of every shot, in order. Rejects when the context's signal fires. */
export async function planPictures(
  shots: readonly Shot[],
  source: PictureSource,
  naming: Naming,
  context: ExportContext,
): Promise<PlannedPicture[]> {
  const found: Found[] = [];
  for (const [done, shot] of shots.entries()) {
    context.signal.throwIfAborted();
    context.progress({ stage: 'pictures', done, total: shots.length });
    const picture = await source.picture(shot);
    if (!picture || extensionOf(picture)) found.push({ shot, picture });
    else found.push({ shot, picture: undefined, unusable: picture.type });
  }
  context.progress({ stage: 'pictures', done: shots.length, total: shots.length });
  return nameFiles(found, naming);
}

interface Found {
  readonly shot: Shot;
  readonly picture: ExportPicture | undefined;
  readonly unusable?: string;
}

function nameFiles(found: readonly Found[], naming: Naming): PlannedPicture[] {
  // A shot with just the picture it wants owns the file; those it stands in for are the aliases.
  const owners = new Map<string, Shot>();
  for (const isStandIn of [false, true]) {
    for (const { shot, picture } of found) {
      if (!picture || (picture.note !== undefined) !== isStandIn) continue;
      const key = fileKey(shot, picture);
      if (!owners.has(key)) owners.set(key, shot);
    }
  }
  return found.map(({ shot, picture, unusable }) => {
    const name = naming.image(shot);
    if (!picture) return { shot, name, picture, ...(unusable !== undefined && { unusable }) };
    const owner = owners.get(fileKey(shot, picture)) ?? shot;
    if (shotKey(owner) !== shotKey(shot)) {
      return { shot, name, picture, aliasOf: naming.image(owner) };
    }
    const folder = shot.kind === 'background' ? 'bg' : naming.person(shot.who);
    const path = `images/${folder}/${name}.${extensionOf(picture) ?? 'png'}`;
    return { shot, name, picture, path };
  });
}

/** An alias stays within its tag: showing `tom joy` by `mira joy` would be legal, but a riddle. */
function fileKey(shot: Shot, { key }: ExportPicture): string {
  return shot.kind === 'sprite' ? `${shot.who} ${key}` : `bg ${key}`;
}

function extensionOf({ type }: ExportPicture): string | undefined {
  return EXTENSIONS[type];
}

export function pictureFiles(plan: readonly PlannedPicture[]): ExportFile[] {
  return plan.flatMap(({ path, picture }) => {
    if (path === undefined || !picture) return [];
    const { blob, crc32, size } = picture;
    return [{ path: `game/${path}`, kind: 'picture' as const, content: { blob, crc32, size } }];
  });
}
