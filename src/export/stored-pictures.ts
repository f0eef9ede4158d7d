// Pictures for an export: the user's own from storage, by reference; the rest drawn by the painter.
import { identifyBlob } from '@/lib/hash';
import { pictureKey, pictureOf, type PictureSpec } from '@/stage';
import type { Storage } from '@/storage';
import type { AssetId, Shot, Story } from '@/story';
import type { ExportOptions, ExportPicture, PictureSource } from './targets/export-target';

/** Draws a picture at this height of a background. Undefined where nothing can be drawn. */
export type Paint = (spec: PictureSpec, stageHeight: number) => Promise<Blob | undefined>;

/** Drawn pictures by what they show and how large; a download after a dry run draws nothing again. */
export type PaintedCache = Map<string, ExportPicture>;

export function storedPictures(
  story: Story,
  options: ExportOptions,
  { storage, paint, painted }: { storage: Storage; paint: Paint; painted: PaintedCache },
): PictureSource {
  const assets = new Map<AssetId, Promise<ExportPicture | undefined>>();

  return {
    async picture(shot: Shot) {
      const picture = pictureOf(shot, story);
      if (!picture) return undefined;
      if (picture.by === 'painter') {
        return options.includePlaceholders ? paintOnce(picture.spec) : undefined;
      }
      const known = assets.get(picture.asset) ?? fromStorage(picture.asset);
      assets.set(picture.asset, known);
      const found = await known;
      if (!found) return undefined;
      return picture.fallbackFrom ? { ...found, note: picture.fallbackFrom.reason } : found;
    },
  };

  async function paintOnce(spec: PictureSpec): Promise<ExportPicture | undefined> {
    const key = `${options.imageHeight} ${pictureKey({ by: 'painter', spec })}`;
    const known = painted.get(key);
    if (known) return known;
    const blob = await paint(spec, options.imageHeight);
    if (!blob) return undefined;
    const { crc32, size, sha256 } = await identifyBlob(blob);
    const picture: ExportPicture = {
      blob,
      crc32,
      size,
      type: blob.type,
      key: sha256,
      origin: 'painter',
    };
    painted.set(key, picture);
    return picture;
  }

  async function fromStorage(id: AssetId): Promise<ExportPicture | undefined> {
    const asset = await storage.assets.get(id);
    if (!asset.ok || !asset.value) return undefined;
    const blob = await storage.assets.blobOf(id);
    if (!blob.ok) return undefined;
    const { crc32, size, license, attribution, origin } = asset.value;
    return {
      blob: blob.value,
      crc32,
      size,
      type: (await typeByBytes(blob.value)) ?? asset.value.type,
      key: id,
      origin: origin.by,
      ...(license !== undefined && { license }),
      ...(attribution !== undefined && { attribution }),
    };
  }
}

/** Files often lie about their type; Ren'Py goes by the extension, which we choose. Reads 12 bytes. */
async function typeByBytes(blob: Blob): Promise<string | undefined> {
  const bytes = new Uint8Array(await blob.slice(0, 12).arrayBuffer());
  const text = String.fromCharCode(...bytes);
  if (text.startsWith('\x89PNG')) return 'image/png';
  if (text.startsWith('\xff\xd8')) return 'image/jpeg';
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'image/webp';
  if (text.startsWith('GIF8')) return 'image/gif';
  return text.slice(4, 12) === 'ftypavif' ? 'image/avif' : undefined;
}
