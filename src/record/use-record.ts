import { startTransition, useEffect, useState } from 'react';
import type { PatientRecord } from './record.ts';
import type { RecordStore } from './store.ts';

/** A store with the record that is being drawn of it. */
interface Drawn {
  readonly store: RecordStore;
  readonly record: PatientRecord;
}

function drawnOf(store: RecordStore): Drawn {
  return { store, record: store.snapshot() };
}

/**
 * The one hook between record and screen: a memoised derivation of the record as it stands. A grown record is drawn as
 * a transition: in slices, between which the page does what waits, and on the screen as one.
 */
export function useRecord<T>(store: RecordStore, derive: (record: PatientRecord) => T): T {
  const [drawn, setDrawn] = useState(() => drawnOf(store));
  const current = drawn.store === store ? drawn : drawnOf(store);
  useEffect(() => {
    const draw = () => startTransition(() => setDrawn((before) => latest(before, store)));
    const leave = store.subscribe(draw);
    // What came between the drawing and now.
    draw();
    return leave;
  }, [store]);
  return derive(current.record);
}

function latest(before: Drawn, store: RecordStore): Drawn {
  const record = store.snapshot();
  return before.store === store && before.record === record ? before : { store, record };
}
