import { useMemo } from 'react';
import { aroundDischarge, type LivingChange } from '../../clinical/care/around-discharge.ts';
import type { Discharge } from '../../clinical/care/discharge.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import { deviceFacts, observationFacts, otherFacts } from '../../record/derive/kinds.ts';
import type { KnownFacts } from '../../record/record.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { AssessmentScore } from './assessment-score.tsx';
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
          <AssessmentScore {...props} fact={before} />
        )}
        →{after === undefined ? null : <AssessmentScore {...props} fact={after} strong />}
      </span>
    </li>
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
