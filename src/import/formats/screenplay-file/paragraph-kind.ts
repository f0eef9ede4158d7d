// What the paragraph of a screenplay is, by the name that its program has for it.
import type { HtmlElement } from '../shared/html-nodes';

export type ParagraphKind =
  'heading' | 'act' | 'action' | 'character' | 'cue' | 'speech' | 'transition' | 'note';

const KINDS: Readonly<Record<string, ParagraphKind>> = {
  sceneheading: 'heading',
  newact: 'act',
  act: 'act',
  sequence: 'act',
  character: 'character',
  parenthetical: 'cue',
  dialogue: 'speech',
  dialog: 'speech',
  singing: 'speech',
  lyrics: 'speech',
  transition: 'transition',
  endofact: 'transition',
  castlist: 'note',
  note: 'note',
  outline: 'note',
  synopsis: 'note',
};

/** Undefined where the element is no paragraph of the script. */
export function kindOfParagraph(element: HtmlElement): ParagraphKind | undefined {
  if (element.name === 'paragraph') return kindOf(element.attribute('type') ?? '');
  if (element.name === 'para') return 'action';
  if (element.name === 'p') return kindOf(element.attribute('class') ?? '');
  return undefined;
}

export function kindOf(name: string): ParagraphKind {
  return KINDS[name.toLowerCase().replace(/[\s\d_-]+/g, '')] ?? 'action';
}
