import { describe, expect, it } from 'vitest';
import { jobRowSchema } from '@/storage';
import { writeDiagnostics } from './diagnostics-file';
import { listHosts } from './hosts';
import { findSections, SECTIONS } from './panels/sections';
import { DEFAULT_SETTINGS } from './schema';

describe('the search of the settings', () => {
  it('finds sections by title and by what is in them', () => {
    expect(findSections('').map(({ id }) => id)).toEqual(SECTIONS.map(({ id }) => id));
    expect(findSections('Dark Theme').map(({ id }) => id)).toEqual(['appearance']);
    expect(findSections('swipes').map(({ id }) => id)).toEqual(['import']);
    expect(findSections('xyzzy')).toEqual([]);
  });
});

describe('the list of hosts', () => {
  it('counts requests by host, our own first, and leaves out what never left the page', () => {
    const hosts = listHosts(
      [
        { name: 'https://studio.example/assets/a.js', transferSize: 100 },
        { name: 'https://other.example:8188/prompt', transferSize: 7 },
        { name: 'https://studio.example/b.css', transferSize: 20 },
        { name: 'blob:https://studio.example/123' },
        { name: 'data:image/png;base64,AA' },
        { name: 'not an address' },
      ],
      'https://studio.example',
    );
    expect(hosts).toEqual([
      { host: 'studio.example', isOwn: true, requests: 2, bytes: 120 },
      { host: 'other.example:8188', isOwn: false, requests: 1, bytes: 7 },
    ]);
  });
});

describe('saved diagnostics', () => {
  it('hold the health and the log with its stacks, and no name of a file or story', () => {
    const text = writeDiagnostics({
      version: '1.2',
      at: new Date(0),
      agent: 'Test/1',
      languages: ['en'],
      screen: '1280×800 at 1',
      findings: [{ label: 'Locks', finding: { state: 'bad', found: 'none', hint: 'Reload' } }],
      settings: DEFAULT_SETTINGS,
      space: undefined,
      projects: 3,
      jobs: [
        jobRowSchema.parse({
          id: 'j',
          kind: 'import',
          title: 'Reading my-secret-chat.jsonl',
          state: 'queued',
          createdAt: 0,
        }),
      ],
      log: [{ at: 0, level: 'error', area: 'page', text: 'boom', detail: 'at line 1' }],
    });
    expect(JSON.parse(text)).toMatchObject({
      version: '1.2',
      health: [{ label: 'Locks', state: 'bad' }],
      jobs: [{ kind: 'import', state: 'queued' }],
      log: [{ at: '1970-01-01T00:00:00.000Z', detail: 'at line 1' }],
    });
    expect(text).not.toContain('secret');
  });
});
