import { useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import type { Candidate, PersonQuery } from '../../domain/person.ts';
import { findPerson, type PersonSearch } from '../../record/find-person.ts';
import { preloadChart } from './later-pages.ts';
import { SourceActionsProvider } from '../../ui/source-actions.ts';
import type { SourceClient } from '../../sources/source-client.ts';
import { FindPatient } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { closeChart, holdChart } from '../current-chart.ts';
import { useGo } from '../go.ts';
import { openCandidate } from '../open-chart.ts';
import { ROLE_VIEWS } from '../roles.ts';

type SearchState = { readonly state: 'idle' } | PersonSearch;

/** Looks for a person in every source at once; leaving the page, or asking anew, ends the search before. */
export function FindPatientPage() {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const [search, setSearch] = useState<SearchState>({ state: 'idle' });
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

  /** By hand: the breaker is closed, and everybody is asked again, for a person may stand in several sources. */
  function lookAgain(source: SourceId): void {
    clients.current.find((client) => client.source.id === source)?.revive();
    if (asked.current !== undefined) look(asked.current);
  }

  async function open(candidate: Candidate): Promise<void> {
    const chart = await openCandidate(candidate, wiring, clinician);
    holdChart(chart);
    go(`/chart/${chart.handle}/${ROLE_VIEWS[clinician.role].first}`);
  }

  return (
    <SourceActionsProvider value={{ retry: lookAgain }}>
      <FindPatient
        search={search.state === 'idle' ? { state: 'idle', candidates: [], coverage: { cells: [] } } : search}
        sources={wiring.sources}
        now={wiring.clock.now()}
        onSearch={look}
        onOpen={(candidate) => void open(candidate)}
      />
    </SourceActionsProvider>
  );
}
