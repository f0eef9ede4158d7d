// Which elements of a marked-up chat are a message, its author, its text and its time: by the names and
// classes that messengers and their exporters gave them.
import type { HtmlElement } from '../shared/html-nodes';
import { decodeEntities } from '../shared/html-text';

export type Part = 'name' | 'text' | 'time';

/** What the tag of a message says itself. */
export interface TagFacts {
  readonly name?: string;
  readonly text?: string;
  readonly time?: string;
}

/** Adium's and the phones' messages have their facts in the tag; MSN's have them in elements within. */
export function messageOf(element: HtmlElement): TagFacts | undefined {
  const of = (name: string): string | undefined => {
    const value = element.attribute(name);
    return value === undefined || value === '' || value === 'null'
      ? undefined
      : decodeEntities(value);
  };
  const { name } = element;
  const facts = (who?: string, text?: string, time?: string): TagFacts => ({
    ...(who === undefined ? {} : { name: who }),
    ...(text === undefined ? {} : { text }),
    ...(time === undefined ? {} : { time }),
  });
  if (name === 'sms') {
    const isOwn = of('type') === '2';
    const contact = of('contact_name');
    const who = contact === undefined || contact === '(Unknown)' ? of('address') : contact;
    return facts(isOwn ? 'You' : who, of('body'), of('date'));
  }
  if (name !== 'message') return undefined;
  const date = [of('date'), of('time')].filter((part) => part !== undefined).join(' ');
  return facts(
    of('alias') ?? of('sender'),
    undefined,
    of('datetime') ?? (date === '' ? undefined : date),
  );
}

/** Lines of the program itself, as elements. */
export function isEvent(element: HtmlElement): boolean {
  const { name } = element;
  if (name === 'event' || name === 'status' || name === 'invitation' || name === 'join')
    return true;
  return (
    name === 'leave' || element.is('status') || element.is('announcement') || element.is('event')
  );
}

const NAME_CLASSES = ['sender', '_a6-h', '_2lel'];
const TEXT_CLASSES = ['body', 'bubble', '_a6-p', '_2let'];
const TIME_CLASSES = ['timestamp', 'time', 'date', '_a6-o', '_2lem'];

export function partOf(element: HtmlElement): Part | undefined {
  if (element.name === 'body') return undefined;
  if (element.name === 'text' || (element.name === 'pre' && element.is('message'))) return 'text';
  const has = (classes: readonly string[]): boolean => classes.some((name) => element.is(name));
  return has(NAME_CLASSES)
    ? 'name'
    : has(TEXT_CLASSES)
      ? 'text'
      : has(TIME_CLASSES)
        ? 'time'
        : undefined;
}

/** What stands around the text of a message and is none of it. */
export function isBeside(element: HtmlElement): boolean {
  return ['quote', 'reactions', 'tapbacks', 'reaction', 'replies', 'edited'].some((name) =>
    element.is(name),
  );
}
