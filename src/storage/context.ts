import { createContext } from 'svelte';
import type { Storage } from './storage';

export const [getStorage, setStorage] = createContext<Storage>();
