// @ts-check
// A small file whose header promises a picture of two gigabytes.
import { encodePng } from './png.mjs';
import { raster } from './raster.mjs';

/** @param {Record<string, string>} texts */
export function giantPng(texts) {
  const bytes = encodePng(raster(8, 8, 3), texts);
  // 23171² pixels of 4 bytes are just above 2 GiB. The checksum of the header is left as it was: it is hostile anyway.
  bytes.writeUInt32BE(23171, 16);
  bytes.writeUInt32BE(23171, 20);
  return bytes;
}
