// The people on stage while a scene is folded: who is there, in which order, in what mood. Every
// function takes the list from left to right and returns a new one.
import type { Character, CharacterId, Expression } from '@/story';
import { CROWD_LIMIT, placePeople } from './layout';
import type { StageSprite } from './stage-state';

export interface Person {
  readonly who: CharacterId;
  readonly expression: Expression;
  /** Lines of theirs since the story last said how they look. */
  readonly linesSinceExpression: number;
  /** Where the author put them. */
  readonly pin: number | undefined;
  /** Beat at which they last came or spoke: the crowd loses the smallest first. */
  readonly activeAt: number;
}

/** A mood lasts this many further lines of the same person, then the face goes back to neutral. */
export const MOOD_LASTS_LINES = 2;

/** Narrators and notices have no body; the author can take anybody else off the stage. */
export function canStand(character: Character | undefined, showPlayer: boolean): boolean {
  if (!character || !character.onStage) return false;
  return character.role === 'character' || (character.role === 'player' && showPlayer);
}

/**
 * Adds somebody beside `partner`, the one they most likely talk to, on the side with fewer people.
 * A full stage loses the one silent longest.
 */
export function enter(
  people: readonly Person[],
  who: CharacterId,
  at: { beat: number; partner: CharacterId | null; pin?: number | undefined },
): readonly Person[] {
  const person: Person = {
    who,
    expression: 'neutral',
    linesSinceExpression: 0,
    pin: at.pin,
    activeAt: at.beat,
  };
  const others = people.length < CROWD_LIMIT ? [...people] : withoutQuietest(people);
  const partner = others.findIndex((other) => other.who === at.partner);
  if (partner < 0) others.push(person);
  else others.splice(partner < others.length - 1 - partner ? partner : partner + 1, 0, person);
  return sorted(others);
}

function withoutQuietest(people: readonly Person[]): Person[] {
  const quietest = people.reduce((a, b) => (b.activeAt < a.activeAt ? b : a));
  return people.filter((person) => person !== quietest);
}

export function leave(people: readonly Person[], who: CharacterId): readonly Person[] {
  return people.some((person) => person.who === who)
    ? people.filter((person) => person.who !== who)
    : people;
}

/** Puts somebody at x and keeps them there, or hands them back to the layout when x is undefined. */
export function move(
  people: readonly Person[],
  who: CharacterId,
  x: number | undefined,
): readonly Person[] {
  return sorted(people.map((person) => (person.who === who ? { ...person, pin: x } : person)));
}

export function express(
  people: readonly Person[],
  who: CharacterId,
  expression: Expression,
): readonly Person[] {
  return people.map((person) =>
    person.who === who ? { ...person, expression, linesSinceExpression: 0 } : person,
  );
}

/** Somebody says a line; without an expression the last one stays for a while. */
export function speak(
  people: readonly Person[],
  who: CharacterId,
  beat: number,
  expression: Expression | undefined,
): readonly Person[] {
  return people.map((person) => {
    if (person.who !== who) return person;
    const linesSinceExpression = expression === undefined ? person.linesSinceExpression + 1 : 0;
    const kept = linesSinceExpression > MOOD_LASTS_LINES ? 'neutral' : person.expression;
    return { ...person, activeAt: beat, linesSinceExpression, expression: expression ?? kept };
  });
}

/** Order is by where they really stand, so that a pin takes its bearer past the others once. */
function sorted(people: readonly Person[]): readonly Person[] {
  if (people.every((person) => person.pin === undefined)) return people;
  const placed = placePeople(people.map((person) => person.pin));
  return people
    .map((person, index) => ({ person, x: placed[index]?.x ?? 0.5 }))
    .sort((a, b) => a.x - b.x)
    .map(({ person }) => person);
}

/** What somebody wears beside the usual clothes, on stage or not, by name of the outfit. */
export type Clothes = ReadonlyMap<CharacterId, string>;

/** Usual clothes for undefined, and for an outfit that the character does not have. */
export function dress(clothes: Clothes, character: Character, outfit: string | undefined): Clothes {
  const isKnown = character.outfits?.some(({ name }) => name === outfit) ?? false;
  const next = outfit !== undefined && isKnown ? outfit : undefined;
  if (clothes.get(character.id) === next) return clothes;
  const changed = new Map(clothes);
  if (next === undefined) changed.delete(character.id);
  else changed.set(character.id, next);
  return changed;
}

/**
 * Sprites from left to right.
 * @param stack everybody on stage, the last to speak at its end, which is the front.
 * @param focus the one who is lit; null: everybody.
 */
export function spritesOf(
  people: readonly Person[],
  stack: readonly CharacterId[],
  focus: CharacterId | null,
  clothes: Clothes,
): StageSprite[] {
  const standing = placePeople(people.map((person) => person.pin));
  return people
    .map((person, index) => {
      const outfit = clothes.get(person.who);
      return {
        who: person.who,
        expression: person.expression,
        ...(outfit !== undefined && { outfit }),
        x: standing[index]?.x ?? 0.5,
        scale: standing[index]?.scale ?? 1,
        z: stack.indexOf(person.who) + 1,
        lit: focus === null || focus === person.who,
      };
    })
    .sort((a, b) => a.x - b.x);
}
