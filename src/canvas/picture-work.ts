// What is done to stored pictures: bytes in, bytes out. The codec is the browser's in the worker.
import { readImageSize } from '@/lib/image-size';
import { fail, ok, type Result } from '@/lib/result';
import { blankKind, difference, type Blank } from './compare';
import { composite, joinAlpha, type Sprite } from './composite';
import { cutOut, type CutOutOptions } from './cut-out';
import { drawPose, type PoseSize } from './draw-pose';
import type { CanvasFailure } from './failure';
import { standOn, trim, type Stand } from './figure';
import { headMask, type HeadMaskOptions } from './head-mask';
import {
  clearShare,
  flattenOn,
  hasAlpha,
  newImage,
  type Box,
  type PixelImage,
  type Rgb,
} from './pixels';
import type { Pose } from './pose';
import { coverImage, fitWithin, scaleImage } from './scale';

export interface PictureCodec {
  decode(picture: Blob): Promise<Result<PixelImage, CanvasFailure>>;
  /** PNG, or WebP with `quality` from 0 to 1. */
  encode(image: PixelImage, quality?: number): Promise<Result<Blob, CanvasFailure>>;
}

export interface Picture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** At 4 bytes a pixel, and two or three copies at a time, a worker stays within some 600 MB. */
export const MOST_PIXELS = 50_000_000;
/** Thumbnails are for looking at lists; the eye does not miss the rest. */
const THUMBNAIL_QUALITY = 0.8;

export interface Size {
  readonly width: number;
  readonly height: number;
}

type Outcome<T> = Promise<Result<T, CanvasFailure>>;

export interface PlacedPicture extends Omit<Sprite, 'image'> {
  readonly picture: Blob;
}

export interface CutOutPicture extends Picture {
  readonly flatness: number;
  readonly cleared: number;
}

export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** Share of clear pixels, 0 to 1. */
  readonly clear: number;
  readonly blank: Blank | undefined;
}

