import { useSyncExternalStore } from 'react';
import type { PatientRecord } from './record.ts';
import type { RecordStore } from './store.ts';

/** The one hook between record and screen: a memoised derivation of the record as it stands. */
export function useRecord<T>(store: RecordStore, derive: (record: PatientRecord) => T): T {
  const record = useSyncExternalStore(store.subscribe, store.snapshot);
  return derive(record);
}
