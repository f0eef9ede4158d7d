// What programs write beside the word for a side: the day, the hour, the model. Other words are said.
import { hasDay, readWrittenDate } from '../shared/written-dates';
import { sideWord } from './role-words';

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|\s?[+-]\d{2}:?\d{2})?)?$/;
const LABELED =
  /^[*_`]*(date|time|timestamp|created(?: at)?|sent|model|tokens|时间|日期|datum|heure|fecha|data)[*_`]*\s*[:：][*_`\s]*/i;
/** `gpt-4o`, `llama3.1:8b`, `meta-llama/Llama-3`: a word with a number or a sign in it. */
const MODEL = /^(?=.{0,60}[\p{L}])[\w.+-]+(?:[/:][\w.+-]+){0,3}$/u;

/** A day, a clock, or both, and nothing else. */
export function isTime(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 60 || !/\d/.test(plain)) return false;
  if (ISO.test(plain)) return true;
  if (!/^[\p{L}\d\s.,:/+年月日()-]+$/u.test(plain)) return false;
  const [written, dated] = [readWrittenDate(plain), readWrittenDate(`${plain} 0:00`)];
  if (written === undefined && !hasDay(dated)) return false;
  // Names of days and months, halves of the day, zones: never many, and no sentence.
  const words = plain.match(/\p{L}+/gu) ?? [];
  return words.length <= 5 && words.every((word) => isWordOfTime(word));
}

/** `at`, `PM`, `GMT`, and names of months and days, which all languages write in up to ten letters. */
function isWordOfTime(word: string): boolean {
  if (/^(?:at|on|de|del|du|um|às|à|le|a|p|m|am|pm|uhr|h|st|nd|rd|th|year|t|z)$/i.test(word))
    return true;
  if (/^[A-Z]{2,5}$/.test(word) || !/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word))
    return true;
  return MONTH_OR_DAY.test(word);
}

const MONTH_OR_DAY =
  /^(?:jan|feb|fév|fev|mar|mär|mrt|maa|apr|avr|abr|ma[yijg]|mei|ju[nl]|jui|giu|lug|aug|ago|aoû|sep|set|ok?t|oct|out|ott|nov|de[czč]|dic|déc|ene|gen|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|mon|tue|wed|thu|fri|sat|sun|today|yesterday|mont|dien|mitt|donn|frei|sams|sonn|heute|gestern|lun|mié|mer|jue|jeu|vie|ven|sáb|sab|sam|dom|dim|hoy|ayer|hier|aujourd|пон|вто|сре|чет|пят|суб|вос)\p{L}{0,8}$/iu;

/** A line of nothing but a time, with or without marks and a label. */
export function isStamp(line: string): boolean {
  if (line.length > 120) return false;
  const plain = line.trim().replace(/^[*_`([]+|[*_`)\]]+$/g, '');
  const label = LABELED.exec(plain);
  if (!label) return isTime(plain);
  const value = plain.slice(label[0].length).trim();
  return /^(?:model|tokens)$/i.test(label[1] ?? '') ? isModel(value) : isTime(value);
}

/** What may stand in a head beside its word. */
export function isProgramsNote(text: string): boolean {
  const plain = text.trim();
  return plain === '' || isStamp(plain) || isModel(plain);
}

function isModel(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 60) return false;
  const name = sideWord(plain);
  if (name?.name !== undefined && name.side === 'model' && name.length === plain.length)
    return true;
  return MODEL.test(plain) && /[\d/:]/.test(plain);
}
