import { useMemo } from 'react';
import { staysOf } from '../../clinical/timeline/stays.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { MEDICATION_KINDS } from '../../domain/kind.ts';
import { factsDerivation, statementsOfKinds } from '../../record/derive/facts.ts';
import { allergyFacts, conditionFacts, encounterFacts, medicationFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { MedicationsPanel } from '../../views/medications/medications-panel.tsx';
import type { MedicinesView } from '../../views/medications/medicines-view.ts';
import { sourceName } from '../../i18n/format.ts';
import { textFor } from '../../i18n/text.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { NotebookButton } from '../../views/medications/notebook-button.tsx';
import { useApp } from '../app-context.ts';
import { writeNotebookOf } from '../write-notebook.ts';
import { useViewState } from '../view-state.ts';
import type { Chart } from '../chart.ts';
import type { PanelActions } from './chart-panels.tsx';
import { SupportCards } from './support-of-chart.tsx';

interface MedicationsOfChartProps {
  readonly chart: Chart;
  readonly record: PatientRecord;
  readonly now: Date;
  readonly actions: PanelActions;
}

/** Results that may stand beside a medicine. */
const resultsBeside = factsDerivation(['lab', 'infection', 'vital', 'measurement']) as (
  record: PatientRecord,
) => KnownFacts<ObservationEntry>;

/** What whoever reads the notebook elsewhere must know: who has not answered here. */
function silentMemo(record: PatientRecord): readonly string[] {
  const silent = gapsOf(medicationFacts(record).coverage)
    .filter(({ kind }) => kind !== 'not-offered')
    .map(({ source }) => sourceName('ja', record.sources, source));
  if (silent.length === 0) return [];
  // The notebook is read in Japan, whatever language this screen is in.
  return [textFor('ja').t('medications.notebook.memo', { sources: [...new Set(silent)].join('、') })];
}

/** The medicines with their view in the address: who reconciles lists begins with the lists. */
export function MedicationsOfChart({ chart, record, now, actions }: MedicationsOfChartProps) {
  const { clinician } = useApp();
  const [state, change] = useViewState();
  const today = jstDay(now);
  const stays = useMemo(() => staysOf(encounterFacts(record).value, today), [record, today]);
  const { medicines } = state;
  const view = useMemo(
    (): MedicinesView => ({
      mode: medicines.mode ?? (clinician.role === 'pharmacist' ? 'lists' : 'now'),
      order: medicines.order,
      generic: medicines.generic,
      span: medicines.span,
    }),
    [medicines, clinician.role],
  );
  return (
    <MedicationsPanel
      medications={medicationFacts(record)}
      statements={statementsOfKinds(record, MEDICATION_KINDS)}
      allergies={allergyFacts(record)}
      allergyStatements={statementsOfKinds(record, ['allergy'])}
      conditions={conditionFacts(record)}
      results={resultsBeside(record)}
      stays={stays}
      person={record.person}
      sources={record.sources}
      organization={clinician.organization}
      now={now}
      view={view}
      onView={(part) => change({ medicines: { ...medicines, ...part } })}
      selected={actions.selected}
      onSelect={actions.onSelect}
      cards={<SupportCards support={chart.support} record={record} />}
      actions={(medicines) => (
        <NotebookButton onWrite={() => writeNotebookOf(record, medicines, silentMemo(record), now)} />
      )}
    />
  );
}
