// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { describe, expect, it, vi } from 'vitest';
import { openRoom } from '@/testing/open-room';
import { panel } from '.';

// Roles are looked up slowly in a page of this size.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

describe('drawing notes in the cast room', () => {
  it('are edited, one step of undo for each run of typing', async () => {
    const { project, close } = await openRoom(panel, { beats: [] });
    const art = () => project.story.characters[0]?.art;
    const type = (element: HTMLElement, value: string) =>
      fireEvent.input(element, { target: { value } });

    const words = await screen.findByLabelText('Words for the prompt');
    await type(words, 'freck');
    await type(words, 'freckles');
    await type(screen.getByLabelText('What to keep out'), 'hat');
    await waitFor(() => expect(art()).toEqual({ prompt: 'freckles', negative: 'hat', loras: [] }));
    await project.undo();
    expect(art()).toEqual({ prompt: 'freckles', negative: '', loras: [] });
    await project.undo();
    expect(art()).toBeUndefined();

    await type(screen.getByLabelText('Seed'), '12x');
    await screen.findByText(/^A whole number/);
    expect(art()).toBeUndefined();
    await type(screen.getByLabelText('Seed'), '12');
    await waitFor(() => expect(art()?.seed).toBe(12));
    await fireEvent.click(screen.getByLabelText('Do not fix the seed'));
    await waitFor(() => expect(art()).toBeUndefined());
    await close();
  });

  it('hold LoRAs that are added, weighed, kept to a face, ordered and removed', async () => {
    const { project, close } = await openRoom(panel, { beats: [] });
    const loras = () => project.story.characters[0]?.art?.loras;
    const add = async (file: string) => {
      await fireEvent.click(await screen.findByText('Add a LoRA'));
      const field = await screen.findByLabelText('Find by name, trigger word or base model');
      await fireEvent.input(field, { target: { value: file } });
      await fireEvent.click(await screen.findByText(`Add ${file}`));
    };
    await add('sora.safetensors');
    await add('ink.safetensors');
    await waitFor(() => expect(loras()).toHaveLength(2));

    const sora = within(await screen.findByRole('group', { name: 'sora' }));
    const weight = sora.getByLabelText('Weight of sora as a number');
    await fireEvent.input(weight, { target: { value: '0.7' } });
    await waitFor(() => expect(loras()?.[0]?.weight).toBe(0.7));
    await fireEvent.input(weight, { target: { value: '7' } });
    await screen.findByText(/^A number from/);
    expect(loras()?.[0]?.weight).toBe(0.7);

    await fireEvent.click(sora.getByLabelText('Another weight for the text encoder'));
    await waitFor(() => expect(loras()?.[0]?.clip).toBe(0.7));
    await fireEvent.click(sora.getByLabelText('joy'));
    await waitFor(() => expect(loras()?.[0]?.expressions).toEqual(['joy']));
    expect(sora.getByText('Used for joy')).toBeTruthy();

    await fireEvent.click(screen.getByLabelText('Move ink up'));
    await waitFor(() => expect(loras()?.[0]?.file).toBe('ink.safetensors'));
    // The card that went up is the first now, so its other button has the focus.
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Move ink down'),
    );
    await fireEvent.click(screen.getByLabelText('Remove ink'));
    await waitFor(() => expect(loras()?.map(({ file }) => file)).toEqual(['sora.safetensors']));
    await close();
  });

  it('take a dropped picture as the reference, and nothing that is no picture', async () => {
    const { project, close } = await openRoom(panel, { beats: [] });
    const reference = () => project.story.characters[0]?.art?.reference;
    const field = await screen.findByLabelText('Reference picture', { selector: 'input' });
    const give = (name: string, type: string) =>
      fireEvent.change(field, { target: { files: [new File(['x'], name, { type })] } });
    await give('notes.txt', 'text/plain');
    expect((await screen.findByRole('alert')).textContent).toContain('notes.txt cannot');
    await give('sora.png', 'image/png');
    await waitFor(() => expect(reference()).toMatch(/^[0-9a-f]{64}$/));
    await fireEvent.click(await screen.findByText('Remove the reference'));
    await waitFor(() => expect(reference()).toBeUndefined());
    await close();
  });
});
