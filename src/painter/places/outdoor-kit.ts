// Everything that outdoor places are made of, in one import.
export * from './ground';
export * from './houses';
export * from './plants';
export * from './things';
