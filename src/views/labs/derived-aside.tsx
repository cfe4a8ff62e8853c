import { useMemo } from 'react';
import type { DerivedRow } from '../../clinical/labs/derived-rows.ts';
import type { DerivedValue } from '../../clinical/labs/derived-values.ts';
import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { dateAndTime } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import type { TrendSeries } from '../../ui/trend-marks.ts';
import { derivedWords, ruleName } from './derived-cells.tsx';
import { axisTime, type Curves, curvesOf } from './lab-series.ts';
import { sentText } from './lab-words.ts';
import type { LabsPanelProps } from './labs-props.ts';
import { TrendPicture } from './trend-picture.tsx';
import type { ChosenMedicines } from './use-chosen-medicines.ts';
import { useTrendWindow } from './use-trend-window.ts';

interface DerivedAsideProps extends LabsPanelProps {
  readonly row: DerivedRow;
  readonly value: DerivedValue;
  /** The laboratory's own of the same test, where the table has it. */
  readonly recorded: LabRow | undefined;
  readonly onFormula: (value: DerivedValue) => void;
  readonly onClose: () => void;
}

const NO_MEDICINES: ChosenMedicines = { lines: [], chosen: [], choose: () => undefined };

function computedSeries(text: Text, row: DerivedRow, today: string): TrendSeries {
  const { rule } = row;
  const name = ruleName(text, row);
  return {
    key: row.key,
    name,
    unit: rule.unit,
    axis: rule.unit === '' ? name : text.t('labs.trend.axis', { name, unit: rule.unit }),
    together: rule.recordedAs ?? rule.id,
    marks: row.values.toReversed().map((value) => ({
      key: value.inputs[0]?.fact.key ?? '',
      at: axisTime(value.at.sortKey),
      amount: value.amount,
      computed: true,
      words: () => derivedWords(text, value, today),
    })),
  };
}

/** Ours as white squares, and the laboratory's own on the same scale where there is any. */
function useCurves({ row, recorded, now }: DerivedAsideProps): Curves {
  const text = useText();
  const today = jstDay(now);
  return useMemo(() => {
    const own = recorded === undefined ? [] : curvesOf(text, [recorded], today).series;
    const series = [
      computedSeries(text, row, today),
      ...own.map((one) => ({ ...one, together: row.rule.recordedAs ?? row.rule.id })),
    ];
    return { series, leftOut: 0, notByName: false };
  }, [text, row, recorded, today]);
}

/** How a value came about that no laboratory measured: formula, what went in with its days, limits and source. */
export function DerivedAside(props: DerivedAsideProps) {
  const text = useText();
  const { row, value, recorded, now, onClose, onFormula, onSelect } = props;
  const today = jstDay(now);
  const curves = useCurves(props);
  const period = useTrendWindow(curves.series, 'life', today);
  const name = ruleName(text, row);
  const openInput = (key: string) => {
    const facts = [
      ...row.values.flatMap(({ inputs }) => inputs.map(({ fact }) => fact)),
      ...(recorded?.facts ?? []),
    ];
    const fact = facts.find((one) => one.key === key);
    if (fact !== undefined) onSelect(fact.key);
  };
  return (
    <aside
      className="lab-trend lab-formula"
      aria-label={text.t('labs.derived.open', { name })}
      data-formula={row.rule.id}
    >
      <header>
        <h3>{text.t('labs.derived.heading')}</h3>
        <button type="button" className="btn btn-quiet" onClick={onClose}>
          <Icon name="close" small />
          {text.t('labs.derived.close')}
        </button>
      </header>
      <p>
        <b>
          {name} {value.text} {row.rule.unit}
        </b>
        <span className="lab-mark">{text.t('labs.derived.mark')}</span>
      </p>
      <p className="note sub">
        {text.t('labs.derived.at', { date: dateAndTime(text.language, value.at, today), place: value.place })}
      </p>
      <Made {...props} />
      <TrendPicture
        {...{
          curves,
          today,
          person: props.person,
          operations: props.operations,
          stays: props.stays,
          relative: false,
        }}
        names={name}
        medicines={NO_MEDICINES}
        whole={period.whole}
        window={period.window}
        onWindow={period.choose}
        onOpen={openInput}
      />
      <Others {...{ row, value, today, onFormula }} />
    </aside>
  );
}

function Made({ row: { rule }, value, onSelect, now }: DerivedAsideProps) {
  const text = useText();
  const { recorded } = value;
  const { t, language } = text;
  const today = jstDay(now);
  return (
    <dl className="lab-made">
      <dt>{t('labs.derived.formula')}</dt>
      <dd>{rule.formula}</dd>
      <dt>{t('labs.derived.inputs')}</dt>
      <dd>
        <ul>
          {value.inputs.map(({ item, fact }) => (
            <li key={item}>
              <button type="button" className="btn-link" onClick={() => onSelect(fact.key)}>
                {fact.shown.title} {sentText(text, fact.shown)}
                {fact.shown.when.state === 'dated'
                  ? `　${dateAndTime(language, fact.shown.when.start, today)}`
                  : ''}
              </button>
            </li>
          ))}
          {value.age === undefined ? null : (
            <li>
              {t('labs.derived.person', { age: value.age, sex: t(`person.sex.${value.sex ?? 'unknown'}`) })}
            </li>
          )}
        </ul>
      </dd>
      {recorded === undefined ? null : (
        <>
          <dt>{t('labs.derived.recorded')}</dt>
          <dd>
            <button type="button" className="btn-link" onClick={() => onSelect(recorded.key)}>
              {recorded.shown.title} {sentText(text, recorded.shown)}
            </button>
          </dd>
        </>
      )}
      <dt>{t('labs.derived.limits')}</dt>
      <dd>{language === 'en' ? rule.limits.en : rule.limits.ja}</dd>
      <dt>{t('labs.derived.source')}</dt>
      <dd>
        <a
          href={rule.source.url}
          target="_blank"
          rel="noopener noreferrer external"
          referrerPolicy="no-referrer"
        >
          {rule.source.title}
        </a>
      </dd>
    </dl>
  );
}

interface OthersProps {
  readonly row: DerivedRow;
  readonly value: DerivedValue;
  readonly today: string;
  readonly onFormula: (value: DerivedValue) => void;
}

/** The same formula on other days. */
function Others({ row, value, today, onFormula }: OthersProps) {
  const text = useText();
  const others = row.values.filter((one) => one !== value);
  if (others.length === 0) return null;
  return (
    <details className="lab-figures">
      <summary>{text.t('labs.derived.others', { n: others.length })}</summary>
      <ul>
        {others.map((one) => (
          <li key={`${one.at.sortKey} ${one.place}`}>
            <button type="button" className="btn-link" onClick={() => onFormula(one)}>
              {derivedWords(text, one, today)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
