// Lines of a dialogue script put together: what is said and told, and what may be chosen.
import type { TextLine } from '@/lib/text';
import type { LogSource, ReadLog } from '../log-format';
import { nameStrength } from '../names/name-words';
import { cleanText } from '../shared/text-marks';
import { TranscriptBuilder, type NewMessage } from '../shared/transcript-builder';
import type { Dialect, DialogueLine } from './dialect';

const NAME =
  /^(?:\*\*|\*)?([\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}_'’. -]{0,39}?)(?:\*\*|\*)?\s?:\s?(?:\*\*|\*)?\s*(?=\S)/u;
/** What programs write before a colon, besides what is nobody's name in any text. */
const OF_PROGRAM = /^(?:Error|TODO|Debug|Score|Objective)$/;

type Option = Extract<DialogueLine, { is: 'option' }>;

export class DialogueReader {
  readonly #builder = new TranscriptBuilder();
  readonly #readLine: (line: string) => DialogueLine;
  /** Options of each depth whose menu is open: the message that offers them, by depth. */
  readonly #menus: { readonly depth: number; readonly message: number }[] = [];
  readonly #offers = new Map<number, string[]>();
  #title = '';

  constructor(
    private readonly source: LogSource,
    dialect: Dialect,
  ) {
    this.#readLine = dialect.open();
  }

  take(line: TextLine): void {
    const read = this.#readLine(line.text);
    switch (read.is) {
      case 'skip':
        return this.#builder.skip(line.bytes, read.why);
      case 'part':
        this.#menus.length = 0;
        return this.#builder.skip(line.bytes, 'name of a part');
      case 'title':
        if (this.#title === '') this.#title = read.text;
        return this.#builder.skip(line.bytes, 'title');
      case 'option':
        return this.#offer(line, read);
      case 'text':
        return this.#say(line, read);
    }
  }

  #say(line: TextLine, read: Extract<DialogueLine, { is: 'text' }>): void {
    const { text, from, to, closes = Infinity } = read;
    while ((this.#menus.at(-1)?.depth ?? -1) >= closes) this.#menus.pop();
    const named = NAME.exec(text.slice(0, 80));
    const name = named?.[1]?.trim() ?? '';
    const isNamed = named !== null && !OF_PROGRAM.test(name) && nameStrength(name) === 2;
    const said = isNamed ? text.slice(named[0].length) : text;
    const speaker = isNamed ? this.#builder.speaker({ key: name, name }) : null;
    this.#add(line, from, to, { speaker, kind: isNamed ? 'post' : 'narration', text: said });
  }

  /** The first option stands for all that are offered with it; the others head their branches. */
  #offer(line: TextLine, option: Option): void {
    while ((this.#menus.at(-1)?.depth ?? -1) > option.depth) this.#menus.pop();
    const text = option.text.replace(/^([\p{Lu}][\p{L} ]{0,30}):\s/u, '');
    const menu = this.#menus.at(-1);
    if (menu?.depth === option.depth) {
      this.#offers.get(menu.message)?.push(text);
      this.#add(line, option.from, option.to, { speaker: null, kind: 'system', text });
      return;
    }
    const message = this.#builder.messages.length;
    this.#menus.push({ depth: option.depth, message });
    this.#offers.set(message, [text]);
    this.#add(line, option.from, option.to, { speaker: null, kind: 'narration', text });
  }

  #add(
    line: TextLine,
    from: number,
    to: number,
    message: Pick<NewMessage, 'speaker' | 'kind' | 'text'>,
  ): void {
    const { text: file } = this.source;
    this.#builder.add({
      ...message,
      text: cleanText(message.text),
      bytes: line.bytes,
      textBytes: [file.byteAt(line.start + from), file.byteAt(line.start + to)],
      line: line.number,
    });
  }

  finish(): ReadLog {
    const { messages } = this.#builder;
    for (const [index, options] of this.#offers) {
      const message = messages[index];
      if (!message) continue;
      if (options.length < 2) {
        // One way on is no choice.
        messages[index] = { ...message, kind: 'system' };
        continue;
      }
      const text = options.map((option, i) => `${i + 1}. ${option}`).join('\n');
      messages[index] = { ...message, text: cleanText(text), isMenu: true };
    }
    const about = this.#title === '' ? {} : { title: this.#title };
    return {
      transcript: this.#builder.finish(this.source, about, 'code of the script'),
      diagnostics: [],
    };
  }
}
