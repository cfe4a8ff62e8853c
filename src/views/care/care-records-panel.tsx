import { useMemo } from 'react';
import { type CareGroup, type CareSort, careGroups, tellingFacts } from '../../clinical/care/care-records.ts';
import type { OtherEntry } from '../../domain/entry.ts';
import type { Fact, FactName } from '../../domain/fact.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { otherFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts } from '../../record/record.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { factText } from '../../ui/fact-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { careCoverage } from './care-coverage.ts';
import type { CarePanelProps } from './care-panel.tsx';

/** Who takes part, what is aimed at, what to mind, what to eat: as recorded, group by group. */
export function CareRecordsPanel(props: CarePanelProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const known: KnownFacts<OtherEntry> = otherFacts(record);
  const groups = useMemo(() => careGroups(known.value), [known.value]);
  return (
    <Panel
      name="care-records"
      level={3}
      title={t('care.records.title')}
      subject={t('care.records.subject')}
      known={{ value: groups, coverage: careCoverage(record, ['other']) }}
      count={groups.reduce((sum, { facts }) => sum + facts.length, 0)}
      isEmpty={(value) => value.length === 0}
      sources={sources}
      now={now}
    >
      {(value) => value.map((group) => <Group key={group.sort} {...props} group={group} />)}
    </Panel>
  );
}

const FEW = 6;

function Group(props: CarePanelProps & { readonly group: CareGroup }) {
  const { t } = useText();
  const { sort, facts } = props.group;
  const [few, rest] = [facts.slice(0, FEW), facts.slice(FEW)];
  const row = (fact: Merged<OtherEntry>) => <CareRow key={fact.key} {...props} fact={fact} sort={sort} />;
  return (
    <section data-care-sort={sort}>
      <h4 className="care-sub">{t(`detail.sort.${sort}`)}</h4>
      {few.map(row)}
      {rest.length === 0 ? null : (
        <details className="care-history">
          <summary>{t('common.more', { n: rest.length })}</summary>
          {rest.map(row)}
        </details>
      )}
    </section>
  );
}

/** Facts that say what they are; any other needs its name before it (「さば」 may be what to leave out). */
const PLAIN: ReadonlySet<FactName> = new Set<FactName>(['participants', 'content', 'question']);

function lineOf(text: Text, fact: Fact): string {
  const words = factText(text, fact);
  if (PLAIN.has(fact.name)) return words;
  const name = text.t(`detail.fields.${fact.name}`);
  return text.language === 'ja' ? `${name}：${words}` : `${name}: ${words}`;
}

interface CareRowProps extends CarePanelProps {
  readonly fact: Merged<OtherEntry>;
  readonly sort: CareSort;
}

function CareRow({ fact, sort, sources, now, selected, onSelect }: CareRowProps) {
  const text = useText();
  const facts = tellingFacts(fact, sort);
  return (
    <div className="care-plan">
      <EntryRow
        fact={fact}
        sources={sources}
        today={jstDay(now)}
        dated="date"
        selected={fact.key === selected}
        onOpen={() => onSelect(fact.key)}
      />
      {facts.length === 0 ? null : (
        <ul className="care-activities">
          {facts.map((told, index) => (
            <li key={`${told.value} ${index}`}>{lineOf(text, told)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
