// ComfyDeploy's external inputs: `input_id` names them, `default_value` holds them.
import { sortedIds } from './links';
import { meaningOf } from './names';
import type { Search } from './places';

const PREFIX = 'ComfyUIDeployExternal';
const VALUES = ['default_value', 'default_lora_name', 'default_checkpoint_name', 'seed'] as const;

/** Binds the inputs that a workflow declares for ComfyDeploy. */
export function findComfyDeploy(search: Search): void {
  const { graph, list } = search;
  for (const id of sortedIds(graph)) {
    const node = graph[id];
    if (node === undefined || !node.class_type.startsWith(PREFIX)) continue;
    const name = typeof node.inputs.input_id === 'string' ? node.inputs.input_id : '';
    const shown = node.inputs.display_name;
    const words = node.inputs.description;
    const label = {
      ...(typeof shown === 'string' && shown !== '' ? { label: shown } : {}),
      ...(typeof words === 'string' && words !== '' ? { hint: words.slice(0, 500) } : {}),
    };
    if (node.class_type.startsWith(`${PREFIX}Image`)) {
      const wanted = meaningOf(name);
      const param = list.has(wanted) ? `${wanted}_${id.replaceAll(':', '_')}` : wanted;
      list.add(param, { node: id, input: 'default_value_url' }, 'comfy-deploy', {
        ...label,
        becomes: 'LoadImage',
      });
      continue;
    }
    const input = VALUES.find((one) => one in node.inputs);
    if (input !== undefined) {
      list.add(meaningOf(name), { node: id, input }, 'comfy-deploy', label);
    }
  }
}
