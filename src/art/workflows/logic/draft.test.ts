import { describe, expect, it } from 'vitest';
import { templateRowSchema } from '@/storage';
import { BUILTIN_TEMPLATES, templateSchema } from '@/workflows';
import { must } from '@/testing/must';
import { listTemplates } from '../../logic/art-template';
import { draftOf, newerShipped, openDraft, withBinding, withLoras, withoutBinding } from './draft';
import { templateRowFrom } from './template-row';
import { API_TEXT, editorCase, recordedInfo } from './testing';

const info = recordedInfo();
const api = { name: 'Pier', text: API_TEXT };

describe('a workflow that is read', () => {
  it('needs no server in API format, and keeps long seeds and the text', () => {
    for (const known of [undefined, info]) {
      const draft = must(openDraft(api, known));
      expect(draft.text).toBe(API_TEXT);
      expect(draft.graph['3']?.inputs['seed']).toBe(18446744073709551615n);
      expect(draft).toMatchObject({ format: 'api', role: 'background', isGuess: true, report: [] });
      const places = draft.template.bindings.map(
        ({ param, node, input }) => `${param} ${node} ${input}`,
      );
      expect(places).toContain('prompt 6 text');
      expect(places).toContain('negative 7 text');
      expect(places).toContain('seed 3 seed');
      expect(draft.template.loras).toEqual({ model: ['4', 0], clip: ['4', 1] });
      expect(draft.template.title).toBe('Pier');
    }
  });

  it('needs one in the format of the editor, and says what was done', () => {
    const source = { name: 'Muted', text: editorCase('mute') };
    expect(openDraft(source, undefined)).toMatchObject({
      ok: false,
      failure: { kind: 'needs-server' },
    });
    const draft = must(openDraft(source, info));
    expect(draft.format).toBe('editor');
    expect(draft.report.map(({ severity }) => severity)).toContain('dropped');
    expect(Object.keys(draft.graph).length).toBeGreaterThan(0);
  });

  it('takes what to fill in from a template.json that fits, and from no other', () => {
    const template = templateSchema.parse({
      id: 'x',
      title: 'Sora at the pier',
      role: 'cg',
      bindings: [{ param: 'prompt', node: '6', input: 'text' }],
    });
    const draft = must(openDraft({ ...api, template }, info));
    expect(draft).toMatchObject({ role: 'cg', isGuess: false });
    expect(draft.template.bindings).toHaveLength(1);
    const foreign = { ...template, bindings: [{ ...template.bindings[0]!, node: '99' }] };
    expect(must(openDraft({ ...api, template: foreign }, info)).role).toBe('background');
  });

  it('says why a text is no workflow', () => {
    const failed = (text: string) => openDraft({ name: 'x', text }, info);
    expect(failed('{"a": ')).toMatchObject({ failure: { kind: 'not-json' } });
    expect(failed('{}')).toMatchObject({ ok: false });
    expect(failed('')).toMatchObject({ failure: { kind: 'empty' } });
  });
});

describe('the row of a workflow', () => {
  it('fits storage, the list of templates, and is what was confirmed', () => {
    const read = must(openDraft(api, info));
    const seed = read.template.bindings.findIndex(({ param }) => param === 'seed');
    const draft = withBinding(withoutBinding(read, seed), {
      param: 'mood',
      node: '9',
      input: 'filename_prefix',
      found: 'user',
    });
    const row = must(templateRowFrom({ ...draft, role: 'cg' }, { id: 'new', now: 5 }));
    expect(templateRowSchema.parse(row)).toEqual(row);
    expect(row).toMatchObject({ id: 'new', text: API_TEXT, updatedAt: 5 });
    const { templates, damaged } = listTemplates([row]);
    expect(damaged).toEqual([]);
    expect(templates[0]).toMatchObject({ isOwn: true, template: { id: 'new', role: 'cg' } });
    const params = templates[0]?.template.bindings.map(({ param }) => param);
    expect(params).toContain('mood');
    expect(params).not.toContain('seed');
    expect(structuredClone(row)).toEqual(row);
  });

  it('needs a name and a role', () => {
    const draft = must(openDraft(api, info));
    const about = { id: 'new', now: 5 };
    const nameless = { ...draft, template: { ...draft.template, title: '  ' } };
    expect(templateRowFrom(nameless, about)).toEqual({ ok: false, failure: 'name' });
    const roleless = { ...draft, role: undefined };
    expect(templateRowFrom(roleless, about)).toEqual({ ok: false, failure: 'role' });
  });

  it('keeps its id when changed, and tells its origin when copied', () => {
    const [shipped] = listTemplates([]).templates;
    if (!shipped) throw new Error('Nothing is shipped.');
    const copy = must(templateRowFrom(draftOf(shipped, 'copy'), { id: 'mine', now: 1 }));
    expect(copy).toMatchObject({ id: 'mine', basedOn: shipped.template.id, text: shipped.text });
    const [own] = listTemplates([copy]).templates;
    if (!own) throw new Error('The copy is not listed.');
    const again = must(templateRowFrom(draftOf(own, 'itself'), { id: 'other', now: 2 }));
    expect(again).toMatchObject({ id: 'mine', basedOn: shipped.template.id, updatedAt: 2 });
    expect(again.graph).toEqual(shipped.graph);
    const twin = must(templateRowFrom(draftOf(own, 'copy'), { id: 'twin', now: 3 }));
    expect(twin).toMatchObject({ id: 'twin', basedOn: shipped.template.id });
  });

  it('tells that the shipped one has changed since, and leaves the copy alone', () => {
    const [shipped] = BUILTIN_TEMPLATES;
    const row = must(
      templateRowFrom(draftOf({ ...shipped!, isOwn: false }, 'copy'), { id: 'mine', now: 1 }),
    );
    const [same] = listTemplates([row]).templates;
    expect(newerShipped(same!)).toBeUndefined();
    const older = { ...same!, template: { ...same!.template, version: 0 } };
    expect(newerShipped(older)?.id).toBe(shipped!.template.id);
  });

  it('can do without a place for LoRAs', () => {
    const draft = withLoras(must(openDraft(api, info)), undefined);
    expect('loras' in draft.template).toBe(false);
    expect(withLoras(draft, { model: ['4', 0] }).template.loras).toEqual({ model: ['4', 0] });
  });
});
