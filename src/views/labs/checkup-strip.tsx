import type { Checkup } from '../../clinical/labs/checkup-results.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { shortDate } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';

interface CheckupStripProps {
  /** Newest first. */
  readonly checkups: readonly Checkup[];
  readonly today: string;
  readonly onSelect: (key: EntryKey) => void;
}

/** Why a level may be as it is, in words; what was missing for saying so is said too. */
function explanation(text: Text, { explained }: Checkup): string {
  if (explained === undefined) return '';
  const { t } = text;
  const risks = explained.risks.map((risk) => t(`labs.checkups.risk.${risk}`)).join('・');
  const missing = explained.missing.map((part) => t(`labs.checkups.part.${part}`)).join('・');
  return [
    t('labs.checkups.reckoned', { level: t(`labs.checkups.explained.${explained.level}`) }),
    t(`labs.checkups.by.${explained.by}`),
    risks === '' ? t('labs.checkups.noRisk') : t('labs.checkups.risks', { risks }),
    missing === '' ? '' : t('labs.checkups.missing', { missing }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What each check-up itself judged, over the years; our reckoning stands behind it as an explanation, never before it. */
export function CheckupStrip({ checkups, today, onSelect }: CheckupStripProps) {
  const text = useText();
  const { t, language } = text;
  if (checkups.length === 0) return null;
  return (
    <section className="lab-checkups" aria-label={t('labs.checkups.heading')}>
      <h3>{t('labs.checkups.heading')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('labs.checkups.day')}</th>
            <th scope="col">{t('labs.checkups.metabolic')}</th>
            <th scope="col">{t('labs.checkups.guidance')}</th>
            <th scope="col">{t('labs.checkups.why')}</th>
          </tr>
        </thead>
        <tbody>
          {checkups.map((checkup) => (
            <tr key={checkup.key} data-checkup={checkup.key}>
              <th scope="row">
                <button
                  type="button"
                  className="btn-link"
                  onClick={() => {
                    const [first] = checkup.judgements;
                    if (first !== undefined) onSelect(first);
                  }}
                >
                  {shortDate(language, checkup.date, today)} {checkup.place}
                </button>
              </th>
              <td>
                {checkup.metabolic === undefined
                  ? t('labs.checkups.untold')
                  : t(`labs.checkups.judged.${checkup.metabolic}`)}
              </td>
              <td>
                {checkup.guidance === undefined
                  ? t('labs.checkups.untold')
                  : t(`labs.checkups.level.${checkup.guidance}`)}
              </td>
              <td className="note sub">{explanation(text, checkup)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note sub">{t('labs.checkups.note')}</p>
    </section>
  );
}
