import type { Samples } from '../bench';
import { v1 } from './v1';
import { v2 } from './v2';
import { v3 } from './v3';
import { v4 } from './v4';

/** By version of the database. A new version adds its line here. */
export const SAMPLES: Readonly<Record<number, Samples>> = { 1: v1, 2: v2, 3: v3, 4: v4 };
