// A database of one test: nothing that another has stored is in it.
import { IDBFactory, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import { openStorage, type Storage } from '@/storage';

export async function openOwnStorage(): Promise<Storage> {
  const opened = await openStorage({
    indexedDB: new IDBFactory(),
    IDBKeyRange: FakeKeyRange as typeof IDBKeyRange,
  });
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}
