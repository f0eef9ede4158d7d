// Accounts export many conversations in one file. Each is a tree, since answers are asked for again
// and questions edited; one path through it is what the user last saw.
import type { Diagnostic } from '@/lib/diagnostic';
import type { Speaker, TranscriptAbout } from '@/story';
import {
  cutOffFile,
  damagedLine,
  emptyMessages,
  moreDamagedLines,
  noNames,
  otherBranches,
  severalChats,
} from '../../diagnostics';
import type { LogSource, ReadLog } from '../log-format';
import { jsonList, type JsonRecord } from './json-lines';
import { wholeText, type JsonPlace } from './json-parts';
import { shownPath, type TreeNode } from './message-tree';
import { Pace } from './pace';
import { cleanText, isNarratorName, kindOfPost } from './text-marks';
import { findTracker } from './trackers';
import { TranscriptBuilder } from './transcript-builder';

export interface ConversationNode extends TreeNode {
  /** Who says it, where the program knows more than roles. */
  readonly name?: string;
  /** Somebody of a chat between people, where nobody is the player or a model. */
  readonly isPerson?: boolean;
  /** Versions that are kept within its own record, the shown one among them. */
  readonly kept?: readonly string[];
  /** Why it is not shown; '' where it is. */
  readonly why: string;
  readonly record: JsonRecord;
  readonly textBytes: readonly [start: number, end: number];
  readonly time: number | undefined;
}

export interface Conversation {
  readonly title: string;
  /** What holds the title or, without one, the date. */
  readonly heading: JsonRecord | undefined;
  readonly time: number | undefined;
  /** In the order of the file. */
  readonly nodes: readonly ConversationNode[];
  /** Id of the last message that the user saw, where the file says. */
  readonly leaf: string | undefined;
}

/** Why a message without text is left out; such messages are counted for the user. */
export const EMPTY_MESSAGE = 'empty message';

const MAX_DAMAGED_SHOWN = 20;
const NAMES = { user: 'User', assistant: 'Assistant' } as const;
const ROLES = { user: 'player', assistant: 'character' } as const;

/**
 * Reads a file that holds a list of conversations, or one; `take` gives one of them to the book. `within`:
 * where in the file that list is, if it is not all of it.
 */
export async function readConversations(
  source: LogSource,
  take: (place: JsonPlace | JsonRecord, book: ConversationBook, pace: Pace) => Promise<void>,
  within?: JsonPlace,
): Promise<ReadLog> {
  const book = new ConversationBook(source);
  const pace = new Pace(source);
  const list = jsonList(source.text, null, within);
  if (list) {
    for (const record of list.records) await take(record, book, pace);
    if (list.isCut()) book.reportCut();
  } else await take(within ?? wholeText(source.text), book, pace);
  return book.finish();
}

/** Gathers conversations and writes them as one transcript. */
export class ConversationBook {
  readonly #builder = new TranscriptBuilder();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #conversations: Conversation[] = [];
  /** Key of the first speaker in each role. */
  readonly #keys = new Map<'user' | 'assistant', string>();
  #damaged = 0;
  #empty = 0;
  #left = 0;

  constructor(private readonly source: LogSource) {}

  add(conversation: Conversation): void {
    this.#conversations.push(conversation);
  }

  /** What is known of somebody before they speak. */
  introduce(speaker: Speaker): void {
    this.#builder.speaker(speaker);
  }

  /** A record that is no conversation. */
  skip(record: JsonRecord): void {
    if (record.value === undefined && !record.isCut && ++this.#damaged <= MAX_DAMAGED_SHOWN) {
      this.#diagnostics.push(damagedLine({ line: record.line, bytes: record.bytes }, false));
    }
    this.#builder.skip(record.bytes, 'not a conversation');
  }

