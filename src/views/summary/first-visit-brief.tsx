import { type ReactNode, useMemo } from 'react';
import { deathOf } from '../../clinical/death.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import { type Brief, briefOf, type RecentChange } from '../../clinical/summary/brief.ts';
import { coverageOfKinds, mayBeCalledNone } from '../../domain/coverage.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import {
  allergyFacts,
  conditionFacts,
  encounterFacts,
  medicationFacts,
  procedureFacts,
} from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';
import { Chip } from '../../ui/chip.tsx';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Block, type BlockContext, FactLine } from './block.tsx';
import './summary.css';

export interface BriefProps extends BlockContext {
  readonly record: PatientRecord;
}

const LINES = 7;

function useBrief({ record, now }: BriefProps): Brief {
  const today = jstDay(now);
  return useMemo(
    () =>
      briefOf({
        conditions: conditionFacts(record).value,
        medications: medicationFacts(record).value,
        allergies: allergyFacts(record).value,
        procedures: procedureFacts(record).value,
        encounters: encounterFacts(record).value,
        now: today,
        death: deathOf(record.person),
      }),
    [record, today],
  );
}

/** What to know in the first half minute: five columns, each with what it rests on. */
export function FirstVisitBrief(props: BriefProps) {
  const { t } = useText();
  const brief = useBrief(props);
  const coverage = (kinds: readonly Kind[]) => coverageOfKinds(props.record.coverage, kinds);
  return (
    <section className="brief" aria-label={t('summary.brief.title')} data-brief>
      <Block
        {...props}
        id="problems"
        title={t('summary.brief.problems')}
        coverage={coverage(['condition'])}
        count={brief.problems.length}
      >
        <Lines items={brief.problems}>{(fact) => <FactLine key={fact.key} {...props} fact={fact} />}</Lines>
      </Block>
      <Medicines {...props} brief={brief} />
      <Block
        {...props}
        id="allergies"
        title={t('summary.brief.allergies')}
        coverage={coverage(['allergy'])}
        count={brief.allergies.length}
      >
        <Lines items={brief.allergies}>
          {(fact) => (
            <span key={fact.key} className={fact.shown.contraindication ? 'fact-crit' : undefined}>
              <FactLine
                {...props}
                fact={fact}
                {...(fact.shown.contraindication ? { lead: t('entry.contraindication') } : {})}
              />
            </span>
          )}
        </Lines>
      </Block>
      <Block
        {...props}
        id="stays"
        title={t('summary.brief.stays')}
        coverage={coverage(['encounter', 'procedure'])}
        count={brief.stays.length}
      >
        <Lines items={brief.stays}>{(fact) => <FactLine key={fact.key} {...props} fact={fact} />}</Lines>
      </Block>
      <Changes {...props} brief={brief} />
    </section>
  );
}

/** As many lines as a glance holds, and how many more there are. */
function Lines<T>({
  items,
  children,
}: {
  readonly items: readonly T[];
  readonly children: (item: T) => ReactNode;
}) {
  const { t } = useText();
  const rest = items.length - LINES;
  return (
    <div className="block-lines">
      {items.slice(0, LINES).map(children)}
      {rest > 0 ? <p className="note sub block-rest">{t('summary.brief.more', { n: rest })}</p> : null}
    </div>
  );
}

function Medicines(props: BriefProps & { readonly brief: Brief }) {
  const { t } = useText();
  const { brief, record } = props;
  const coverage = coverageOfKinds(record.coverage, MEDICATION_KINDS);
  const known = mayBeCalledNone(coverage);
  const n = brief.current.length;
  const uncoded = brief.current.filter((line) => !line.coded).length;
  return (
    <Block
      {...props}
      id="medicines"
      title={t('summary.brief.medicines')}
      coverage={coverage}
      count={brief.medicines.length}
      notFound={{
        title: t('summary.brief.noMedicines'),
        why:
          uncoded > 0
            ? t('medications.uncodedNote', { n: uncoded, count: uncoded })
            : t('summary.brief.foundNothingWhy'),
        certain: uncoded === 0,
      }}
      lead={
        n > 0 || known ? (
          <p className="note sub block-rest">
            {t(known ? 'summary.brief.inUse' : 'summary.brief.inUsePartial', { n })}
          </p>
        ) : null
      }
    >
      <Lines items={brief.medicines}>
        {(line) => <MedicineLine key={line.key} {...props} line={line} />}
      </Lines>
    </Block>
  );
}

function MedicineLine({ line, onSelect, selected }: BriefProps & { readonly line: MedicationLine }) {
  const { t } = useText();
  const { shown } = line;
  return (
    <button
      type="button"
      className="fact-line"
      aria-current={shown.key === selected ? 'true' : undefined}
      onClick={() => onSelect(shown.key)}
      {...entryAttributes(shown)}
    >
      <span className="fact-words">
        <b>{line.name}</b>{' '}
        {line.conflicts.length > 0 ? (
          <Chip tone="warn" icon="differs">
            {t(`medications.conflict.${line.conflicts[0]?.field ?? 'dose'}`)}
          </Chip>
        ) : null}
        <span className="fact-rest note sub">
          {line.classes.map((name) => t(`medications.class.${name}`)).join('　')}
          {line.state === 'current' ? '' : `　${t(`medications.section.${line.state}`)}`}
        </span>
      </span>
    </button>
  );
}

function changeDay(text: Text, day: string, today: string): string {
  const date = parsePartialDate(day);
  return date === undefined ? '' : shortDate(text.language, date, today);
}

function Changes(props: BriefProps & { readonly brief: Brief }) {
  const text = useText();
  const { brief, record } = props;
  const coverage = coverageOfKinds(record.coverage, [
    ...MEDICATION_KINDS,
    'condition',
    'encounter',
    'procedure',
  ]);
  return (
    <Block
      {...props}
      id="changes"
      title={text.t('summary.brief.changes')}
      coverage={coverage}
      count={brief.changes.length}
      notFound={{
        title: text.t('summary.brief.noChanges'),
        why: text.t('summary.brief.foundNothingWhy'),
        certain: true,
      }}
    >
      <Lines items={brief.changes}>
        {(change) => (
          <ChangeLine key={`${change.what} ${changedFact(change).key}`} {...props} change={change} />
        )}
      </Lines>
    </Block>
  );
}

function changedFact(change: RecentChange) {
  return 'line' in change ? change.line.shown : change.fact;
}

function ChangeLine(props: BriefProps & { readonly change: RecentChange }) {
  const text = useText();
  const { change, now, onSelect } = props;
  const fact = changedFact(change);
  return (
    <button type="button" className="fact-line" onClick={() => onSelect(fact.key)} {...entryAttributes(fact)}>
      <span className="fact-words">
        {change.what === 'ended-medicine' ? <Icon name="half" small /> : null}
        <span className="note sub">{text.t(`summary.brief.change.${change.what}`)}　</span>
        {fact.shown.title}
      </span>
      <span className="fact-date note">{changeDay(text, change.day, jstDay(now))}</span>
    </button>
  );
}
