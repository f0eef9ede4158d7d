// What lies in exports and folders beside the logs and is none: pages that show the same again, looks,
// settings, attachments. Alone, each of them is what its user means.
import { backupCopy, besideLogs, pageOfExport } from './diagnostics';
import { extensionOf } from './formats';
import type { SortedFile } from './sort-files';

type SortedLog = Extract<SortedFile, { kind: 'log' }>;
type Reason = ReturnType<typeof besideLogs>;

/** Files that are never a log where there is one. */
const NEVER_LOGS = new Set(['css', 'js', 'mjs', 'map', 'vcf', 'ics']);
/** Folders in which DiscordChatExporter keeps what a channel has besides text. */
const ATTACHMENTS = /\.(?:html?|json|txt|csv)_Files\//i;
const TELEGRAM_LIST = /(?:^|\/)(?:lists\/[^/]+|export_results)\.html$/;
/** What a data folder of SillyTavern has of its settings. */
const TAVERN_SETTINGS =
  /^(?:instruct|context|sysprompt|reasoning|[^/]+ Settings|QuickReplies|themes|extensions|vectors|assets|user|movingUI|thumbnails)\/|^(?:content\.log|settings\.json|secrets\.json|stats\.json)$/;

export function withoutWhatIsBeside(files: readonly SortedFile[]): SortedFile[] {
  const logs = files.filter((file): file is SortedLog => file.kind === 'log');
  if (logs.length < 2) return [...files];
  const beside = new Beside(logs);
  return files.map((one) => {
    const reason = one.kind === 'log' ? beside.reasonFor(one) : undefined;
    if (!reason) return one;
    const { file, path, archive } = one;
    const base = { file, path, ...(archive === undefined ? {} : { archive }) };
    return { ...base, kind: 'unknown', code: reason.code, reason: reason.message };
  });
}

class Beside {
  /** Folders of the data of ChatGPT and Telegram, whose pages show the same. */
  readonly #dataFolders: readonly string[];
  readonly #telegramData: readonly string[];
  /** Where the chats of SillyTavern lie. */
  readonly #tavernRoots: readonly string[];
  readonly #hasOther: boolean;

  constructor(logs: readonly SortedLog[]) {
    const isData = ({ file }: SortedLog) => /^conversations[^/]*\.json$/.test(file.name);
    this.#dataFolders = logs.filter(isData).map(folderOf);
    const isTelegram = ({ format, file }: SortedLog) =>
      format === 'telegram' && file.name === 'result.json';
    this.#telegramData = [...new Set(logs.filter(isTelegram).map(folderOf))];
    this.#tavernRoots = [...new Set(logs.flatMap((log) => tavernRootOf(log) ?? []))];
    this.#hasOther = logs.some(
      (log) => log.format !== 'prose' && log.format !== 'web-page' && !isLooks(log),
    );
  }

  reasonFor(log: SortedLog): Reason | undefined {
    const { file, path } = log;
    const full = fullPath(log);
    const folder = folderOf(log);
    if (/(?:^|\/)backups\/chat_/.test(path) && this.#tavernRoots.length > 0) return backupCopy();
    if (file.name === 'chat.html' && this.#dataFolders.includes(folder)) return pageOfExport();
    const isPage = extensionOf(file.name) === 'html';
    if (isPage && log.format === 'telegram' && this.#telegramData.some((one) => isIn(full, one))) {
      return pageOfExport();
    }
    if (!this.#hasOther) return undefined;
    if (log.format === 'web-page' && TELEGRAM_LIST.test(path)) return pageOfExport();
    if (isLooks(log) || ATTACHMENTS.test(path)) return besideLogs();
    if (isReadme(log)) return besideLogs();
    const root = this.#tavernRoots.find((one) => isIn(full, one));
    const isSetting = root !== undefined && TAVERN_SETTINGS.test(full.slice(root.length + 1));
    return isSetting ? besideLogs() : undefined;
  }
}

function isLooks({ file }: SortedLog): boolean {
  return NEVER_LOGS.has(extensionOf(file.name));
}

function isReadme({ file, archive, format }: SortedLog): boolean {
  return archive !== undefined && format === 'prose' && /^read ?me(?:\.\w+)?$/i.test(file.name);
}

function fullPath({ path, archive = '' }: SortedLog): string {
  return `${archive}/${path}`;
}

function folderOf(log: SortedLog): string {
  return fullPath(log).split('/').slice(0, -1).join('/');
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function tavernRootOf(log: SortedLog): string | undefined {
  const at = /(?:^|\/)(?:group )?chats\//.exec(log.path)?.index;
  return at === undefined
    ? undefined
    : `${log.archive ?? ''}/${log.path.slice(0, at)}`.replace(/\/$/, '');
}
