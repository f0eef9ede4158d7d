export * from './card-file';
export { cardOfJson, readCard } from './read-card';
