// What of a project may leave this device. Works on rows as they lie in storage, so that a damaged or
// newer project can be taken out too; it needs no schema, since the recovery page must do without.
import { hideDeep, makeHider, type Hider, type PrivateDetail } from './hide';
import { PRIVATE_KINDS } from './kinds';

export interface PublicProject {
  readonly row: unknown;
  /** Hashes of the files that stay here, with the names that may be told. */
  readonly kept: ReadonlyMap<string, string>;
  /** For names beside the row, such as those of pictures. */
  hide(text: string): string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Texts that are names of ours, not words of the user. */
const SKIP: ReadonlySet<string> = new Set([
  'id',
  'source',
  'asset',
  'kind',
  'format',
  'encoding',
  'code',
  'severity',
  'how',
  'where',
  'role',
  'expression',
]);

/**
 * The project row without what its owner hides: list of private details, original file, and their words
 * in names, titles and rules. Where nothing is hidden, or originals may go along, it comes back as it is.
 */
export function withoutPrivate(project: unknown): PublicProject {
  const sources = listOf(fieldOf(project, 'sources'));
  const all: PrivateDetail[] = [];
  for (const source of sources) for (const one of hiddenOf(source)) all.push(one);
  if (all.length === 0) return everything(project);
  const hider = makeHider(all);
  const kept = new Map<string, string>();
  const row = {
    ...(project as Fields),
    ...textIn(project, 'title', hider),
    ...textIn(project, 'author', hider),
    sources: sources.map((source) => {
      if (hiddenOf(source).length === 0) return source;
      const asset = fieldOf(source, 'asset');
      const name = textIn(source, 'fileName', hider);
      if (typeof asset === 'string') kept.set(asset, name.fileName ?? '');
      return {
        ...(source as Fields),
        ...name,
        diagnostics: hideDeep(fieldOf(source, 'diagnostics') ?? [], hider, SKIP),
        rules: publicRules(fieldOf(source, 'rules'), hider),
      };
    }),
  };
  return { row, kept, hide: hider.hide };
}

/** Nothing is held back. */
export function everything(row: unknown): PublicProject {
  return { row, kept: new Map(), hide: (text) => text };
}

/** Rules with stand-ins in the place of private words, and no list of what they stand for. */
export function publicRules(rules: unknown, hider: Hider): unknown {
  if (!isFields(rules)) return rules;
  const { cast, texts, privacy: _privacy, ...others } = rules;
  const people = isFields(cast)
    ? Object.fromEntries(
        Object.entries(cast).map(([key, rule]) => [hider.hide(key), hideDeep(rule, hider, SKIP)]),
      )
    : cast;
  return {
    ...hideDeep(others, hider, SKIP),
    ...(people !== undefined && { cast: people }),
    ...(texts !== undefined && {
      texts: listOf(texts).map((rule) => ({
        ...(hideDeep(rule, hider, SKIP) as Fields),
        ...(isFields(rule) && hidePattern(rule, hider)),
      })),
    }),
  };
}

function hidePattern({ how, text }: Fields, hider: Hider): Fields {
  if (typeof text !== 'string') return {};
  const shown = how === 'regex' ? hideInPattern(text, hider) : hider.hide(text);
  // As long as a rule's text may be.
  return { text: shown.slice(0, 200) };
}

/** In `\bAnna\b` the b is no letter beside the name. */
export function hideInPattern(pattern: string, hider: Hider): string {
  return pattern
    .split(/(\\.)/u)
    .map((part) => (part.startsWith('\\') ? part : hider.hide(part)))
    .join('');
}

/** Details that this source hides and that must stay on this device. */
function hiddenOf(source: unknown): PrivateDetail[] {
  const privacy = fieldOf(fieldOf(source, 'rules'), 'privacy');
  if (fieldOf(privacy, 'originalInBackups') === true) return [];
  return listOf(fieldOf(privacy, 'details')).filter(isDetail);
}

function isDetail(value: unknown): value is PrivateDetail {
  if (!isFields(value) || typeof value['replace'] !== 'string') return false;
  return value['kind'] === 'words'
    ? typeof value['find'] === 'string'
    : value['kind'] === 'every' && PRIVATE_KINDS.some((kind) => kind === value['what']);
}

function textIn<K extends string>(value: unknown, key: K, hider: Hider): { [P in K]?: string } {
  const text = fieldOf(value, key);
  return (typeof text === 'string' ? { [key]: hider.hide(text) } : {}) as { [P in K]?: string };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(value: unknown, key: string): unknown {
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
