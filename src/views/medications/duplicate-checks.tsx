import type { Duplicate } from '../../clinical/medications/duplicates.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { listText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import type { MedicineChecksProps } from './medicine-checks-props.ts';
import { dayText } from './medication-text.ts';

const LOUD: ReadonlySet<Duplicate['kind']> = new Set(['same-ingredients', 'shared-ingredient']);

/** What stands twice now or later; a number that rests on part of what there is says so. */
export function DuplicateList({ duplicates, checks, now, onSelect }: MedicineChecksProps) {
  const text = useText();
  const { t } = text;
  const today = jstDay(now);
  const live = duplicates.findings.filter(({ when, kind }) => when !== 'past' && kind !== 'early-refill');
  const whole = checks.notChecked.whole.medicines && duplicates.notCompared.length === 0;
  return (
    <>
      {live.map((one) => (
        <button
          key={one.key}
          type="button"
          className={LOUD.has(one.kind) ? 'check-line check-open check-warn' : 'check-line check-open'}
          data-duplicate={one.kind}
          onClick={() => onSelect(one.supplies[0].basis.key)}
        >
          <Chip tone={LOUD.has(one.kind) ? 'warn' : 'quiet'} icon="duplicate" title={one.rule}>
            {t(`medications.duplicate.${one.kind}`)}
          </Chip>
          <span className="note">
            {listText(text.language, [...new Set(one.supplies.map(({ basis }) => basis.shown.title))])}
            <small>
              {' '}
              {dayText(text, one.from, today)}–{dayText(text, one.to, today)}
              {one.effect?.name === undefined ? null : <span lang="ja">　{one.effect.name}</span>}
              {one.assumed ? `　${t('medications.checks.assumed')}` : ''}
            </small>
          </span>
        </button>
      ))}
      {live.length === 0 ? (
        <p className="check-line" data-none={whole ? 'known' : 'unknown'}>
          {t(whole ? 'medications.checks.noDuplicates' : 'medications.checks.noDuplicatesAmong')}
        </p>
      ) : whole ? null : (
        <p className="check-line note sub">{t('medications.checks.atLeast')}</p>
      )}
    </>
  );
}
