import { describe, expect, it } from 'vitest';
import { remapKey } from '@/jobs/render/needs';
import type { ServerRow } from '@/storage';
import { moved } from './order';
import { ownServer, podDoors } from './places';
import { listRemaps, withoutRemap } from './remaps';
import { readServers, writeServers } from './server-file';
import { flagValue, warningsOf } from './server-warnings';
import { searchFiles, searchNodes } from './shelves';
import { NO_WAY_IN, wayIn } from './way-in';

const HERE = {
  pageOrigin: 'https://studio.example',
  hostClass: 'loopback',
  hasAuth: false,
} as const;
const warned = (
  argv: readonly string[],
  version = '0.3.64',
  where: Parameters<typeof warningsOf>[1] = HERE,
) => warningsOf({ argv, version }, where).map(({ id, flag }) => [id, flag]);

describe('what a server says about itself', () => {
  it('names the flag for previews, unless they are on or each prompt asks for them', () => {
    expect(warned(['main.py'])).toEqual([['no-previews', '--preview-method auto']]);
    expect(warned(['main.py', '--preview-method', 'none'])).toHaveLength(1);
    expect(warned(['main.py', '--preview-method=taesd'])).toEqual([]);
    expect(warned(['main.py'], '0.5.1')).toEqual([]);
    expect(warned(['main.py'], 'v1.0')).toEqual([]);
  });

  it('warns of a door that is open to the whole network, and names this page instead', () => {
    const previews = ['--preview-method', 'auto'];
    const open = [['open-to-all', '--enable-cors-header https://studio.example']];
    expect(warned(['--listen', '--enable-cors-header', ...previews])).toEqual(open);
    expect(warned(['--listen', '0.0.0.0', '--enable-cors-header', '*', ...previews])).toEqual(open);
    expect(warned(['--listen', '127.0.0.1', '--enable-cors-header', ...previews])).toEqual([]);
    expect(warned(['--enable-cors-header', ...previews])).toEqual([]);
    expect(
      warned(['--listen', '--enable-cors-header', 'https://studio.example', ...previews]),
    ).toEqual([]);
  });

  it('says when it is too old, and when it stands on the internet without a password', () => {
    expect(warned(['--preview-method', 'auto'], '0.3.40')).toEqual([['too-old', undefined]]);
    const pod = { ...HERE, hostClass: 'public' } as const;
    expect(warned(['--preview-method', 'auto'], '0.3.64', pod)).toEqual([['public', undefined]]);
    expect(warned(['--preview-method', 'auto'], '0.3.64', { ...pod, hasAuth: true })).toEqual([]);
  });

  it('reads flags in both spellings, the last one counts', () => {
    expect(flagValue(['--port', '1', '--port=2'], '--port')).toBe('2');
    expect(flagValue(['--listen', '--port', '1'], '--listen')).toBe('');
    expect(flagValue(['--listener'], '--listen')).toBeUndefined();
  });
});

describe('the order of servers', () => {
  const rows = [
    { id: 'a', order: 1 },
    { id: 'b', order: 1 },
    { id: 'c', order: 7 },
  ];

  it('moves one and tells only places that change', () => {
    expect(moved(rows, 'c', -1)).toEqual([
      { id: 'c', order: 2 },
      { id: 'b', order: 3 },
    ]);
    expect(moved(rows, 'a', -1)).toEqual([]);
    expect(moved(rows, 'c', 1)).toEqual([]);
    expect(moved(rows, 'x', 1)).toEqual([]);
  });
});

describe('addresses that follow', () => {
  it('find the ComfyUI that serves this page, base path included', () => {
    const origin = 'http://127.0.0.1:8188';
    expect(ownServer({ origin, pathname: '/extensions/comfyvn/index.html' })).toBe(origin);
    expect(ownServer({ origin, pathname: '/comfy/extensions/comfyvn/' })).toBe(`${origin}/comfy`);
    expect(ownServer({ origin, pathname: '/index.html' })).toBeUndefined();
    expect(ownServer({ origin: 'null', pathname: '/extensions/x/' })).toBeUndefined();
  });

  it('find the other doors of a pod, and of nothing else', () => {
    const urls = podDoors('https://abc123-8188.proxy.runpod.net').map(({ url }) => url);
    expect(urls).toContain('https://abc123-8888.proxy.runpod.net/');
    expect(podDoors('https://abc123-8188.proxy.runpod.net.evil.example')).toEqual([]);
    expect(podDoors('http://127.0.0.1:8188')).toEqual([]);
  });
});

