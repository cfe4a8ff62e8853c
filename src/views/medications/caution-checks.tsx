import type { ListedMedicine } from '../../clinical/medications/drug-checks.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { listText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { valueText } from '../../ui/entry-line.ts';
import { titleText } from '../../ui/entry-title.ts';
import type { MedicineChecksProps } from './medicine-checks-props.ts';

/** Medicines that public lists or inserts name; who names them stands behind each. */
export function Cautions(props: MedicineChecksProps) {
  const { checks, onSelect } = props;
  const text = useText();
  const { t } = text;
  const { kidney, pregnancy, diagnoses, surgery, hepatitisB } = checks;
  return (
    <>
      {diagnoses.hits.map(({ medicine, row, condition, suspected }) => (
        <button
          key={`${medicine.line.key} ${condition.key}`}
          type="button"
          className="check-line check-open check-warn"
          data-caution="diagnosis"
          title={row.source.title}
          onClick={() => onSelect(condition.key)}
        >
          <b>
            {t('medications.checks.against', {
              medicine: medicine.name,
              condition: titleText(text, condition.shown),
            })}
            {suspected ? `（${t('entry.mark.suspected')}）` : ''}
          </b>
          <span className="note">
            {t('medications.checks.insertSays', { words: row.quoted, source: row.source.title })}
          </span>
        </button>
      ))}
      <Listed {...{ onSelect }} id="kidney" listed={kidney.listed} />
      {pregnancy.state === 'on-record' ? (
        <Listed {...{ onSelect }} id="pregnancy" listed={pregnancy.listed} />
      ) : null}
      {pregnancy.state === 'not-known' && props.mayBePregnant ? (
        <p className="check-line note sub">{t('medications.checks.pregnancyNotKnown')}</p>
      ) : null}
      <Listed {...{ onSelect }} id="surgery" listed={surgery.listed} />
      {hepatitisB === undefined ? null : (
        <p className="check-line note" data-caution="hepatitis-b">
          {t(`medications.checks.hepatitisB.${hepatitisB.state}`, {
            names: listText(
              text.language,
              hepatitisB.medicines.map(({ name }) => name),
            ),
            results: listText(
              text.language,
              hepatitisB.results.map(({ shown }) => `${shown.title} ${valueText(text, shown.value)}`),
            ),
          })}
        </p>
      )}
      <p className="check-line note sub">{t('medications.checks.listsNote')}</p>
    </>
  );
}

interface ListedProps {
  readonly id: 'kidney' | 'pregnancy' | 'surgery';
  readonly listed: readonly ListedMedicine[];
  readonly onSelect: (key: EntryKey) => void;
}

function Listed({ id, listed, onSelect }: ListedProps) {
  const { t } = useText();
  if (listed.length === 0) return null;
  return (
    <div className="check-line" data-caution={id}>
      <b>{t(`medications.checks.listed.${id}`)}</b>
      <span className="note">
        {listed.map(({ medicine, rows }) => (
          <button
            key={medicine.line.key}
            type="button"
            className="btn-link check-name"
            // The lists and inserts are Japanese; so are the names of medicines as they are recorded.
            lang="ja"
            title={rows
              .flatMap(({ sources }) => sources.map(({ title, url }) => `${title} ${url}`))
              .join('\n')}
            onClick={() => onSelect(medicine.line.shown.key)}
          >
            {medicine.name}
          </button>
        ))}
      </span>
      <small className="note sub">
        {t('medications.checks.sources', { names: '' })}
        <cite lang="ja">
          {[
            ...new Set(
              listed.flatMap(({ rows }) => rows.flatMap(({ sources }) => sources.map(({ title }) => title))),
            ),
          ].join('；')}
        </cite>
      </small>
    </div>
  );
}
