// What rooms and jobs use of the workflows.
export * from './template';
export {
  BUILTIN_TEMPLATES,
  builtinTemplate,
  ownCopy,
  type BuiltinTemplate,
  type OwnTemplate,
} from './builtin';
export { findBindings, type FoundBindings } from './bind/find-bindings';
export type { BindingNote } from './bind/places';
export { controlsOf, type Control, type ControlKind } from './bind/controls';
export { isPictureParam, labelOf } from './bind/names';
export {
  fillGraph,
  type FilledGraph,
  type FillRequest,
  type ImageSlot,
  type ParamValue,
} from './fill/fill-graph';
export type { LoraUse } from './fill/lora-chain';
export { valuesOf, type ExtractedValues } from './fill/extract-values';
export { cleanName, resolvePrefix, sanitizePrefix } from './fill/prefix';
export { shapesFor } from './fill/shapes';
export * from './read';
export * from './check';
