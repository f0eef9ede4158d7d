// Files that come from outside the page: opened with it by the system, or shared from another app.
import type { Intake } from '@/ui/intake';
import { takeShared, wasShared } from './shared-files';

/** The part of the File Handling API that is used; TypeScript does not know it yet. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** Chromium on a desktop: the file handlers of the manifest. */
function launchQueue(): LaunchQueue | undefined {
  return (globalThis as { readonly launchQueue?: LaunchQueue }).launchQueue;
}

export function listenForLaunches(intake: Intake): void {
  launchQueue()?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return;
    void Promise.all(files.map((handle) => handle.getFile())).then((taken) =>
      intake.takeFiles(taken),
    );
  });
  if (!wasShared(location.search)) return;
  // Taken once: a reload must not import again.
  history.replaceState(history.state, '', location.pathname + location.hash);
  void takeShared().then((files) => intake.takeFiles(files));
}
