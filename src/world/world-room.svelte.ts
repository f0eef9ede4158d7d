// The world room's verbs: each is one edit of the open story, or bytes stored and then an edit.
import { createContext } from 'svelte';
import { describeFailure, type OpenProject } from '@/project';
import { describeFailure as describeStorageFailure, type Storage } from '@/storage';
import {
  newId,
  type ArtNotes,
  type AssetId,
  type BackgroundShot,
  type Edit,
  type LoreEntry,
  type Place,
  type PlaceId,
  type World,
} from '@/story';
import {
  addLoreEntry,
  addPlace,
  deleteLoreEntry,
  deletePlace,
  mergePlaces,
  setLoreEntry,
  setPlace,
  setWorld,
  showShots,
} from '@/story/edits';
import type { Toasts } from '@/ui/toasts.svelte';
import { usesOfBackgrounds } from './logic/backgrounds';
import { usesOfPlaces } from './logic/uses';

export class WorldRoom {
  readonly open: OpenProject;
  readonly #storage: Storage;
  readonly #toasts: Toasts;
  #placeId = $state.raw<PlaceId | null>(null);
  #loreId = $state.raw<string | null>(null);
  #storing = $state.raw(false);

  readonly place: Place | undefined = $derived.by(() => {
    const { places } = this.open.story.world;
    return places.find(({ id }) => id === this.#placeId) ?? places[0];
  });
  readonly entry: LoreEntry | undefined = $derived.by(() => {
    const { lore } = this.open.story.world;
    return lore.find(({ id }) => id === this.#loreId) ?? lore[0];
  });
  readonly uses = $derived.by(() => usesOfPlaces(this.open.story));
  readonly backgroundUses = $derived.by(() => usesOfBackgrounds(this.open.story));

  constructor(open: OpenProject, storage: Storage, toasts: Toasts) {
    this.open = open;
    this.#storage = storage;
    this.#toasts = toasts;
  }

  get world(): World {
    return this.open.story.world;
  }

  get canEdit(): boolean {
    return !this.open.isReadOnly;
  }

  /** A picture is being stored. */
  get isStoring(): boolean {
    return this.#storing;
  }

  selectPlace(id: PlaceId): void {
    this.open.endMerge();
    this.#placeId = id;
  }

  selectEntry(id: string): void {
    this.open.endMerge();
    this.#loreId = id;
  }

  setWorld(fields: Partial<Pick<World, 'name' | 'environment'>>): void {
    const about = { name: 'Change world', mergeKey: `world ${Object.keys(fields).join()}` };
    void this.#apply(setWorld(fields, about));
  }

  /** @param typing true for fields that are typed in: the changes become one step. */
  setPlace(id: PlaceId, fields: Partial<Place>, name: string, typing = false): void {
    const about = typing ? { name, mergeKey: `${id} ${Object.keys(fields).join()}` } : { name };
    void this.#apply(setPlace(id, fields, about));
  }

  /** @param typing the field that is typed in: its changes become one step. */
  setPlaceArt(id: PlaceId, art: ArtNotes | undefined, typing?: string): void {
    void this.#apply(setPlace(id, { art }, artStep(`${id} art`, typing)));
  }

  setWorldArt(art: ArtNotes | undefined, typing?: string): void {
    void this.#apply(setWorld({ art }, artStep('world art', typing)));
  }

  async addPlace(): Promise<void> {
    const place: Place = {
      id: newId<PlaceId>(),
      name: this.#freshName('New place', this.world.places),
      aliases: [],
      kind: 'room',
      description: '',
      environment: {},
    };
    if (await this.#apply(addPlace(place))) this.selectPlace(place.id);
  }

  async mergePlaces(gone: Place, into: Place): Promise<void> {
    if (!(await this.#apply(mergePlaces(this.open.story, gone.id, into.id)))) return;
    this.selectPlace(into.id);
    this.#tellUndo(`${gone.name} is ${into.name} now.`);
  }

  async removePlace(place: Place): Promise<void> {
    if (await this.#apply(deletePlace(this.open.story, place.id))) {
      this.#tellUndo(`${place.name} is deleted.`);
    }
  }

  /** Stores a picture and shows it wherever the place has none for the light and weather. */
  async setBackground(id: PlaceId, file: File): Promise<void> {
    const background = await this.#store(file);
    if (background) this.setPlace(id, { background }, 'Set background');
  }

  /** Stores a picture and shows it for one light and weather. */
  async setBackgroundAt(shot: BackgroundShot, file: File): Promise<void> {
    const asset = await this.#store(file);
    if (asset) await this.#apply(showShots([{ shot, asset }], { name: 'Set background' }));
  }

  removeBackgroundAt(shot: BackgroundShot): void {
    const name = 'Remove background';
    void this.#apply(showShots([{ shot, asset: undefined }], { name }));
  }

  setEntry(id: string, fields: Partial<LoreEntry>): void {
    const mergeKey = `lore ${id} ${Object.keys(fields).join()}`;
    void this.#apply(setLoreEntry(id, fields, { mergeKey }));
  }

  async addEntry(): Promise<void> {
    const entry: LoreEntry = {
      id: newId(),
      title: this.#freshName(
        'New entry',
        this.world.lore.map(({ title }) => ({ name: title })),
      ),
      keys: [],
      content: '',
      kind: 'thing',
      enabled: true,
      constant: false,
    };
    if (await this.#apply(addLoreEntry(entry))) this.selectEntry(entry.id);
  }

  async removeEntry(entry: LoreEntry): Promise<void> {
    if (await this.#apply(deleteLoreEntry(entry.id))) {
      this.#tellUndo(`“${entry.title || 'The entry'}” is deleted.`);
    }
  }

  async #store(file: File): Promise<AssetId | undefined> {
    if (!file.type.startsWith('image/')) {
      this.#toasts.add('warn', `${file.name} is not a picture.`, {
        hint: 'PNG, WebP, AVIF and JPEG files can be backgrounds.',
      });
      return undefined;
    }
    this.#storing = true;
    const about = { name: file.name, origin: { by: 'user' as const } };
    const stored = await this.#storage.assets.ingest(file, about);
    this.#storing = false;
    if (stored.ok) return stored.value.id;
    const { title, hint } = describeStorageFailure(stored.failure);
    this.#toasts.add('bad', title, { hint });
    return undefined;
  }

  #freshName(base: string, taken: readonly { readonly name: string }[]): string {
    const isTaken = (wanted: string) => taken.some(({ name }) => name === wanted);
    let number = 1;
    while (isTaken(number > 1 ? `${base} ${number}` : base)) number++;
    return number > 1 ? `${base} ${number}` : base;
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

function artStep(what: string, typing: string | undefined) {
  const name = 'Change drawing notes';
  return typing === undefined ? { name } : { name, mergeKey: `${what} ${typing}` };
}

export const [getWorldRoom, setWorldRoom] = createContext<WorldRoom>();
