export * from './beat-order';
export * from './beats';
export * from './characters';
export * from './choices';
export * from './project';
export * from './replace-text';
export * from './scenes';
export * from './world';
