// Texts in GLB: ComfyUI's SaveGLB writes prompt and workflow into `asset.extras` (glTF 2.0, 4.4 and 5.8).
import { looseText, startsWith, viewOf, type ByteWindow } from './byte-window';
import type { TextBasket } from './embedded-text';

/** The description of a scene; its vertices lie in another chunk. */
const MAX_JSON_BYTES = 32 * 1024 * 1024;
const JSON_CHUNK = 0x4e4f534a;

export async function readGlbTexts(window: ByteWindow, basket: TextBasket): Promise<void> {
  const head = await window.read(0, 20);
  if (!head || !startsWith(head, 'glTF')) return;
  const view = viewOf(head);
  const length = view.getUint32(12, true);
  if (view.getUint32(16, true) !== JSON_CHUNK || length > MAX_JSON_BYTES) return;
  const bytes = await window.read(20, length);
  const asset = field(parse(bytes ? looseText(bytes) : ''), 'asset');
  addText(basket, 'generator', field(asset, 'generator'));
  addText(basket, 'copyright', field(asset, 'copyright'));
  const extras = field(asset, 'extras');
  if (typeof extras === 'object' && extras !== null && !Array.isArray(extras)) {
    for (const [key, value] of Object.entries(extras)) addText(basket, key, value);
  } else addText(basket, 'extras', extras);
}

function addText(basket: TextBasket, key: string, value: unknown): void {
  if (value === undefined || value === null) return;
  basket.add('glb', key, typeof value === 'string' ? value : JSON.stringify(value));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
