// Where a host is, as browsers ask when they decide what a page may reach.

/**
 * `loopback`: this machine. `lan`: a private address. `mdns`: a `.local` name. `lan-name`: another name that
 * only a home network knows, which browsers cannot tell from a public one before they look it up.
 */
export type HostClass = 'loopback' | 'lan' | 'mdns' | 'lan-name' | 'public';

/** Names that never leave a network (RFC 6762, RFC 8375, and what routers hand out). */
const LAN_SUFFIX = /\.(?:lan|home|internal|intranet|localdomain|fritz\.box|home\.arpa)$/;

/** `host` as URL.hostname spells it: lower case, IPv4 as four numbers, IPv6 in brackets. */
export function classifyHost(host: string): HostClass {
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (host.startsWith('[')) return classifyIpv6(host.slice(1, -1));
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host);
  if (four) return classifyIpv4(Number(four[1]), Number(four[2]));
  if (host.endsWith('.local')) return 'mdns';
  if (!host.includes('.') || LAN_SUFFIX.test(host)) return 'lan-name';
  return 'public';
}

function classifyIpv4(a: number, b: number): HostClass {
  if (a === 127) return 'loopback';
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    // Carrier-grade NAT, which Tailscale uses.
    (a === 100 && b >= 64 && b <= 127);
  return isPrivate ? 'lan' : 'public';
}

function classifyIpv6(address: string): HostClass {
  if (address === '::1') return 'loopback';
  const mapped = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/.exec(address)?.[1];
  if (mapped !== undefined) {
    const high = parseInt(mapped, 16);
    return classifyIpv4(high >> 8, high & 255);
  }
  return /^f[cd]|^fe[89ab]/.test(address) ? 'lan' : 'public';
}
