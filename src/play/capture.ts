// A small picture of the stage for the list of saves, drawn from the pictures that are on it.
import { SPRITE_HEIGHT, SPRITE_WIDTH, spriteShot, type StageState } from '@/stage';
import type { Shot } from '@/story';
import { SKIES } from './sky';

const SIZE = { width: 320, height: 180 };

/** Undefined where nothing can be drawn. */
export async function captureStage(
  stage: StageState,
  imageOf: (shot: Shot) => HTMLImageElement | undefined,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.width;
  canvas.height = SIZE.height;
  const surface = canvas.getContext('2d');
  if (!surface) return undefined;
  const sky = surface.createLinearGradient(0, 0, 0, SIZE.height);
  SKIES[stage.background.light].forEach((color, index) => sky.addColorStop(index, color));
  surface.fillStyle = sky;
  surface.fillRect(0, 0, SIZE.width, SIZE.height);
  const background = imageOf(stage.background);
  if (background) drawFitted(surface, background, { x: 0, y: 0, ...SIZE }, 'cover');
  for (const sprite of [...stage.sprites].sort((a, b) => a.z - b.z)) {
    const { x, scale } = sprite;
    const image = imageOf(spriteShot(sprite));
    if (!image) continue;
    const width = SPRITE_WIDTH * scale * SIZE.width;
    const height = SPRITE_HEIGHT * scale * SIZE.height;
    const box = { x: x * SIZE.width - width / 2, y: SIZE.height - height, width, height };
    drawFitted(surface, image, box, 'contain');
  }
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.82);
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As CSS `object-fit` does, feet down for sprites. */
function drawFitted(
  surface: CanvasRenderingContext2D,
  image: HTMLImageElement,
  box: Box,
  fit: 'cover' | 'contain',
): void {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) return;
  const ratios = [box.width / naturalWidth, box.height / naturalHeight];
  const scale = fit === 'cover' ? Math.max(...ratios) : Math.min(...ratios);
  const [width, height] = [naturalWidth * scale, naturalHeight * scale];
  const x = box.x + (box.width - width) / 2;
  const y = fit === 'cover' ? box.y + (box.height - height) / 2 : box.y + box.height - height;
  surface.drawImage(image, x, y, width, height);
}
