/** Half a second at 60 frames a second. */
const MOST_FRAMES = 30;

/**
 * Gives the keyboard to an element of a virtual list. The row may be drawn only some frames after the
 * list was scrolled, and one that is being measured is hidden and takes no focus yet.
 */
export async function focusWhenShown(
  find: () => HTMLElement | null | undefined,
  options: { isWanted?: () => boolean; meanwhile?: () => void } = {},
): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    if (options.isWanted && !options.isWanted()) return;
    const element = find();
    element?.focus({ preventScroll: true });
    if (element && document.activeElement === element) return;
    if (frame === 1) options.meanwhile?.();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
