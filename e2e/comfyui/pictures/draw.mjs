// @ts-check
// The stand-in for what a model would paint: the same words, seed and size always give the same picture.
import { createHash } from 'node:crypto';
import { raster } from './raster.mjs';

/** @typedef {import('./raster.mjs').Raster} Raster */
/** @typedef {[number, number, number]} Color */

/** Numbers from 0 to 1, the same for the same text. @param {string} text */
function numbers(text) {
  const bytes = createHash('sha256').update(text).digest();
  let at = 0;
  return () => {
    const value = bytes[at % bytes.length] ?? 0;
    at += 1;
    return value / 255;
  };
}

/** @param {number} hue 0 to 1. @param {number} saturation @param {number} value @returns {Color} */
function color(hue, saturation, value) {
  const part = (/** @type {number} */ n) => {
    const k = (n + hue * 6) % 6;
    return 255 * (value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return [part(5), part(3), part(1)];
}

/** @param {Raster} picture @param {number} x @param {number} y @param {number} r @param {number} g @param {number} b */
function dot(picture, x, y, r, g, b) {
  const at = (y * picture.width + x) * 3;
  picture.data[at] = r;
  picture.data[at + 1] = g;
  picture.data[at + 2] = b;
}

/** Words that ask for a figure to be cut out. */
const PLAIN =
  /\b(plain|simple|white|gr[ae]y|green|flat|solid|blank) (\w+ )?background\b|green ?screen/i;

/**
 * @param {object} what
 * @param {string} what.words
 * @param {string} what.seed
 * @param {number} what.width @param {number} what.height
 * @returns {Raster}
 */
export function drawStandIn({ words, seed, width, height }) {
  const picture = raster(width, height, 3);
  const byWords = numbers(words);
  const bySeed = numbers(`${seed}|${words}`);
  const hue = byWords();
  const isFigure = PLAIN.test(words);
  if (isFigure) {
    const shade = 228 + Math.round(byWords() * 20);
    picture.data.fill(/green ?screen|green (\w+ )?background/i.test(words) ? 0 : shade);
    if (/green/i.test(words)) fillRect(picture, 0, 0, 1, 1, [40, 200, 80]);
    drawFigure(picture, hue, bySeed);
    return picture;
  }
  const sky = color(hue, 0.45, 0.92);
  const low = color((hue + 0.12) % 1, 0.55, 0.62);
  for (let y = 0; y < height; y++) {
    const share = y / height;
    const [r = 0, g = 0, b = 0] = sky.map(
      (from, at) => from * (1 - share) + (low[at] ?? 0) * share,
    );
    for (let x = 0; x < width; x++) dot(picture, x, y, r, g, b);
  }
  const sun = [0.2 + bySeed() * 0.6, 0.1 + bySeed() * 0.25, 0.05 + bySeed() * 0.08];
  fillEllipse(picture, sun[0] ?? 0, sun[1] ?? 0, sun[2] ?? 0, color((hue + 0.5) % 1, 0.25, 1));
  for (let hill = 0; hill < 4; hill++) {
    const tone = color((hue + 0.1 + bySeed() * 0.15) % 1, 0.5, 0.55 - hill * 0.1);
    fillHill(
      picture,
      0.5 + hill * 0.11,
      0.04 + bySeed() * 0.08,
      1 + bySeed() * 3,
      bySeed() * 6,
      tone,
    );
  }
  for (let house = 0; house < 3; house++) {
    const [x, size] = [bySeed() * 0.85, 0.06 + bySeed() * 0.1];
    fillRect(picture, x, 0.82 - size, x + size * 0.8, 0.86, color(bySeed(), 0.4, 0.4));
  }
  return picture;
}

/** Head, hair, body and legs in the middle. @param {Raster} picture @param {number} hue @param {() => number} next */
function drawFigure(picture, hue, next) {
  const skin = color(0.07, 0.3 + next() * 0.3, 0.95);
  const hair = color(hue, 0.6, 0.35 + next() * 0.4);
  const coat = color((hue + 0.35 + next() * 0.2) % 1, 0.55, 0.7);
  fillRect(picture, 0.4, 0.7, 0.48, 0.98, color(0.6, 0.3, 0.3));
  fillRect(picture, 0.52, 0.7, 0.6, 0.98, color(0.6, 0.3, 0.3));
  fillRect(picture, 0.34, 0.36, 0.66, 0.72, coat);
  fillRect(picture, 0.27, 0.38, 0.34, 0.66, coat);
  fillRect(picture, 0.66, 0.38, 0.73, 0.66, coat);
  fillEllipse(picture, 0.5, 0.2, 0.16, hair);
  fillEllipse(picture, 0.5, 0.23, 0.12, skin);
  fillEllipse(picture, 0.455, 0.22, 0.018, [30, 30, 40]);
  fillEllipse(picture, 0.545, 0.22, 0.018, [30, 30, 40]);
  fillRect(picture, 0.47, 0.275 + next() * 0.015, 0.53, 0.29, [150, 50, 60]);
}

/** Sides in shares of the picture. @param {Raster} picture @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 @param {Color} tone */
function fillRect(picture, x0, y0, x1, y1, tone) {
  const { width, height } = picture;
  const [r, g, b] = tone;
  for (let y = Math.max(0, Math.round(y0 * height)); y < Math.min(height, y1 * height); y++) {
    for (let x = Math.max(0, Math.round(x0 * width)); x < Math.min(width, x1 * width); x++) {
      dot(picture, x, y, r, g, b);
    }
  }
}

/** A circle; radius in shares of the shorter side. @param {Raster} picture @param {number} x @param {number} y @param {number} radius @param {Color} tone */
function fillEllipse(picture, x, y, radius, tone) {
  const { width, height } = picture;
  const [r, g, b] = tone;
  const [middleX, middleY] = [x * width, y * height];
  const reach = Math.max(1, radius * Math.min(width, height));
  for (let row = Math.floor(middleY - reach); row <= middleY + reach; row++) {
    if (row < 0 || row >= height) continue;
    const half = Math.sqrt(Math.max(0, reach * reach - (row - middleY) ** 2));
    const to = Math.min(width - 1, middleX + half);
    for (let column = Math.max(0, Math.ceil(middleX - half)); column <= to; column++) {
      dot(picture, column, row, r, g, b);
    }
  }
}

/** @param {Raster} picture @param {number} level @param {number} swing @param {number} waves @param {number} start @param {Color} tone */
function fillHill(picture, level, swing, waves, start, tone) {
  const { width, height } = picture;
  const [r, g, b] = tone;
  for (let x = 0; x < width; x++) {
    const top = Math.round((level + swing * Math.sin(start + (x / width) * waves * 6)) * height);
    for (let y = Math.max(0, top); y < height; y++) dot(picture, x, y, r, g, b);
  }
}
