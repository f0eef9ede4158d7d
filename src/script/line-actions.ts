// What can be done to lines: each verb is one edit, then the selection follows it.
import type { BeatKind, BeatOf, Beat, BeatId, ChoiceOption, SceneId } from '@/story';
import { newId } from '@/story';
import {
  acceptGuesses,
  addOption,
  deleteBeats,
  duplicateBeats,
  insertBeats,
  insertScene,
  mergeBeats,
  moveBeats,
  removeOption,
  setBeatFields,
  setBeatKind,
  setBeatText,
  setExpression,
  setOption,
  setSpeaker,
  splitBeat,
  splitScene,
  type TextKind,
} from '@/story/edits';
import type { CharacterId, Edit, Expression, Target } from '@/story';
import { doubtsOf } from './logic/describe';
import type { LineAction, TextAction } from './logic/keys';
import { hasText, makeBeat, newOption, type InsertKind } from './logic/new-beat';
import { move, selectAll, selectOne, type Step } from './logic/selection';
import type { ScriptRoom } from './script-room.svelte';

export interface LineHost {
  /** Says why an edit could not be made. */
  apply(edit: Edit): Promise<boolean>;
  play(scene: SceneId, beat: BeatId | undefined): void;
  /** Brings the keyboard to a field of the inspector. */
  focusField(field: 'speaker' | 'expression'): void;
  say(text: string): void;
}

const STEPS: ReadonlySet<string> = new Set<Step>([
  'up',
  'down',
  'page-up',
  'page-down',
  'first',
  'last',
]);

function isStep(action: LineAction): action is LineAction & Step {
  return STEPS.has(action);
}

const TEXT_KINDS = {
  say: 'speech',
  thought: 'thought',
  narrate: 'narration',
  note: 'note',
} as const satisfies Partial<Record<LineAction, TextKind>>;

export class LineActions {
  readonly #room: ScriptRoom;
  readonly #host: LineHost;

  constructor(room: ScriptRoom, host: LineHost) {
    this.#room = room;
    this.#host = host;
  }

  /** Runs what a key of the list stands for. */
  run(action: LineAction, isExtending = false): void {
    const room = this.#room;
    const scene = room.sceneId;
    if (scene === null) return;
    if (isStep(action)) {
      room.select(move(room.selection, room.order, action, isExtending));
      return;
    }
    const { focus } = room.selection;
    switch (action) {
      case 'all':
        room.select(selectAll(room.selection, room.order));
        return;
      case 'clear':
        if (focus !== null) room.select(selectOne(focus));
        return;
      case 'play':
        this.#host.play(scene, focus ?? room.order[0]);
        return;
      case 'focus-speaker':
        this.#host.focusField('speaker');
        return;
      case 'focus-expression':
        this.#host.focusField('expression');
        return;
      case 'next-doubt':
      case 'previous-doubt':
        this.#goToDoubt(action === 'next-doubt' ? 1 : -1);
        return;
    }
    if (!room.canEdit) return;
    switch (action) {
      case 'edit':
        if (room.focused && hasText(room.focused)) room.edit(room.focused.id);
        return;
      case 'insert':
        void this.insert('say');
        return;
      case 'move-up':
      case 'move-down':
        void this.moveSelected(action === 'move-up' ? -1 : 1);
        return;
      case 'delete':
        void this.#apply(deleteBeats(scene, room.selected), { keepKeyboard: true });
        return;
      case 'duplicate':
        void this.#duplicate(scene);
        return;
      case 'merge':
        void this.#merge(scene);
        return;
      case 'split-scene':
        if (focus !== null) void this.splitSceneAt(focus);
        return;
      case 'accept':
        void this.#apply(acceptGuesses(scene, room.selected));
        return;
      case 'say':
      case 'thought':
      case 'narrate':
      case 'note':
        this.setKind(TEXT_KINDS[action]);
    }
  }

