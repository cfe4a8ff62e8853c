import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
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

/** How a grown record is drawn: in slices, between which the page does what waits; or before all that waits. */
export type Drawing = 'in-slices' | 'at-once';

/**
 * The one hook between record and screen: a memoised derivation of the record as it stands. A grown record is drawn as
 * a transition, and on the screen as one; a transition begins anew with each record that grows meanwhile, so that where
 * every line counts it is drawn at once.
 */
export function useRecord<T>(
  store: RecordStore,
  derive: (record: PatientRecord) => T,
  drawing: Drawing = 'in-slices',
): T {
  const [drawn, setDrawn] = useState(() => drawnOf(store));
  const current = drawn.store === store ? drawn : drawnOf(store);
  useEffect(() => {
    const take = () => setDrawn((before) => latest(before, store));
    const draw = () => startTransition(take);
    const leave = store.subscribe(drawing === 'at-once' ? () => flushSync(take) : draw);
    // What came between the drawing and now.
    draw();
    return leave;
  }, [store, drawing]);
  return derive(current.record);
}

function latest(before: Drawn, store: RecordStore): Drawn {
  const record = store.snapshot();
  return before.store === store && before.record === record ? before : { store, record };
}
