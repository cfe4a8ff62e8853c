import type { DisasterRule } from '../../domain/access-rule.ts';
import { jstDay, partialDateOf } from '../../domain/partial-date.ts';
import { dateAndTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';

/** That the site has declared a disaster: where, until when, and that all of it is recorded as such. */
export function DisasterLine({ disaster }: { readonly disaster: DisasterRule }) {
  const { t, language } = useText();
  const until = dateAndTime(language, partialDateOf(disaster.until), jstDay(disaster.until));
  return (
    <p className="disaster-line" role="status" data-disaster>
      <b>{t('emergency.disaster.title', { area: disaster.area[language], until })}</b>
      <span>{t('emergency.disaster.recorded')}</span>
      {disaster.text === undefined ? null : <span>{disaster.text[language]}</span>}
    </p>
  );
}
