// Hashes files off the page's thread.
import { expose } from 'comlink';
import { hashWork } from './hash-work';

expose(hashWork);
