import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import { careCoverage } from './care-coverage.ts';
import type { CarePanelProps } from './care-panel.tsx';

export interface RowGroup {
  readonly key: string;
  readonly title?: string;
  readonly facts: readonly Merged[];
}

interface RowsPanelProps extends CarePanelProps {
  readonly name: string;
  readonly title: string;
  /** All that may hold something of it. */
  readonly kinds: readonly Kind[];
  readonly groups: readonly RowGroup[];
  /** Looked for by words of ours: where nothing was found, nothing is called none. */
  readonly searched?: boolean;
  /** What the record says is not there, of these kinds. */
  readonly stated?: readonly Kind[];
}

const FEW = 5;

/** Records of one matter, group by group, the rest of a long group behind one press. */
export function RowsPanel(props: RowsPanelProps) {
  const { t } = useText();
  const { record, sources, now, groups, searched = false } = props;
  const count = groups.reduce((sum, { facts }) => sum + facts.length, 0);
  return (
    <Panel
      name={props.name}
      level={3}
      title={props.title}
      subject={props.title}
      known={{ value: groups, coverage: careCoverage(record, props.kinds) }}
      sources={sources}
      now={now}
      count={count}
      isEmpty={() => count === 0 && !searched}
      statements={statementsOfKinds(record, props.stated ?? [])}
      onSelect={props.onSelect}
    >
      {(value) => (
        <>
          {count === 0 ? (
            <p className="care-note note" data-none="unknown">
              {t('care.matters.notFound')}
            </p>
          ) : null}
          {value.map((group) => (
            <Group key={group.key} {...props} group={group} />
          ))}
        </>
      )}
    </Panel>
  );
}

function Group(props: CarePanelProps & { readonly group: RowGroup }) {
  const { t } = useText();
  const { group, sources, now, selected, onSelect } = props;
  const row = (fact: Merged) => (
    <EntryRow
      key={fact.key}
      fact={fact}
      sources={sources}
      today={jstDay(now)}
      dated="date"
      selected={fact.key === selected}
      onOpen={() => onSelect(fact.key)}
    />
  );
  const rest = group.facts.slice(FEW);
  return (
    <section data-care-group={group.key}>
      {group.title === undefined ? null : <h4 className="care-sub">{group.title}</h4>}
      {group.facts.slice(0, FEW).map(row)}
      {rest.length === 0 ? null : (
        <details className="care-history">
          <summary>{t('common.more', { n: rest.length })}</summary>
          {rest.map(row)}
        </details>
      )}
    </section>
  );
}
