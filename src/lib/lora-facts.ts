// What a LoRA's trainer wrote into it, in words: title, trigger words, hashes.
import { isFields, parseObject } from './safetensors';

export interface TagCount {
  readonly tag: string;
  /** Pictures of the training set that had it. */
  readonly count: number;
}

export interface LoraFacts {
  readonly title?: string;
  readonly author?: string;
  readonly description?: string;
  readonly license?: string;
  /** "1.0": rank of the network and its alpha, as the trainer wrote them. */
  readonly rank?: string;
  readonly alpha?: string;
  /** File name of the model that it was trained on. */
  readonly trainedOn?: string;
  /** Words that call it up, the surest first. A guess where the file names none. */
  readonly triggers: readonly string[];
  /** The most frequent words of the training set. */
  readonly tags: readonly TagCount[];
  /** SHA-256 of the tensors (not of the file), 64 lower-case hex digits. */
  readonly tensorSha256?: string;
  /** SHA-256 of the model that it was trained on. */
  readonly trainedOnSha256?: string;
}

type Metadata = Readonly<Record<string, string>>;

const MOST_TRIGGERS = 24;
const MOST_TAGS = 60;
/** A word on this share of a folder's pictures belongs to the subject. */
const TRIGGER_SHARE = 0.95;
const MAX_JSON_CHARS = 24 * 1024 * 1024;

/** Texts are cut to a readable length; nothing in here is trusted to be more than words. */
export function loraFacts(metadata: Metadata): LoraFacts {
  const folders = tagFolders(metadata);
  const title = word(metadata['modelspec.title'] ?? metadata['ss_output_name']);
  return {
    ...known('title', title),
    ...known('author', word(metadata['modelspec.author'])),
    ...known('description', word(metadata['modelspec.description'], 4000)),
    ...known('license', word(metadata['modelspec.license'])),
    ...known('rank', word(metadata['ss_network_dim'])),
    ...known('alpha', word(metadata['ss_network_alpha'])),
    ...known('trainedOn', word(metadata['ss_sd_model_name'])?.split(/[\\/]/).at(-1)),
    ...known(
      'tensorSha256',
      hexOf(metadata['modelspec.hash_sha256']) ?? hexOf(metadata['sshs_model_hash']),
    ),
    ...known('trainedOnSha256', hexOf(metadata['ss_new_sd_model_hash'])),
    triggers: triggersOf(metadata, folders),
    tags: topTags(folders),
  };
}

function known<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined || value === '' ? {} : ({ [key]: value } as Record<K, string>);
}

function word(text: string | undefined, most = 300): string | undefined {
  const clean = text?.trim();
  return clean === undefined || clean === '' || clean === 'None' ? undefined : clean.slice(0, most);
}

/** "0x1234…" or bare, of 32 bytes. */
function hexOf(text: string | undefined): string | undefined {
  return /^(?:0x)?([0-9a-f]{64})$/i.exec(text?.trim() ?? '')?.[1]?.toLowerCase();
}

interface TagFolder {
  /** "10_sora woman": repeats, then the words for what it shows. */
  readonly name: string;
  readonly pictures: number;
  readonly tags: readonly TagCount[];
}

function tagFolders(metadata: Metadata): TagFolder[] {
  const frequency = fieldsOf(metadata['ss_tag_frequency']);
  const folders = fieldsOf(metadata['ss_dataset_dirs']);
  return Object.entries(frequency).flatMap(([name, value]) => {
    if (!isFields(value)) return [];
    const tags = Object.entries(value)
      .flatMap(([tag, count]) =>
        typeof count === 'number' && tag.trim() !== '' ? [{ tag: tag.trim(), count }] : [],
      )
      .sort((a, b) => b.count - a.count);
    const folder = folders[name];
    const said = isFields(folder) ? folder['img_count'] : undefined;
    const pictures = typeof said === 'number' && said > 0 ? said : (tags[0]?.count ?? 0);
    return [{ name, pictures, tags }];
  });
}

function fieldsOf(text: string | undefined): Readonly<Record<string, unknown>> {
  return text !== undefined && text.length <= MAX_JSON_CHARS ? (parseObject(text) ?? {}) : {};
}

function topTags(folders: readonly TagFolder[]): TagCount[] {
  const sums = new Map<string, number>();
  for (const { tags } of folders) {
    for (const { tag, count } of tags) sums.set(tag, (sums.get(tag) ?? 0) + count);
  }
  return [...sums]
    .map(([tag, count]) => ({ tag: tag.slice(0, 200), count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
    .slice(0, MOST_TAGS);
}

/** The phrase that the author names, the words of the folders, then tags that (nearly) all pictures have. */
function triggersOf(metadata: Metadata, folders: readonly TagFolder[]): string[] {
  const phrase = (metadata['modelspec.trigger_phrase'] ?? metadata['trigger_word'] ?? '').split(
    ',',
  );
  const names = [
    ...folders.map(({ name }) => name),
    ...Object.keys(fieldsOf(metadata['ss_dataset_dirs'])),
  ];
  const common = folders.flatMap(({ pictures, tags }) =>
    tags.filter(({ count }) => pictures > 1 && count >= pictures * TRIGGER_SHARE).slice(0, 4),
  );
  const all = [
    ...phrase,
    ...classTokens(metadata['ss_datasets']),
    ...names.map((name) => /^\d+_(.+)$/.exec(name)?.[1] ?? ''),
    ...common.map(({ tag }) => tag),
  ];
  const seen = new Map<string, string>();
  for (const one of all) {
    const clean = one.trim().slice(0, 120);
    const key = clean.toLowerCase();
    if (clean !== '' && !seen.has(key)) seen.set(key, clean);
  }
  return [...seen.values()].slice(0, MOST_TRIGGERS);
}

/** `class_tokens` of each subset in kohya's list of data sets. */
function classTokens(text: string | undefined): string[] {
  if (text === undefined || text.length > MAX_JSON_CHARS) return [];
  const sets: unknown = parseObject(`{"list":${text}}`)?.['list'];
  return listOf(sets).flatMap((set) =>
    listOf(isFields(set) ? set['subsets'] : undefined).flatMap((subset) => {
      const token = isFields(subset) ? subset['class_tokens'] : undefined;
      return typeof token === 'string' ? [token] : [];
    }),
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 200) : [];
}
