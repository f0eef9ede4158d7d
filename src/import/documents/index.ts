export { nameOfText, openDocument, textOfDocument } from './open-document';
