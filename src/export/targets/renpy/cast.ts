// The people, places and pictures of one export under their Ren'Py names.
import {
  findCharacter,
  shotKey,
  type Character,
  type CharacterId,
  type PlaceId,
  type Shot,
  type Story,
} from '@/story';
import type { NameBook } from './names';

/** Names of things in the story. Every function gives the same name for the same thing. */
export class Naming {
  readonly book: NameBook;
  readonly #story: Story;

  constructor(story: Story, book: NameBook) {
    this.book = book;
    this.#story = story;
    // Asked for in the order of the story, so that names do not hang on who speaks first.
    for (const character of story.characters) this.person(character.id);
    for (const place of story.world.places) this.place(place.id);
    story.scenes.forEach((head, index) => {
      const number = String(index + 1).padStart(3, '0');
      book.name('scene', head.id, `scene ${number} ${head.title}`);
    });
  }

  person(id: CharacterId): string {
    return this.book.name('person', id, findCharacter(this.#story, id)?.name ?? '');
  }

  place(id: PlaceId | undefined): string {
    const place = this.#story.world.places.find((one) => one.id === id);
    return this.book.name('place', id ?? '', place?.name ?? 'nowhere');
  }

  label(id: string): string {
    return this.book.name('scene', id, 'scene');
  }

  /** As `show` and `scene` want it: `mira joy`, `mira evening_dress joy`, `bg pier dusk rain`. */
  image(shot: Shot): string {
    if (shot.kind === 'background') {
      return `bg ${this.place(shot.place)} ${shot.light} ${shot.weather}`;
    }
    const { who, outfit, expression } = shot;
    const words = [this.person(who), this.book.expression(who, expression)];
    if (outfit !== undefined) words.splice(1, 0, this.book.outfit(who, outfit));
    return words.join(' ');
  }
}

/** The shots that have a picture, by key; scripts show nothing else. */
export class ShownPictures {
  readonly #keys: ReadonlySet<string>;
  readonly #people: ReadonlySet<CharacterId>;

  constructor(shots: Iterable<Shot>) {
    const all = [...shots];
    this.#keys = new Set(all.map(shotKey));
    this.#people = new Set(all.flatMap((shot) => (shot.kind === 'sprite' ? [shot.who] : [])));
  }

  has(shot: Shot): boolean {
    return this.#keys.has(shotKey(shot));
  }

  hasPerson(id: CharacterId): boolean {
    return this.#people.has(id);
  }
}

/** Narrators have no name in the text box. */
export function isNarrator(character: Character | undefined): boolean {
  return character?.role === 'narrator';
}
