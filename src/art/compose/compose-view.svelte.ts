// What the compose dialog shows: a background, up to three people, and the picture of them.
import { CanvasClient, describeCanvasFailure, type PlacedPicture, type Size } from '@/canvas';
import { fail, ok, type Result } from '@/lib/result';
import { describeShot, pictureOf, type Picture } from '@/stage';
import type { Storage } from '@/storage';
import type { AssetId, BackgroundShot, CharacterId, Expression, ParamValue } from '@/story';
import type { ArtRoom } from '../art-room.svelte';
import type { RenderProblem } from '../logic/make-render';
import { placeOn, serverPlan } from './logic/placing';
import { PictureBytes, type Bytes } from './picture-bytes';

export interface Person {
  readonly who: CharacterId | '';
  readonly expression: Expression;
  /** Empty: the usual clothes. */
  readonly outfit: string;
  readonly x: number;
  readonly height: number;
  readonly isMirrored: boolean;
}

export const SCREEN = { width: 1920, height: 1080 } as const;
const PREVIEW = { width: 640, height: 360 } as const;
const NOBODY: Person = {
  who: '',
  expression: 'neutral',
  outfit: '',
  x: 0.5,
  height: 0.9,
  isMirrored: false,
};
const PLAIN: BackgroundShot = {
  kind: 'background',
  place: undefined,
  light: 'day',
  weather: 'clear',
};

interface Ready {
  readonly ground: Bytes;
  readonly people: readonly (Bytes & { readonly person: Person })[];
}

export class ComposeView {
  readonly #room: ArtRoom;
  readonly #bytes: PictureBytes;
  #canvas: CanvasClient | undefined;
  #run = 0;
  #background = $state('');
  people = $state.raw<readonly Person[]>([
    { ...NOBODY, x: 0.25 },
    { ...NOBODY, x: 0.5 },
    { ...NOBODY, x: 0.75 },
  ]);
  preview = $state.raw<string>();
  problem = $state.raw<RenderProblem>();

