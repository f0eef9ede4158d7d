// The LoRAs that servers and the library know, and a stack of them. Pure.
import type { ObjectInfo } from '@/comfy';
import type { LoraRow } from '@/storage';
import type { LoraUse } from '@/story';

export const LORA_LOADERS = ['LoraLoader', 'LoraLoaderModelOnly'] as const;
const INPUT = 'lora_name';

/** What the slider spans; the number beside it takes what the story can hold. */
export const SLIDER_MAX = 2;
export const WEIGHT_MAX = 4;

/** A connected server, in as much as LoRAs go. */
export interface LoraServer {
  readonly name: string;
  /** Undefined until its list of nodes was read. */
  readonly info: ObjectInfo | undefined;
  readonly remaps: Readonly<Record<string, string>>;
}

export interface LoraChoice {
  /** As the server spells it; the bare file name where only the library knows it. */
  readonly file: string;
  readonly title: string;
  readonly family: string | undefined;
  readonly triggers: readonly string[];
  /** The library's usual weight. */
  readonly weight: number | undefined;
  /** Names of the servers that have it. */
  readonly servers: readonly string[];
}

/** ComfyUI on Windows writes folders with backslashes. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** "soft_ink" for `style/soft_ink.safetensors`. */
export function shortName(file: string): string {
  return baseName(file).replace(/\.(?:safetensors|ckpt|pt|pth|bin)$/i, '');
}

/** Undefined: the list was not read, or the server has no such list. */
export function lorasOf(info: ObjectInfo | undefined): readonly string[] | undefined {
  const lists = LORA_LOADERS.flatMap((node) => {
    const options = info?.get(node)?.inputs.find(({ name }) => name === INPUT)?.options;
    return options ? [options] : [];
  });
  if (lists.length === 0) return undefined;
  const files = lists.flat().filter((one) => typeof one === 'string');
  return [...new Set(files)].filter((file) => file !== '' && file !== 'None');
}

/** All that can be chosen, those on a server first, each by its name. */
export function loraChoices(
  servers: readonly LoraServer[],
  rows: readonly LoraRow[],
): readonly LoraChoice[] {
  const known = new Map(rows.map((row) => [row.file, row]));
  const places = new Map<string, string[]>();
  for (const { name, info } of servers) {
    for (const file of lorasOf(info) ?? []) {
      const there = places.get(file);
      if (there) there.push(name);
      else places.set(file, [name]);
    }
  }
  const bases = new Set([...places.keys()].map(baseName));
  const all = [
    ...[...places].map(([file, names]) => choiceOf(file, known.get(baseName(file)), names)),
    ...rows.filter(({ file }) => !bases.has(file)).map((row) => choiceOf(row.file, row, [])),
  ];
  return all.sort(
    (a, b) =>
      Number(b.servers.length > 0) - Number(a.servers.length > 0) ||
      nameOf(a).localeCompare(nameOf(b)),
  );
}

function choiceOf(file: string, row: LoraRow | undefined, servers: readonly string[]): LoraChoice {
  return {
    file,
    title: row?.title ?? '',
    family: row?.family,
    triggers: row?.triggers ?? [],
    weight: row?.weight,
    servers,
  };
}

export function nameOf({ title, file }: Pick<LoraChoice, 'title' | 'file'>): string {
  return title || shortName(file);
}

/** What is known of a file in a stack, however it is spelled. */
export function knownOf(file: string, choices: readonly LoraChoice[]): LoraChoice | undefined {
  return (
    choices.find((one) => one.file === file) ??
    choices.find((one) => baseName(one.file) === baseName(file))
  );
}

