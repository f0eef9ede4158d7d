import { describe, expect, it } from 'vitest';
import type { LinkState } from '@/comfy';
import { fleetWords } from './fleet-words';

const server = (name: string, at: LinkState['at']) => ({ name, link: { at } as LinkState });

describe('fleetWords', () => {
  it('says nothing without a server', () => {
    expect(fleetWords([])).toBeUndefined();
  });

  it('names what is connected', () => {
    expect(fleetWords([server('Home', 'closed'), server('Attic', 'polling')])).toEqual({
      text: 'Attic',
      title: 'Attic is ready',
      tone: 'good',
    });
    expect(fleetWords([server('Home', 'online'), server('Attic', 'online')])).toMatchObject({
      text: '2 servers',
      title: 'Ready: Home, Attic',
    });
  });

  it('names the one that it is about, not the first of the list', () => {
    expect(fleetWords([server('Home', 'closed'), server('Attic', 'reconnecting')])?.title).toBe(
      'Reaching Attic',
    );
    expect(fleetWords([server('Home', 'closed'), server('Attic', 'away')])).toMatchObject({
      title: 'Attic does not answer',
      tone: 'warn',
    });
  });

  it('does not warn of what is switched off', () => {
    expect(fleetWords([server('Home', 'closed')])).toMatchObject({
      text: 'No server on',
      tone: 'plain',
    });
  });
});
