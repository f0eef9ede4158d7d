// The nouns, in one place for everybody above.
export * from './art';
export * from './asset';
export * from './beat';
export * from './character';
export * from './emotion';
export * from './environment';
export * from './guess';
export * from './ids';
export * from './project';
export * from './rich-text';
export * from './scene';
export * from './shot';
export * from './source';
export * from './story';
export * from './transcript';
export * from './world';
