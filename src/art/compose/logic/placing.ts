// Where people stand in a picture that is put together, here and on a server. Pure.
import type { Size } from '@/canvas';

export interface Stand {
  /** Middle of the sprite, as a share of the screen's width from the left. */
  readonly x: number;
  /** Of the sprite, as a share of the screen's height; may be more than all of it. */
  readonly height: number;
  readonly isMirrored: boolean;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly isMirrored: boolean;
}

/** Taller people keep their heads in the picture and lose their feet. */
const HEADROOM = 0.05;

/** Pixels of the screen for a sprite of that size: on the lower edge, or below the upper one if it is tall. */
export function placeOn(sprite: Size, stand: Stand, screen: Size): Place {
  const scale = (stand.height * screen.height) / sprite.height;
  const height = Math.round(sprite.height * scale);
  const width = Math.max(1, Math.round(sprite.width * scale));
  return {
    x: Math.round(stand.x * screen.width - width / 2),
    y: Math.max(screen.height - height, Math.round(HEADROOM * screen.height)),
    scale,
    isMirrored: stand.isMirrored,
  };
}

export interface ServerSlot {
  /** Of the picture that is sent. */
  readonly size: Size;
  /** Of the sprite in it. */
  readonly place: Place;
  /** Of the picture on the screen; never negative, which the node refuses. */
  readonly x: number;
}

export interface ServerPlan {
  /** In the order given; undefined for one that stands outside the screen. */
  readonly slots: readonly (ServerSlot | undefined)[];
  /** The band of rows that all pictures share: the workflow has one height and one top for all. */
  readonly top: number;
  readonly height: number;
}

/** What is seen of each sprite, as pictures of one height that the server has only to lay on. */
export function serverPlan(
  people: readonly { readonly size: Size; readonly place: Place }[],
  screen: Size,
): ServerPlan {
  const boxes = people.map(({ size, place }) => {
    const left = Math.max(0, place.x);
    const right = Math.min(screen.width, place.x + Math.round(size.width * place.scale));
    const top = Math.max(0, place.y);
    const bottom = Math.min(screen.height, place.y + Math.round(size.height * place.scale));
    return right > left && bottom > top ? { left, right, top, bottom } : undefined;
  });
  const seen = boxes.filter((box) => box !== undefined);
  const top = seen.reduce((least, box) => Math.min(least, box.top), screen.height - 1);
  const bottom = seen.reduce((most, box) => Math.max(most, box.bottom), top + 1);
  return {
    top,
    height: bottom - top,
    slots: people.map(({ place }, i) => {
      const box = boxes[i];
      if (!box) return undefined;
      return {
        size: { width: box.right - box.left, height: bottom - top },
        place: { ...place, x: place.x - box.left, y: place.y - top },
        x: box.left,
      };
    }),
  };
}
