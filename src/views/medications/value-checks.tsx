import {
  EGFR_SOURCE,
  type MedicineValue,
  type StandingValue,
} from '../../clinical/medications/medicine-labs.ts';
import type { KidneyCheck } from '../../clinical/medications/drug-checks.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { listText, numberText, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { valueText } from '../../ui/entry-line.ts';
import { Flag } from '../../ui/flag.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import type { MedicineChecksProps } from './medicine-checks-props.ts';

/** The newest results that matter for the medicines in use, each with its day. */
export function Values(props: MedicineChecksProps) {
  const text = useText();
  const { t } = text;
  const { beside, checks } = props;
  const newest = beside.map(({ value }) => value).toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  const { computed } = checks.kidney;
  if (beside.length === 0 && computed === undefined) {
    // Results without a code may be any of those that matter: only where there are none at all is there none.
    const { results } = checks.notChecked.whole;
    const said = !results ? 'valuesNotKnown' : props.anyResults ? 'valuesNotFound' : 'noValues';
    return (
      <p className="check-line" data-none={said === 'noValues' ? 'known' : 'unknown'}>
        {t(`medications.checks.${said}`)}
      </p>
    );
  }
  return (
    <div className="check-values">
      {computed === undefined ? null : <ComputedValue computed={computed} {...props} />}
      <p className="check-line note sub">{dayWords(text, newest, props)}</p>
      {beside.map(({ value, medicines }) => (
        <ValueLine
          key={value.value}
          {...props}
          value={value}
          medicines={medicines}
          isOfDay={value.date === newest?.date}
        />
      ))}
    </div>
  );
}

/** The same in every tongue. */
const EGFR = 'eGFR';

const SHORT: Readonly<Partial<Record<MedicineValue, string>>> = {
  Cre: 'Cr',
  'HbA1c-NGSP': 'HbA1c',
  PLT: 'Plt',
};

interface ValueLineProps extends MedicineChecksProps {
  readonly value: StandingValue;
  readonly medicines: readonly string[];
  /** Of the day that stands above all of them. */
  readonly isOfDay: boolean;
}

/** 11/9(月) 10:20（14日前）: a value without its day is worth nothing. */
function dayWords(
  text: Text,
  value: StandingValue | undefined,
  { now }: Pick<MedicineChecksProps, 'now'>,
): string {
  if (value === undefined) return '';
  const when = whenText(text.language, value.fact.shown.when, jstDay(now));
  return value.ageDays === undefined
    ? when
    : `${when}${text.t('medications.checks.ago', { n: numberText(value.ageDays) })}`;
}

function ValueLine({ value, medicines, isOfDay, now, onSelect }: ValueLineProps) {
  const text = useText();
  const { fact } = value;
  const { shown } = fact;
  const flag = shown.interpretation;
  const name =
    value.value === 'weight' ? text.t('medications.checks.weight') : (SHORT[value.value] ?? value.value);
  return (
    <button
      type="button"
      className="check-value check-open"
      title={text.t('medications.checks.besideFor', { names: listText(text.language, medicines) })}
      onClick={() => onSelect(fact.key)}
    >
      <span>{name}</span>
      <Sparkline
        points={value.trend}
        low={shown.range?.low}
        high={shown.range?.high}
        flagged={flag !== undefined && flag !== 'N'}
      />
      <b>{valueText(text, shown.value)}</b>
      <span>{flag === undefined || flag === 'N' ? null : <Flag code={flag} />}</span>
      {isOfDay ? null : <small>{dayWords(text, value, { now })}</small>}
    </button>
  );
}

function ComputedValue({
  computed,
  onSelect,
}: MedicineChecksProps & { readonly computed: NonNullable<KidneyCheck['computed']> }) {
  const { t } = useText();
  const { creatinine, age, sex } = computed.inputs;
  const { value } = creatinine.fact.shown;
  return (
    <button
      type="button"
      className="check-value check-open check-computed"
      title={`${EGFR_SOURCE.title} ${EGFR_SOURCE.url}`}
      onClick={() => onSelect(creatinine.fact.key)}
    >
      <span className="check-wide">
        {EGFR} <Chip tone="dash">{t('medications.checks.computed')}</Chip>
      </span>
      <b>
        {computed.amount} {computed.unit}
      </b>
      <span />
      <small>
        {t('medications.checks.computedFrom', {
          cr: value.type === 'quantity' ? `${value.quantity.text} ${value.quantity.unit}` : '',
          age,
          sex: t(`person.sex.${sex}`),
        })}
      </small>
    </button>
  );
}
