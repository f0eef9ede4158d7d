// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import '@testing-library/svelte/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildScene, narrate, say } from '@/stage/testing';
import type { PlayPreferences } from './preferences';
import { AUTO_SLOT, QUICK_SLOT } from './saves';
import { buildHost, type TestHost } from './testing';
import TestShell from './TestShell.svelte';

beforeAll(() => {
  // The environment has no pads, and lets a cancelled animation reject unheard.
  Object.assign(navigator, { getGamepads: () => [] });
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...given) {
    const animation = animate.apply(this, given);
    animation.finished.catch(() => undefined);
    return animation;
  };
});

const SCENES = [
  buildScene(
    'one',
    [
      narrate('The lamps come on *one by one*.'),
      say('mira', 'You came, {{user}}.'),
      {
        kind: 'choose',
        prompt: 'What do you do?',
        options: [
          { id: 'a', text: 'Go up', target: { to: 'scene', scene: 'two' } },
          { id: 'b', text: 'Leave', target: { to: 'end' } },
        ],
      },
    ],
    { title: 'At the pier' },
  ),
  buildScene('two', [say('robin', 'Warm in here.')], { title: 'Inside' }),
];

async function play(preferences: Partial<PlayPreferences> = {}, given?: TestHost) {
  const host = given ?? buildHost(SCENES, preferences);
  const view = render(TestShell, { host });
  const stage = await screen.findByRole('region', { name: 'Stage' });
  await waitFor(() => expect(liveLine(stage)).not.toBe(''));
  return { host, stage, view, press: (key: string) => fireEvent.keyDown(stage, { key }) };
}

const liveLine = (stage: HTMLElement) =>
  stage.querySelector('.lower [aria-live="polite"]')?.textContent ?? '';

describe('the player', () => {
  it('starts at once, with the whole line in a live region however slowly it is typed', async () => {
    const { stage } = await play({ textSpeedCps: 5 });
    expect(liveLine(stage)).toBe('The lamps come on one by one.');
  });

  it('finishes typing on the first press and goes on with the second', async () => {
    const { stage, press } = await play({ textSpeedCps: 5 });
    await press('Enter');
    expect(liveLine(stage)).toBe('The lamps come on one by one.');
    await press('Enter');
    await waitFor(() => expect(liveLine(stage)).toBe('Mira: You came, Robin.'));
  });

  it('offers choices as buttons, the first with the focus, and takes a digit', async () => {
    const { stage, press } = await play();
    await press('Enter');
    await press(' ');
    const first = await screen.findByRole('button', { name: 'Go up' });
    await waitFor(() => expect(document.activeElement).toBe(first));
    await press('Enter');
    expect(screen.getByRole('button', { name: 'Go up' })).toBeTruthy();
    await press('1');
    await waitFor(() => expect(liveLine(stage)).toBe('Robin: Warm in here.'));
    await press('PageUp');
    await screen.findByRole('button', { name: 'Leave' });
  });

  it('ends with a way to start over', async () => {
    const { stage, press } = await play();
    await press('Enter');
    await press('Enter');
    await fireEvent.click(await screen.findByRole('button', { name: 'Leave' }));
    await screen.findByRole('heading', { name: 'The End' });
    await fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
    await waitFor(() => expect(liveLine(stage)).toBe('The lamps come on one by one.'));
  });

  it('saves quickly, loads again, and keeps the place when the page is hidden', async () => {
    const { host, stage, press, view } = await play();
    await press('Enter');
    await press('q');
    await waitFor(() =>
      expect(host.saves.get(QUICK_SLOT)?.data.excerpt).toBe('Mira: You came, Robin.'),
    );
    await press('PageUp');
    expect(liveLine(stage)).toBe('The lamps come on one by one.');
    await fireEvent.keyDown(stage, { key: 'Q', shiftKey: true });
    await waitFor(() => expect(liveLine(stage)).toBe('Mira: You came, Robin.'));
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    await fireEvent(document, new Event('visibilitychange'));
    await waitFor(() => expect(host.saves.get(AUTO_SLOT)?.data.marks).toHaveLength(2));
    view.unmount();
    const again = await play({}, host);
    expect(liveLine(again.stage)).toBe('Mira: You came, Robin.');
    expect(screen.getByText('Where you left off.')).toBeTruthy();
  });

  it('leads from the menu to this line in the script', async () => {
    const { host, press } = await play();
    await press('Enter');
    await press('Escape');
    const menu = await screen.findByRole('dialog', { name: 'Menu' });
    await fireEvent.click(within(menu).getByRole('button', { name: 'Edit this line' }));
    expect(host.edited).toEqual(['one one-1']);
  });

  it('hides the text box, and a press brings it back without going on', async () => {
    const { stage, press } = await play();
    await press('h');
    expect(stage.querySelector('.lower')?.classList.contains('is-hidden')).toBe(true);
    await press('Enter');
    expect(stage.querySelector('.lower')?.classList.contains('is-hidden')).toBe(false);
    expect(liveLine(stage)).toBe('The lamps come on one by one.');
  });

  it('skips over what was read and stops at what was not', async () => {
    const host = buildHost(SCENES);
    host.seen.add('one-0' as never, 'one' as never);
    const { stage, press } = await play({}, host);
    await press('Tab');
    await waitFor(() => expect(liveLine(stage)).toBe('Mira: You came, Robin.'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(liveLine(stage)).toBe('Mira: You came, Robin.');
    expect(screen.queryByRole('button', { name: 'Go up' })).toBeNull();
  });
});
