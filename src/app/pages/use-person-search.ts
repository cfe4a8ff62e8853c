import { useEffect, useRef, useState } from 'react';
import { sourcesOf } from '../../domain/coverage.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PersonQuery } from '../../domain/person.ts';
import { findPerson } from '../../record/find-person.ts';
import type { SourceClient } from '../../sources/source-client.ts';
import type { PatientSearch } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { searchEvents } from '../audit.ts';
import { closeChart } from '../current-chart.ts';
import type { Wiring } from '../wiring.ts';
import { preloadChart } from './later-pages.ts';

const IDLE: PatientSearch = { state: 'idle', candidates: [], coverage: { cells: [] } };

interface PersonSearching {
  readonly search: PatientSearch;
  readonly look: (query: PersonQuery) => void;
  /** By hand: the breaker is closed, and everybody is asked again, for a person may stand in several sources. */
  readonly lookAgain: (source: SourceId) => void;
}

/**
 * What has to be known before anybody's record can be read is asked for while a person is looked for: of each source
 * that is always asked its own description; and a token, also for a storage that may be entered by a number later. None
 * of it is about anybody.
 */
function makeReady(clients: readonly SourceClient[], wiring: Wiring, signal: AbortSignal): void {
  for (const client of clients) {
    const { ask, audience, format } = client.source;
    // Of a network that may not know the person nothing is asked; how files are read is no question to anybody.
    if (ask !== 'always' && format === 'fhir') continue;
    client.prepare(signal).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
    });
    void wiring.session.authorise(audience, false);
  }
}

/** Looks for a person in every source at once; leaving the page, or asking anew, ends the search before. */
export function usePersonSearch(): PersonSearching {
  const { wiring, clinician } = useApp();
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
    makeReady(clients.current, wiring, controller.signal);
    const show = (found: PatientSearch) => {
      setSearch(found);
      if (found.state === 'done') note(query, found);
    };
    findPerson(clients.current, query, controller.signal, wiring.clock.now, show).catch((cause: unknown) => {
      if (!controller.signal.aborted) throw cause;
    });
  }

  /** Who was looked for, and whom each source named, stands on the trail. */
  function note(query: PersonQuery, { candidates, coverage }: PatientSearch): void {
    const found = candidates.flatMap(({ records }) => records.map(({ record }) => record));
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    // A storage that is opened by its own number only was not asked, and the trail must not say that it was.
    const told = coverage.cells.filter(({ state }) => state.state !== 'notOffered');
    const answering = sourcesOf({ ...coverage, cells: told });
    for (const event of searchEvents(query, found, answering, reader, wiring.clock.now()))
      wiring.trail.record(event);
  }

  function lookAgain(source: SourceId): void {
    clients.current.find((client) => client.source.id === source)?.revive();
    if (asked.current !== undefined) look(asked.current);
  }

  return { search, look, lookAgain };
}
