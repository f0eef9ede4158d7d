export { ARCHIVE_EXTENSION, ARCHIVE_TYPE, archiveName } from './layout';
export { describeArchiveFailure, type ArchiveFailure } from './failure';
export { readProjectArchive, type ReadArchive } from './read';
export { writeProjectArchive, type WrittenArchive } from './write';
