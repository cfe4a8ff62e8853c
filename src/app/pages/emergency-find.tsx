import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Candidate, PersonQuery } from '../../domain/person.ts';
import { useText } from '../../i18n/text.ts';
import { SourceActionsProvider } from '../../ui/source-actions.ts';
import { EmergencyGate } from '../../views/emergency/emergency-gate.tsx';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { FindPatient } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { closeChart, holdChart } from '../current-chart.ts';
import { useGo } from '../go.ts';
import { openCandidate, recordsOfCandidate } from '../open-chart.ts';
import { beginGlass, takeGlass } from './begin-glass.ts';
import { usePersonSearch } from './use-person-search.ts';

/** What another system may hand over in the address; it fills the form and asks for nothing by itself. */
const FIELDS = [
  ['member-id', 'memberId'],
  ['local-id', 'localId'],
  ['name', 'name'],
  ['birth-date', 'birthDate'],
  ['sex', 'sex'],
] as const;

function prefilled(search: URLSearchParams): Partial<PersonQuery> {
  return Object.fromEntries(
    FIELDS.flatMap(([parameter, field]) => {
      const value = search.get(parameter)?.trim().slice(0, 100);
      return value === undefined || value === '' ? [] : [[field, value]];
    }),
  );
}

/** The address keeps nothing of a person: what it brought is taken out of it at once, and out of the history. */
function useHandedOver(): Partial<PersonQuery> {
  const [search, setSearch] = useSearchParams();
  const [initial] = useState(() => prefilled(search));
  useEffect(() => {
    if (!FIELDS.some(([parameter]) => search.has(parameter))) return;
    const rest = new URLSearchParams(search);
    for (const [parameter] of FIELDS) rest.delete(parameter);
    setSearch(rest, { replace: true });
  }, [search, setSearch]);
  return initial;
}

/** Emergency access to somebody who is not open yet: found first, then the reason, and only then anything is read. */
export function EmergencyFind() {
  const { t } = useText();
  const { wiring, clinician } = useApp();
  const go = useGo();
  const { search, look, lookAgain } = usePersonSearch();
  const initial = useHandedOver();
  const [chosen, setChosen] = useState<Candidate>();
  const opening = useRef(false);

  async function start(candidate: Candidate, reason: EmergencyReason): Promise<boolean> {
    if (opening.current) return true;
    opening.current = true;
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    const at = wiring.clock.now();
    const taken = await takeGlass(recordsOfCandidate(candidate, wiring), reader, wiring.trail, reason, at);
    if (taken) {
      const chart = await openCandidate(candidate, wiring, clinician, true);
      holdChart(chart);
      beginGlass(chart, { reason, at, opensChart: true }, closeChart);
      go('/emergency', { chart: chart.handle });
    }
    opening.current = false;
    return taken;
  }

  if (chosen !== undefined)
    return (
      <EmergencyGate
        onStart={(reason) => start(chosen, reason)}
        onCancel={() => setChosen(undefined)}
        who={chosen.records[0].record}
      />
    );
  return (
    <SourceActionsProvider value={{ retry: lookAgain }}>
      <header className="er-bar" data-emergency-find>
        <b>{t('emergency.find.title')}</b>
        <span>{t('emergency.find.lead')}</span>
        <span className="er-bar-end">
          <button type="button" className="btn" onClick={() => go('/patients')}>
            {t('emergency.gate.cancel')}
          </button>
        </span>
      </header>
      <FindPatient
        search={search}
        sources={wiring.sources}
        now={wiring.clock.now()}
        onSearch={look}
        onOpen={setChosen}
        initial={initial}
      />
    </SourceActionsProvider>
  );
}
