import { useMemo } from 'react';
import { careRisks, devicesByUse, nextDates } from '../../clinical/care/care-matters.ts';
import { deathOf } from '../../clinical/death.ts';
import { currentMedications, type MedicationLine } from '../../clinical/medications/current-medications.ts';
import { openProblems } from '../../clinical/summary/brief.ts';
import { mayBeWish } from '../../clinical/wishes.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { relativeDay, shortDate } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import {
  conditionFacts,
  deviceFacts,
  directiveFacts,
  infectionFacts,
  medicationFacts,
  observationFacts,
  otherFacts,
} from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { directionsText } from '../../ui/entry-line.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { titleText } from '../../ui/entry-title.ts';
import { Panel } from '../../ui/panel.tsx';
import { careCoverage } from './care-coverage.ts';
import type { CarePanelProps } from './care-panel.tsx';
import { RowsPanel } from './rows-panel.tsx';

type Observed = (record: PatientRecord) => KnownFacts<ObservationEntry>;

const RISK_KINDS = ['condition', 'other', 'observation', 'infection'] as const satisfies readonly Kind[];

/** What to mind in the house: falls, skin, swallowing, infections, and every warning. */
export function RisksPanel(props: CarePanelProps) {
  const { t } = useText();
  const { record } = props;
  const groups = useMemo(
    () =>
      careRisks({
        problems: openProblems([...conditionFacts(record).value]),
        observations: (observationFacts as Observed)(record).value,
        infections: (infectionFacts as Observed)(record).value,
        others: otherFacts(record).value,
      }),
    [record],
  );
  return (
    <RowsPanel
      {...props}
      name="care-risks"
      title={t('care.risks.title')}
      kinds={RISK_KINDS}
      groups={groups.map(({ risk, facts }) => ({ key: risk, title: t(`care.risks.${risk}`), facts }))}
      searched
    />
  );
}

/** Diagnoses that go on. */
export function ProblemsPanel(props: CarePanelProps) {
  const { t } = useText();
  const facts = useMemo(() => openProblems([...conditionFacts(props.record).value]), [props.record]);
  return (
    <RowsPanel
      {...props}
      name="care-problems"
      title={t('care.problems')}
      kinds={['condition']}
      stated={['condition']}
      groups={facts.length === 0 ? [] : [{ key: 'problems', facts }]}
    />
  );
}

/** Oxygen, ventilator, tubes, bed and chair first; then what lies in the body. */
export function DevicesPanel(props: CarePanelProps) {
  const { t } = useText();
  const { daily, others } = useMemo(() => devicesByUse(deviceFacts(props.record).value), [props.record]);
  const groups = [
    { key: 'daily', title: t('care.devices.daily'), facts: daily },
    { key: 'others', title: t('care.devices.others'), facts: others },
  ];
  return (
    <RowsPanel
      {...props}
      name="care-devices"
      title={t('care.devices.title')}
      kinds={['device']}
      stated={['device']}
      groups={groups.filter(({ facts }) => facts.length > 0)}
    />
  );
}

/** What the person wants, as written down. */
export function WishesPanel(props: CarePanelProps) {
  const { t } = useText();
  const facts = useMemo(() => directiveFacts(props.record).value.filter(mayBeWish), [props.record]);
  return (
    <RowsPanel
      {...props}
      name="care-wishes"
      title={t('care.wishes')}
      kinds={['directive']}
      stated={['directive']}
      groups={facts.length === 0 ? [] : [{ key: 'wishes', facts }]}
      // Consents to be looked at are of the same kind and no wishes: telling them apart goes by words.
      searched
    />
  );
}

/** Medicines in use in plain words, and how they are to be given. */
export function CareMedicines(props: CarePanelProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const known = medicationFacts(record);
  const today = jstDay(now);
  const lines = useMemo(
    () =>
      currentMedications(known.value, today, deathOf(record.person)).filter(
        ({ state }) => state === 'current' || state === 'unknown',
      ),
    [known.value, today, record.person],
  );
  return (
    <Panel
      name="care-medicines"
      level={3}
      title={t('care.medicines.title')}
      subject={t('medications.subject')}
      known={{ value: lines, coverage: coverageOfKinds(record.coverage, MEDICATION_KINDS) }}
      sources={sources}
      now={now}
      isEmpty={() => known.value.length === 0}
    >
      {(value) => (
        <>
          {value.length === 0 ? <p className="care-note note">{t('care.medicines.noneInUse')}</p> : null}
          <ul>
            {value.map((line) => (
              <MedicineRow key={line.key} {...props} line={line} />
            ))}
          </ul>
          <p className="care-note note sub">{t('care.medicines.note')}</p>
        </>
      )}
    </Panel>
  );
}

function MedicineRow({ line, onSelect }: CarePanelProps & { readonly line: MedicationLine }) {
  const text = useText();
  const { t } = text;
  const { shown } = line.shown;
  const [first] = line.classes;
  const help = [...new Set(shown.instructions)];
  return (
    <li className="care-change">
      <button
        type="button"
        className="care-score"
        onClick={() => onSelect(line.shown.key)}
        {...entryAttributes(line.shown)}
      >
        <b>{line.name}</b>
        {first === undefined ? null : <span className="sub">{t(`care.medicineWords.${first}`)}</span>}
        {line.state === 'unknown' ? <span className="note">{t('care.medicines.unsure')}</span> : null}
        {line.conflicts.length > 0 ? <span className="note">{t('care.medicines.differs')}</span> : null}
      </button>
      <span className="note">{directionsText(text, shown)}</span>
      {help.length === 0 ? null : <span className="note">{help.join('　')}</span>}
    </li>
  );
}

const NEXT_KINDS = [
  'care-level',
  'care-plan',
  'immunization',
  'encounter',
  'other',
] as const satisfies readonly Kind[];

const nextFacts = factsDerivation(NEXT_KINDS);

/** Days that lie ahead, each with the record that names it. */
export function NextDatesPanel(props: CarePanelProps) {
  const text = useText();
  const { t, language } = text;
  const { record, sources, now, onSelect } = props;
  const known = nextFacts(record);
  const today = jstDay(now);
  const dates = useMemo(() => nextDates(known.value, today), [known.value, today]);
  return (
    <Panel
      name="care-next"
      level={3}
      title={t('care.next.title')}
      known={{ value: dates, coverage: careCoverage(record, NEXT_KINDS) }}
      sources={sources}
      now={now}
      // Only what a record names by a day: an appointment on a slip of paper stands in none.
      isEmpty={() => false}
    >
      {(value) => (
        <>
          <ul>
            {value.map(({ what, day, fact }) => {
              const date = parsePartialDate(day);
              return (
                <li key={`${fact.key} ${day}`} className="care-change" data-next={what}>
                  <button
                    type="button"
                    className="care-score"
                    onClick={() => onSelect(fact.key)}
                    {...entryAttributes(fact)}
                  >
                    <b>{date === undefined ? day : shortDate(language, date, today)}</b>
                    <span className="sub">{relativeDay(language, day, today)}</span>
                    <span>{t(`care.next.${what}`, { title: titleText(text, fact.shown) })}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          <p className="care-note note sub" data-none={value.length === 0 ? 'unknown' : undefined}>
            {t(value.length === 0 ? 'care.next.notFound' : 'care.next.note')}
          </p>
        </>
      )}
    </Panel>
  );
}
