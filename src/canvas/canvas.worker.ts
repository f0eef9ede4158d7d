// Exposes the work on pictures; the work is in `picture-work.ts`, which tests call directly.
import { expose } from 'comlink';
import { browserCodec } from './browser-codec';
import { pictureWork } from './picture-work';

expose(pictureWork(browserCodec));
