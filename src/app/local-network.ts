// Would the browser ask its user before this page may reach that address? Chromium asks for the local
// network since 142, by address since 145; nothing is sent before that was allowed by a click.
import type { ServerAddress } from '@/comfy';

export interface PageSurroundings {
  readonly origin: string;
  /** State of a permission, or undefined where the browser does not know it. */
  readonly queryPermission: (name: string) => Promise<PermissionState | undefined>;
}

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
/** All names that browsers have had for it, the newest first. */
const NAMES = {
  loopback: ['loopback-network', 'local-network-access'],
  lan: ['local-network', 'local-network-access'],
} as const;

const browser: PageSurroundings = {
  get origin() {
    return location.origin;
  },
  async queryPermission(name) {
    try {
      return (await navigator.permissions.query({ name: name as PermissionName })).state;
    } catch {
      // A TypeError: the browser has no such permission, or none at all over plain http.
      return undefined;
    }
  },
};

export async function mayConnectUnasked(
  address: Pick<ServerAddress, 'baseUrl' | 'hostClass'>,
  page: PageSurroundings = browser,
): Promise<boolean> {
  if (new URL(address.baseUrl).origin === page.origin) return true;
  // A page on this machine reaches everything without a question.
  if (LOCAL.test(new URL(page.origin).hostname)) return true;
  if (address.hostClass === 'public') return true;
  const names = address.hostClass === 'loopback' ? NAMES.loopback : NAMES.lan;
  for (const name of names) {
    const state = await page.queryPermission(name);
    if (state !== undefined) return state === 'granted';
  }
  return true;
}
