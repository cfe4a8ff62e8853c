import { useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import type { PersonQuery } from '../../domain/person.ts';
import { findPerson } from '../../record/find-person.ts';
import type { SourceClient } from '../../sources/source-client.ts';
import type { PatientSearch } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { closeChart } from '../current-chart.ts';
import { preloadChart } from './later-pages.ts';

const IDLE: PatientSearch = { state: 'idle', candidates: [], coverage: { cells: [] } };

interface PersonSearching {
  readonly search: PatientSearch;
  readonly look: (query: PersonQuery) => void;
  /** By hand: the breaker is closed, and everybody is asked again, for a person may stand in several sources. */
  readonly lookAgain: (source: SourceId) => void;
}

/** Looks for a person in every source at once; leaving the page, or asking anew, ends the search before. */
export function usePersonSearch(): PersonSearching {
  const { wiring } = useApp();
  const [search, setSearch] = useState<PatientSearch>(IDLE);
  const clients = useRef<readonly SourceClient[]>([]);
  const running = useRef<AbortController>(undefined);
  const asked = useRef<PersonQuery>(undefined);

  useEffect(() => {
    closeChart();
    void preloadChart();
    return () => running.current?.abort();
  }, []);

  function look(query: PersonQuery): void {
    asked.current = query;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    // What one search remembers of people is not the next one's.
    clients.current = wiring.openClients();
    findPerson(clients.current, query, controller.signal, wiring.clock.now, setSearch).catch(
      (cause: unknown) => {
        if (!controller.signal.aborted) throw cause;
      },
    );
  }

  function lookAgain(source: SourceId): void {
    clients.current.find((client) => client.source.id === source)?.revive();
    if (asked.current !== undefined) look(asked.current);
  }

  return { search, look, lookAgain };
}