/** Those that hold every word of the query in their name, path, family or triggers. */
export function findChoices(
  choices: readonly LoraChoice[],
  query: string,
  familyName: (family: string | undefined) => string,
): readonly LoraChoice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter(({ file, title, family, triggers }) => {
    const text = [file, title, family ?? '', familyName(family), ...triggers]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * `here`: a server has it, under this name or one that its user confirmed. `other-name`: a server has
 * a file of this name in another folder. `unknown`: no server has told what it has.
 */
export type Whereabouts =
  | { readonly at: 'here' | 'missing' | 'unknown' }
  | { readonly at: 'other-name'; readonly file: string };

export function whereIs(file: string, servers: readonly LoraServer[]): Whereabouts {
  let isTold = false;
  let other: string | undefined;
  for (const { info, remaps } of servers) {
    const files = lorasOf(info);
    if (!files) continue;
    isTold = true;
    const names = [file, ...LORA_LOADERS.map((node) => remaps[`${node}.${INPUT}=${file}`])];
    if (names.some((name) => name !== undefined && files.includes(name))) return { at: 'here' };
    other ??= files.find((one) => baseName(one) === baseName(file));
  }
  if (other !== undefined) return { at: 'other-name', file: other };
  return { at: isTold ? 'missing' : 'unknown' };
}

export function hasLora(stack: readonly LoraUse[], file: string): boolean {
  return stack.some((use) => use.file === file);
}

export function addLora(
  stack: readonly LoraUse[],
  choice: Pick<LoraChoice, 'file' | 'weight'>,
): LoraUse[] {
  return [...stack, { file: choice.file, weight: clampWeight(choice.weight ?? 1) }];
}

export function removeLora(stack: readonly LoraUse[], at: number): LoraUse[] {
  return stack.filter((_, i) => i !== at);
}

/** @param by -1 is earlier in the chain, 1 later; the same stack where there is no such place. */
export function moveLora(stack: readonly LoraUse[], at: number, by: -1 | 1): LoraUse[] {
  const moved = [...stack];
  const [one, other] = [moved[at], moved[at + by]];
  if (!one || !other) return moved;
  moved[at] = other;
  moved[at + by] = one;
  return moved;
}

/** Fields set to undefined are taken away; so are lists of faces or outfits that name none. */
export function changeLora(
  stack: readonly LoraUse[],
  at: number,
  change: { readonly [Key in keyof LoraUse]?: LoraUse[Key] | undefined },
): LoraUse[] {
  return stack.map((use, i) => {
    if (i !== at) return use;
    const all = Object.entries({ ...use, ...change });
    const kept = all.filter(
      ([key, value]) =>
        value !== undefined &&
        !(
          (key === 'expressions' || key === 'outfits') &&
          (value as readonly unknown[]).length === 0
        ),
    );
    return Object.fromEntries(kept) as LoraUse;
  });
}

export function clampWeight(weight: number): number {
  const near = Math.round(weight * 100) / 100;
  return Math.min(WEIGHT_MAX, Math.max(-WEIGHT_MAX, near));
}

/** A number as typed, or undefined for what is none within the bounds. */
export function readWeight(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.');
  const weight = Number(text);
  return text !== '' && Math.abs(weight) <= WEIGHT_MAX ? clampWeight(weight) : undefined;
}

/** With one more or one fewer, in the order of `all`. */
export function toggled(chosen: readonly string[], one: string, all: readonly string[]): string[] {
  const next = chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one];
  return next.sort((a, b) => all.indexOf(a) - all.indexOf(b));
}

/** '' is the usual clothes, as in the story. */
export function outfitLabel(outfit: string): string {
  return outfit === '' ? 'the usual clothes' : outfit;
}

/** "for joy and love in gala", "for all pictures". */
export function scopeWords({ expressions, outfits }: LoraUse): string {
  if (!expressions && !outfits) return 'for all pictures';
  const faces = expressions ? `for ${short(expressions)}` : 'for all faces';
  return outfits ? `${faces} in ${short(outfits.map(outfitLabel))}` : faces;
}

function short(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  const [last] = names.slice(-1);
  return names.length === 1 ? `${last}` : `${names.slice(0, -1).join(', ')} and ${last}`;
}
