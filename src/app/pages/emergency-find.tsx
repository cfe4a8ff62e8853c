import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Candidate, PersonQuery } from '../../domain/person.ts';
import { useText } from '../../i18n/text.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { SourceActionsProvider } from '../../ui/source-actions.ts';
import { sealChart } from '../../session/sealed-handles.ts';
import type { GateOutcome } from '../../views/emergency/emergency-gate.tsx';
import type { EmergencyReason } from '../../views/emergency/emergency-reason.ts';
import { FindPatient } from '../../views/find-patient/find-patient.tsx';
import { useApp } from '../app-context.ts';
import { useGo } from '../go.ts';
import { linksOf, openCandidate, recordsOfCandidate } from '../open-chart.ts';
import { beginGlass, EMERGENCY_OPENING, takeGlass } from './begin-glass.ts';
import { Gate } from './gate.tsx';
import { useOneOpening } from './use-one-opening.ts';
import { usePersonSearch } from './use-person-search.ts';
import { later } from './later.tsx';
import { WarmSheet } from './warm-sheet.tsx';

/** What reads codes comes when it is wanted: most people are found without, and the way to the sheet stays short. */
const { Component: CardScan } = later(
  async () => (await import('../../views/carried/card-scan.tsx')).CardScan,
);

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

/**
 * The sources are asked, and then those who tell of further ones; what waited before this has begun by then. The page
 * is drawn while they answer.
 */
function asked(): Promise<void> {
  return new Promise((resolve) => setTimeout(() => setTimeout(resolve, 0), 0));
}

/** Emergency access to somebody who is not open yet: found first, then the reason, and only then anything is read. */
export function EmergencyFind() {
  const { wiring, clinician } = useApp();
  const go = useGo();
  const { search, look, lookAgain } = usePersonSearch();
  const initial = useHandedOver();
  const [chosen, setChosen] = useState<Candidate>();
  const card = useCard();
  const opening = useOneOpening();

  async function start(candidate: Candidate, reason: EmergencyReason): Promise<GateOutcome> {
    const signal = opening.begin();
    const reader = { clinician, sources: wiring.sources, origin: window.location.origin };
    const at = wiring.clock.now();
    const records = recordsOfCandidate(candidate, wiring);
    const taken = await takeGlass(records, reader, wiring.trail, reason, at);
    if (!taken || signal.aborted) return taken ? 'open' : 'refused';
    const chart = await openCandidate(candidate, wiring, clinician, EMERGENCY_OPENING);
    await asked();
    if (signal.aborted) chart.leave();
    else {
      beginGlass(chart, { reason, at, opensChart: true });
      go('/emergency', { chart: chart.handle }, 'at-once');
    }
    return 'open';
  }

  if (chosen !== undefined)
    return (
      <>
        <Gate
          onStart={(reason) => start(chosen, reason)}
          onCancel={() => {
            opening.stop();
            setChosen(undefined);
          }}
          handle={() => sealChart(linksOf(recordsOfCandidate(chosen, wiring)), window.sessionStorage)}
          who={chosen.records[0].record}
        />
        <WarmSheet records={recordsOfCandidate(chosen, wiring)} />
      </>
    );
  return (
    <SourceActionsProvider value={{ retry: lookAgain }}>
      <FindHead onLeave={() => go('/patients')} onCard={card.open} />
      {card.isOpen ? (
        <PanelBoundary name="card">
          <CardScan onFill={card.fill} onClose={card.close} />
        </PanelBoundary>
      ) : null}
      <FindPatient
        key={card.round}
        search={search}
        sources={wiring.sources}
        now={wiring.clock.now()}
        onSearch={look}
        onOpen={setChosen}
        initial={card.query ?? initial}
      />
    </SourceActionsProvider>
  );
}

/** A card whose code is read: what it said stands in the form anew, and whatever stood there before is gone. */
function useCard() {
  const [isOpen, setOpen] = useState(false);
  const [filled, setFilled] = useState<{ readonly round: number; readonly query?: Partial<PersonQuery> }>({
    round: 0,
  });
  return {
    ...filled,
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    fill: (query: Partial<PersonQuery>) => {
      setFilled(({ round }) => ({ round: round + 1, query }));
      setOpen(false);
    },
  };
}

interface FindHeadProps {
  readonly onLeave: () => void;
  readonly onCard: () => void;
}

function FindHead({ onLeave, onCard }: FindHeadProps) {
  const { t } = useText();
  return (
    <header className="er-bar" data-emergency-find>
      <b>{t('emergency.find.title')}</b>
      <span>{t('emergency.find.lead')}</span>
      <span className="er-bar-end">
        <button type="button" className="btn" data-action="card" onClick={onCard}>
          {t('carried.codes')}
        </button>
        <button type="button" className="btn" onClick={onLeave}>
          {t('emergency.gate.cancel')}
        </button>
      </span>
    </header>
  );
}
