// What the command palette lists and in which order. Pure.

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Heading such as "Rooms", "Scenes". */
  readonly group: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface Match {
  readonly entry: PaletteEntry;
  /** Indexes of the label's UTF-16 units that the query hit. */
  readonly hits: readonly number[];
}

/** Entries on screen at most: a story of ten thousand scenes must not become as many rows. */
export const MATCHES_SHOWN = 60;

/**
 * How well `query` fits `text` as letters in order, and where; undefined when it does not. Starts of
 * words and letters side by side count more. A query is also found by its keys' names ("Ctrl+Z").
 */
export function matchText(
  query: string,
  text: string,
): { readonly score: number; readonly hits: readonly number[] } | undefined {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  if (wanted === '') return { score: 0, hits: [] };
  const lower = text.toLowerCase();
  const whole = lower.indexOf(query.trim().toLowerCase());
  if (whole >= 0) {
    const atWord = whole === 0 || !isLetter(lower[whole - 1]);
    const hits = Array.from({ length: query.trim().length }, (_, i) => whole + i);
    return { score: 1000 + (atWord ? 500 : 0) - whole - text.length / 100, hits };
  }
  // Jumping to the start of a word may run past a letter that comes later; taking the nearest never does.
  return spread(wanted, lower, nextAtWord) ?? spread(wanted, lower, nextNearest);
}

/** The letters of `wanted` in order, each where `next` puts it. */
function spread(wanted: string, text: string, next: typeof nextNearest) {
  const hits: number[] = [];
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const at = next(text, letter, from);
    if (at < 0) return undefined;
    const startsWord = at === 0 || !isLetter(text[at - 1]);
    score += at === from && hits.length > 0 ? 8 : startsWord ? 10 : 1;
    hits.push(at);
    from = at + letter.length;
  }
  return { score: score - text.length / 100, hits };
}

function nextNearest(text: string, letter: string, from: number): number {
  return text.indexOf(letter, from);
}

/** The letter that follows at once, else the next that starts a word, else the nearest. */
function nextAtWord(text: string, letter: string, from: number): number {
  const nearest = text.indexOf(letter, from);
  if (nearest === from || nearest < 0) return nearest;
  for (let at = nearest; at >= 0; at = text.indexOf(letter, at + 1)) {
    if (!isLetter(text[at - 1])) return at;
  }
  return nearest;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** Best first; without a query what was used last comes first, then the order as given. */
export function findEntries(
  entries: readonly PaletteEntry[],
  query: string,
  recent: readonly string[],
): Match[] {
  const recency = new Map(recent.map((id, index) => [id, recent.length - index]));
  const found: { match: Match; score: number; order: number }[] = [];
  entries.forEach((entry, order) => {
    const byLabel = matchText(query, entry.label);
    const byKeys =
      query.trim() !== '' && entry.keys?.toLowerCase() === query.trim().toLowerCase()
        ? { score: 2000, hits: [] }
        : undefined;
    const fit = byKeys ?? byLabel ?? matchGroup(query, entry);
    if (!fit) return;
    // Used lately outweighs small differences of fit, never a match of the whole word.
    const score = fit.score + (recency.get(entry.id) ?? 0) * 3;
    found.push({ match: { entry, hits: fit.hits }, score, order });
  });
  found.sort((a, b) => b.score - a.score || a.order - b.order);
  return found.slice(0, MATCHES_SHOWN).map(({ match }) => match);
}

/** "scene pier" finds the scene "At the pier". */
function matchGroup(query: string, entry: PaletteEntry) {
  const prefix = `${entry.group} `;
  const fit = matchText(query, prefix + entry.label);
  if (!fit) return undefined;
  return {
    score: fit.score / 2,
    hits: fit.hits.map((at) => at - prefix.length).filter((at) => at >= 0),
  };
}

/** Puts an id in front; keeps twenty. */
export function touchRecent(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, 20);
}
