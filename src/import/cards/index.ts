export * from './card-file';
export { cardOfJson, readCard } from './read-card';
export { readBackyard, type BackyardArchive } from './byaf';
