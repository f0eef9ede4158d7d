// Places in Russian, by the case of their nouns.
import { describe, expect, it } from 'vitest';
import { PlaceBook } from './place-book';
import { readPlace } from './places';

const PEOPLE: ReadonlySet<string> = new Set(['mira', 'corin']);
const placeOf = (text: string): string | undefined => {
  const cue = readPlace(text, new PlaceBook([]), PEOPLE);
  return cue && cue.confidence >= 0.5 ? cue.name : undefined;
};
/** Whether a scene may begin there, where a post opens with it. */
const begins = (text: string): boolean => {
  const cue = readPlace(text, new PlaceBook([]), PEOPLE);
  return (
    cue !== undefined &&
    (cue.isMove || cue.isHere || (cue.isOpening && cue.reason === 'place-being'))
  );
};

describe('a telling that opens in a place', () => {
  it.each([
    ['В библиотеке пахнет пылью и старой кожей.', 'библиотека'],
    ['На вокзале пусто, только голуби ходят по перрону.', 'вокзал'],
    ['Они спускаются в подвал, и дверь за ними захлопывается.', 'подвал'],
    ['Они сидят в старой мельнице и ждут рассвета.', 'старая мельница'],
    ['Во дворе кто-то колет дрова.', 'двор'],
    ['Ночью на мосту никого нет.', 'мост'],
    ['В лесу темно.', 'лес'],
    ['Больничный коридор пуст. Где-то капает вода.', 'больничный коридор'],
    ['Мира выбирается на крышу и садится у трубы.', 'крыша'],
    ['В кабинете следователя накурено.', 'кабинет'],
    ['В поезде душно.', 'поезд'],
    ['На набережной ни души.', 'набережная'],
  ])('%s', (text, name) => {
    expect(placeOf(text)?.toLowerCase()).toContain(name.toLowerCase());
    expect(begins(text)).toBe(true);
  });
});

describe('no place where anybody is', () => {
  it.each(['Она вспоминает кухню своей бабушки.', 'Он никогда не был в замке.'])('%s', (text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});
