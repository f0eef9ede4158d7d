export * from './decode';
export * from './decoded-text';
export * from './guess-encoding';
export * from './kind-of-bytes';
