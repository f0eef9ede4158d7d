import { describe, expect, it } from 'vitest';
import { listTemplates } from '../../logic/art-template';
import { draftOf, openDraft } from './draft';
import { exportZip } from './export-files';
import { MOST_FILES, readSources } from './read-sources';
import { templateRowFrom } from './template-row';
import { API_TEXT, editorCase, recordedFile, recordedInfo } from './testing';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);

describe('files with workflows', () => {
  it('are JSON texts, kept as they are', async () => {
    const { sources, problems } = await readSources([file('Pier.json', API_TEXT)]);
    expect(sources).toEqual([{ name: 'Pier', text: API_TEXT }]);
    expect(problems).toEqual([]);
  });

  it('are pictures that ComfyUI saved, whatever their name', async () => {
    const { sources, problems } = await readSources([file('x.dat', recordedFile('view.png'))]);
    expect(problems).toEqual([]);
    const draft = openDraft(sources[0]!, undefined);
    expect(draft).toMatchObject({ ok: true, value: { format: 'api' } });
  });

  it('say so when they hold none', async () => {
    const png = recordedFile('view.png');
    // Signature and the chunks of size and data only.
    const bare = png.slice(0, 33);
    const { sources, problems } = await readSources([file('bare.png', bare)]);
    expect(sources).toEqual([]);
    expect(problems).toMatchObject([{ name: 'bare.png', title: /holds no workflow/ }]);
  });

  it('come with their template.json, in any order', async () => {
    const template = JSON.stringify({ id: 'a', title: 'Pier at dusk', role: 'cg' });
    const { sources } = await readSources([
      file('pier.template.json', template),
      file('other.json', API_TEXT),
      file('pier.workflow.json', API_TEXT),
    ]);
    expect(sources.map(({ name }) => name)).toEqual(['other', 'Pier at dusk']);
    expect(sources[1]?.template?.role).toBe('cg');
    const alone = await readSources([file('pier.template.json', template)]);
    expect(alone.sources).toEqual([]);
    expect(alone.problems).toHaveLength(1);
  });

  it('come out of the zip that was exported as they went in', async () => {
    const read = openDraft({ name: 'Plain', text: editorCase('plain') }, recordedInfo());
    if (!read.ok) throw new Error('The sample cannot be read.');
    const row = templateRowFrom({ ...read.value, role: 'cg' }, { id: 'own', now: 1 });
    if (!row.ok) throw new Error(row.failure);
    const all = listTemplates([row.value]).templates;
    const zip = await exportZip(all);
    const { sources, problems } = await readSources([file('all.zip', zip)]);
    expect(problems).toEqual([]);
    expect(sources).toHaveLength(all.length);
    const byTitle = new Map(sources.map((source) => [source.name, source]));
    for (const one of all) {
      const draft = openDraft(byTitle.get(one.template.title)!, undefined);
      if (!draft.ok) throw new Error(one.template.title);
      expect(draft.value.graph).toEqual(one.graph);
      expect(draft.value.template).toEqual(one.template);
      expect(draft.value.packs).toEqual(draftOf(one, 'itself').packs);
    }
  });

  it('are read up to a number, and damaged ones do not stop the others', async () => {
    const many = Array.from({ length: MOST_FILES + 2 }, (_, i) => file(`${i}.json`, API_TEXT));
    const { sources, problems } = await readSources(many);
    expect(sources).toHaveLength(MOST_FILES);
    expect(problems).toMatchObject([{ name: '2 more files' }]);
    const mixed = await readSources([
      file('bad.zip', 'PK\u0003\u0004nothing'),
      file('a.json', API_TEXT),
    ]);
    expect(mixed.sources).toHaveLength(1);
    expect(mixed.problems).toMatchObject([{ name: 'bad.zip' }]);
  });
});
