import { curve, mirrored, type Point } from '../path';

export const LINEN = '#efe6d6';

export const BRASS = '#d6ae50';

export const body = (half: readonly Point[]): string => curve(mirrored(half), true);
