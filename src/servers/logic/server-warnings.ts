// What a server says about itself that its user may want to change: read from its version and its start
// arguments. Pure.
import { OLDEST_VERSION } from '@/comfy/remedies';
import { isTooOld } from '@/comfy/doctor';
import type { HostClass, SystemStats } from '@/comfy';

export interface ServerWarning {
  readonly id: 'too-old' | 'no-previews' | 'open-to-all' | 'public';
  readonly text: string;
  /** To add to the start command. */
  readonly flag?: string;
}

/** Since then each prompt says how it wants its previews (Comfy-Org/ComfyUI#11261). */
const PREVIEWS_BY_PROMPT = [0, 5] as const;

export function warningsOf(
  stats: Pick<SystemStats, 'version' | 'argv'>,
  where: { readonly pageOrigin: string; readonly hostClass: HostClass; readonly hasAuth: boolean },
): readonly ServerWarning[] {
  const warnings: ServerWarning[] = [];
  if (isTooOld(stats.version)) {
    warnings.push({
      id: 'too-old',
      text: `This ComfyUI is ${stats.version || 'of an unknown version'}. Below ${OLDEST_VERSION} jobs cannot be kept track of: update it.`,
    });
  }
  const previews = flagValue(stats.argv, '--preview-method');
  if ((previews === undefined || previews === 'none') && !choosesByPrompt(stats.version)) {
    warnings.push({
      id: 'no-previews',
      text: 'It sends no previews while it renders. Start it with this flag to see them:',
      flag: '--preview-method auto',
    });
  }
  if (isOpenToAll(stats.argv)) {
    warnings.push({
      id: 'open-to-all',
      text: 'It listens to the whole network and lets every web page in. Name this page instead:',
      flag: `--enable-cors-header ${where.pageOrigin}`,
    });
  }
  if (where.hostClass === 'public' && !where.hasAuth) {
    warnings.push({
      id: 'public',
      text: 'It is on the internet without a password: whoever knows its address can use it.',
    });
  }
  return warnings;
}

/** `--flag value` or `--flag=value`; empty for a flag without a value, undefined where there is none. */
export function flagValue(argv: readonly string[], flag: string): string | undefined {
  let value: string | undefined;
  argv.forEach((word, index) => {
    if (word.startsWith(`${flag}=`)) value = word.slice(flag.length + 1);
    else if (word === flag) {
      const next = argv[index + 1];
      value = next === undefined || next.startsWith('--') ? '' : next;
    }
  });
  return value;
}

function isOpenToAll(argv: readonly string[]): boolean {
  const cors = flagValue(argv, '--enable-cors-header');
  // Without a value it is `*`; `--listen` without one is every address.
  if (cors !== '' && cors !== '*') return false;
  const listen = flagValue(argv, '--listen');
  if (listen === undefined) return false;
  return !listen.split(',').every((one) => /^(?:127\.|localhost$|::1$)/.test(one.trim()));
}

function choosesByPrompt(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  const [wantedMajor, wantedMinor] = PREVIEWS_BY_PROMPT;
  return Number(major) > wantedMajor || Number(minor) >= wantedMinor;
}
