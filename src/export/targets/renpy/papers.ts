// README.txt, CREDITS.txt and build.log, for people.
import { crc32 } from '@/lib/crc32';
import type { ExportDiagnostic, ExportFile, ExportOptions, MissingArt } from '../export-target';
import { normalizeText } from './escape';
import type { PlannedPicture } from './picture-plan';

export const CUSTOM_SCRIPT = 'game/custom.rpy';

/** On one line, whatever the user typed. */
function oneLine(text: string): string {
  return normalizeText(text).replace(/\s+/g, ' ');
}

export function readmeText(options: ExportOptions, slug: string): string {
  const title = oneLine(options.title);
  return `${title}
${'='.repeat(Math.min(72, Math.max(3, [...title].length)))}
${options.author.trim() === '' ? '' : `by ${oneLine(options.author)}\n`}
A Ren'Py project. Made for Ren'Py 8.3 or later; 8.0.3 and up run it too.

To play or change it
--------------------
1. Get Ren'Py from https://www.renpy.org/ and start its launcher.
2. Unpack this archive so that the folder "${slug}" lies in the launcher's projects folder.
3. Choose "${slug}" in the launcher and press Launch Project.
"Build Distributions" there makes packages for Windows, macOS, Linux, Android and the web.

What is where
-------------
game/script.rpy        where the game begins and ends
game/scenes/           the story, one file per scene
game/characters.rpy    who speaks
game/pictures.rpy      names for pictures; the pictures themselves are in game/images
game/variables.rpy     what the story remembers
game/staging.rpy       places on stage, light, weather
game/screens.rpy       menus and how they look
game/options.rpy       names and settings
game/custom.rpy        yours
build.log              every file of this archive, and what was decided while making it

Comments such as "# file 1, message 12" lead back to the log that a line came from.

Exporting again
---------------
Export from the same project and unpack over this folder. Names of labels, characters and
pictures stay as they were. All files above but custom.rpy are written again, so keep your own
work in custom.rpy or in files of your own; the archive brings custom.rpy only once. "Fresh
project" in the export room forgets all that and brings everything anew: unpack it elsewhere.
Saved games of readers survive changes only as far as the lines near them stay.
`;
}

export function creditsText(options: ExportOptions, plan: readonly PlannedPicture[]): string {
  const lines = [oneLine(options.title), ''];
  if (options.author.trim() !== '') lines.push(`Story: ${oneLine(options.author)}`);
  lines.push(
    'Script and staging: exported with ComfyVN Studio',
    "Engine: Ren'Py, https://www.renpy.org/ (not part of this archive)",
    'Screens and interface pictures: ComfyVN Studio, free to use in any way (CC0 1.0)',
    '',
    'Pictures',
    '--------',
  );
  const WORDS = {
    user: 'brought by the author',
    import: 'came with the imported files',
    server: 'rendered on the author’s ComfyUI',
    painter: 'drawn by the painter of ComfyVN Studio (CC0 1.0)',
  } as const;
  for (const { path, picture } of plan) {
    if (path === undefined || !picture) continue;
    const more = [picture.license, picture.attribution].filter(
      (text) => text !== undefined && text.trim() !== '',
    );
    lines.push(
      `${path}: ${[WORDS[picture.origin], ...more.map((text) => oneLine(text ?? ''))].join('; ')}`,
    );
  }
  if (!plan.some(({ path }) => path !== undefined)) lines.push('none');
  return `${lines.join('\n')}\n`;
}

interface BuildFacts {
  readonly files: readonly ExportFile[];
  readonly warnings: readonly ExportDiagnostic[];
  readonly missingArt: readonly MissingArt[];
  readonly decisions: readonly string[];
}

/** No clock, no machine, no user: the same story gives the same log. */
export function buildLog({ files, warnings, missingArt, decisions }: BuildFacts): string {
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
  const lines = [`${files.length} files, ${total} bytes`, '', 'size crc32 path'];
  for (const file of files) {
    lines.push(`${sizeOf(file)} ${checksumOf(file).toString(16).padStart(8, '0')} ${file.path}`);
  }
  section(
    'Warnings',
    warnings.map(({ code, message }) => `${code}: ${oneLine(message)}`),
  );
  section(
    'Pictures still to be made',
    missingArt.map(
      ({ name, filledBy }) =>
        `${name} (${filledBy === 'painter' ? 'drawn by the painter' : 'left out'})`,
    ),
  );
  section('Decisions', decisions.map(oneLine));
  return `${lines.join('\n')}\n`;

  function section(title: string, entries: readonly string[]): void {
    lines.push('', `${title}: ${entries.length}`);
    for (const entry of entries) lines.push(`- ${entry}`);
  }
}

/** Bytes as they stand in the archive, before compression. */
export function sizeOf({ content }: ExportFile): number {
  return typeof content === 'string' ? new TextEncoder().encode(content).length : content.size;
}

export function checksumOf({ content }: ExportFile): number {
  return typeof content === 'string' ? crc32(new TextEncoder().encode(content)) : content.crc32;
}
