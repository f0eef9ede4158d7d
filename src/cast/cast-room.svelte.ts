// The cast room's verbs: each is one edit of the open story, or bytes stored and then an edit.
import { createContext } from 'svelte';
import { describeFailure, type OpenProject } from '@/project';
import { spriteShot } from '@/stage';
import { describeFailure as describeStorageFailure, type Storage } from '@/storage';
import {
  newId,
  nameColor,
  type ArtNotes,
  type AssetId,
  type Character,
  type CharacterId,
  type Edit,
  type Expression,
} from '@/story';
import {
  addCharacter,
  addOutfit,
  deleteCharacter,
  deleteOutfit,
  mergeCharacters,
  renameOutfit,
  setCharacter,
  setOutfitWords,
  setPlayer,
  showShots,
} from '@/story/edits';
import type { Toasts } from '@/ui/toasts.svelte';
import type { PictureFile } from './logic/files';
import { matchSpriteFiles, type SpriteReport } from './logic/sprite-files';

/** Whose pictures, and in what: an outfit by name, or the usual clothes. */
export interface Wardrobe {
  readonly who: CharacterId;
  readonly outfit?: string;
}

export class CastRoom {
  readonly open: OpenProject;
  readonly #storage: Storage;
  readonly #toasts: Toasts;
  #selected = $state.raw<CharacterId | null>(null);
  #storing = $state.raw(false);

  readonly character: Character | undefined = $derived.by(() => {
    const { characters } = this.open.story;
    return characters.find(({ id }) => id === this.#selected) ?? characters[0];
  });

  constructor(open: OpenProject, storage: Storage, toasts: Toasts) {
    this.open = open;
    this.#storage = storage;
    this.#toasts = toasts;
  }

  get canEdit(): boolean {
    return !this.open.isReadOnly;
  }

  /** Pictures are being stored. */
  get isStoring(): boolean {
    return this.#storing;
  }

  select(id: CharacterId): void {
    this.open.endMerge();
    this.#selected = id;
  }

  /** @param typing true for fields that are typed in: the changes become one step. */
  set(id: CharacterId, fields: Partial<Character>, name: string, typing = false): void {
    const about = typing ? { name, mergeKey: `${id} ${Object.keys(fields).join()}` } : { name };
    void this.#apply(setCharacter(id, fields, about));
  }

  /** @param typing the field that is typed in: its changes become one step. */
  setArt(id: CharacterId, art: ArtNotes | undefined, typing?: string): void {
    const name = 'Change drawing notes';
    const about = typing === undefined ? { name } : { name, mergeKey: `${id} art ${typing}` };
    void this.#apply(setCharacter(id, { art }, about));
  }

  async add(): Promise<void> {
    const { characters } = this.open.story;
    const id = newId<CharacterId>();
    const character: Character = {
      id,
      name: freshName(characters),
      aliases: [],
      role: 'character',
      color: nameColor(characters.length),
      description: '',
      looks: { words: '', traits: {} },
      sprites: {},
      onStage: true,
    };
    if (await this.#apply(addCharacter(character))) this.select(id);
  }

  async merge(gone: Character, into: Character): Promise<void> {
    if (!(await this.#apply(mergeCharacters(this.open.story, gone.id, into.id)))) return;
    this.select(into.id);
    this.#tellUndo(`${gone.name} is ${into.name} now.`);
  }

  async remove(character: Character): Promise<void> {
    if (!(await this.#apply(deleteCharacter(this.open.story, character.id)))) return;
    this.#tellUndo(`${character.name} is deleted. Their lines stay, without a speaker.`);
  }

  setPlayer(id: CharacterId | undefined): void {
    void this.#apply(setPlayer(id));
  }

  addOutfit(id: CharacterId, name: string): Promise<boolean> {
    return this.#apply(addOutfit(id, { name, words: '', sprites: {} }));
  }

  renameOutfit(id: CharacterId, from: string, to: string): Promise<boolean> {
    return this.#apply(renameOutfit(this.open.story, id, from, to));
  }

  setOutfitWords(id: CharacterId, outfit: string, words: string): void {
    void this.#apply(setOutfitWords(id, outfit, words));
  }

  async removeOutfit(character: Character, outfit: string): Promise<void> {
    if (!(await this.#apply(deleteOutfit(this.open.story, character.id, outfit)))) return;
    this.#tellUndo(`${character.name} wears the usual clothes instead of “${outfit}” now.`);
  }

  removeSprite({ who, outfit }: Wardrobe, expression: Expression): void {
    const shot = spriteShot({ who, expression, outfit });
    const name = `Remove picture of ${expression}`;
    void this.#apply(showShots([{ shot, asset: undefined }], { name }));
  }

  /** Stores one picture and shows it for this expression. */
  async setSprite({ who, outfit }: Wardrobe, expression: Expression, file: File): Promise<void> {
    const [asset] = (await this.#store([file])) ?? [];
    if (!asset) return;
    const shot = spriteShot({ who, expression, outfit });
    await this.#apply(showShots([{ shot, asset }], { name: `Set picture of ${expression}` }));
  }

  /** Stores a folder of pictures that are named by expression, in one step of undo. */
  async setSprites(
    { who, outfit }: Wardrobe,
    files: readonly PictureFile[],
    own: readonly Expression[],
  ): Promise<SpriteReport<PictureFile> | undefined> {
    const report = matchSpriteFiles(files, own);
    if (report.matched.length === 0) return report;
    const assets = await this.#store(report.matched.map(({ file }) => file.file));
    if (!assets) return undefined;
    const shown = report.matched.map(({ expression }, index) => ({
      shot: spriteShot({ who, expression, outfit }),
      asset: assets[index],
    }));
    return (await this.#apply(showShots(shown, { name: 'Set pictures' }))) ? report : undefined;
  }

  async #store(files: readonly File[]): Promise<AssetId[] | undefined> {
    this.#storing = true;
    const items = files.map((blob) => ({
      blob,
      about: { name: blob.name, origin: { by: 'user' as const } },
    }));
    const stored = await this.#storage.assets.ingestMany(items);
    this.#storing = false;
    if (stored.ok) return stored.value.map(({ id }) => id);
    const { title, hint } = describeStorageFailure(stored.failure);
    this.#toasts.add('bad', title, { hint });
    return undefined;
  }

  #tellUndo(text: string): void {
    const run = () => void this.open.undo();
    this.#toasts.add('good', text, { action: { label: 'Undo', run } });
  }

  async #apply(edit: Edit): Promise<boolean> {
    const done = await this.open.apply(edit);
    if (done.ok) return true;
    const { title, hint } = describeFailure(done.failure);
    this.#toasts.add('bad', title, { hint });
    return false;
  }
}

function freshName(characters: readonly Character[]): string {
  const names = new Set(characters.map(({ name }) => name));
  let number = 1;
  while (names.has(`New character${number > 1 ? ` ${number}` : ''}`)) number++;
  return `New character${number > 1 ? ` ${number}` : ''}`;
}

export const [getCastRoom, setCastRoom] = createContext<CastRoom>();