describe('the password fields', () => {
  it('open a door only when something was typed', () => {
    expect(wayIn(NO_WAY_IN)).toBeUndefined();
    expect(wayIn({ kind: 'bearer', user: '', secret: '  ' })).toBeUndefined();
    expect(wayIn({ kind: 'bearer', user: '', secret: 'Bearer abc ' })).toEqual({
      kind: 'bearer',
      token: 'abc',
    });
    expect(wayIn({ kind: 'basic', user: 'me', secret: ' p ' })).toEqual({
      kind: 'basic',
      user: 'me',
      password: ' p ',
    });
    expect(wayIn({ kind: 'query', user: '', secret: 't' })).toEqual({ kind: 'query', token: 't' });
  });
});

describe('files under another name', () => {
  it('are listed from the keys that the queue makes, and forgotten one by one', () => {
    const key = remapKey('Pack.LoraLoader', 'lora_name', 'a=b.safetensors');
    const remaps = { [key]: 'c.safetensors' };
    expect(listRemaps(remaps)).toEqual([
      {
        key,
        node: 'Pack.LoraLoader',
        input: 'lora_name',
        wanted: 'a=b.safetensors',
        here: 'c.safetensors',
      },
    ]);
    expect(withoutRemap(remaps, key)).toEqual({});
  });
});

describe('what a server has', () => {
  const shelves = [
    { folder: 'checkpoints', files: ['anime/pony.safetensors', 'base.ckpt'] },
    { folder: 'loras', files: Array.from({ length: 300 }, (_, i) => `sora-${i}.safetensors`) },
  ];

  it('is found by every word of folder and file, and counted beyond what is drawn', () => {
    expect(searchFiles(shelves, 'PONY anime', undefined).shown).toEqual([
      { folder: 'checkpoints', file: 'anime/pony.safetensors' },
    ]);
    const all = searchFiles(shelves, 'loras', undefined);
    expect([all.shown.length, all.total]).toEqual([200, 300]);
    expect(searchFiles(shelves, '', 'checkpoints').total).toBe(2);
  });

  it('has nodes by title, class and category', () => {
    const node = (name: string, title: string, category: string) => ({
      name,
      title,
      category,
      module: '',
      inputs: [],
      outputs: [],
      isOutput: false,
      isDeprecated: false,
      isPaid: false,
    });
    const nodes = [node('KSampler', 'KSampler', 'sampling'), node('SaveImage', 'Save', 'image')];
    expect(searchNodes(nodes, 'samp').shown.map(({ name }) => name)).toEqual(['KSampler']);
    expect(searchNodes(nodes, '').total).toBe(2);
  });
});

describe('the list of servers as a file', () => {
  const row: ServerRow = {
    id: 's1',
    name: 'Home',
    address: 'http://192.168.1.20:8188',
    order: 1,
    isOn: true,
    maxAhead: 3,
    notes: 'attic',
    pricePerHour: 0.5,
    remaps: { k: 'v' },
    addedAt: 1,
  };

  it('comes back, without ids and without anything secret', () => {
    const text = writeServers([row], new Date(0));
    expect(text).not.toContain('s1');
    expect(readServers(text)).toEqual({
      servers: [
        {
          name: 'Home',
          address: row.address,
          maxAhead: 3,
          notes: 'attic',
          pricePerHour: 0.5,
          remaps: { k: 'v' },
        },
      ],
      skipped: 0,
    });
  });

  it('takes no password from an address, and nothing that is no address', () => {
    const servers = [
      { address: 'http://me:secret@10.0.0.2:8188' },
      { address: 'javascript:alert(1)' },
      { name: 'no address' },
      'text',
    ];
    const read = readServers(JSON.stringify({ kind: 'comfyvn-servers', servers }));
    expect(read?.servers.map(({ address }) => address)).toEqual(['http://10.0.0.2:8188']);
    expect(read?.skipped).toBe(3);
    expect(readServers('[]')).toBeUndefined();
    expect(readServers('{')).toBeUndefined();
  });
});
