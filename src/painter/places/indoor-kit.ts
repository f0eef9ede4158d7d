// Everything that rooms are made of, in one import.
export * from './furniture';
export * from './lights';
export * from './openings';
export * from './shell';
