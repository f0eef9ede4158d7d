// Heads of scenes as screenplays write them, `INT. KITCHEN - NIGHT`, in the tongues that have their own marks.
import type { StatedSetting } from '@/story';
import { settingOfHeading } from './scene-heading';

/** A longer head is no head. */
const MAX_CHARS = 300;
/** Short marks, which screenplays write in small letters too. */
const SHORT = 'INT|EXT|EST';
/** Whole words and other scripts: only in capitals, for in small letters they are words of a sentence. */
const WORDS =
  'INTERIOR|EXTERIOR|INTERNO|ESTERNO|INTERNA|EXTERNA|INTÉRIEUR|EXTÉRIEUR|INNEN|AUSSEN|AUẞEN|AUßEN|BINNEN|BUITEN|' +
  'WNĘTRZE|PLENER|SISÄ|ULKO|ИНТ|НАТ|ЭКСТ|内景|外景';
const BEHIND = '[.．。:\\s]\\s*(?:[-–—]\\s+)?(?=\\S)';
const MARK = new RegExp(`^(?:${both(SHORT)}|I\\.?/E)${BEHIND}`, 'i');
const WORD_MARK = new RegExp(`^(?:${both(WORDS)})${BEHIND}`, 'u');

/** `INT.`, and with another behind it: `INT./EXT.`. */
function both(marks: string): string {
  return `(?:${marks})(?:\\.?\\s?/\\s?(?:${marks}))?`;
}

/** What does not name an hour but takes over that of the scene before. */
const SAME_HOUR =
  /^(?:LATER|CONTINUOUS|CONT['’]?D|CONTINUED|SAME(?: TIME)?|(?:A )?(?:FEW )?(?:MOMENTS?|MINUTES) LATER|PLUS TARD|SUITE|MÁS TARDE|CONTINÚA|CONTINUA|CONTINUO|SPÄTER|GLEICH DARAUF|ПОЗЖЕ|ПРОДОЛЖЕНИЕ)$/iu;
const HOUR_WORDS =
  /(?:^|\s)(?:JOUR|NUIT|MATIN|SOIR|SOIRÉE|AUBE|CRÉPUSCULE|MIDI|MINUIT|APRÈS-MIDI|TAG|NACHT|MORGEN|MORGENS|ABEND|ABENDS|MITTAG|NACHMITTAG|DÄMMERUNG|D[IÍ]A|NOCHE|MAÑANA|TARDE|AMANECER|ATARDECER|ANOCHECER|MADRUGADA|MEDIANOCHE|MEDIODÍA|NOITE|MANHÃ|AMANHECER|ENTARDECER|GIORNO|NOTTE|SERA|MATTIN[AO]|ALBA|TRAMONTO|POMERIGGIO|ДЕНЬ|НОЧЬ|УТРО|ВЕЧЕР|РАССВЕТ|ЗАКАТ|DAG|OCHTEND|AVOND|DZIEŃ|NOC|PORANEK|WIECZÓR|PÄIVÄ|YÖ)(?:\s|$)|^(?:日|夜|朝|昼|晚|晚上|夜晚|白天|清晨|早晨|傍晚|黄昏|夕方|深夜)$/iu;
/** `HOUSE DAY`: an hour behind a place without a dash. */
const BARE_HOUR = /^(.*\S)\s+(DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK)$/;

/** How long the mark is that opens a head, or undefined where the line is none. */
export function slugMark(line: string): number | undefined {
  const text = line.slice(0, 60);
  return (MARK.exec(text) ?? WORD_MARK.exec(text))?.[0].length;
}

/** What stands behind the mark: the parts behind the place are rooms of it, an hour, the weather. */
export function settingOfSlug(text: string): StatedSetting | undefined {
  const [place = '', ...parts] = partsOf(text.slice(0, MAX_CHARS));
  const rooms = [place];
  let stated: StatedSetting = {};
  for (const part of parts) {
    if (SAME_HOUR.test(part)) continue;
    const said = isHour(part) ? { hour: part } : settingOfHeading(`${place} - ${part}`);
    const { hour, weather } = said ?? {};
    if (hour === undefined && weather === undefined) rooms.push(part);
    stated = { ...stated, ...(hour && { hour }), ...(weather && { weather }) };
  }
  const full = rooms.filter(Boolean).join(' - ');
  return full === '' ? undefined : { place: full, ...stated };
}

/** Without the year, the "FLASHBACK" and the like that stand in brackets at the end of a part. */
function partsOf(text: string): string[] {
  const parts = text
    .split(
      /\s+[-–—]+\s+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[-–—](?=\p{Script=Han})|\.\s+(?=\p{Lu}{3,}[^.]*$)/u,
    )
    .map((part) => part.replace(/\s*\([^()]{0,60}\)$/, '').trim());
  const last = parts.at(-1) ?? '';
  const bare = parts.length === 1 ? BARE_HOUR.exec(last) : null;
  return bare ? [bare[1] ?? '', bare[2] ?? ''] : parts;
}

function isHour(part: string): boolean {
  return part.length <= 40 && part.split(/\s+/).length <= 3 && HOUR_WORDS.test(part);
}
