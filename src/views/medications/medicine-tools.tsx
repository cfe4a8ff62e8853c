import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { CopyButton } from './copy-button.tsx';
import type { WithMedicines } from './medicine-props.ts';
import { MEDICINE_MODES, MEDICINE_ORDERS } from './medicines-view.ts';

/** Which way to look, in which order, under which names; and what asks for attention, counted. */
export function MedicineTools(props: WithMedicines) {
  const { t } = useText();
  const { view, onView, medicines } = props;
  return (
    <div className="medicine-tools">
      <Segmented
        label={t('medications.tools.mode')}
        value={view.mode}
        choices={MEDICINE_MODES.map((value) => ({ value, label: t(`medications.tools.modes.${value}`) }))}
        onChange={(mode) => onView({ mode })}
      />
      {view.mode === 'now' ? (
        <Segmented
          label={t('medications.tools.order')}
          value={view.order}
          choices={MEDICINE_ORDERS.map((value) => ({ value, label: t(`medications.tools.orders.${value}`) }))}
          onChange={(order) => onView({ order })}
        />
      ) : null}
      <button
        type="button"
        className="kind-chip"
        aria-pressed={view.generic}
        title={t('medications.tools.genericNote')}
        onClick={() => onView({ generic: !view.generic })}
      >
        {t('medications.tools.generic')}
      </button>
      <Counts {...props} />
      <CopyButton {...props} />
      {props.actions?.(medicines)}
      <button type="button" className="btn btn-quiet" onClick={() => print()}>
        <Icon name="print" />
        {t('medications.tools.print')}
      </button>
    </div>
  );
}

/** At a glance, how much of what; a count that rests on part of the sources says so. */
function Counts({ medicines }: WithMedicines) {
  const { t } = useText();
  const { checks, duplicates, lines } = medicines;
  const hits = checks.allergies.filter(({ outcome }) => outcome.kind === 'hit').length;
  const twice = duplicates.findings.filter(
    ({ kind, when }) => when !== 'past' && (kind === 'same-ingredients' || kind === 'shared-ingredient'),
  ).length;
  const differing = lines.filter(({ conflicts, state }) => state !== 'ended' && conflicts.length > 0).length;
  const whole = checks.notChecked.whole.medicines;
  return (
    <>
      {hits > 0 ? (
        <Chip tone="crit" icon="stop">
          {t('medications.tools.hits', { n: hits })}
        </Chip>
      ) : null}
      {differing > 0 ? (
        <Chip tone="warn" icon="differs">
          {t('medications.tools.differing', { n: differing })}
        </Chip>
      ) : null}
      {twice > 0 ? (
        <Chip tone="warn" icon="duplicate">
          {t(whole ? 'medications.tools.twice' : 'medications.tools.twiceAtLeast', { n: twice })}
        </Chip>
      ) : null}
    </>
  );
}
