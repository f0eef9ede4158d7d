// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { describe, expect, it, vi } from 'vitest';
import { openRoom } from '@/testing/open-room';
import { beatSchema, type SceneId } from '@/story';
import { panel } from '.';

const SCENE = 'scene-0' as SceneId;
const beats = [
  { id: '1', kind: 'say', who: 'sora', text: 'x', expression: 'joy' },
  { id: '2', kind: 'stage', action: 'dress', who: 'sora', outfit: 'Gown' },
  { id: '3', kind: 'say', who: 'sora', text: 'y', expression: 'pride' },
].map((one) => beatSchema.parse(one));

// Roles are looked up slowly in a page of this size.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

const press = async (words: string) => fireEvent.click(await screen.findByText(words));
const inDialog = async (verb: string) =>
  fireEvent.click(await within(await screen.findByRole('dialog')).findByText(verb));

async function nameIt(name: string, verb: string) {
  await fireEvent.input(screen.getByLabelText('Name of the outfit'), { target: { value: name } });
  await inDialog(verb);
}

describe('outfits in the cast room', () => {
  it('are added, named, put in words, counted and deleted', async () => {
    const { project, close } = await openRoom(panel, { beats });
    const outfits = () => project.story.characters[0]?.outfits;
    await waitFor(() => expect(project.story.beats.has(SCENE)).toBe(true));

    await press('Add an outfit');
    await nameIt('Gown', 'Add');
    const grid = await screen.findByRole('list', { name: 'Expressions of Sora in Gown' });
    expect(outfits()).toEqual([{ name: 'Gown', words: '', sprites: {} }]);
    // Pride is asked for in the gown, joy before it is put on.
    expect(grid.textContent).toContain('pride');
    expect(grid.textContent).not.toContain('joy');
    const usual = screen.getByRole('list', { name: 'Expressions of Sora' });
    expect(usual.textContent).toContain('joy');
    expect(usual.textContent).not.toContain('pride');
    expect(screen.getByText('put on 1×')).toBeTruthy();

    const list = screen.getByRole('region', { name: 'Outfits' });
    await fireEvent.input(within(list).getByLabelText('In words'), {
      target: { value: 'a blue gown' },
    });
    await waitFor(() => expect(outfits()?.[0]?.words).toBe('a blue gown'));

    await press('Rename');
    await nameIt('gown', 'Rename');
    await screen.findByRole('list', { name: 'Expressions of Sora in gown' });
    expect(project.story.beats.get(SCENE)?.[1]).toMatchObject({ outfit: 'gown' });

    await press('Delete outfit');
    await inDialog('Delete');
    await waitFor(() => expect(outfits()).toEqual([]));
    expect(project.story.beats.get(SCENE)?.[1]).not.toHaveProperty('outfit');
    await close();
  });

  it('take pictures of their own, and give them back', async () => {
    const { project, close } = await openRoom(panel, { beats });
    const sprites = () => project.story.characters[0]?.outfits?.[0]?.sprites;
    await press('Add an outfit');
    await nameIt('Gown', 'Add');
    const field = await screen.findByLabelText('Pictures named by expression in Gown');
    const file = new File([new Uint8Array([137, 80, 78, 71])], 'joy.png', { type: 'image/png' });
    await fireEvent.change(field, { target: { files: [file] } });
    await fireEvent.click(await screen.findByLabelText('Remove your picture of joy in Gown'));
    await waitFor(() => expect(sprites()).toEqual({}));
    await project.undo();
    expect(Object.keys(sprites() ?? {})).toEqual(['joy']);
    expect(project.story.characters[0]?.sprites).toEqual({});
    await close();
  });
});
