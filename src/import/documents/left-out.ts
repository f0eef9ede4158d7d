// What of a document is no part of its story, counted so that it can be told.

export type LeftOutKind =
  | 'picture'
  | 'comment'
  | 'footnote'
  | 'deletion'
  | 'hidden'
  | 'margin'
  | 'contents'
  | 'embedded'
  | 'symbol'
  | 'page';

export class LeftOut {
  readonly #counts = new Map<LeftOutKind, number>();

  add(kind: LeftOutKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, this.countOf(kind) + count);
  }

  countOf(kind: LeftOutKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** In words, such as "2 pictures", in one order; none where nothing was left out. */
  inWords(): string[] {
    return WORDS.flatMap(([kind, one, many]) => {
      const count = this.countOf(kind);
      if (count === 0) return [];
      return [count === 1 ? one : many.replace('#', count.toLocaleString('en'))];
    });
  }
}

const WORDS: readonly (readonly [kind: LeftOutKind, one: string, many: string])[] = [
  ['picture', 'a picture', '# pictures'],
  ['comment', 'a comment', '# comments'],
  ['footnote', 'a footnote', '# footnotes'],
  ['deletion', 'a passage that is marked as deleted', '# passages that are marked as deleted'],
  ['hidden', 'a hidden passage', '# hidden passages'],
  ['contents', 'a table of contents', '# tables of contents'],
  ['margin', 'a header or footer', '# headers and footers'],
  ['embedded', 'an embedded file', '# embedded files'],
  ['page', 'a page that is listed and not there', '# pages that are listed and not there'],
  ['symbol', 'a sign that only its font knows', '# signs that only their fonts know'],
];
