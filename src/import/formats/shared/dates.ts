// Dates of logs as milliseconds of the log's own clock. No date is ever a reason to drop a message.
import { monthOf } from './written-dates';

/**
 * All forms that SillyTavern and its relatives wrote from 2022 on: epoch numbers, `2023-7-20 @14h 2m
 * 3s 456ms`, `2024-07-12@01h31m37s`, `June 19, 2023 2:20pm`, ISO. Undefined where it is none of them.
 */
export function parseChatDate(value: unknown): number | undefined {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{10,13}$/.test(text)) return epochMs(Number(text));
  const stamped =
    /^(\d{4})-(\d{1,2})-(\d{1,2}) ?@ ?(\d{1,2})h ?(\d{1,2})m ?(\d{1,2})s(?: ?(\d{1,3})ms)?$/.exec(
      text,
    );
  if (stamped) {
    const [, y, mo, d, h, mi, s, ms] = stamped.map(Number);
    return Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s, Number.isFinite(ms) ? ms : 0);
  }
  const written =
    /^(\p{L}+|\d{1,2}[月월])\.? (\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap]m)?$/iu.exec(
      text,
    );
  if (written) {
    // Programs write the month in the language of the browser. One that is not known has no day, and a
    // wrong one is worse than none.
    const month = monthOf(written[1] ?? '');
    if (month === undefined) return undefined;
    const hour = hourOf(Number(written[4]), written[7]);
    return Date.UTC(
      Number(written[3]),
      month - 1,
      Number(written[2]),
      hour,
      Number(written[5]),
      Number(written[6] ?? 0),
    );
  }
  return parseIsoDate(text);
}

/** ISO dates, read by the clock that wrote them: the offset says where it hung, not what it showed. */
export function parseIsoDate(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    );
  if (!parts) return undefined;
  const ms = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1000);
  const [, y, mo, d, h, mi, s] = parts.map((part) => Number(part ?? 0));
  return Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s, ms);
}

/** Seconds have ten digits until 2286, milliseconds thirteen. */
export function epochMs(value: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const ms = value < 1e11 ? value * 1000 : value;
  return ms < 8.64e15 ? Math.floor(ms) : undefined;
}

/** 24-hour value of a clock reading with an optional `am` or `pm`. */
export function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || half === '') return hour;
  const isPm = /^p/i.test(half);
  if (hour === 12) return isPm ? 12 : 0;
  return isPm ? hour + 12 : hour;
}
