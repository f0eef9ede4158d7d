export { ARCHIVE_EXTENSION, ARCHIVE_TYPE, archiveName } from './layout';
export { describeArchiveFailure } from './failure';
export { readProjectArchive, type ArchiveFailure, type ReadArchive } from './read';
export { writeProjectArchive, type WrittenArchive } from './write';
