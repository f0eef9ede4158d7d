import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, type ServerAddress } from './address';

function read(text: string): ServerAddress {
  const result = parseAddress(text);
  if (!result.ok) throw new Error(`${text}: ${result.failure.message}`);
  return result.value;
}
function problemOf(text: string): string | undefined {
  const result = parseAddress(text);
  return result.ok ? undefined : result.failure.kind;
}

describe('an address', () => {
  it.each([
    ['127.0.0.1:8188', 'http://127.0.0.1:8188'],
    ['localhost', 'http://localhost:8188'],
    ['localhost:8000', 'http://localhost:8000'],
    ['LOCALHOST:8188/', 'http://localhost:8188'],
    ['  http://127.0.0.1:8188/  ', 'http://127.0.0.1:8188'],
    ['http://127.0.0.1:8188///', 'http://127.0.0.1:8188'],
    ['http://127.0.0.1:8188/#workflows/a.json', 'http://127.0.0.1:8188'],
    ['http://127.0.0.1:8188/?workflow=x#abc', 'http://127.0.0.1:8188'],
    ['0.0.0.0:8188', 'http://127.0.0.1:8188'],
    ['http://0.0.0.0:8188', 'http://127.0.0.1:8188'],
    ['http://[::]:8188', 'http://127.0.0.1:8188'],
    ['To see the GUI go to: http://0.0.0.0:8188', 'http://127.0.0.1:8188'],
    ['::1', 'http://[::1]:8188'],
    ['[::1]', 'http://[::1]:8188'],
    ['[::1]:8189', 'http://[::1]:8189'],
    ['http://[fd00::12]:8188/', 'http://[fd00::12]:8188'],
    ['192.168.1.5', 'http://192.168.1.5:8188'],
    ['gpubox', 'http://gpubox:8188'],
    ['gpubox.local:8188', 'http://gpubox.local:8188'],
    ['//gpubox:8188', undefined],
    ['ws://127.0.0.1:8188/ws', 'http://127.0.0.1:8188'],
    ['ws://127.0.0.1:8188/ws?clientId=abc', 'http://127.0.0.1:8188'],
    ['wss://pod.example.com/ws', 'https://pod.example.com'],
    ['http://127.0.0.1:8188/api/system_stats', 'http://127.0.0.1:8188'],
    ['comfy.example.com', 'https://comfy.example.com'],
    ['comfy.example.com:8188', 'http://comfy.example.com:8188'],
    ['comfy.example.com:443', 'https://comfy.example.com'],
    ['https://example.com/comfy/', 'https://example.com/comfy'],
    ['https://example.com/a/b//#x', 'https://example.com/a/b'],
    ['73.12.1.9:10027', 'http://73.12.1.9:10027'],
    ['73.12.1.9', 'http://73.12.1.9:8188'],
    ['http:127.0.0.1:8188', 'http://127.0.0.1:8188'],
    ['http:/127.0.0.1:8188', 'http://127.0.0.1:8188'],
    ['"http://127.0.0.1:8188"', 'http://127.0.0.1:8188'],
    ['k7n2q9x0abcdef', 'https://k7n2q9x0abcdef-8188.proxy.runpod.net'],
    ['abc123 8188', 'https://abc123-8188.proxy.runpod.net'],
    ['k7n2q9x0abcdef-3000', 'https://k7n2q9x0abcdef-3000.proxy.runpod.net'],
    [
      'https://k7n2q9x0abcdef-8188.proxy.runpod.net/',
      'https://k7n2q9x0abcdef-8188.proxy.runpod.net',
    ],
    ['k7n2q9x0abcdef-8188.proxy.runpod.net', 'https://k7n2q9x0abcdef-8188.proxy.runpod.net'],
    ['localhost 8188', 'http://localhost:8188'],
  ])('%s', (text, baseUrl) => {
    const result = parseAddress(text);
    expect(result.ok ? result.value.baseUrl : undefined).toBe(baseUrl);
  });

  it('gives the socket the scheme and the base path of the page', () => {
    expect(read('https://example.com/comfy/').wsUrl).toBe('wss://example.com/comfy/ws');
    expect(read('127.0.0.1:8188').wsUrl).toBe('ws://127.0.0.1:8188/ws');
  });

  it('moves secrets out of the address', () => {
    const basic = read('https://alice:p%40ss@example.com/comfy');
    expect(basic.auth).toEqual({ kind: 'basic', user: 'alice', password: 'p@ss' });
    const query = read('http://192.168.1.5:8188/?token=s3cret#x');
    expect(query.auth).toEqual({ kind: 'query', token: 's3cret' });
    for (const { baseUrl, wsUrl, readAs } of [basic, query]) {
      expect(`${baseUrl} ${wsUrl} ${readAs}`).not.toMatch(/s3cret|p@ss|p%40ss|alice/);
    }
    expect(read('alice:pw@box:8188').auth).toEqual({
      kind: 'basic',
      user: 'alice',
      password: 'pw',
    });
    expect(read('127.0.0.1:8188').auth).toBeUndefined();
  });

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.8.9.1:8188', 'loopback'],
    ['http://2130706433:8188', 'loopback'],
    ['comfy.localhost:8188', 'loopback'],
    ['::1', 'loopback'],
    ['10.0.0.7', 'lan'],
    ['172.16.0.1', 'lan'],
    ['172.32.0.1', 'public'],
    ['192.168.0.9', 'lan'],
    ['100.64.0.1', 'lan'],
    ['100.63.0.1', 'public'],
    ['169.254.3.4', 'lan'],
    ['[fe80::1]:8188', 'lan'],
    ['[fd12::1]:8188', 'lan'],
    ['[::ffff:192.168.0.1]:8188', 'lan'],
    ['[2001:db8::1]:8188', 'public'],
    ['box.local', 'mdns'],
    ['gpubox', 'lan-name'],
    ['gpubox.lan', 'lan-name'],
    ['nas.fritz.box', 'lan-name'],
    ['example.com', 'public'],
    ['8.8.8.8', 'public'],
  ])('%s is %s', (text, hostClass) => {
    expect(read(text).hostClass).toBe(hostClass);
  });

  it('says how it was read', () => {
    expect(read('localhost').readAs).toContain('http://localhost:8188');
    expect(read('0.0.0.0:8188').readAs).toContain('0.0.0.0');
    expect(read('abc123 8188').readAs).toContain('abc123');
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ftp://127.0.0.1', 'scheme'],
    ['file:///comfy', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['C:\\ComfyUI', 'scheme'],
    ['127.0.0.1:99999', 'port'],
    ['127.0.0.1:0', 'port'],
    ['127.0.0.1:abc', 'port'],
    ['abc123 99999', 'port'],
    ['http://', 'malformed'],
    ['http://[::1', 'malformed'],
    ['http://a b', 'malformed'],
    ['x'.repeat(5000), 'too-long'],
  ])('refuses %s', (text, kind) => {
    expect(problemOf(text)).toBe(kind);
  });

  it('never throws, and gives addresses that can be called', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.stringMatching(/^[a-z0-9:@./[\]?#% -]{0,40}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const result = parseAddress(text);
        if (!result.ok) {
          expect(result.failure.message).not.toBe('');
          return;
        }
        const { baseUrl, wsUrl } = result.value;
        expect(new URL(baseUrl).origin).toMatch(/^https?:/);
        expect(baseUrl.endsWith('/')).toBe(false);
        expect(new URL(wsUrl).protocol).toMatch(/^wss?:$/);
        expect(new URL(baseUrl).username).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
