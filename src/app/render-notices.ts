// Says that renders have ended, where the user has switched it on, by one notification for a whole batch
// while the page is hidden; and how many are to go, on the icon. Nothing is asked for here.
import type { Render } from '@/jobs/render/render';
import { countWords } from '@/jobs/render/render-words';

export interface NoticeParts {
  readonly onEnded: (callback: (render: Render) => void) => () => void;
  /** How many are still to go. */
  readonly remaining: () => number;
  /** This tab sends, so it alone notifies. */
  readonly isLeading: () => boolean;
  readonly isWanted: () => boolean;
  readonly page: {
    readonly isHidden: () => boolean;
    readonly notify: (title: string, body: string) => void;
  };
}

/** A batch is over when nothing is left to do. */
export function watchRenders(parts: NoticeParts): () => void {
  let batch: Render[] = [];
  return parts.onEnded((render) => {
    if (!parts.isLeading()) return;
    batch.push(render);
    if (parts.remaining() > 0) return;
    const ended = batch;
    batch = [];
    if (!parts.page.isHidden() || !parts.isWanted()) return;
    const [first] = ended;
    const title = ended.length === 1 && first ? first.title : 'Your pictures are ready';
    parts.page.notify(title, countWords(ended));
  });
}

export const browserPage: NoticeParts['page'] = {
  isHidden: () => document.visibilityState === 'hidden',
  notify(title, body) {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    try {
      new Notification(title, { body, tag: 'comfyvn-renders', icon: './icons/icon-192.png' });
    } catch {
      // Android lets only service workers notify; the title and the dock tell it all the same.
    }
  },
};

/** On the icon of the installed page, where the platform has badges: how many are to go, none for 0. */
export function showBadge(count: number): void {
  const { setAppBadge } = navigator as { setAppBadge?: (count: number) => Promise<void> };
  void setAppBadge?.call(navigator, count).catch(() => undefined);
}