  /** Places of the story, each with its takes. */
  readonly backgrounds = $derived.by(() =>
    this.#room.coverage.flatMap((one) => {
      const { shot, key } = one.need;
      if (shot.kind !== 'background' || !one.picture) return [];
      const label = describeShot(shot, this.#room.open.story);
      const takes = one.takes.map((take, i) => ({
        value: `take ${take.id}`,
        label: `${label}, take ${one.takes.length - i}`,
        group: 'Takes',
        picture: { by: 'asset', asset: take.asset } satisfies Picture as Picture,
      }));
      return [{ value: key, label, group: 'In the story', picture: one.picture }, ...takes];
    }),
  );
  readonly background = $derived(
    this.backgrounds.find(({ value }) => value === this.#background) ?? this.backgrounds[0],
  );

  constructor(room: ArtRoom, storage: Storage) {
    this.#room = room;
    this.#bytes = new PictureBytes(storage);
  }

  get backgroundKey(): string {
    return this.background?.value ?? '';
  }
  set backgroundKey(value: string) {
    this.#background = value;
  }

  setPerson(index: number, fields: Partial<Person>): void {
    this.people = this.people.map((one, i) => (i === index ? { ...one, ...fields } : one));
  }

  get title(): string {
    const { characters } = this.#room.open.story;
    const names = this.people.flatMap(
      ({ who }) => characters.find(({ id }) => id === who)?.name ?? [],
    );
    const place = this.background?.label ?? 'a plain background';
    return names.length > 0 ? `${names.join(', ')}: ${place}` : place;
  }

  /** Draws the preview; only the last of many calls shows its picture. */
  async refresh(): Promise<void> {
    const run = ++this.#run;
    const made = await this.#make(PREVIEW, () => run !== this.#run);
    if (run !== this.#run || !made) return;
    this.problem = made.ok ? undefined : made.failure;
    if (!made.ok) return;
    if (this.preview !== undefined) URL.revokeObjectURL(this.preview);
    this.preview = URL.createObjectURL(made.value);
  }

  /** The whole picture. */
  async draw(): Promise<Result<Blob, RenderProblem>> {
    return (await this.#make(SCREEN)) ?? fail({ title: 'Nothing was drawn', hint: 'Try again.' });
  }

  /**
   * Pictures and values for the workflows that lay sprites on a background; each picture is stored.
   *
   * @param most people that the workflow has room for; the first ones are taken.
   */
  async forServer(
    screen: Size = SCREEN,
    most = 3,
  ): Promise<
    Result<
      {
        background: AssetId;
        pictures: Record<string, AssetId>;
        values: Record<string, ParamValue>;
      },
      RenderProblem
    >
  > {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const { ground, people } = ready.value;
    const placed = people.slice(0, most).map((one) => ({
      ...one,
      size: one,
      place: placeOn(one, one.person, screen),
    }));
    const plan = serverPlan(placed, screen);
    const pictures: Record<string, AssetId> = {};
    const values: Record<string, ParamValue> = {
      width: screen.width,
      height: screen.height,
      sprite_height: plan.height,
      sprite_y: plan.top,
    };
    const params = most === 1 ? ['sprite_x'] : ['left_x', 'center_x', 'right_x'];
    for (const [i, slot] of plan.slots.entries()) {
      const one = placed[i];
      if (!slot || !one) continue;
      const args: [Size, PlacedPicture] = [slot.size, { ...slot.place, picture: one.blob }];
      const drawn = await this.#worker().run('place', args);
      if (!drawn.ok) return fail(describeCanvasFailure(drawn.failure));
      const id = await this.#room.keep(drawn.value.blob, 'sprite.png', 'painter');
      if (id === undefined) return fail({ title: 'Nothing was sent', hint: 'Free some space.' });
      pictures[`image${i + 2}`] = id;
      const param = params[i];
      if (param !== undefined) values[param] = slot.x;
    }
    const background = await this.#room.keep(ground.blob, 'background.png', 'painter');
    if (background === undefined)
      return fail({ title: 'Nothing was sent', hint: 'Free some space.' });
    return ok({ background, pictures, values });
  }

  close(): void {
    this.#run += 1;
    this.#canvas?.end();
    this.#canvas = undefined;
    this.#bytes.close();
    if (this.preview !== undefined) URL.revokeObjectURL(this.preview);
    this.preview = undefined;
  }

  #worker(): CanvasClient {
    this.#canvas ??= new CanvasClient();
    return this.#canvas;
  }

  async #make(
    size: Size,
    isLate: () => boolean = () => false,
  ): Promise<Result<Blob, RenderProblem> | undefined> {
    const ready = await this.#ready();
    if (isLate()) return undefined;
    if (!ready.ok) return ready;
    const placed = ready.value.people.map((one) => ({
      ...placeOn(one, one.person, size),
      picture: one.blob,
    }));
    const drawn = await this.#worker().run('scene', [ready.value.ground.blob, size, placed]);
    return drawn.ok ? ok(drawn.value.blob) : fail(describeCanvasFailure(drawn.failure));
  }

  async #ready(): Promise<Result<Ready, RenderProblem>> {
    const { story } = this.#room.open;
    const ground = await this.#read(this.background?.picture ?? pictureOf(PLAIN, story));
    if (!ground.ok) return ground;
    const people: (Bytes & { person: Person })[] = [];
    for (const person of this.people) {
      if (person.who === '') continue;
      const { who, expression, outfit } = person;
      const shot = { kind: 'sprite', who, expression, ...(outfit !== '' && { outfit }) } as const;
      const read = await this.#read(pictureOf(shot, story));
      if (!read.ok) return read;
      people.push({ ...read.value, person });
    }
    return ok({ ground: ground.value, people });
  }

  async #read(picture: Picture | undefined): Promise<Result<Bytes, RenderProblem>> {
    if (!picture) {
      return fail({
        title: 'Nobody is left to draw',
        hint: 'The story no longer has somebody chosen here.',
      });
    }
    return this.#bytes.of($state.snapshot(picture) as Picture);
  }
}
