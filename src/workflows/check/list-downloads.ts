// Command lines that fetch missing model files, for the user to copy. Names and addresses come from files
// of strangers: they are quoted, and what could leave the models folder gets no line.

export interface WantedFile {
  readonly folder: string;
  readonly wanted: string;
  readonly url: string | undefined;
}

export interface DownloadOptions {
  readonly tool: 'curl' | 'aria2';
  /** Whose quoting is written. */
  readonly shell: 'posix' | 'powershell';
}

/** One line a file, to be run in ComfyUI's own folder; files without an address or a folder have none. */
export function listDownloads(files: readonly WantedFile[], options: DownloadOptions): string[] {
  const lines = files.flatMap((file) => lineOf(file, options) ?? []);
  return [...new Set(lines)];
}

function lineOf(file: WantedFile, { tool, shell }: DownloadOptions): string | undefined {
  const url = safeUrl(file.url);
  const path = safePath(file.folder, file.wanted);
  if (url === undefined || path === undefined) return undefined;
  const quote = shell === 'posix' ? quotePosix : quotePowerShell;
  const slash = path.lastIndexOf('/');
  if (tool === 'aria2') {
    const folder = quote(path.slice(0, slash));
    return `aria2c --continue=true --dir=${folder} --out=${quote(path.slice(slash + 1))} ${quote(url)}`;
  }
  // In PowerShell `curl` is another program.
  const curl = shell === 'posix' ? 'curl' : 'curl.exe';
  return `${curl} --location --fail --continue-at - --create-dirs --output ${quote(path)} ${quote(url)}`;
}

function safeUrl(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = url.username === '' && url.password === '';
  return /^https?:$/.test(url.protocol) && isPlain ? url.href : undefined;
}

function safePath(folder: string, file: string): string | undefined {
  const parts = file.replaceAll('\\', '/').split('/');
  const isSafe = parts.every(
    // Windows refuses these characters, drives among them.
    (part) => part !== '' && !/^\.+$/.test(part) && !/[<>:"|?*\p{C}]/u.test(part),
  );
  return isSafe && /^[\w-]+$/.test(folder) ? ['models', folder, ...parts].join('/') : undefined;
}

function quotePosix(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** PowerShell takes the curly quotes for quotes as well. */
function quotePowerShell(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
