// Reads what programs wrote into a picture, clip or 3D model: keys and texts, whatever they say.
import { ByteWindow } from './byte-window';
import { TextBasket, type EmbeddedText } from './embedded-text';
import { readGlbTexts } from './glb-texts';
import { KIND_HEAD_BYTES, typeOfBytes } from './media-kind';
import { readMp4Texts } from './mp4-texts';
import { readGifTexts, readJpegTexts, readPngTexts, readWebpTexts } from './picture-texts';
import { readWebmTexts } from './webm-texts';

type Reader = (window: ByteWindow, basket: TextBasket) => Promise<void>;

const READERS: Readonly<Record<string, Reader>> = {
  'image/png': readPngTexts,
  'image/webp': readWebpTexts,
  'image/jpeg': readJpegTexts,
  'image/gif': readGifTexts,
  'video/mp4': readMp4Texts,
  'video/quicktime': readMp4Texts,
  'audio/mp4': readMp4Texts,
  'video/webm': readWebmTexts,
  'video/matroska': readWebmTexts,
  'model/gltf-binary': readGlbTexts,
};

/**
 * All texts in the file, in its order; none where it is of another type. Told by its bytes, not its
 * name. Reads headers and texts only, so a clip of gigabytes costs no more than a short one. A file
 * that is cut or lies about its sizes gives what could be read before that. Rejects only where the
 * blob cannot be read (its file is gone).
 */
export async function readEmbeddedTexts(blob: Blob): Promise<EmbeddedText[]> {
  const head = new Uint8Array(await blob.slice(0, KIND_HEAD_BYTES).arrayBuffer());
  const reader = READERS[typeOfBytes(head) ?? ''];
  if (!reader) return [];
  const basket = new TextBasket();
  await reader(new ByteWindow(blob), basket);
  return basket.texts;
}
