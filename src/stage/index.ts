export * from './fold';
export * from './layout';
export * from './names';
export * from './pictures';
export * from './run';
export * from './shots';
export * from './stage-state';
export * from './variables';
