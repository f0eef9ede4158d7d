export { nameOfText, openDocument, textOfDocument, type OpenedDocument } from './open-document';
