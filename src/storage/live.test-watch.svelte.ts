/** Runs `look` whenever what it reads changes. For tests. */
export function watch(look: () => void): () => void {
  return $effect.root(() => {
    $effect(look);
  });
}
