import { startTransition, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { branded } from '../../base/brand.ts';
import type { NonEmpty } from '../../base/non-empty.ts';
import { whenIdle } from '../../base/sliced.ts';
import type { ChartHandle } from '../../domain/ids.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { emptyRecord } from '../../record/reduce.ts';
import { EmergencySheet } from '../../views/emergency/emergency-sheet.tsx';
import { useApp } from '../app-context.ts';

function nothing(): void {}

/**
 * While the reader chooses a reason the empty sheet is drawn once, outside of the document and with nothing of a record
 * in it (nothing is read before the trail has taken the reason): what the browser has not drawn yet takes it several
 * times as long, and in a moment every one of these counts.
 */
export function WarmSheet({ records }: { readonly records: NonEmpty<PersonRecord> }) {
  const { wiring } = useApp();
  const [page] = useState(() => document.createElement('div'));
  const [state, setState] = useState<'cold' | 'drawing' | 'warm'>('cold');
  useEffect(() => {
    let left = false;
    void whenIdle().then(() => {
      if (!left) startTransition(() => setState((now) => (now === 'cold' ? 'drawing' : 'warm')));
    });
    return () => {
      left = true;
    };
  }, [state]);
  if (state !== 'drawing') return null;
  const { sources, clock } = wiring;
  const person = { handle: branded<ChartHandle>(''), records, quarantined: [] };
  return createPortal(
    <EmergencySheet
      record={emptyRecord(person, sources)}
      sources={sources}
      now={clock.now()}
      startedAt={clock.now()}
      endsAt={clock.now()}
      onPrint={nothing}
      onEnd={nothing}
    />,
    page,
  );
}
