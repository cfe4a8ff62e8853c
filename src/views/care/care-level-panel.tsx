import { useMemo } from 'react';
import { type CareLevel, careLevels } from '../../clinical/care/care-level.ts';
import { type InsuredLevel, insuredLevels } from '../../clinical/care/insured-level.ts';
import { coverageOfKinds } from '../../domain/coverage.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import { jstDay, parsePartialDate } from '../../domain/partial-date.ts';
import { longDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { careLevelFacts, coverageFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Chip } from '../../ui/chip.tsx';
import { valueText } from '../../ui/entry-line.ts';
import { titleText } from '../../ui/entry-title.ts';
import { EntryRow, entryAttributes } from '../../ui/entry-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CarePanelProps } from './care-panel.tsx';

const DAY_MS = 24 * 60 * 60 * 1000;

function daysLeft(until: string, today: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
}

function untilText(text: Text, { until, state }: CareLevel, today: string): string {
  const date = until === undefined ? undefined : parsePartialDate(until);
  if (date === undefined || until === undefined) return text.t('care.level.noPeriod');
  const end = text.t('care.level.until', { date: longDate(text.language, date, true) });
  const n = daysLeft(until, today);
  return state === 'in-force' ? `${end}　${text.t('care.level.left', { n, count: n })}` : end;
}

/** The level in force, large; one that has run out says so; all earlier ones below. */
export function CareLevelPanel(props: CarePanelProps) {
  const text = useText();
  const { record, sources, now } = props;
  const today = jstDay(now);
  const known: KnownFacts<ObservationEntry> = careLevelFacts(record);
  const levels = useMemo(() => careLevels(known.value, today), [known.value, today]);
  const insured = insuredLevels(coverageFacts(record).value);
  return (
    <Panel
      name="care-level"
      level={3}
      title={text.t('care.level.title')}
      subject={text.t('care.level.subject')}
      known={{ value: levels, coverage: coverageOfKinds(record.coverage, ['care-level', 'coverage']) }}
      sources={sources}
      now={now}
      count={known.value.length}
      isEmpty={(value) => value.latest === undefined && insured.length === 0}
    >
      {({ latest, history }) => (
        <>
          {latest === undefined ? (
            <p className="care-note note">{text.t('care.level.onlyInsured')}</p>
          ) : (
            <Latest {...props} level={latest} today={today} />
          )}
          {insured.map((one) => (
            <Insured key={one.fact.key} {...props} insured={one} />
          ))}
          {history.length === 0 ? null : (
            <details className="care-history">
              <summary>{text.t('care.level.history')}</summary>
              {history.map(({ fact }) => (
                <EntryRow
                  key={fact.key}
                  fact={fact}
                  sources={sources}
                  today={today}
                  dated="date"
                  onOpen={() => props.onSelect(fact.key)}
                />
              ))}
            </details>
          )}
        </>
      )}
    </Panel>
  );
}

/** What the insurance says stands beside what was certified, with its own word for it. */
function Insured(props: CarePanelProps & { readonly insured: InsuredLevel }) {
  const { t } = useText();
  const { insured, sources, now } = props;
  return (
    <div className="care-insured">
      <p className="care-words">
        <span className="note sub">{t('care.level.insured')}　</span>
        <b>{insured.level}</b>
      </p>
      <EntryRow
        fact={insured.fact}
        sources={sources}
        today={jstDay(now)}
        dated="date"
        selected={insured.fact.key === props.selected}
        onOpen={() => props.onSelect(insured.fact.key)}
      />
    </div>
  );
}

function Latest({
  level,
  today,
  onSelect,
}: CarePanelProps & { readonly level: CareLevel; readonly today: string }) {
  const text = useText();
  const { fact, state } = level;
  return (
    <>
      <button
        type="button"
        className="care-latest"
        onClick={() => onSelect(fact.key)}
        {...entryAttributes(fact)}
      >
        <b>{valueText(text, fact.shown.value) || titleText(text, fact.shown)}</b>
        <Chip tone={state === 'in-force' ? 'plain' : 'dash'}>{text.t(`care.level.state.${state}`)}</Chip>
        <span className="sub">{untilText(text, level, today)}</span>
      </button>
      {state === 'expired' ? <p className="alert advise">{text.t('care.level.expiredNote')}</p> : null}
    </>
  );
}
