// What a file is, from its first bytes or its name.
import { imageSizeOf } from '../image-size';
import { latin1, startsWith, viewOf } from './byte-window';

export const MEDIA_KINDS = ['image', 'video', 'audio', 'model', 'other'] as const;
/** `model` is a 3D model; weights of a network are `other`. */
export type MediaKind = (typeof MEDIA_KINDS)[number];

const EXTENSIONS: Readonly<Record<Exclude<MediaKind, 'other'>, readonly string[]>> = {
  image: ['png', 'apng', 'jpg', 'jpeg', 'jfif', 'webp', 'gif', 'avif', 'bmp', 'tif', 'tiff', 'svg'],
  video: ['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'ogv'],
  audio: ['mp3', 'ogg', 'oga', 'opus', 'wav', 'flac', 'm4a', 'aac', 'weba'],
  model: ['glb', 'gltf', 'obj', 'fbx', 'stl', 'ply', 'usdz', 'usda', 'splat', 'ksplat', 'spz'],
};

const KIND_OF_EXTENSION = new Map<string, MediaKind>(
  Object.entries(EXTENSIONS).flatMap(([kind, list]) =>
    list.map((extension): [string, MediaKind] => [extension, kind as MediaKind]),
  ),
);

/** Enough of a file's start for every test in here. */
export const KIND_HEAD_BYTES = 4096;

/**
 * By name ("out.mp4", also with a folder or ComfyUI's ` [temp]` behind it) or by the first bytes.
 * ComfyUI lists clips under `images` and pictures under `gifs`, so the key of an output tells nothing.
 */
export function mediaKindOf(nameOrBytes: string | Uint8Array): MediaKind {
  if (typeof nameOrBytes !== 'string') return kindOfType(typeOfBytes(nameOrBytes));
  const name = nameOrBytes.replace(/ \[(?:output|input|temp)\]$/, '');
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return KIND_OF_EXTENSION.get(extension) ?? 'other';
}

function kindOfType(type: string | undefined): MediaKind {
  const kind = type?.split('/')[0];
  return kind === 'image' || kind === 'video' || kind === 'audio' || kind === 'model'
    ? kind
    : 'other';
}

/** MIME type by magic bytes, or undefined. Text formats (SVG, OBJ, glTF) have none. */
export function typeOfBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4) return undefined;
  const head = viewOf(bytes).getUint32(0);
  if (head === 0x89504e47) return 'image/png';
  if (head >>> 8 === 0xffd8ff) return 'image/jpeg';
  if (startsWith(bytes, 'GIF8')) return 'image/gif';
  if (startsWith(bytes, 'RIFF')) return RIFF_TYPES[latin1(bytes.subarray(8, 12))];
  if (startsWith(bytes, 'BM') && bytes.length >= 26 && viewOf(bytes).getUint32(6) === 0) {
    return 'image/bmp';
  }
  if (head === 0x49492a00 || head === 0x4d4d002a) return 'image/tiff';
  if (startsWith(bytes, 'ftyp', 4)) return brandType(bytes);
  // QuickTime files before 2005 have no `ftyp`.
  if (startsWith(bytes, 'moov', 4) || startsWith(bytes, 'mdat', 4)) return 'video/quicktime';
  if (head === 0x1a45dfa3) return webmOrMatroska(bytes);
  if (startsWith(bytes, 'OggS')) return oggType(bytes);
  if (startsWith(bytes, 'fLaC')) return 'audio/flac';
  if (startsWith(bytes, 'ID3')) return 'audio/mpeg';
  // Frame sync, MPEG layer III, II or I, or (layer bits 0) AAC in ADTS.
  if (head >>> 21 === 0x7ff) return ((head >>> 17) & 3) === 0 ? 'audio/aac' : 'audio/mpeg';
  if (startsWith(bytes, 'glTF')) return 'model/gltf-binary';
  if (startsWith(bytes, 'Kaydara FBX Binary')) return 'model/fbx';
  if (startsWith(bytes, 'ply\n') || startsWith(bytes, 'ply\r')) return 'model/ply';
  return undefined;
}

const RIFF_TYPES: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  WAVE: 'audio/wav',
  'AVI ': 'video/x-msvideo',
};

function brandType(bytes: Uint8Array): string {
  const brand = latin1(bytes.subarray(8, 12));
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (/^(?:hei|hev|mif1|msf1)/.test(brand)) return 'image/heic';
  if (/^M4[AB] $/.test(brand)) return 'audio/mp4';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

function webmOrMatroska(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(0, 64));
  return head.includes('webm') ? 'video/webm' : 'video/matroska';
}

function oggType(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(28, 64));
  return head.includes('theora') ? 'video/ogg' : 'audio/ogg';
}

export interface ImageKind {
  readonly type: string;
  /** As the header says; undefined for AVIF, BMP and TIFF, which are not looked into. */
  readonly width?: number;
  readonly height?: number;
  /** More than one frame announced. A GIF is only known to be one when it loops or is read whole. */
  readonly isAnimated: boolean;
  /** The file can hold transparency; whether a pixel is transparent only the pixels tell. */
  readonly mayHaveAlpha: boolean;
}

/** From the first bytes (`KIND_HEAD_BYTES` do); undefined where they start no picture. */
export function readImageKind(bytes: Uint8Array): ImageKind | undefined {
  const type = typeOfBytes(bytes);
  if (!type?.startsWith('image/')) return undefined;
  const size = imageSizeOf(bytes);
  const known = size ? { width: size.width, height: size.height } : {};
  const kind = { type, ...known };
  if (type === 'image/png') return { ...kind, ...pngTraits(bytes) };
  if (type === 'image/webp') return { ...kind, ...webpTraits(bytes) };
  if (type === 'image/gif') {
    const loops = latin1(bytes.subarray(0, KIND_HEAD_BYTES)).includes('NETSCAPE2.0');
    return { ...kind, isAnimated: loops, mayHaveAlpha: true };
  }
  return { ...kind, isAnimated: false, mayHaveAlpha: type === 'image/avif' };
}

function pngTraits(bytes: Uint8Array): { isAnimated: boolean; mayHaveAlpha: boolean } {
  const view = viewOf(bytes);
  const colorType = bytes[25] ?? 0;
  let isAnimated = false;
  let mayHaveAlpha = (colorType & 4) !== 0;
  for (let at = 8; at + 8 <= bytes.length;) {
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT' || type === 'IEND') break;
    if (type === 'acTL') isAnimated = true;
    if (type === 'tRNS') mayHaveAlpha = true;
    at += 12 + view.getUint32(at);
  }
  return { isAnimated, mayHaveAlpha };
}

function webpTraits(bytes: Uint8Array): { isAnimated: boolean; mayHaveAlpha: boolean } {
  if (startsWith(bytes, 'VP8X', 12)) {
    const flags = bytes[20] ?? 0;
    return { isAnimated: (flags & 0x02) !== 0, mayHaveAlpha: (flags & 0x10) !== 0 };
  }
  const isLossless = startsWith(bytes, 'VP8L', 12);
  return { isAnimated: false, mayHaveAlpha: isLossless && ((bytes[24] ?? 0) & 0x10) !== 0 };
}