export function pictureWork(codec: PictureCodec) {
  async function decoded(picture: Blob): Outcome<PixelImage> {
    const size = await readImageSize(picture);
    if (size && size.width * size.height > MOST_PIXELS) {
      return fail({
        kind: 'too-large',
        width: size.width,
        height: size.height,
        most: MOST_PIXELS,
      });
    }
    return codec.decode(picture);
  }

  async function encoded(image: PixelImage, quality?: number): Outcome<Picture> {
    const blob = await codec.encode(image, quality);
    return blob.ok ? ok({ blob: blob.value, width: image.width, height: image.height }) : blob;
  }

  /** Decode, change, encode; a change that gives nothing is a failure. */
  async function changed(
    picture: Blob,
    change: (image: PixelImage) => PixelImage | undefined,
  ): Outcome<Picture> {
    const image = await decoded(picture);
    if (!image.ok) return image;
    const result = change(image.value);
    return result ? encoded(result) : fail({ kind: 'nothing-seen' });
  }

  async function spritesOf(placed: readonly PlacedPicture[]): Outcome<Sprite[]> {
    const sprites: Sprite[] = [];
    for (const { picture, ...place } of placed) {
      const image = await decoded(picture);
      if (!image.ok) return image;
      sprites.push({ ...place, image: image.value });
    }
    return ok(sprites);
  }

  return {
    /** The figure without its flat background. */
    async cutOut(picture: Blob, options: CutOutOptions = {}): Outcome<CutOutPicture> {
      const image = await decoded(picture);
      if (!image.ok) return image;
      const { image: cut, flatness, cleared } = cutOut(image.value, options);
      const blob = await encoded(cut);
      return blob.ok ? ok({ ...blob.value, flatness, cleared }) : blob;
    },

    /** Clear borders cut away; `box` is where the part lay. */
    async trim(picture: Blob, margin = 0): Outcome<Picture & { readonly box: Box }> {
      const image = await decoded(picture);
      if (!image.ok) return image;
      const trimmed = trim(image.value, margin);
      if (!trimmed) return fail({ kind: 'nothing-seen' });
      const blob = await encoded(trimmed.image);
      return blob.ok ? ok({ ...blob.value, box: trimmed.box }) : blob;
    },

    /** Height and feet line as the cast has them. */
    standOn: (picture: Blob, stand: Stand): Outcome<Picture> =>
      changed(picture, (image) => standOn(image, stand)),

    /** An edited picture with the alpha of its source. */
    async joinAlpha(picture: Blob, alphaFrom: Blob): Outcome<Picture> {
      const source = await decoded(alphaFrom);
      if (!source.ok) return source;
      return changed(picture, (image) => joinAlpha(image, source.value));
    },

    /** Sprites on a background, the last on top. */
    async composite(background: Blob, placed: readonly PlacedPicture[]): Outcome<Picture> {
      const sprites = await spritesOf(placed);
      if (!sprites.ok) return sprites;
      return changed(background, (image) => composite(image, sprites.value));
    },

    /** Sprites on a background that first fills `size`, cut at the sides or above and below. */
    async scene(background: Blob, size: Size, placed: readonly PlacedPicture[]): Outcome<Picture> {
      const sprites = await spritesOf(placed);
      if (!sprites.ok) return sprites;
      return changed(background, (image) =>
        composite(coverImage(image, size.width, size.height), sprites.value),
      );
    },

    /** One sprite on a clear picture of that size. */
    async place(size: Size, placed: PlacedPicture): Outcome<Picture> {
      const sprites = await spritesOf([placed]);
      if (!sprites.ok) return sprites;
      return encoded(composite(newImage(size.width, size.height), sprites.value));
    },

    /**
     * Where the head of a figure is, for inpainting: white may change. A picture without alpha is cut out
     * first, for finding the head alone.
     */
    headMask: (picture: Blob, options: HeadMaskOptions = {}): Outcome<Picture> =>
      changed(picture, (image) => {
        const figure = hasAlpha(image) ? image : cutOut(image).image;
        return hasAlpha(figure) ? headMask(figure, options) : undefined;
      }),

    scale: (picture: Blob, width: number, height: number): Outcome<Picture> =>
      changed(picture, (image) => scaleImage(image, width, height)),

    flatten: (picture: Blob, color: Rgb): Outcome<Picture> =>
      changed(picture, (image) => flattenOn(image, color)),

    /** The same picture as PNG; texts that were in it are gone. */
    toPng: (picture: Blob): Outcome<Picture> => changed(picture, (image) => image),

    /** WebP whose longer side is at most each of `sizes`, in their order; one decode. */
    async thumbnails(picture: Blob, sizes: readonly number[]): Outcome<Picture[]> {
      const image = await decoded(picture);
      if (!image.ok) return image;
      const out: Picture[] = [];
      for (const size of sizes) {
        const blob = await encoded(fitWithin(image.value, size), THUMBNAIL_QUALITY);
        if (!blob.ok) return blob;
        out.push(blob.value);
      }
      return ok(out);
    },

    /** What can be said of a render before anyone looks at it. */
    async facts(picture: Blob): Outcome<PictureFacts> {
      const image = await decoded(picture);
      if (!image.ok) return image;
      const { width, height } = image.value;
      return ok({
        width,
        height,
        hasAlpha: hasAlpha(image.value),
        clear: clearShare(image.value),
        blank: blankKind(image.value),
      });
    },

    /** Two pictures of the same size, else undefined; the picture of their difference with it. */
    async difference(
      a: Blob,
      b: Blob,
    ): Outcome<{ most: number; mean: number; changed: number; picture: Picture } | undefined> {
      const first = await decoded(a);
      if (!first.ok) return first;
      const second = await decoded(b);
      if (!second.ok) return second;
      const found = difference(first.value, second.value);
      if (!found) return ok(undefined);
      const picture = await encoded(found.image);
      const { most, mean, changed } = found;
      return picture.ok ? ok({ most, mean, changed, picture: picture.value }) : picture;
    },

    /** The guide picture for a ControlNet. */
    drawPose: (poses: readonly Pose[], size: PoseSize): Outcome<Picture> =>
      encoded(drawPose(poses, size)),
  };
}

export type PictureWork = ReturnType<typeof pictureWork>;
