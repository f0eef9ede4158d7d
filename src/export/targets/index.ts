import type { ExportTarget } from './export-target';
import { renpyTarget } from './renpy';

/** Every kind of export, in the order in which the panel offers them. */
export const TARGETS = [renpyTarget] as const satisfies readonly ExportTarget[];

export type TargetId = (typeof TARGETS)[number]['id'];
