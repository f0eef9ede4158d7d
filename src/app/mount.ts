// Puts the light shell in place of the frame that index.html draws.
import { mount } from 'svelte';
import '@/ui/tokens.css';
import App from './App.svelte';

export function mountShell(): void {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no #app.');
  // In the same task as the mount, so that the frame is never seen to go.
  target.replaceChildren();
  mount(App, { target });
  document.getElementById('boot-failure')?.remove();
}
