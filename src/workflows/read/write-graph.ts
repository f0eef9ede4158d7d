import type { Graph } from '@/comfy/graph';
import { writeGraphJson } from '@/comfy/json';

/** JSON text for a file or the server: every seed with all its digits. */
export function writeGraph(graph: Graph): string {
  return writeGraphJson(graph);
}
