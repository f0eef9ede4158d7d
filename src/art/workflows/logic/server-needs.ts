// What one server lacks for a workflow, with what can be done about each lack.
import type { Graph, ObjectInfo } from '@/comfy';
import { remapGraph, remapKey } from '@/jobs/render/needs';
import {
  checkGraph,
  describeProblem,
  isPictureParam,
  listDownloads,
  missingOf,
  type Binding,
  type GraphProblem,
  type MissingFile,
  type ModelFile,
  type PackHint,
  type ProblemText,
} from '@/workflows';
import { isPlaceholder } from '@/workflows/bind/places';

export interface NeededNode {
  readonly type: string;
  readonly titles: readonly string[];
  readonly pack: string | undefined;
  /** Page of the pack, where its name tells it. */
  readonly page: string | undefined;
}

export interface NeededFile {
  /** Under which a server's row keeps the name that the file has there. */
  readonly key: string;
  readonly wanted: string;
  readonly folder: string;
  readonly titles: readonly string[];
  readonly options: readonly string[];
  readonly suggestion: string | undefined;
  readonly link: string | undefined;
  /** A line for the server's own shell that fetches it. */
  readonly command: string | undefined;
  /** What the user chose to use in its place. */
  readonly used: string | undefined;
  /** The parameter that it is the value of: another one can be chosen for each render, too. */
  readonly param: string | undefined;
}

export interface ServerNeeds {
  readonly nodes: readonly NeededNode[];
  /** Lacking ones first. */
  readonly files: readonly NeededFile[];
  readonly problems: readonly ProblemText[];
  readonly isReady: boolean;
}

export interface NeedsRequest {
  readonly graph: Graph;
  readonly bindings: readonly Binding[];
  readonly models: readonly ModelFile[];
  readonly packs: ReadonlyMap<string, PackHint>;
  readonly info: ObjectInfo;
  readonly remaps: Readonly<Record<string, string>>;
  /** As the server says it: `nt` or `win32`, `posix` … */
  readonly os: string | undefined;
}

const MOST_OPTIONS = 1000;

export function serverNeeds(request: NeedsRequest): ServerNeeds {
  const { graph, info, bindings } = request;
  const lacks = missingOf(graph, info, { packs: request.packs, models: request.models });
  const files = gatherFiles(request, lacks.files);
  // Lacking files have lines of their own. The check would look for likenesses once more.
  const offered = files.flatMap(({ key, options: [first] }) => (first ? [[key, first]] : []));
  const stocked = remapGraph(graph, Object.fromEntries(offered) as Record<string, string>);
  const lacking = new Set(files.map(({ key }) => key));
  const problems = checkGraph(stocked, info).filter(
    (problem) => !isSaidElsewhere(problem, graph, lacking) && !isFilled(problem, bindings),
  );
  const nodes = lacks.nodes.map(({ type, nodes: places, pack }) => ({
    type,
    titles: places.map(({ title }) => title),
    pack: pack?.name,
    page: pack && packPage(pack.name),
  }));
  return {
    nodes,
    files: files.sort((a, b) => Number(a.used !== undefined) - Number(b.used !== undefined)),
    problems: problems.map(describeProblem),
    isReady:
      nodes.length === 0 && problems.length === 0 && files.every(({ used }) => used !== undefined),
  };
}

/** One for each file and kind of loader, however many nodes load it. */
function gatherFiles(request: NeedsRequest, missing: readonly MissingFile[]): NeededFile[] {
  const byKey = new Map<string, NeededFile>();
  for (const file of missing) {
    const type = request.graph[file.node]?.class_type ?? '';
    const key = remapKey(type, file.input, file.wanted);
    const known = byKey.get(key);
    if (known) byKey.set(key, { ...known, titles: [...known.titles, file.title] });
    else byKey.set(key, neededFile(request, file, type, key));
  }
  return [...byKey.values()];
}

function neededFile(
  { info, remaps, bindings, os }: NeedsRequest,
  file: MissingFile,
  type: string,
  key: string,
): NeededFile {
  const def = info.get(type)?.inputs.find(({ name }) => name === file.input);
  const names = (def?.options ?? []).filter((option) => typeof option === 'string');
  const options = [...new Set(names)].filter((option) => option !== '');
  const used = Object.hasOwn(remaps, key) ? remaps[key] : undefined;
  const shell = /^(?:nt|win)/i.test(os ?? '') ? 'powershell' : 'posix';
  const bound = bindings.find(({ node, input }) => node === file.node && input === file.input);
  return {
    key,
    wanted: file.wanted,
    folder: file.folder,
    titles: [file.title],
    options: options.slice(0, MOST_OPTIONS),
    suggestion: file.suggestion?.file,
    link: webPage(file.url),
    command: listDownloads([file], { tool: 'curl', shell })[0],
    // One that has gone since counts no more.
    used: used !== undefined && options.includes(used) ? used : undefined,
    param: bound?.param,
  };
}

/** Lacking nodes and files have lines of their own. */
function isSaidElsewhere(problem: GraphProblem, graph: Graph, files: ReadonlySet<string>): boolean {
  if (problem.kind === 'unknown-node') return true;
  if (problem.kind !== 'not-offered') return false;
  const type = graph[problem.node]?.class_type ?? '';
  return files.has(remapKey(type, problem.input, String(problem.value)));
}

/** What stands there is replaced before anything is sent. */
function isFilled(problem: GraphProblem, bindings: readonly Binding[]): boolean {
  if (!('input' in problem)) return false;
  const bound = bindings.filter(
    ({ node, input }) => node === problem.node && input === problem.input,
  );
  if (bound.length === 0) return false;
  if (bound.some(({ param, becomes }) => isPictureParam(param) || becomes !== undefined))
    return true;
  return 'value' in problem && isPlaceholder(problem.value);
}

/** Only for names that are surely a repository or a pack's id: they come from files of strangers. */
export function packPage(name: string): string | undefined {
  if (/^[\w.-]+\/[\w.-]+$/.test(name)) return `https://github.com/${name}`;
  return /^[\w.-]+$/.test(name) ? `https://registry.comfy.org/nodes/${name}` : undefined;
}

function webPage(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' ? url.href : undefined;
}

/** "ready", "lacks 1 node and 2 files" */
export function needsWords(needs: ServerNeeds): string {
  if (needs.isReady) return 'ready';
  const open = needs.files.filter(({ used }) => used === undefined).length;
  return lacksWords([
    [needs.nodes.length, 'node'],
    [open, 'file'],
    [needs.problems.length, 'right value'],
  ]);
}

/** "lacks 1 node and 2 files"; empty where all counts are 0. */
export function lacksWords(counts: readonly (readonly [count: number, word: string])[]): string {
  const parts = counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`);
  const last = parts.pop();
  if (last === undefined) return '';
  return `lacks ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}`;
}