  report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }

  reportCut(): void {
    this.#diagnostics.push(cutOffFile());
  }

  /** The oldest conversation first, each under its title where there are several. `between`: as for the builder. */
  finish(between = 'JSON around the messages'): ReadLog {
    const full = inOrderOfTime(this.#conversations.filter(isTold));
    for (const conversation of full) this.#write(conversation, full.length > 1);
    for (const { nodes } of this.#conversations.filter((one) => !isTold(one))) {
      for (const node of nodes) this.#skipNode(node);
    }
    const more = this.#damaged - MAX_DAMAGED_SHOWN;
    if (more > 0) this.#diagnostics.push(moreDamagedLines(more));
    if (this.#empty > 0) this.#diagnostics.push(emptyMessages(this.#empty));
    if (this.#left > 0) this.#diagnostics.push(otherBranches(this.#left));
    if (full.length > 1) this.#diagnostics.push(severalChats(full.length));
    if ([...this.#keys].some(([role, key]) => role === key)) this.#diagnostics.push(noNames());
    const about = this.#aboutOf(full);
    const transcript = this.#builder.finish(this.source, about, between);
    return { transcript, diagnostics: this.#diagnostics };
  }

  #write(conversation: Conversation, isOneOfSeveral: boolean): void {
    if (isOneOfSeveral) this.#writeHeading(conversation);
    const path = shownPath(conversation.nodes, conversation.leaf);
    const written = new Set<ConversationNode>();
    const kept = new Set<ConversationNode>();
    for (const { node, versions } of path) {
      written.add(node);
      for (const version of versions) kept.add(version);
      this.#writeMessage(node, versions);
    }
    for (const node of conversation.nodes) {
      if (written.has(node)) continue;
      if (kept.has(node)) this.#builder.skip(node.record.bytes, 'another version of a message');
      else if (node.role === null) this.#skipNode(node);
      else {
        this.#left++;
        this.#builder.skip(node.record.bytes, 'another branch of the conversation');
      }
    }
  }

  #writeHeading({ title, heading, time }: Conversation): void {
    const date = time === undefined ? '' : new Date(time).toISOString().slice(0, 10);
    const text = title === '' ? date : title;
    if (!heading || text === '') return;
    const { bytes, start, raw } = heading;
    const { text: whole } = this.source;
    const isString = raw.startsWith('"');
    const from = start + (isString ? 1 : 0);
    const to = start + raw.length - (isString && !heading.isCut ? 1 : 0);
    this.#builder.add({
      speaker: null,
      kind: 'narration',
      text: cleanText(text),
      bytes,
      textBytes: [whole.byteAt(from), whole.byteAt(Math.max(from, to))],
      line: heading.line,
      heading: true,
      ...(time === undefined ? {} : { time }),
    });
  }

  #writeMessage(node: ConversationNode, versions: readonly ConversationNode[]): void {
    const { role, text, time, record, textBytes } = node;
    if (role === null) return;
    const { name = NAMES[role] } = node;
    const key = node.name ?? role;
    const isPerson = node.isPerson === true;
    this.#builder.speaker({
      key,
      name,
      ...(isNarratorName(name)
        ? { role: 'narrator' }
        : isPerson
          ? { isAccount: true }
          : { role: ROLES[role] }),
    });
    if (!isPerson && !this.#keys.has(role)) this.#keys.set(role, key);
    const alternatives = [
      ...new Set(versions.flatMap((version) => version.kept ?? [version.text])),
    ];
    const stated = findTracker(text);
    this.#builder.add({
      speaker: key,
      kind: kindOfPost(text, name),
      text,
      bytes: record.bytes,
      textBytes,
      line: record.line,
      ...(time === undefined ? {} : { time }),
      ...(alternatives.length < 2
        ? {}
        : { alternatives, shownAlternative: alternatives.indexOf(text) }),
      ...(stated ? { stated } : {}),
    });
  }

  #aboutOf(full: readonly Conversation[]): TranscriptAbout {
    const [only] = full.length === 1 ? full : [];
    const [userName, characterName] = [this.#keys.get('user'), this.#keys.get('assistant')];
    return {
      ...(only && only.title !== '' ? { title: only.title } : {}),
      ...(userName === undefined ? {} : { userName }),
      ...(characterName === undefined ? {} : { characterName }),
    };
  }

  #skipNode({ record, why }: ConversationNode): void {
    if (why === EMPTY_MESSAGE) this.#empty++;
    this.#builder.skip(record.bytes, why);
  }
}

function isTold({ nodes }: Conversation): boolean {
  return nodes.some(({ role }) => role !== null);
}

/** Exports begin with the newest conversation. Where one has no date, the order of the file stands. */
function inOrderOfTime(conversations: readonly Conversation[]): readonly Conversation[] {
  if (conversations.some(({ time }) => time === undefined)) return conversations;
  return [...conversations].sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
}
