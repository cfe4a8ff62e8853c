import { useText } from '../../i18n/text.ts';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LAB_LOOKS, LAB_MODES, LAB_ORDERS, LAB_PICKS, type LabForm, type LabLook } from './labs-view.ts';
import type { LabsPanelProps } from './labs-props.ts';

interface LabViewBarProps extends LabsPanelProps {
  readonly search: string;
  readonly onSearch: (words: string) => void;
  readonly forms: readonly LabForm[];
  readonly form: LabForm;
  readonly onForm: (form: LabForm) => void;
}

/** What is shown, in which order, how densely; all of it but the search stands in the address. */
export function LabViewBar(props: LabViewBarProps) {
  const { view, onView, forms, form, onForm } = props;
  const { t } = useText();
  return (
    <span className="lab-view-bar">
      <Segmented
        label={t('labs.mode.label')}
        value={view.mode}
        choices={LAB_MODES.map((value) => ({ value, label: t(`labs.mode.${value}`) }))}
        onChange={(mode) => onView({ mode, trend: [] })}
      />
      {forms.length < 2 ? null : (
        <Segmented
          label={t('labs.form.label')}
          value={form}
          choices={forms.map((value) => ({ value, label: t(`labs.form.${value}`) }))}
          onChange={onForm}
        />
      )}
      {form === 'table' ? <TableTools {...props} /> : null}
    </span>
  );
}

/** What of the table is shown, in which order, how densely. */
function TableTools({ view, onView, search, onSearch }: LabViewBarProps) {
  const { t } = useText();
  const looks = LAB_LOOKS.filter((look) => look !== 'beside' || view.mode === 'checkups');
  return (
    <>
      <Segmented
        label={t('labs.which')}
        value={view.pick}
        choices={LAB_PICKS.filter((value) => value !== 'often' || view.mode === 'labs').map((value) => ({
          value,
          label: t(`labs.pick.${value}`),
        }))}
        onChange={(pick) => onView({ pick })}
      />
      <Segmented
        label={t('labs.orderLabel')}
        value={view.order}
        choices={LAB_ORDERS.map((value) => ({ value, label: t(`labs.order.${value}`) }))}
        onChange={(order) => onView({ order })}
      />
      <ChoiceMenu<LabLook>
        label={t('labs.look.label')}
        choices={looks.map((value) => ({ value, label: t(`labs.look.${value}`) }))}
        chosen={view.look}
        onChange={(look) => onView({ look })}
      />
      <input
        type="search"
        className="lab-search"
        value={search}
        placeholder={t('labs.search')}
        aria-label={t('labs.search')}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onSearch(target.value)}
      />
    </>
  );
}
