// Files that people bring → texts of workflows, whatever they lie in: JSON, a picture, a clip, our own zip.
import { parseJson } from '@/comfy';
import { readGeneration, KIND_HEAD_BYTES, typeOfBytes } from '@/lib/media';
import { templateSchema, type Template } from '@/workflows';
import { joined } from './workflow-texts';

export interface WorkflowSource {
  /** Without its ending. */
  readonly name: string;
  /** Byte for byte as it lay in the file. */
  readonly text: string;
  /** What to fill in, where a template.json came along. */
  readonly template?: Template;
}

export interface SourceProblem {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
}

export interface ReadSources {
  readonly sources: readonly WorkflowSource[];
  readonly problems: readonly SourceProblem[];
}

/** More than this in one drop is a mistake; the rest is left out and told. */
export const MOST_FILES = 50;
/** The largest shared workflows have 4 MB. */
export const MOST_TEXT_BYTES = 64_000_000;
const ARCHIVE_LIMITS = { maxEntries: 500, maxTotalBytes: 200_000_000, maxRatio: 200 };

interface NamedText {
  /** With folders, where it has some. */
  readonly path: string;
  readonly text: string;
}

type Found = NamedText | SourceProblem;

export async function readSources(files: readonly File[]): Promise<ReadSources> {
  const found: Found[] = [];
  for (const file of files.slice(0, MOST_FILES)) {
    for (const one of await readFile(file)) found.push(one);
  }
  const problems = found.filter((one): one is SourceProblem => 'title' in one);
  if (files.length > MOST_FILES) {
    problems.push({
      name: `${files.length - MOST_FILES} more files`,
      title: `Only the first ${MOST_FILES} files were read.`,
      hint: 'Add the others afterwards.',
    });
  }
  const texts = found.filter((one): one is NamedText => 'text' in one);
  const { sources, lonely } = pairTemplates(texts);
  return { sources, problems: [...problems, ...lonely] };
}

async function readFile(file: File): Promise<Found[]> {
  const { name } = file;
  try {
    const head = new Uint8Array(await file.slice(0, KIND_HEAD_BYTES).arrayBuffer());
    if (typeOfBytes(head) !== undefined) return [await readMedia(file)];
    if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) {
      return await readZip(file);
    }
    if (file.size > MOST_TEXT_BYTES) return [tooLarge(name)];
    return [{ path: name, text: await file.text() }];
  } catch {
    // A file that was moved or deleted since it was chosen.
    const hint = 'Perhaps it was moved or deleted. Choose it again.';
    return [{ name, title: 'The file cannot be read.', hint }];
  }
}

async function readMedia(file: File): Promise<Found> {
  const { name } = file;
  const { prompt, workflow, parameters } = await readGeneration(file);
  const path = name.replace(/\.[^.]*$/, '');
  if (prompt !== undefined && workflow !== undefined) {
    return { path, text: joined(prompt, workflow) };
  }
  const text = prompt ?? workflow;
  if (text !== undefined) return { path, text };
  return parameters
    ? {
        name,
        title: 'The file tells its settings, but holds no workflow.',
        hint: 'Another program than ComfyUI made it. Its prompt and seed can be taken over in the list of takes.',
      }
    : {
        name,
        title: 'The file holds no workflow.',
        hint: 'Chats and picture sites take it out of pictures. Use the original as ComfyUI saved it.',
      };
}

async function readZip(file: File): Promise<Found[]> {
  const { readArchive } = await import('@/lib/archive-reader');
  const read = await readArchive(file, ARCHIVE_LIMITS);
  if (!read.ok) {
    const hint = 'A zip of workflows that was saved here can be read. Perhaps this one is damaged.';
    return [{ name: file.name, title: 'The zip cannot be read.', hint }];
  }
  const entries = read.value.filter(({ path }) => /\.json$/i.test(path));
  if (entries.length === 0) {
    const hint = 'Put the JSON files of your workflows into it, or drop them as they are.';
    return [{ name: file.name, title: 'The zip holds no JSON file.', hint }];
  }
  const found: Found[] = [];
  for (const entry of entries.slice(0, 2 * MOST_FILES)) {
    const text = entry.size > MOST_TEXT_BYTES ? undefined : await entry.text();
    found.push(text?.ok === true ? { path: entry.path, text: text.value } : tooLarge(entry.path));
  }
  return found;
}

function tooLarge(name: string): SourceProblem {
  return {
    name,
    title: 'The file is too large for a workflow.',
    hint: 'Perhaps a node in it holds a whole picture; take it out in ComfyUI.',
  };
}

/** `sora/template.json` belongs to `sora/workflow.json`, `sora.template.json` to `sora.workflow.json`. */
function pairTemplates(texts: readonly NamedText[]): {
  readonly sources: WorkflowSource[];
  readonly lonely: SourceProblem[];
} {
  const templates = new Map<string, { path: string; template: Template }>();
  const editors = new Map<string, NamedText>();
  const workflows: NamedText[] = [];
  const graphs = new Set(
    texts.filter(({ path }) => /workflow\.json$/i.test(path)).map(({ path }) => keyOf(path)),
  );
  for (const one of texts) {
    const key = keyOf(one.path);
    const template = /template\.json$/i.test(one.path) ? readTemplate(one.text) : undefined;
    if (template) templates.set(key, { path: one.path, template });
    else if (/editor\.json$/i.test(one.path) && graphs.has(key)) editors.set(key, one);
    else workflows.push(one);
  }
  const sources = workflows.map(({ path, text }): WorkflowSource => {
    const key = keyOf(path);
    const template = templates.get(key)?.template;
    templates.delete(key);
    const editor = editors.get(key)?.text;
    return {
      name: template?.title ?? nameOf(path),
      text: editor === undefined ? text : joined(text, editor),
      ...(template && { template }),
    };
  });
  const lonely = [...templates.values()].map(({ path }) => ({
    name: path,
    title: 'This says what to fill in, but its workflow.json is not there.',
    hint: 'Drop both files together.',
  }));
  return { sources, lonely };
}

function keyOf(path: string): string {
  return path.toLowerCase().replace(/(?:template|workflow|editor)\.json$/, '');
}

function nameOf(path: string): string {
  const parts = path.split('/');
  const base = (parts.at(-1) ?? '').replace(/\.(?:json|workflow\.json)$/i, '');
  // In a folder of its own a workflow.json goes by the folder's name.
  return base === 'workflow' ? (parts.at(-2) ?? base) : base;
}

function readTemplate(text: string): Template | undefined {
  const json = parseJson(text, { maxDepth: 100 });
  if (!json.ok) return undefined;
  const parsed = templateSchema.safeParse(json.value);
  return parsed.success ? parsed.data : undefined;
}
