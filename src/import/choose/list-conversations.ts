// Looks through logs for the conversations in them, one after the other, so that the user can choose
// before anything is stored. Runs in the import worker.
import { parseTolerantly } from '@/lib/json-repair';
import { findFormat, type FormatId } from '../formats';
import { withoutExtension } from '../formats/detect';
import type { ConversationLists } from '../formats/log-format';
import { cutList } from '../formats/shared/list-cutter';
import type { FoundConversation, Listing } from './found';
import { summarize, type Summary } from './summarize';

export interface ListedLog {
  readonly file: File;
  /** Where it lay in its folder or archive. */
  readonly path: string;
  readonly archive?: string | undefined;
  readonly format: FormatId;
}

export interface ListingProgress {
  /** 0 to 1, by bytes looked at. */
  readonly fraction: number;
  readonly found: number;
}

/** The first of these say whether a list is one of conversations. */
const LOOKED_AT = 5;
const LOOK_BYTES = 2 * 1024 * 1024;
/** More text around a list than this is no frame. */
const MAX_FRAME_BYTES = 256 * 1024;
/** Cutting is quick beside reading what was cut. */
const CUT_SHARE = 0.1;

export async function listConversations(
  logs: readonly ListedLog[],
  onProgress: (progress: ListingProgress) => void = () => undefined,
): Promise<Listing> {
  const total = logs.reduce((sum, { file }) => sum + Math.max(1, file.size), 0);
  const found: FoundConversation[] = [];
  let empty = 0;
  let done = 0;
  for (const [number, log] of logs.entries()) {
    const { size } = log.file;
    const report = (bytes: number) =>
      onProgress({ fraction: (done + bytes) / total, found: found.length });
    const parts = await cutConversations(log.file, log.format, (bytes) =>
      report(bytes * CUT_SHARE),
    );
    let read = 0;
    // A file with one conversation is taken as it is.
    for (const [i, part] of (parts ?? [log.file]).entries()) {
      const summary = await summarize(part, log.file.name, log.format);
      read += part.size;
      report(size * CUT_SHARE + Math.min(size, read) * (1 - CUT_SHARE));
      if (!summary) empty++;
      else found.push(foundOf(log, `${number}.${i}`, part, summary, parts !== undefined));
    }
    done += Math.max(1, size);
  }
  return { found, empty };
}

/** Whether a file holds conversations to choose from: of a long one only the beginning is looked at. */
export async function holdsSeveral(file: File, format: FormatId): Promise<boolean> {
  const lists = findFormat(format)?.conversations;
  const list = lists && (await cutList(file, lists.paths, { most: LOOKED_AT }));
  if (!list || list.elements.length < 2) return false;
  return areConversations(
    list.elements.map(([start, end]) => file.slice(start, end)),
    lists,
  );
}

/** The conversations of a file that holds several, else undefined. */
export async function cutConversations(
  file: File,
  format: FormatId,
  onProgress?: (bytes: number) => void,
): Promise<Blob[] | undefined> {
  const lists = findFormat(format)?.conversations;
  const list = lists && (await cutList(file, lists.paths, onProgress ? { onProgress } : {}));
  if (!list || list.elements.length < 2) return undefined;
  const parts = list.elements.map(([start, end]) => file.slice(start, end));
  if (!(await areConversations(parts, lists))) return undefined;
  if (lists.needsFrame !== true) return parts;
  const [before, after] = [file.slice(0, list.inside[0]), file.slice(list.inside[1])];
  if (before.size + after.size > MAX_FRAME_BYTES) return undefined;
  return parts.map((part) => new Blob([before, part, after]));
}

async function areConversations(
  parts: readonly Blob[],
  lists: ConversationLists,
): Promise<boolean> {
  for (const part of parts.slice(0, LOOKED_AT)) {
    const text = await part.slice(0, LOOK_BYTES).text();
    if (lists.isConversation(parseTolerantly(text)?.value)) return true;
  }
  return false;
}

function foundOf(
  { file, path, archive }: ListedLog,
  id: string,
  part: Blob,
  summary: Summary,
  isPart: boolean,
): FoundConversation {
  const folders = path.split('/').slice(0, -1);
  const folder = [...(archive === undefined || folders.length > 0 ? [] : [archive]), ...folders];
  const title = summary.title === '' && !isPart ? withoutExtension(file.name) : summary.title;
  return {
    ...summary,
    id,
    title,
    folder: isPart ? file.name : folder.join('/'),
    isPart,
    file: isPart ? namedPart(part, title, file.name, id) : file,
  };
}

/** As the export's own file would be named if it held this one alone. */
function namedPart(part: Blob, title: string, fileName: string, id: string): File {
  const [, number = ''] = id.split('.');
  const words = title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  const extension = /\.[^./\\]{1,12}$/.exec(fileName)?.[0] ?? '';
  const stem = words === '' ? `${withoutExtension(fileName)} ${Number(number) + 1}` : words;
  return new File([part], `${stem}${extension}`);
}
