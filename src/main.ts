// The light shell first: rail and frame are on screen before storage, schemas or rooms are loaded.
import { mount } from 'svelte';
import './ui/tokens.css';
import App from './app/App.svelte';

// Zod must know before its first schema that it may not compile them with `new Function`: the page's
// Content-Security-Policy refuses that. It comes with a later chunk, whose order is the bundler's.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Settings, Network lists every host that was called: the browser's own list must not run full.
performance.setResourceTimingBufferSize(5000);

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app.');
// In the same task as the mount: the frame drawn by index.html is never seen to go.
target.replaceChildren();
mount(App, { target });
document.getElementById('boot-failure')?.remove();
