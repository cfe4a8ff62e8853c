import { useMemo } from 'react';
import { type Discharge, lastDischarge, type MedicineChange } from '../../clinical/care/discharge.ts';
import type { Supply } from '../../clinical/medications/supplies.ts';
import { coverageOfKinds, mayBeCalledNone } from '../../domain/coverage.ts';
import type { DocumentEntry, ReportEntry } from '../../domain/entry.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { quantityText, shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { documentFacts, encounterFacts, medicationFacts } from '../../record/derive/kinds.ts';
import { drugClassesOf } from '../../terminology/drug-classes.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { directionsText } from '../../ui/entry-line.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { GivenNothing, Nothing } from '../../ui/nothing.tsx';
import { Panel } from '../../ui/panel.tsx';
import { careCoverage } from './care-coverage.ts';
import type { CarePanelProps } from './care-panel.tsx';
import { DischargeFurther } from './discharge-further.tsx';

const STAY_KINDS: readonly Kind[] = ['encounter', 'discharge-summary', ...MEDICATION_KINDS];
const KINDS: readonly Kind[] = [...STAY_KINDS, 'observation', 'other', 'device'];

function isDocument(fact: Merged<DocumentEntry | ReportEntry>): fact is Merged<DocumentEntry> {
  return fact.shown.kind !== 'report';
}

function day(text: Text, value: string, today: string): string {
  const date = parsePartialDate(value);
  return date === undefined ? value : shortDate(text.language, date, today);
}

/** What the last stay in hospital changed, as far as the records that arrived tell. */
export function DischargePanel(props: CarePanelProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const today = jstDay(now);
  const documents = documentFacts(record).value;
  const discharge = useMemo(
    () =>
      lastDischarge({
        encounters: encounterFacts(record).value,
        documents: documents.filter(isDocument),
        medications: medicationFacts(record).value,
        now: today,
      }),
    [record, documents, today],
  );
  // Whether there was a stay hangs on stays and their summaries alone.
  const ofStays = coverageOfKinds(record.coverage, STAY_KINDS);
  return (
    <Panel<Discharge | undefined>
      name="care-discharge"
      level={3}
      title={t('care.discharge.title')}
      subject={t('care.discharge.subject')}
      known={{ value: discharge, coverage: careCoverage(record, KINDS) }}
      sources={sources}
      now={now}
      isEmpty={(value) => value === undefined && !mayBeCalledNone(ofStays)}
    >
      {(value) =>
        value === undefined ? (
          <GivenNothing kind="none" title={t('care.discharge.none')} />
        ) : (
          <Changes {...props} discharge={value} today={today} />
        )
      }
    </Panel>
  );
}

function Changes(props: CarePanelProps & { readonly discharge: Discharge; readonly today: string }) {
  const text = useText();
  const { discharge, today, onSelect, record, sources, now } = props;
  const { stay, summary, admitted } = discharge;
  const medicineCoverage = coverageOfKinds(record.coverage, MEDICATION_KINDS);
  return (
    <>
      <p className="care-words">
        {admitted === undefined
          ? text.t('care.discharge.on', { date: day(text, discharge.day, today) })
          : text.t('care.discharge.stay', {
              from: day(text, admitted, today),
              to: day(text, discharge.day, today),
            })}{' '}
        {stay?.shown.provenance.institution ?? summary?.shown.provenance.institution ?? ''}
      </p>
      {summary === undefined ? (
        <p className="care-note note">{text.t('care.discharge.noSummary')}</p>
      ) : (
        <button
          type="button"
          className="btn care-open"
          onClick={() => onSelect(summary.key)}
          {...entryAttributes(summary)}
        >
          {text.t('care.discharge.summary')}
        </button>
      )}
      <h4 className="care-sub">{text.t('care.discharge.medicines')}</h4>
      {discharge.medicines.length === 0 ? (
        mayBeCalledNone(medicineCoverage) ? (
          <p className="care-note">{text.t('care.discharge.noMedicines')}</p>
        ) : (
          <Nothing
            subject={text.t('medications.subject')}
            coverage={medicineCoverage}
            sources={sources}
            now={now}
          />
        )
      ) : (
        <ul>
          {discharge.medicines.map((change) => (
            <MedicineChangeRow key={(change.after ?? change.before)?.key} {...props} change={change} />
          ))}
        </ul>
      )}
      <p className="care-note note sub">{text.t('care.discharge.ask')}</p>
      <DischargeFurther {...props} discharge={discharge} />
    </>
  );
}

/** In daily words what kind of medicine it is, and beside it its name as recorded. */
function MedicineChangeRow({ change, onSelect }: CarePanelProps & { readonly change: MedicineChange }) {
  const text = useText();
  const { t } = text;
  const supply = change.after ?? change.before;
  if (supply === undefined) return null;
  const [first] = drugClassesOf(drugIdentity(supply.basis.shown.drug));
  return (
    <li className="care-change">
      <button
        type="button"
        className="care-score"
        onClick={() => onSelect(supply.basis.key)}
        {...entryAttributes(supply.basis)}
      >
        <span className="note sub">{t(`care.discharge.${change.what}`)}</span>
        <b>{supply.basis.shown.title}</b>
        {first === undefined ? null : <span className="sub">{t(`care.medicineWords.${first}`)}</span>}
      </button>
      {change.what === 'changed' ? (
        <dl className="care-before-after">
          <dt>{t('care.discharge.before')}</dt>
          <dd>{courseWords(text, change.before)}</dd>
          <dt>{t('care.discharge.after')}</dt>
          <dd>
            <b>{courseWords(text, change.after)}</b>
          </dd>
        </dl>
      ) : null}
    </li>
  );
}

function courseWords(text: Text, supply: Supply | undefined): string {
  if (supply === undefined) return '';
  const { shown } = supply.basis;
  const { title, dose } = shown;
  return [title, dose === undefined ? '' : quantityText(dose), directionsText(text, shown)]
    .filter((part) => part !== '')
    .join('　');
}
