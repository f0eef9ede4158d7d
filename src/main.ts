// The light shell first: rail and frame are on screen before storage, schemas or rooms are loaded.
import { mount } from 'svelte';
import './ui/tokens.css';
import App from './app/App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app.');
mount(App, { target });
document.getElementById('boot-failure')?.remove();
