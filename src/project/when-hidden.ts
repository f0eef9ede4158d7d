/** Runs `work` when the page goes out of sight or away, until the function that it gives is called. */
export function whenHidden(work: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const onHide = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') work();
  };
  document.addEventListener('visibilitychange', onHide);
  addEventListener('pagehide', onHide);
  return () => {
    document.removeEventListener('visibilitychange', onHide);
    removeEventListener('pagehide', onHide);
  };
}
