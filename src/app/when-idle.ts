/** Runs work once, when the page has had nothing to do for a while. Gives a function that calls it off. */
export function whenIdle(work: () => void, afterMs = 5000): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Not in every browser.
    if (typeof requestIdleCallback === 'undefined') work();
    else idle = requestIdleCallback(work);
  }, afterMs);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
