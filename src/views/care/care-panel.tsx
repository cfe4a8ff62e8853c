import { summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Source } from '../../domain/source.ts';
import { useText } from '../../i18n/text.ts';
import { factsDerivation } from '../../record/derive/facts.ts';
import { carePlanFacts, documentFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PrintButton, PrintFrame } from '../../ui/print-frame.tsx';
import { jstDay } from '../../domain/partial-date.ts';
import { isCareDocument } from '../../clinical/care/care-records.ts';
import { careCoverage } from './care-coverage.ts';
import { CareLevelPanel } from './care-level-panel.tsx';
import { CareRecordsPanel } from './care-records-panel.tsx';
import { ContactsPanel } from './contacts-panel.tsx';
import { DailyLivingPanel } from './daily-living-panel.tsx';
import { DischargePanel } from './discharge-panel.tsx';
import {
  CareMedicines,
  DevicesPanel,
  NextDatesPanel,
  ProblemsPanel,
  RisksPanel,
  WishesPanel,
} from './matters-panels.tsx';
import './care.css';

export interface CarePanelProps {
  readonly record: PatientRecord;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

const CARE_KINDS = [
  'care-level',
  'care-plan',
  'coverage',
  'observation',
  'other',
  'encounter',
  'discharge-summary',
  'document',
  'condition',
  'infection',
  'device',
  'directive',
  'immunization',
  ...MEDICATION_KINDS,
] as const satisfies readonly Kind[];

const careFacts = factsDerivation(['care-level', 'care-plan', 'observation']);

/** For those who care for the person day by day: larger, in plain words, and with whom to call. */
export function CarePanel(props: CarePanelProps) {
  const { t } = useText();
  const coverage = careCoverage(props.record, CARE_KINDS);
  return (
    <section
      className="care"
      aria-label={t('care.title')}
      data-panel="care"
      data-coverage={summariseCoverage(coverage)}
      data-count={careFacts(props.record).value.length}
    >
      <PrintFrame
        title={t('care.title')}
        person={props.record.person}
        coverage={coverage}
        sources={props.sources}
        now={props.now}
      >
        <h2 className="visually-hidden no-print">{t('care.title')}</h2>
        <p className="care-tools no-print">
          <PrintButton label={t('care.print')} />
        </p>
        <div className="care-columns">
          <div className="care-column">
            <CareLevelPanel {...props} />
            <RisksPanel {...props} />
            <DailyLivingPanel {...props} />
            <CareRecordsPanel {...props} />
          </div>
          <div className="care-column">
            <DischargePanel {...props} />
            <CareMedicines {...props} />
            <Plans {...props} />
          </div>
          <div className="care-column">
            <ContactsPanel {...props} />
            <NextDatesPanel {...props} />
            <WishesPanel {...props} />
            <DevicesPanel {...props} />
            <ProblemsPanel {...props} />
            <CareDocuments {...props} />
          </div>
        </div>
      </PrintFrame>
    </section>
  );
}

function Plans(props: CarePanelProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  return (
    <Panel
      name="care-plans"
      level={3}
      title={t('care.plans.title')}
      subject={t('care.plans.subject')}
      known={carePlanFacts(record)}
      sources={sources}
      now={now}
    >
      {(facts) =>
        facts.map((fact) => (
          <div key={fact.key} className="care-plan">
            <EntryRow
              fact={fact}
              sources={sources}
              today={jstDay(now)}
              dated="date"
              selected={fact.key === props.selected}
              onOpen={() => props.onSelect(fact.key)}
            />
            {fact.shown.description === undefined ? null : (
              <p className="care-words">{fact.shown.description}</p>
            )}
            {fact.shown.activities.length === 0 ? null : (
              <ul className="care-activities">
                {fact.shown.activities.map((activity, index) => (
                  <li key={`${activity} ${index}`}>{activity}</li>
                ))}
              </ul>
            )}
          </div>
        ))
      }
    </Panel>
  );
}

/** What is not found here is on the page of documents. */
function CareDocuments(props: CarePanelProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const documents = documentFacts(record);
  const facts = documents.value.filter(isCareDocument);
  return (
    <Panel
      name="care-documents"
      level={3}
      title={t('care.documents.title')}
      subject={t('care.documents.subject')}
      known={{ value: facts, coverage: documents.coverage }}
      sources={sources}
      now={now}
    >
      {(value) =>
        value.map((fact) => (
          <EntryRow
            key={fact.key}
            fact={fact}
            sources={sources}
            today={jstDay(now)}
            dated="date"
            selected={fact.key === props.selected}
            onOpen={() => props.onSelect(fact.key)}
          />
        ))
      }
    </Panel>
  );
}
