// Posts of a saved page, told by offsets in it: their bytes, their lines, who wrote them and when.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Message, TranscriptAbout } from '@/story';
import { cutOffFile } from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { LineCounter } from './line-counter';
import { People } from './people';
import { TranscriptBuilder, type NewMessage } from './transcript-builder';
import { DateBook, type WrittenDate } from './written-dates';

type Span = readonly [start: number, end: number];

export interface PagePost extends Omit<NewMessage, 'bytes' | 'textBytes' | 'line'> {
  /** The markup that goes with it. */
  readonly record: Span;
  /** Where its text stands. */
  readonly span: Span;
  readonly when?: WrittenDate | undefined;
}

export class PagePosts {
  readonly builder = new TranscriptBuilder();
  readonly people = new People();
  readonly #dates = new DateBook();
  readonly #lines: LineCounter;

  constructor(
    private readonly source: LogSource,
    private readonly html: string,
  ) {
    this.#lines = new LineCounter(html);
  }

  add({ record, span, when, ...post }: PagePost): Message {
    const message = this.builder.add({
      ...post,
      bytes: this.#bytes(record),
      textBytes: this.#bytes(span),
      line: this.#lines.at(record[0]),
    });
    this.#dates.note(message.index, when);
    return message;
  }

  skip(record: Span, why: string): void {
    this.builder.skip(this.#bytes(record), why);
  }

  #bytes([start, end]: Span): Span {
    const { text } = this.source;
    return [text.byteAt(start), text.byteAt(end)];
  }

  /** `between`: what to call the rest of the page. */
  finish(
    about: TranscriptAbout,
    between: string,
    diagnostics: readonly Diagnostic[] = [],
  ): ReadLog {
    this.people.addTo(this.builder);
    this.#dates.fill(this.builder.messages);
    this.builder.putOldestFirst();
    return { transcript: this.builder.finish(this.source, about, between), diagnostics };
  }

  /** What there is to say of a page that does not end as its program ends them. */
  cutOff(): readonly Diagnostic[] {
    return /<\/html>\s*$/i.test(this.html.slice(-100)) ? [] : [cutOffFile()];
  }
}

/** Nothing, where a page has no title. */
export function titled(title: string | undefined): TranscriptAbout {
  return title === undefined || title === '' ? {} : { title };
}
