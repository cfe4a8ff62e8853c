import { deathOf } from '../../clinical/death.ts';
import { linesIn, type MedicationLine } from '../../clinical/medications/current-medications.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import { countText, longDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { nameOr } from '../../ui/entry-title.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { Panel } from '../../ui/panel.tsx';
import { CourseChart } from './course-chart.tsx';
import { CurrentMedicines } from './current-medicines.tsx';
import { MedicineChecks } from './medicine-checks.tsx';
import { medicineName, type MedicationsPanelProps, type WithMedicines } from './medicine-props.ts';
import { MedicineTools } from './medicine-tools.tsx';
import { ReconciliationTable } from './reconciliation-table.tsx';
import { useMedicines } from './use-medicines.ts';
import './medications.css';

/** A zero is a claim: it is made of complete answers only. */
function countLabel(text: Text, lines: readonly MedicationLine[], { value, coverage }: KnownFacts): string {
  const summary = summariseCoverage(coverage);
  const all = countText(text, value.length, summary);
  const n = linesIn(lines, 'current').length;
  if (value.length === 0 || summary === 'failed') return all;
  return text.t('medications.count', { n: text.t(`medications.counted.${summary}`, { n }), all });
}

/** What the person presumably takes, whose lists say so, over which time, and what bears on it. */
export function MedicationsPanel(props: MedicationsPanelProps) {
  const text = useText();
  const { medications, sources, now } = props;
  const medicines = useMedicines(props);
  return (
    <Panel
      name="medications"
      title={text.t('medications.title')}
      subject={text.t('medications.subject')}
      known={{ value: medicines, coverage: medications.coverage }}
      sources={sources}
      now={now}
      count={medications.value.length}
      countLabel={countLabel(text, medicines.lines, medications)}
      isEmpty={() => medications.value.length === 0}
      statements={props.statements}
      onSelect={props.onSelect}
      chips={medications.value.length === 0 ? null : <MedicineTools {...props} medicines={medicines} />}
    >
      {(value) => (
        <div className="medications-screen">
          <div className="medications-main">
            <DeathNote {...props} />
            <MainView {...props} medicines={value} />
            <Chart {...props} medicines={value} />
          </div>
          <aside className="medications-checks" aria-label={text.t('medications.checks.title')}>
            <Checks {...props} medicines={value} />
          </aside>
        </div>
      )}
    </Panel>
  );
}

function MainView(props: WithMedicines) {
  const text = useText();
  const { medicines, view } = props;
  if (view.mode === 'now') return <CurrentMedicines {...props} />;
  return (
    <ReconciliationTable
      lists={medicines.lists}
      reconciliation={medicines.reconciliation}
      duplicates={medicines.duplicates.findings}
      sources={props.sources}
      now={props.now}
      nameOf={({ line, fact }) =>
        (view.generic ? medicines.general.get(line.key) : undefined) ??
        nameOr(text, fact.shown.title, fact.shown.kind)
      }
      selected={props.selected}
      onSelect={props.onSelect}
    />
  );
}

function Chart(props: WithMedicines) {
  const { medicines, medications, view } = props;
  const silent = gapsOf(medications.coverage)
    .filter(({ kind }) => kind === 'failed' || kind === 'cut-short' || kind === 'withheld')
    .map(({ source }) => source);
  return (
    <CourseChart
      {...props}
      lines={medicines.lines}
      silent={[...new Set(silent)]}
      nameOf={(line) => medicineName(line, view, medicines)}
      span={view.span}
      onSpan={(span) => props.onView({ span })}
    />
  );
}

function Checks(props: WithMedicines) {
  const { medicines, medications, allergies, conditions, results } = props;
  return (
    <MedicineChecks
      {...props}
      checks={medicines.checks}
      duplicates={medicines.duplicates}
      beside={medicines.beside}
      mayBePregnant={medicines.mayBePregnant}
      anyResults={props.results.value.length > 0}
      coverage={{
        allergies: allergies.coverage,
        conditions: conditions.coverage,
        results: results.coverage,
        medications: medications.coverage,
      }}
    />
  );
}

function DeathNote({ person }: MedicationsPanelProps) {
  const text = useText();
  const death = deathOf(person);
  if (!death.dead) return null;
  return (
    <p className="alert advise">
      {death.date === undefined
        ? text.t('medications.dead')
        : text.t('medications.deadOn', { date: longDate(text.language, death.date) })}
    </p>
  );
}
