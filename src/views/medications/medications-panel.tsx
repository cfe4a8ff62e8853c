import { useMemo } from 'react';
import { deathOf } from '../../clinical/death.ts';
import type { UseState } from '../../clinical/medications/supplies.ts';
import {
  currentMedications,
  linesIn,
  type MedicationLine,
} from '../../clinical/medications/current-medications.ts';
import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Person } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { countText, longDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Chip } from '../../ui/chip.tsx';
import { GivenNothing, Nothing } from '../../ui/nothing.tsx';
import { Panel } from '../../ui/panel.tsx';
import { MedicationRow } from './medication-row.tsx';
import './medications.css';

export interface MedicationsPanelProps {
  readonly medications: KnownFacts<MedicationEntry>;
  /** What the record says of medicines that are not taken. */
  readonly statements: readonly Merged[];
  readonly person: Person;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

/** A zero is a claim: it is made of complete answers only. */
function countLabel(text: Text, lines: readonly MedicationLine[], { value, coverage }: KnownFacts): string {
  const summary = summariseCoverage(coverage);
  const all = countText(text, value.length, summary);
  const n = linesIn(lines, 'current').length;
  if (value.length === 0 || summary === 'failed') return all;
  return text.t('medications.count', { n: text.t(`medications.counted.${summary}`, { n }), all });
}

const SECTIONS = ['current', 'future', 'unknown', 'ended'] as const satisfies readonly UseState[];

/** What the person presumably takes, what nobody can say, and what is over: one line per ingredient and route. */
export function MedicationsPanel(props: MedicationsPanelProps) {
  const text = useText();
  const { medications, person, sources, now } = props;
  const today = jstDay(now);
  const death = useMemo(() => deathOf(person), [person]);
  const lines = useMemo(
    () => currentMedications(medications.value, today, death),
    [medications.value, today, death],
  );
  const uncoded = lines.filter((line) => !line.coded).length;
  return (
    <Panel
      name="medications"
      title={text.t('medications.title')}
      subject={text.t('medications.subject')}
      known={{ value: lines, coverage: medications.coverage }}
      sources={sources}
      now={now}
      count={medications.value.length}
      countLabel={countLabel(text, lines, medications)}
      isEmpty={(value) => value.length === 0}
      statements={props.statements}
      onSelect={props.onSelect}
    >
      {(value) => (
        <>
          {death.dead ? <DeathNote {...props} /> : null}
          {SECTIONS.map((state) => (
            <Section key={state} {...props} state={state} lines={linesIn(value, state)} dead={death.dead} />
          ))}
          <div className="medication-notes note">
            {uncoded > 0 ? <p>{text.t('medications.uncodedNote', { n: uncoded, count: uncoded })}</p> : null}
            <p>{text.t('medications.notACheck')}</p>
            <p>
              {text.t('medications.rules', {
                ids: 'med-period-01–06, med-line-01, med-dose-01–02, med-class-01',
              })}
            </p>
          </div>
        </>
      )}
    </Panel>
  );
}

function DeathNote({ person }: MedicationsPanelProps) {
  const { t, language } = useText();
  const { date } = deathOf(person);
  return (
    <p className="alert advise">
      {date === undefined
        ? t('medications.dead')
        : t('medications.deadOn', { date: longDate(language, date) })}
    </p>
  );
}

interface SectionProps extends MedicationsPanelProps {
  readonly state: UseState;
  readonly lines: readonly MedicationLine[];
  readonly dead: boolean;
}

/** What is over is folded away; what nobody can say is not. */
function Section(props: SectionProps) {
  const { t } = useText();
  const { state, lines, medications } = props;
  if (lines.length === 0 && (state !== 'current' || props.dead)) return null;
  const head = (
    <>
      {state === 'current' ? (
        <h3>
          <Chip tone="dash">{t(`medications.section.${state}`)}</Chip>
        </h3>
      ) : (
        <h3>{t(`medications.section.${state}`)}</h3>
      )}
      <span className="panel-count">
        {t('medications.sectionCount', { n: lines.length, count: lines.length })}
      </span>
      <span className="note sub">{t(`medications.lead.${state}`)}</span>
    </>
  );
  const rows = lines.map((line) => <MedicationRow key={line.key} {...props} line={line} />);
  if (state === 'ended') {
    return (
      <details className="medication-section" data-section={state}>
        <summary className="medication-head">{head}</summary>
        <ul>{rows}</ul>
      </details>
    );
  }
  return (
    <section className="medication-section" data-section={state}>
      <div className="medication-head">{head}</div>
      {lines.length === 0 ? <NoneCurrent {...props} coverage={medications.coverage} /> : <ul>{rows}</ul>}
    </section>
  );
}

/** Nothing presumably taken is an estimate and never the word なし, however complete the answers are. */
function NoneCurrent({ sources, now, coverage }: SectionProps & { readonly coverage: Coverage }) {
  const { t } = useText();
  if (summariseCoverage(coverage) !== 'complete') {
    return (
      <Nothing subject={t('medications.section.current')} coverage={coverage} sources={sources} now={now} />
    );
  }
  return (
    <GivenNothing kind="none" title={t('medications.noneCurrent')} why={t('medications.noneCurrentWhy')} />
  );
}
