// @ts-check
import { drawStandIn } from './draw.mjs';
import { encodePng } from './png.mjs';

/** `input/example.png`. */
export function examplePng() {
  return encodePng(drawStandIn({ words: 'example', seed: '0', width: 256, height: 192 }));
}
