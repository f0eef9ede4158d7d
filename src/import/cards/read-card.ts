// A file → card, lorebook, personas or group: JSON, PNG with a card inside, charx.
import { readArchive } from '@/lib/archive-reader';
import { parseTolerantly } from '@/lib/json-repair';
import { isPng, pngTexts } from '@/lib/png';
import { fail, ok, type Result } from '@/lib/result';
import { decodeBlob, HEAD_BYTES, kindOfBytes } from '@/lib/text';
import type { Card, CardFailure, CardFile, Group, Personas } from './card-file';
import { assetsOf, readCharacterCard } from './character-card';
import { isRecord, textField, textListField } from './fields';
import { readLorebook } from './lorebook';
import { pictureType } from './picture-type';

const MAX_JSON_BYTES = 64 * 1024 * 1024;
const MAX_PICTURE_BYTES = 256 * 1024 * 1024;
const MAX_EMOTIONS = 200;

/** Reads a dropped file. `name` is its file name, from which books without a name take theirs. */
export async function readCard(file: Blob, name: string): Promise<Result<CardFile, CardFailure>> {
  try {
    const kind = kindOfBytes(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
    if (kind === 'png') return await readPng(file, name);
    if (kind === 'zip' || (kind === 'jpeg' && /\.(?:charx|jpe?g)$/i.test(name)))
      return await readCharx(file, name);
    if (kind !== 'text')
      return fail({
        kind: kind === 'jpeg' || kind === 'webp' ? 'picture-without-card' : 'not-a-card',
      });
    if (file.size > MAX_JSON_BYTES) return fail({ kind: 'too-large', limit: MAX_JSON_BYTES });
    const value = await readJson(file);
    const card = value === undefined ? undefined : cardOfJson(value, stemOf(name));
    return card ? ok(card) : fail({ kind: 'not-a-card' });
  } catch (error) {
    return fail({
      kind: 'damaged',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** What a JSON value is, or undefined where it is nothing of ours. */
export function cardOfJson(value: unknown, fallbackName: string): CardFile | undefined {
  return (
    readCharacterCard(value) ??
    readPersonas(value) ??
    readGroup(value) ??
    readLorebook(value, fallbackName)
  );
}

async function readJson(blob: Blob): Promise<unknown> {
  const { text } = await decodeBlob(blob);
  return parseTolerantly(text.slice(0, text.length))?.value;
}

/** Version 3 wins over 2; of several chunks of one version the last readable one. */
async function readPng(file: Blob, name: string): Promise<Result<CardFile, CardFailure>> {
  if (file.size > MAX_PICTURE_BYTES) return fail({ kind: 'too-large', limit: MAX_PICTURE_BYTES });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const texts = isPng(bytes) ? await pngTexts(bytes) : [];
  let isDamaged = false;
  for (const wanted of ['ccv3', 'chara', 'naidata']) {
    const chunks = texts.filter(({ keyword }) => keyword.toLowerCase() === wanted).reverse();
    for (const chunk of chunks) {
      const json = await readJson(new Blob([unpackBase64(chunk.bytes)]));
      const card = json === undefined ? undefined : cardOfJson(json, stemOf(name));
      if (card?.kind !== 'card') {
        if (card) return ok(card);
        isDamaged = true;
        continue;
      }
      const portrait = file.type === 'image/png' ? file : new Blob([file], { type: 'image/png' });
      return ok({ ...card, avatarFileName: name, portrait });
    }
  }
  if (isDamaged) return fail({ kind: 'damaged', detail: 'its data is not a card' });
  return fail({ kind: 'picture-without-card' });
}

/** Base64 with or without padding and line breaks; bytes that are no base64 are taken as JSON itself. */
function unpackBase64(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (/^\s*\{/.test(text)) return bytes;
  const bare = text
    .replace(/[\s=]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const binary = atob(bare + '='.repeat((4 - (bare.length % 4)) % 4));
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}

/** A zip with `card.json` and pictures, which may hide behind a JPEG. */
async function readCharx(file: Blob, name: string): Promise<Result<CardFile, CardFailure>> {
  const archive = await readArchive(file);
  if (!archive.ok)
    return fail({ kind: /\.charx$/i.test(name) ? 'not-a-card' : 'picture-without-card' });
  const find = (path: string) =>
    archive.value.find((entry) => entry.path.toLowerCase() === path.toLowerCase());
  const json = await find('card.json')?.blob();
  if (!json?.ok) return fail({ kind: 'not-a-card' });
  const value = await readJson(json.value);
  const card = readCharacterCard(value);
  if (!card) return fail({ kind: 'damaged', detail: 'card.json is not a card' });
  let portrait: Blob | undefined;
  const emotions: { label: string; picture: Blob }[] = [];
  for (const asset of assetsOf(value)) {
    const path = /^embedd?ed:\/\/(.+)$/.exec(asset.uri)?.[1];
    const isIcon = asset.type === 'icon' && (asset.name === 'main' || portrait === undefined);
    const isEmotion = asset.type === 'emotion' && emotions.length < MAX_EMOTIONS;
    if (path === undefined || (!isIcon && !isEmotion)) continue;
    const picture = await find(path)?.blob();
    if (!picture?.ok) continue;
    const typed = new Blob([picture.value], { type: pictureType(path) });
    if (isIcon) portrait = typed;
    else emotions.push({ label: asset.name.toLowerCase(), picture: typed });
  }
  const found: Card = {
    ...card,
    ...(portrait ? { portrait } : {}),
    ...(emotions.length > 0 ? { emotions } : {}),
  };
  return ok(found);
}

/** A backup of them, or the settings of SillyTavern, which hold them under `power_user`. */
function readPersonas(file: unknown): Personas | undefined {
  const value = isRecord(file) && isRecord(file.power_user) ? file.power_user : file;
  if (!isRecord(value) || !isRecord(value.personas) || !('persona_descriptions' in value))
    return undefined;
  const descriptions = isRecord(value.persona_descriptions) ? value.persona_descriptions : {};
  const personas = Object.entries(value.personas).map(([avatarFileName, name]) => {
    const about = descriptions[avatarFileName];
    return {
      name: textField.parse(name),
      description: isRecord(about) ? textField.parse(about.description) : textField.parse(about),
      avatarFileName,
      isDefault: value.default_persona === avatarFileName,
    };
  });
  return { kind: 'personas', personas: personas.filter(({ name }) => name !== '') };
}

function readGroup(value: unknown): Group | undefined {
  if (!isRecord(value) || !Array.isArray(value.members)) return undefined;
  if (!('chats' in value) && !('chat_id' in value)) return undefined;
  const meta = isRecord(value.chat_metadata) ? value.chat_metadata : {};
  const scenario = textField.parse(meta.scenario);
  return {
    kind: 'group',
    name: textField.parse(value.name),
    members: textListField
      .parse(value.members)
      .map((file) => ({ name: stemOf(file), avatarFileName: file })),
    chats: textListField.parse(value.chats ?? [value.chat_id]),
    ...(scenario === '' ? {} : { scenario }),
  };
}

function stemOf(fileName: string): string {
  return (fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.\w{1,6}$/, '');
}
