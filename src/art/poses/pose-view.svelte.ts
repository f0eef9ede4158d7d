// What the pose dialog shows: two poses, a blend of them, and what was changed by hand.
import { blendPoses, mirrorPose, readPose, type Pose } from '@/canvas';
import type { Character } from '@/story';
import { moveJoint, nudgeJoint } from './logic/edit-pose';
import { posesOf } from './logic/pose-shelf';
import { STARTER_POSES } from './logic/starter-poses';

export interface ShelfPose {
  readonly key: string;
  readonly name: string;
  readonly group: string;
  readonly pose: Pose;
}

/** Files beyond this hold no poses. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_FROM_FILES = 200;

export class PoseView {
  readonly #characters: () => readonly Character[];
  #fromFiles = $state.raw<readonly ShelfPose[]>([]);
  #edited = $state.raw<Pose>();
  #first = $state('starter 0');
  #second = $state('');
  #blend = $state(0.5);
  joint = $state('nose');
  problems = $state.raw<readonly string[]>([]);

  readonly shelf: readonly ShelfPose[] = $derived.by(() => [
    ...this.#fromFiles,
    ...this.#characters().flatMap((one) =>
      posesOf(one).map(({ name, pose }) => ({
        key: `of ${one.id} ${name}`,
        name,
        group: one.name,
        pose,
      })),
    ),
    ...STARTER_POSES.map(({ name, pose }, i) => ({
      key: `starter ${i}`,
      name,
      group: 'To start from',
      pose,
    })),
  ]);
  readonly a = $derived(this.#find(this.#first) ?? this.#find('starter 0'));
  readonly b = $derived(this.#find(this.#second));
  /** Between the two, before anything was changed by hand. */
  readonly blended: Pose | undefined = $derived.by(() => {
    if (!this.a) return undefined;
    return this.b ? blendPoses(this.a.pose, this.b.pose, this.#blend) : this.a.pose;
  });
  readonly shown: Pose | undefined = $derived(this.#edited ?? this.blended);
  readonly joints: readonly string[] = $derived(Object.keys(this.shown?.joints ?? {}));

  constructor(characters: () => readonly Character[]) {
    this.#characters = characters;
  }

  get isEdited(): boolean {
    return this.#edited !== undefined;
  }

  get first(): string {
    return this.a?.key ?? '';
  }
  set first(key: string) {
    this.#first = key;
    this.#edited = undefined;
  }

  get second(): string {
    return this.b?.key ?? '';
  }
  set second(key: string) {
    this.#second = key;
    this.#edited = undefined;
  }

  get blend(): number {
    return this.#blend;
  }
  set blend(share: number) {
    this.#blend = share;
    this.#edited = undefined;
  }

  /** A name to save it under. */
  get name(): string {
    if (!this.a) return 'Pose';
    return this.b ? `${this.a.name} to ${this.b.name}` : this.a.name;
  }

  move(x: number, y: number): void {
    if (this.shown) this.#edited = moveJoint(this.shown, this.joint, x, y);
  }

  nudge(right: number, down: number): void {
    if (this.shown) this.#edited = nudgeJoint(this.shown, this.joint, right, down);
  }

  mirror(): void {
    if (this.shown) this.#edited = mirrorPose(this.shown);
  }

  /** Back to the pose as it was chosen. */
  restore(): void {
    this.#edited = undefined;
  }

  /** Adds all people in the files; the first one becomes the pose that is shown. */
  async takeFiles(files: readonly File[]): Promise<number> {
    const added: ShelfPose[] = [];
    const problems: string[] = [];
    for (const file of files) {
      const read = file.size > MOST_BYTES ? undefined : readPose(await file.text());
      if (!read?.ok) {
        const why =
          read?.failure.kind === 'no-pose'
            ? 'no pose of ComfyVN, OpenPose (18 or 25 points) or ComfyUI is in it'
            : read
              ? 'it is no JSON'
              : 'it is larger than any pose file';
        problems.push(`${file.name.slice(0, 80)}: ${why}.`);
        continue;
      }
      const base = file.name.replace(/\.json$/i, '').slice(0, 60) || 'Pose';
      read.value.forEach((pose, i) => {
        const number = this.#fromFiles.length + added.length;
        const name = read.value.length > 1 ? `${base} ${i + 1}` : base;
        added.push({ key: `file ${number}`, name, group: 'From files', pose });
      });
    }
    this.problems = problems;
    this.#fromFiles = [...this.#fromFiles, ...added].slice(0, MOST_FROM_FILES);
    if (added[0]) this.first = added[0].key;
    return added.length;
  }

  #find(key: string): ShelfPose | undefined {
    return this.shelf.find((one) => one.key === key);
  }
}
