import { describe, expect, it } from 'vitest';
import { mayConnectUnasked } from './local-network';

const desk = { baseUrl: 'http://127.0.0.1:8188', hostClass: 'loopback' } as const;
const lan = { baseUrl: 'http://192.168.1.5:8188', hostClass: 'lan' } as const;
const pod = { baseUrl: 'https://abc-8188.proxy.runpod.net', hostClass: 'public' } as const;

function page(origin: string, states: Readonly<Record<string, PermissionState>> = {}) {
  return { origin, queryPermission: (name: string) => Promise.resolve(states[name]) };
}

describe('connecting without a click', () => {
  it('is fine where no browser asks', async () => {
    expect(await mayConnectUnasked(desk, page('http://127.0.0.1:8188'))).toBe(true);
    expect(await mayConnectUnasked(lan, page('http://localhost:4173'))).toBe(true);
    expect(await mayConnectUnasked(pod, page('https://studio.example'))).toBe(true);
    expect(await mayConnectUnasked(desk, page('https://studio.example'))).toBe(true);
  });

  it('waits for the permission of the kind of network', async () => {
    const https = (states: Readonly<Record<string, PermissionState>>) =>
      page('https://studio.example', states);
    expect(await mayConnectUnasked(desk, https({ 'loopback-network': 'prompt' }))).toBe(false);
    expect(await mayConnectUnasked(desk, https({ 'loopback-network': 'granted' }))).toBe(true);
    expect(await mayConnectUnasked(lan, https({ 'loopback-network': 'granted' }))).toBe(true);
    expect(await mayConnectUnasked(lan, https({ 'local-network': 'denied' }))).toBe(false);
    expect(await mayConnectUnasked(lan, https({ 'local-network-access': 'prompt' }))).toBe(false);
  });
});
