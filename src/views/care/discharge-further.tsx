import { useMemo } from 'react';
import { aroundDischarge, type LivingChange } from '../../clinical/care/around-discharge.ts';
import type { Discharge } from '../../clinical/care/discharge.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { deviceFacts, observationFacts, otherFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts } from '../../record/record.ts';
import { valueText } from '../../ui/entry-line.ts';
import { entryAttributes, EntryRow } from '../../ui/entry-row.tsx';
import type { CarePanelProps } from './care-panel.tsx';

interface FurtherProps extends CarePanelProps {
  readonly discharge: Discharge;
}

/** Daily living, food and devices around the last stay; where nothing was found the heading says so. */
export function DischargeFurther(props: FurtherProps) {
  const { t } = useText();
  const { record, discharge } = props;
  const around = useMemo(() => {
    const observed: KnownFacts<ObservationEntry> = observationFacts(record);
    return aroundDischarge({
      discharge,
      observations: observed.value,
      others: otherFacts(record).value,
      devices: deviceFacts(record).value,
    });
  }, [record, discharge]);
  return (
    <>
      <h4 className="care-sub">{t('care.discharge.living')}</h4>
      {around.living.length === 0 ? <NotFound /> : null}
      <ul>
        {around.living.map((change) => (
          <LivingChangeRow key={change.assessment} {...props} change={change} />
        ))}
      </ul>
      <Since {...props} title={t('care.discharge.diet')} facts={around.diet} />
      <Since {...props} title={t('care.discharge.equipment')} facts={around.equipment} />
      <p className="care-note note sub">{t('care.discharge.furtherNote')}</p>
    </>
  );
}

function NotFound() {
  const { t } = useText();
  return (
    <p className="care-note note" data-none="unknown">
      {t('care.matters.notFound')}
    </p>
  );
}

function LivingChangeRow(props: CarePanelProps & { readonly change: LivingChange }) {
  const { t } = useText();
  const { assessment, before, after } = props.change;
  return (
    <li className="care-change" data-living={assessment}>
      <span className="care-label">{t(`care.living.assessment.${assessment}`)}</span>
      <span className="care-earlier">
        {before === undefined ? (
          <span className="note sub">{t('care.discharge.notBefore')}</span>
        ) : (
          <Side {...props} fact={before} />
        )}
        →{after === undefined ? null : <Side {...props} fact={after} strong />}
      </span>
    </li>
  );
}

interface SideProps extends CarePanelProps {
  readonly fact: Merged<ObservationEntry>;
  readonly strong?: boolean;
}

function Side({ fact, now, onSelect, strong = false }: SideProps) {
  const text = useText();
  const value = valueText(text, fact.shown.value);
  return (
    <button
      type="button"
      className="care-score"
      onClick={() => onSelect(fact.key)}
      {...entryAttributes(fact)}
    >
      {strong ? <b>{value}</b> : value}
      <span className="note sub">{whenText(text.language, fact.shown.when, jstDay(now))}</span>
    </button>
  );
}

function Since(props: CarePanelProps & { readonly title: string; readonly facts: readonly Merged[] }) {
  const { title, facts, sources, now, selected, onSelect } = props;
  return (
    <>
      <h4 className="care-sub">{title}</h4>
      {facts.length === 0 ? <NotFound /> : null}
      {facts.slice(0, 4).map((fact) => (
        <EntryRow
          key={fact.key}
          fact={fact}
          sources={sources}
          today={jstDay(now)}
          dated="date"
          selected={fact.key === selected}
          onOpen={() => onSelect(fact.key)}
        />
      ))}
    </>
  );
}
