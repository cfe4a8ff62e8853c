import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Candidate, PersonQuery } from '../../domain/person.ts';
import { findPerson, type PersonSearch } from '../../record/find-person.ts';
import { FindPatient } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { closeChart, holdChart } from '../current-chart.ts';
import { openCandidate } from '../open-chart.ts';
import { ROLE_VIEWS } from '../roles.ts';

type SearchState = { readonly state: 'idle' } | PersonSearch;

/** Looks for a person in every source at once; leaving the page, or asking anew, ends the search before. */
export function FindPatientPage() {
  const { wiring, clinician, language } = useApp();
  const navigate = useNavigate();
  const [search, setSearch] = useState<SearchState>({ state: 'idle' });
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    closeChart();
    return () => running.current?.abort();
  }, []);

  function look(query: PersonQuery): void {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    findPerson(wiring.clients, query, controller.signal, wiring.clock.now, setSearch).catch(
      (cause: unknown) => {
        if (!controller.signal.aborted) throw cause;
      },
    );
  }

  async function open(candidate: Candidate): Promise<void> {
    const chart = await openCandidate(candidate, wiring, clinician.role);
    holdChart(chart);
    const query = language === 'en' ? '?lang=en' : '';
    await navigate(`/chart/${chart.handle}/${ROLE_VIEWS[clinician.role].first}${query}`);
  }

  return (
    <FindPatient
      search={search.state === 'idle' ? { state: 'idle', candidates: [], coverage: { cells: [] } } : search}
      sources={wiring.sources}
      now={wiring.clock.now()}
      onSearch={look}
      onOpen={(candidate) => void open(candidate)}
    />
  );
}