  /** Runs what a key inside the text of a line stands for. */
  inText(action: TextAction, beat: Beat, caret: number): void {
    const room = this.#room;
    const scene = room.sceneId;
    if (scene === null) return;
    const at = room.order.indexOf(beat.id);
    const above = room.beats[at - 1];
    const below = room.beats[at + 1];
    switch (action) {
      case 'leave':
        room.open.endMerge();
        room.stopEditing({ focus: true });
        return;
      case 'split': {
        const id = newId<BeatId>();
        void this.#apply(splitBeat(scene, beat.id, caret, id)).then(() => room.edit(id, 0));
        return;
      }
      case 'merge': {
        if (!above || !hasText(above) || !hasText(beat)) return;
        const joint = above.text.trim().length + (above.text.trim() && beat.text.trim() ? 1 : 0);
        void this.#apply(mergeBeats(scene, [above.id, beat.id])).then(() =>
          room.edit(above.id, joint),
        );
        return;
      }
      case 'previous':
        if (above && hasText(above)) room.edit(above.id);
        return;
      case 'next':
        if (below && hasText(below)) room.edit(below.id, 0);
        return;
      case 'move-up':
      case 'move-down':
        void this.moveSelected(action === 'move-up' ? -1 : 1).then(() => room.edit(beat.id, caret));
    }
  }

  setText(beat: BeatId, text: string): void {
    const scene = this.#room.sceneId;
    if (scene !== null) void this.#host.apply(setBeatText(scene, beat, text));
  }

  /** Any other field of the beat that has the keyboard. */
  change<K extends BeatKind>(
    beat: BeatOf<K>,
    fields: Partial<BeatOf<K>>,
    name: string,
    isTyping = false,
  ): void {
    const scene = this.#room.sceneId;
    if (scene === null) return;
    const kind: K = beat.kind;
    const mergeKey = `${beat.id} ${Object.keys(fields).join()}`;
    const about = isTyping ? { name, mergeKey } : { name };
    void this.#host.apply(setBeatFields(scene, beat.id, kind, fields, about));
  }

  giveTo(digit: number): void {
    const { head } = this.#room;
    if (!head || !this.#room.canEdit) return;
    const who = digit === 0 ? null : head.cast[digit - 1];
    if (who === undefined) this.#host.say(`The scene has no person number ${digit}.`);
    else this.setSpeaker(who);
  }

  setSpeaker(who: CharacterId | null): void {
    this.#onSelected((scene, beats) => setSpeaker(scene, beats, who));
  }

  setExpression(expression: Expression | undefined): void {
    this.#onSelected((scene, beats) => setExpression(scene, beats, expression));
  }

  setKind(kind: TextKind): void {
    this.#onSelected((scene, beats) => setBeatKind(scene, beats, kind));
  }

  acceptGuesses(): void {
    this.#onSelected((scene, beats) => acceptGuesses(scene, beats));
  }

  /** Puts a new beat below the line that has the keyboard. */
  async insert(kind: InsertKind): Promise<void> {
    const room = this.#room;
    const scene = room.sceneId;
    if (scene === null || !room.canEdit) return;
    const { focus } = room.selection;
    const at = focus === null ? room.order.length - 1 : room.order.indexOf(focus);
    const beat = makeBeat(kind, room.story, room.surroundings(at));
    if (!beat) {
      this.#host.say(
        kind === 'place'
          ? 'The world has no places yet. Add one in World or in the scene’s inspector.'
          : 'The story has nobody yet. Add somebody in Cast.',
      );
      return;
    }
    if (!(await this.#apply(insertBeats(scene, at + 1, [beat])))) return;
    if (hasText(beat)) room.edit(beat.id);
    else room.select(selectOne(beat.id));
  }

  async moveSelected(by: -1 | 1): Promise<void> {
    const room = this.#room;
    const scene = room.sceneId;
    const ids = room.selected;
    if (scene === null || ids.length === 0) return;
    const moved = new Set(ids);
    const first = room.order.findIndex((id) => moved.has(id));
    // Among the lines that stay: the block closes up and goes one line on.
    const index = Math.max(0, Math.min(room.order.length - ids.length, first + by));
    await this.#apply(moveBeats(scene, ids, scene, index), { keepKeyboard: true });
  }

  async splitSceneAt(beat: BeatId): Promise<void> {
    const scene = this.#room.sceneId;
    if (scene === null) return;
    if (this.#room.order[0] === beat) {
      this.#host.say('The scene begins here already.');
      return;
    }
    const id = newId<SceneId>();
    if (await this.#apply(splitScene(scene, beat, id))) this.#room.show(id, beat, { focus: true });
  }

  setOption(beat: BeatId, option: ChoiceOption['id'], fields: Partial<ChoiceOption>): void {
    this.#inScene((scene) => setOption(scene, beat, option, fields));
  }

  addOption(beat: BeatId): void {
    this.#inScene((scene) => addOption(scene, beat, newOption()));
  }

  removeOption(beat: BeatId, option: ChoiceOption['id']): void {
    this.#inScene((scene) => removeOption(scene, beat, option));
  }

  /** Makes an aside below this scene, in its setting, and gives it to whoever leads there. */
  async addAside(title: string, lead: (target: Target) => void): Promise<void> {
    const { head, index } = this.#room;
    if (!head) return;
    const id = newId<SceneId>();
    const { place, hour, weather } = head;
    const aside = {
      id,
      title,
      ...(place && { place }),
      ...(hour && { hour }),
      ...(weather && { weather }),
      cast: [],
      state: 'imported' as const,
      beatCount: 0,
      aside: true,
    };
    const line: Beat = { id: newId(), kind: 'narrate', text: '' };
    if (await this.#apply(insertScene(index + 1, aside, [line]))) lead({ to: 'scene', scene: id });
  }

  #onSelected(make: (scene: SceneId, beats: readonly BeatId[]) => Edit): void {
    const { sceneId, selected, canEdit } = this.#room;
    if (sceneId !== null && selected.length > 0 && canEdit)
      void this.#apply(make(sceneId, selected));
  }

  #inScene(make: (scene: SceneId) => Edit): void {
    const scene = this.#room.sceneId;
    if (scene !== null) void this.#host.apply(make(scene));
  }

  async #duplicate(scene: SceneId): Promise<void> {
    const ids = this.#room.selected;
    const copies = ids.map(() => newId<BeatId>());
    const first = copies[0];
    if (!first || !(await this.#apply(duplicateBeats(scene, ids, copies)))) return;
    this.#room.select({ ids: new Set(copies), anchor: first, focus: first });
  }

  async #merge(scene: SceneId): Promise<void> {
    const room = this.#room;
    const { focus } = room.selection;
    if (focus === null) return;
    const above = room.order[room.order.indexOf(focus) - 1];
    const ids = room.selected.length > 1 ? room.selected : above ? [above, focus] : [];
    const first = ids[0];
    if (!first || !(await this.#apply(mergeBeats(scene, ids)))) return;
    if (room.order.includes(first)) room.select(selectOne(first));
  }

  #goToDoubt(by: 1 | -1): void {
    const room = this.#room;
    const { focus } = room.selection;
    const from = focus === null ? -1 : room.order.indexOf(focus);
    const { length } = room.beats;
    for (let step = 1; step <= length; step++) {
      const beat = room.beats[(((from + by * step) % length) + length) % length];
      if (beat && doubtsOf(beat).length > 0) {
        room.select(selectOne(beat.id));
        return;
      }
    }
    this.#host.say('No doubtful line in this scene.');
  }

  async #apply(edit: Edit, { keepKeyboard = false } = {}): Promise<boolean> {
    const room = this.#room;
    room.open.endMerge();
    const isDone = await this.#host.apply(edit);
    if (isDone) room.settle(room.order);
    const { focus } = room.selection;
    if (keepKeyboard && focus !== null) room.reveal(focus, true);
    return isDone;
  }
}
