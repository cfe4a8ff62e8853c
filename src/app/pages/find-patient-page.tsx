import type { Candidate } from '../../domain/person.ts';
import { SourceActionsProvider } from '../../ui/source-actions.ts';
import { FindPatient } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { holdChart } from '../current-chart.ts';
import { useGo } from '../go.ts';
import { openCandidate } from '../open-chart.ts';
import { ROLE_VIEWS } from '../roles.ts';
import { usePersonSearch } from './use-person-search.ts';

/** Finding a person, and opening their chart. */
export function FindPatientPage() {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const { search, look, lookAgain } = usePersonSearch();

  async function open(candidate: Candidate): Promise<void> {
    const chart = await openCandidate(candidate, wiring, clinician);
    holdChart(chart);
    go(`/chart/${chart.handle}/${ROLE_VIEWS[clinician.role].first}`);
  }

  return (
    <SourceActionsProvider value={{ retry: lookAgain }}>
      <FindPatient
        search={search}
        sources={wiring.sources}
        now={wiring.clock.now()}
        onSearch={look}
        onOpen={(candidate) => void open(candidate)}
      />
    </SourceActionsProvider>
  );
}
