// Stories that Claude writes as artifacts or files beside the chat, by calls of its tools.
import { isObject } from '../shared/json-lines';
import { WrittenDocument } from '../shared/written-document';

export interface WrittenPart {
  /** Key of the string that it was read from, and that string. */
  readonly key: string;
  readonly literal: string;
  /** What of it is told. */
  readonly shown: string;
}

const STORY_TYPE = /^text\/(?:markdown|plain)$/;
const STORY_FILE = /\.(?:md|markdown|txt)$/i;

export class Artifacts {
  readonly #documents = new Map<string, WrittenDocument>();

  /** What a call of a tool writes; undefined where it writes code, or nothing that is told. */
  read(input: unknown): WrittenPart | undefined {
    if (!isObject(input)) return undefined;
    const { id, path, type, content, file_text: file, old_str: old, new_str: text } = input;
    const name = typeof id === 'string' ? id : typeof path === 'string' ? path : undefined;
    if (name === undefined) return undefined;
    const isStory = typeof type === 'string' ? STORY_TYPE.test(type) : STORY_FILE.test(name);
    let document = this.#documents.get(name);
    if (!document && isStory) this.#documents.set(name, (document = new WrittenDocument()));
    if (!document) return undefined;
    if (typeof content === 'string') return partOf('content', content, document.write(content));
    if (typeof file === 'string') return partOf('file_text', file, document.write(file));
    if (typeof old !== 'string' || typeof text !== 'string') return undefined;
    return partOf('new_str', text, document.replace(old, text));
  }
}

function partOf(key: string, literal: string, shown: string): WrittenPart | undefined {
  return shown === '' ? undefined : { key, literal, shown };
}

/** Stands where an answer had something beside its text. */
const NOTICE =
  /(?:^|\n)`{3}[ \t]{0,9}\nThis block is not supported on your current device yet\.?[ \t]{0,9}\n`{3}(?=\n|$)\n?/g;

/** Artifacts as they once stood within the text: their tags go, and what the model thought of them. */
export function withoutTags(text: string): string {
  return text
    .replace(NOTICE, '\n')
    .replace(/<antThinking>[^<]{0,4000}<\/antThinking>\s?/g, '')
    .replace(/<\/?antArtifact\b[^<>]{0,500}>\n?/g, '')
    .trim();
}
