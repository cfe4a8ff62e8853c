import { useMemo } from 'react';
import { deathOf } from '../../clinical/death.ts';
import { checkupsOf, checkupStanding } from '../../clinical/labs/checkup-results.ts';
import { staysOf } from '../../clinical/timeline/stays.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { agreedPerson, leadingRecord } from '../../domain/person.ts';
import { personName } from '../../i18n/person-text.ts';
import { useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import {
  encounterFacts,
  labFacts,
  medicationFacts,
  procedureFacts,
  reportFacts,
  vitalFacts,
} from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { LabsPanel } from '../../views/labs/labs-panel.tsx';
import type { LabMode, LabsView } from '../../views/labs/labs-view.ts';
import { useViewState } from '../view-state.ts';
import type { PanelActions } from './chart-panels.tsx';

interface LabsOfChartProps {
  readonly record: PatientRecord;
  readonly now: Date;
  readonly actions: PanelActions;
}

type Results = KnownFacts<ObservationEntry>;

/** What a check-up may have found: results, vitals and measures, as far as they are figures of one table. */
const checkupResults = factsDerivation(['lab', 'infection', 'vital', 'measurement']) as (
  record: PatientRecord,
) => Results;
/** Beside these what a check-up judged and was answered. */
const everyResult = factsDerivation([
  'lab',
  'infection',
  'vital',
  'measurement',
  'observation',
  'social-history',
]) as (record: PatientRecord) => Results;
const checkupDocuments = factsDerivation(['checkup']);

/** Results that a document of a check-up tells, or that were taken at a visit for one. */
function keysOfCheckups(record: PatientRecord): ReadonlySet<EntryKey> {
  const places = new Set<string>();
  for (const { witnesses } of checkupDocuments(record).value)
    for (const { provenance } of witnesses)
      for (const stand of provenance.stands) places.add(`${provenance.source} ${stand}`);
  for (const { shown, witnesses } of encounterFacts(record).value) {
    if (shown.kind !== 'encounter' || shown.visit !== 'checkup') continue;
    for (const { provenance } of witnesses)
      for (const stand of provenance.stands) places.add(`${provenance.source} ${stand}`);
  }
  if (places.size === 0) return new Set();
  return new Set(
    everyResult(record).value.flatMap(({ key, witnesses }) =>
      witnesses.some(({ provenance: { source, withinDocument, visit } }) =>
        [withinDocument, visit].some((place) => place !== undefined && places.has(`${source} ${place}`)),
      )
        ? [key]
        : [],
    ),
  );
}

/** The results of a mode. Check-ups: the tests that any check-up made; beside them, if asked for, what hospitals found of these. */
function resultsOf(record: PatientRecord, mode: LabMode, ofCheckup: ReadonlySet<EntryKey>): Results {
  switch (mode) {
    case 'labs':
      return labFacts(record) as Results;
    case 'vitals':
      return vitalFacts(record) as Results;
    case 'checkups': {
      const { value, coverage } = checkupResults(record);
      return { value: value.filter(({ key }) => ofCheckup.has(key)), coverage };
    }
  }
}

/** Name and number as the leading record has them: a picture that is taken along must say whose it is. */
function useWhose(record: PatientRecord): string {
  const text = useText();
  const leading = leadingRecord(record.person);
  const number = leading.localIds[0]?.value ?? leading.memberIds[0]?.text ?? leading.patientId;
  return `${personName(text, leading)}（${number}）`;
}

/** The same list as long as the same stands in it: every change of the address makes all lists anew, and a table hangs on them. */
function useSame<T extends string>(list: readonly T[]): readonly T[] {
  const words = list.join(' ');
  // oxlint-disable-next-line react/exhaustive-deps -- the words are what the list is
  return useMemo(() => list, [words]);
}

function useSameView({ mode, form, pick, order, span, ...lists }: LabsView): LabsView {
  const look = useSame(lists.look);
  const pins = useSame(lists.pins);
  const trend = useSame(lists.trend);
  const folded = useSame(lists.folded);
  return useMemo(
    () => ({ mode, form, pick, order, span, look, pins, trend, folded }),
    [mode, form, pick, order, span, look, pins, trend, folded],
  );
}

/** What the check-ups found and judged, by the table of their term. */
function useCheckups(record: PatientRecord, mode: LabMode, ofCheckup: ReadonlySet<EntryKey>) {
  return useMemo(() => {
    const agreed = agreedPerson(record.person);
    const facts =
      mode === 'checkups' ? everyResult(record).value.filter(({ key }) => ofCheckup.has(key)) : [];
    const bands = facts.flatMap((fact) => {
      const standing = checkupStanding(fact, agreed.sex);
      return standing === undefined ? [] : [[fact.key, standing] as const];
    });
    return { agreed, bands: new Map(bands), checkups: checkupsOf(facts, agreed) };
  }, [record, mode, ofCheckup]);
}

/** The results with their view in the address, and what else happened at the time. */
export function LabsOfChart({ record, now, actions }: LabsOfChartProps) {
  const [state, change] = useViewState();
  const today = jstDay(now);
  const view = useSameView(state.labs);
  const beside = view.look.includes('beside');
  const ofCheckup = useMemo(() => keysOfCheckups(record), [record]);
  const labs = useMemo(
    () =>
      view.mode === 'checkups' && beside ? checkupResults(record) : resultsOf(record, view.mode, ofCheckup),
    [record, view.mode, beside, ofCheckup],
  );
  const stays = useMemo(() => staysOf(encounterFacts(record).value, today), [record, today]);
  const { agreed, bands, checkups } = useCheckups(record, view.mode, ofCheckup);
  const death = useMemo(() => deathOf(record.person), [record.person]);
  return (
    <LabsPanel
      labs={labs}
      ofCheckup={ofCheckup}
      {...{ agreed, bands, checkups, stays }}
      reports={reportFacts(record)}
      everything={everyResult(record)}
      operations={procedureFacts(record)}
      medications={medicationFacts(record)}
      death={death}
      person={useWhose(record)}
      sources={record.sources}
      now={now}
      view={view}
      onView={(part) => change({ labs: { ...view, ...part } })}
      selected={actions.selected}
      onSelect={actions.onSelect}
    />
  );
}
