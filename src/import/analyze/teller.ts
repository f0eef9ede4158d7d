// Names that only speech gives: whom others call the "I" who tells, and what "the boy" says he is called.
import { matchesOf } from '@/lib/text/matches';
import { pieceText, type Piece } from '../segment/piece';
import { foldName, type NameIndex } from './names';
import { isPersonNoun } from './person-words';
import { kindOfPlace } from './place-words';
import { NO_PERSON, type FoundVoice } from './told-survey';

/** "You have a good eye, Wren." and "Are you Marlin?" */
const CALLED =
  /(?:,\s+|\b[Aa]re you |\b[Yy]ou(?:['’]re| are) )((?:(?:Mr|Mrs|Ms|Miss|Dr|Captain|Detective|Inspector)\.?\s)?\p{Lu}\p{Ll}{2,})(?=[,.!?…]|$)/gu;
const NAMES = /\p{Lu}\p{Ll}{2,}/gu;
/** "I'm Maro." */
export const INTRODUCES =
  /(?:\bI(?:['’]m| am)|\b[Mm]y name(?:['’]s| is)|\b(?:[Tt]hey|[Pp]eople|[Ff]olks) call me|\b[Ee]very(?:one|body) calls me|\b[Cc]all me|\bIch hei(?:ß|ss)e|\bIch bin|\b[Jj]e m['’]appelle|\b[Mm]e llamo|\b[Ss]oy|\b[Mm]i chiamo|\b[Mm]eu nome é|\b[Mm]e chamo|Меня зовут)\s+(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?=[,.!?…]|$)/u;
const ASKS_NAME =
  /\b(?:[Ww]ho are you|[Ww]ho(?:['’]s| is) (?:there|that)|[Yy]our name|do (?:they|people) call you|[Ww]er (?:bist du|sind Sie)|[Ww]ie hei(?:ß|ss)|[Qq]ui (?:es-tu|êtes-vous)|t['’]appelles|vous appelez|[Qq]uién eres|te llamas|se llama|[Qq]uem é você|[Cc]hi sei|ti chiami)(?![\p{L}])[^.!]{0,40}\?|(?:[Кк]ак (?:тебя|вас) зовут|[Кк]то (?:ты|вы))[^.!]{0,20}\?/u;
/** "What's your name, sweetheart?" */
export const asksName = (text: string): boolean =>
  ASKS_NAME.test(text.length > 400 ? text.slice(-400) : text);

/** "Hari. I've got the pony.": the name that answers. */
export function nameAnswered(text: string): string | undefined {
  const name = /^\s*["“«„‘']?(\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?)(?=[.,!]|["”»“’']?\s*$)/u.exec(
    text,
  )?.[1];
  return name === undefined || NO_NAME.test(name) || NO_PERSON.test(name) ? undefined : name;
}

/** Words that stand alone like names and are none. */
const NO_NAME =
  /^(?:Yes|No|Oh|Well|Please|Thanks|Sorry|Hello|Hey|Good|Right|Okay|Sir|Madam|Miss|Mister|Darling|Dear|Love|Honey|Boss|Captain|Doctor|Mother|Father|Mum|Mom|Dad|Grandma|Grandpa|Sergeant|Officer|Inspector|Detective|Stop|Wait|Come|Look|Listen|Maybe|Never|Always|Nobody|Nothing|Musician|Friday|Late|Ready|Sure|Fine|Now|Then|Why|What|Who|Where|When|How|Not|Don|And|But|The|You|They|She)$/u;

/** Posts behind a question, those of others among them. */
const ANSWERED_WITHIN = 4;

export class TellerWatch {
  /** Tags that say "I". */
  tags = 0;
  readonly #called = new Map<string, number>();
  readonly #told = new Set<string>();
  readonly #introduced = new Map<string, string>();
  /** Whom a tag has called by a noun last; who they are was asked, in which quotation. */
  #noun: string | undefined;
  #asked: string | undefined;
  #askedIn = 0;
  #post = 0;

  see(piece: Piece): void {
    const text = pieceText(piece);
    if (piece.kind === 'speech') {
      for (const [, name = ''] of matchesOf(text, CALLED))
        if (!NO_NAME.test(name) && !NO_PERSON.test(name) && this.#called.size < 500)
          this.#called.set(name, (this.#called.get(name) ?? 0) + 1);
    } else if (this.#told.size < 20_000)
      for (const [name] of matchesOf(text, NAMES)) this.#told.add(name);
  }

  beginPost(index: number): void {
    this.#post = index;
    if (index - this.#askedIn > ANSWERED_WITHIN) this.#asked = undefined;
  }

  /** "Who are you?" "Hari.": whoever was spoken of by a noun has a name. */
  hear(piece: Piece): void {
    const text = pieceText(piece);
    const where = `${this.#post}:${piece.paragraph}`;
    const isAnswer = this.#asked !== undefined && this.#asked !== where;
    const name = isAnswer ? nameAnswered(text) : undefined;
    if (name !== undefined && this.#noun !== undefined && !this.#introduced.has(this.#noun))
      this.#introduced.set(this.#noun, name);
    if (asksName(text)) this.#askedIn = this.#post;
    this.#asked = asksName(text) ? where : isAnswer ? undefined : this.#asked;
  }

  /** A person known by a noun says who they are, before or behind their tag. */
  hearNoun(noun: string, before: Piece | undefined, after: Piece | undefined): void {
    if (isPersonNoun(noun)) this.#noun = foldName(noun);
    if (this.#introduced.has(foldName(noun))) return;
    for (const piece of [before, after]) {
      if (piece?.kind !== 'speech' || piece.paragraph !== before?.paragraph) continue;
      const name = INTRODUCES.exec(pieceText(piece))?.[1];
      if (name !== undefined && !NO_NAME.test(name) && !NO_PERSON.test(name))
        this.#introduced.set(foldName(noun), name);
    }
  }

  /** "The boy" who is Maro is called Maro, and "the boy" is Maro's other name. */
  nameNouns(voices: readonly FoundVoice[], names: NameIndex): FoundVoice[] {
    const out: FoundVoice[] = [];
    const renamed = new Map<string, FoundVoice>();
    for (const voice of voices) {
      const name = voice.isNoun ? this.#introduced.get(foldName(voice.name)) : undefined;
      if (name === undefined || names.named(name) !== undefined) {
        out.push(voice);
        continue;
      }
      const key = `voice:${foldName(name)}`;
      renamed.set(key, {
        ...voice,
        key,
        name,
        isNoun: false,
        aliases: [voice.name, ...voice.aliases],
      });
    }
    const merged = out.map((voice) => {
      const same = renamed.get(voice.key);
      renamed.delete(voice.key);
      return same
        ? { ...voice, tags: voice.tags + same.tags, aliases: [...voice.aliases, ...same.aliases] }
        : voice;
    });
    return [...merged, ...renamed.values()];
  }

  /** What others call whoever tells as "I": a name that no telling gives to anybody. */
  teller(voices: readonly FoundVoice[], names: NameIndex): string | undefined {
    if (this.tags === 0) return undefined;
    const speaking = new Set(voices.flatMap(({ name }) => foldName(name).split(' ')));
    let best: string | undefined;
    let most = 0;
    for (const [name, count] of this.#called) {
      const words = name.split(' ');
      const last = words.at(-1) ?? name;
      if (this.#told.has(last) || speaking.has(foldName(last))) continue;
      if (names.named(name) !== undefined || kindOfPlace(name) !== undefined) continue;
      if (count > most) {
        best = name;
        most = count;
      }
    }
    return best;
  }
}
