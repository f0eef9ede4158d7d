// What can be done to whole scenes.
import { newId, type Beat, type Edit, type PlaceId, type SceneHead, type SceneId } from '@/story';
import {
  acceptSceneGuesses,
  addPlace,
  deleteScene,
  insertScene,
  mergeScenes,
  moveScene,
  setScene,
} from '@/story/edits';
import { sceneTitle } from './logic/describe';
import type { ScriptRoom } from './script-room.svelte';

export interface SceneHost {
  apply(edit: Edit): Promise<boolean>;
  play(scene: SceneId): void;
  /** A question with a yes and a no. */
  ask(title: string, text: string, confirm: string): Promise<boolean>;
  /** Says what was done and offers to take it back. */
  tellUndo(text: string): void;
}

export class SceneActions {
  readonly #room: ScriptRoom;
  readonly #host: SceneHost;

  constructor(room: ScriptRoom, host: SceneHost) {
    this.#room = room;
    this.#host = host;
  }

  play(scene: SceneId): void {
    this.#host.play(scene);
  }

  /** @param typing a name for the field that is typed in: its changes become one step. */
  set(scene: SceneId, fields: Partial<SceneHead>, name: string, typing?: string): void {
    const about = typing === undefined ? { name } : { name, mergeKey: `${scene} ${typing}` };
    void this.#host.apply(setScene(scene, fields, about));
  }

  setAside(scene: SceneId, isAside: boolean): void {
    this.set(scene, { aside: isAside || undefined }, isAside ? 'Make it an aside' : 'End aside');
  }

  acceptGuesses(scene: SceneId): void {
    void this.#host.apply(acceptSceneGuesses(scene));
  }

  setNewPlace(scene: SceneId, name: string): void {
    const known = this.#room.story.world.places.find(
      (place) => place.name.toLowerCase() === name.toLowerCase(),
    );
    if (known) {
      this.set(scene, { place: known.id }, 'Change place');
      return;
    }
    const place = {
      id: newId<PlaceId>(),
      name,
      aliases: [],
      kind: 'room' as const,
      description: '',
      environment: {},
    };
    void this.#host.apply(addPlace(place, scene));
  }

  async insertAfter(scene: SceneId | null): Promise<void> {
    const { scenes } = this.#room.story;
    const at = scene === null ? scenes.length - 1 : scenes.findIndex(({ id }) => id === scene);
    const before = scenes[at];
    const id = newId<SceneId>();
    const line: Beat = { id: newId(), kind: 'narrate', text: '' };
    const head: SceneHead = {
      id,
      title: '',
      ...(before?.place && { place: before.place }),
      cast: [],
      state: 'imported',
      beatCount: 0,
    };
    if (await this.#host.apply(insertScene(at + 1, head, [line]))) this.#room.show(id, line.id);
  }

  move(scene: SceneId, index: number): void {
    void this.#host.apply(moveScene(scene, index));
  }

  async mergeWithNext(scene: SceneId): Promise<void> {
    const { scenes } = this.#room.story;
    const at = scenes.findIndex(({ id }) => id === scene);
    const next = scenes[at + 1];
    if (!next) return;
    if (await this.#host.apply(mergeScenes(this.#room.story, scene))) {
      this.#room.show(scene);
      this.#host.tellUndo(`“${sceneTitle(next, at + 1)}” is part of the scene before it now.`);
    }
  }

  async remove(scene: SceneId): Promise<void> {
    const room = this.#room;
    if (!room.canEdit) return;
    const { scenes } = room.story;
    const at = scenes.findIndex(({ id }) => id === scene);
    const head = scenes[at];
    if (!head) return;
    const title = sceneTitle(head, at);
    const leads = room.leads.get(scene)?.length ?? 0;
    if (leads > 0) {
      const what = leads === 1 ? 'A choice or jump leads' : `${leads} choices and jumps lead`;
      const text = `${what} to “${title}”. ${leads === 1 ? 'It goes' : 'They go'} on with the next line instead.`;
      if (!(await this.#host.ask('Delete the scene?', text, 'Delete'))) return;
    }
    const neighbor = scenes[at + 1] ?? scenes[at - 1];
    if (!(await this.#host.apply(deleteScene(scene, room.story)))) return;
    if (room.sceneId === scene && neighbor) room.show(neighbor.id);
    this.#host.tellUndo(`“${title}” is deleted.`);
  }
}
