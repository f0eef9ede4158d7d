// From a conditioning input up to the encoders that read the text.
import { isLink, type Link } from '@/comfy/graph';
import { linkAt } from './links';
import { PROMPT_WIDGETS } from './names';
import { placeBehind, type Search } from './places';
import { walkClip } from './walk-model';
import { walkLatent } from './walk-latent';

type Side = 'positive' | 'negative';

/** Binds `prompt` or `negative` at the first encoder met, and guidance and strength on the way. */
export function walkConditioning(search: Search, start: Link | undefined, side: Side): void {
  const seen = new Set<string>();
  const encoders: string[] = [];
  visit(start);
  const param = side === 'positive' ? 'prompt' : 'negative';
  const first = search.list.bindings.find((binding) => binding.param === param);
  const wanted = first === undefined ? undefined : search.list.valueAt(first);
  for (const [index, id] of encoders.entries()) {
    if (index === 0) bindEncoder(search, id, param, wanted);
    else {
      search.list.note(
        'several',
        `More than one text feeds the ${side} side; the first is taken.`,
        id,
      );
    }
  }

  function visit(link: Link | undefined): void {
    if (link === undefined) return;
    const [id, slot] = link;
    const key = JSON.stringify([id, slot]);
    const node = search.graph[id];
    if (node === undefined || seen.has(key) || seen.size > 500) return;
    seen.add(key);
    // Zeroed: whatever the text says, it has no effect.
    if (node.class_type === 'ConditioningZeroOut') return;

    if (side === 'positive') bindOnTheWay(search, id);
    if (PROMPT_WIDGETS.some((name) => name in node.inputs)) {
      if (!encoders.includes(id)) encoders.push(id);
      return;
    }
    if (isLink(node.inputs.positive) && isLink(node.inputs.negative)) {
      visit(linkAt(search.graph, id, slot === 1 ? 'negative' : 'positive'));
      return;
    }
    for (const input of conditioningInputs(search, id)) visit(linkAt(search.graph, id, input));
  }
}

function conditioningInputs(search: Search, id: string): string[] {
  const node = search.graph[id];
  const def = search.info?.get(node?.class_type ?? '');
  return Object.keys(node?.inputs ?? {}).filter((name) => {
    const type = def?.inputs.find((input) => input.name === name)?.type;
    return type === undefined ? /^(cond|positive)/.test(name) : type === 'CONDITIONING';
  });
}

function bindOnTheWay(search: Search, id: string): void {
  const { graph, list } = search;
  const guidance = placeBehind(graph, id, 'guidance', 'number');
  if (guidance !== undefined && !list.has('guidance')) list.add('guidance', guidance, 'walk');
  const type = graph[id]?.class_type ?? '';
  if (type.includes('ControlNet') || type.includes('Vace')) {
    const strength = placeBehind(graph, id, 'strength', 'number');
    if (strength !== undefined && !list.has('strength')) list.add('strength', strength, 'walk');
  }
  const latent = linkAt(graph, id, 'latent');
  if (type === 'ReferenceLatent') walkLatent(search, latent);
}

/**
 * All text widgets of one encoder get the same text: CLIP-L, T5 and friends. An encoder of a second pass
 * joins in where it says what the first says (`wanted`).
 */
function bindEncoder(search: Search, id: string, param: string, wanted: unknown): void {
  for (const name of PROMPT_WIDGETS) {
    if (!(name in (search.graph[id]?.inputs ?? {}))) continue;
    const place = placeBehind(search.graph, id, name, 'text');
    if (place === undefined) {
      search.list.note(
        'linked',
        'The text comes from a node that makes it; unlink it to write one.',
        id,
      );
      continue;
    }
    if (wanted !== undefined && search.list.valueAt(place) !== wanted) continue;
    // One text may serve both sides; then it is the prompt, which comes first.
    search.list.add(param, place, 'walk');
  }
  walkClip(search, linkAt(search.graph, id, 'clip'));
}
