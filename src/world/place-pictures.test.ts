// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { describe, expect, it, vi } from 'vitest';
import { openRoom } from '@/testing/open-room';
import { beatSchema, worldSchema } from '@/story';
import { panel } from '.';

const world = worldSchema.parse({ places: [{ id: 'pier', name: 'Pier', kind: 'pier' }] });
const beats = [
  { id: '1', kind: 'place', place: 'pier' },
  { id: '2', kind: 'hour', hour: 'dusk' },
  { id: '3', kind: 'weather', weather: 'rain' },
].map((one) => beatSchema.parse(one));

// Roles are looked up slowly in a page of this size.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

describe('pictures of a place', () => {
  it('are set and taken away by light and weather, beside one for all', async () => {
    const { project, close } = await openRoom(panel, { beats, world });
    const place = () => project.story.world.places[0];
    const button = (name: string) => screen.findByRole('button', { name });
    const list = await screen.findByRole('list', { name: 'Pier by light and weather' });
    // The four lights of the usual weather, and the rain of the story.
    await waitFor(() => expect(list.querySelectorAll('li')).toHaveLength(5));

    const field = screen.getByLabelText('Background picture');
    const give = async (name: string, label: string) => {
      await fireEvent.click(await button(label));
      const bytes = new TextEncoder().encode(name);
      const files = [new File([bytes], name, { type: 'image/png' })];
      await fireEvent.change(field, { target: { files } });
    };
    await give('rain.png', 'Set the picture for dusk, rain');
    await waitFor(() => expect(Object.keys(place()?.backgrounds ?? {})).toEqual(['dusk rain']));
    // Nothing else is there, so the others borrow it.
    expect(list.textContent).toContain('shows dusk rain');
    expect(place()?.background).toBeUndefined();

    await give('all.png', 'Use one picture for all');
    await screen.findByText('Your picture for all');
    expect(list.textContent).toContain('the picture for all');
    expect(list.textContent).not.toContain('shows dusk rain');

    await fireEvent.click(await button('Remove your picture for dusk, rain'));
    await waitFor(() => expect(place()).not.toHaveProperty('backgrounds'));
    expect(place()?.background).toBeDefined();
    await fireEvent.click(await screen.findByLabelText('All lights and weathers'));
    await waitFor(() => expect(list.querySelectorAll('li')).toHaveLength(24));
    await close();
  });
});
