import { deathOf } from '../../clinical/death.ts';
import { sourcesOf, summariseSource } from '../../domain/coverage.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { leadingRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import {
  birthText,
  clockTime,
  listText,
  numberText,
  quantityText,
  shortDate,
  sourceShortName,
} from '../../i18n/format.ts';
import { ageText, nameReading, personName, sexText } from '../../i18n/person-text.ts';
import { useText } from '../../i18n/text.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { RetryButton } from '../../ui/source-buttons.tsx';
import { Seal } from '../../ui/seal.tsx';
import { consentsOf } from '../../record/derive/consent.ts';
import { emergencyCoverage, weightOf } from './emergency-input.ts';
import type { EmergencySheetProps } from './emergency-sheet.tsx';
import { useOffline } from './use-offline.ts';

type HeadProps = EmergencySheetProps & { readonly fixedAt: Date | undefined };

/** That this is emergency access, for how long still and why; whose sheet it is; and which sources have answered. */
export function EmergencyHead(props: HeadProps) {
  const { t } = useText();
  const { record, sources } = props;
  const coverage = emergencyCoverage(record);
  const asked = sources.filter((source) => sourcesOf(coverage).includes(source.id));
  const silent = asked.filter((source) => {
    const { state, stale } = summariseSource(coverage, source.id);
    return (state !== 'complete' && state !== 'not-offered') || stale !== undefined;
  });
  return (
    <header className="er-head">
      <AccessBar {...props} />
      <div className="er-who" data-patient-banner>
        <Who {...props} />
        <ul className="er-sources">
          {asked.map((source) => (
            <SourceCell key={source.id} {...props} source={source} />
          ))}
        </ul>
      </div>
      <p className="er-paper er-not-none">
        {t('emergency.notNonePaper')}
        {silent.length === 0 ? '' : t('emergency.silent', { n: silent.length, count: silent.length })}
      </p>
    </header>
  );
}

function AccessBar(props: HeadProps) {
  const { t, language } = useText();
  const { now, reason, startedAt, endsAt, viewer, onPrint, onEnd, fixedAt, disaster } = props;
  const offline = useOffline();
  const minutes = Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 60_000));
  return (
    <div className="er-bar">
      <b className="er-screen">{t('emergency.viewing')}</b>
      <b className="er-paper">{t('emergency.title')}</b>
      <span className="er-screen" role="timer">
        {minutes === 0 ? t('emergency.over') : t('emergency.remaining', { n: minutes })}
      </span>
      {offline ? (
        <b className="er-offline" role="alert" data-offline>
          {fixedAt === undefined
            ? t('emergency.offline.open')
            : t('emergency.offline.fixed', { time: clockTime(fixedAt) })}
        </b>
      ) : null}
      {disaster === undefined ? null : (
        <b data-disaster>{t('emergency.disaster.short', { area: disaster.area[language] })}</b>
      )}
      {reason === undefined ? null : (
        <span className="er-screen">
          {t('emergency.reasonLabel')}
          {reason}
        </span>
      )}
      <span className="er-bar-end">
        {viewer === undefined ? '' : `${viewer}　`}
        {t('emergency.startedAt', { time: clockTime(startedAt) })}
        <u className="er-screen">{t('emergency.recorded')}</u>
        <span className="er-paper">
          {fixedAt === undefined ? '' : t('emergency.frozen', { time: clockTime(fixedAt) })}
        </span>
      </span>
      <button type="button" className="btn" onClick={onPrint}>
        <Icon name="print" />
        {t('emergency.print')}
      </button>
      <button type="button" className="btn" onClick={onEnd}>
        {t('emergency.end')}
      </button>
    </div>
  );
}

function Who({ record, sources, now }: HeadProps) {
  const text = useText();
  const { t, language } = text;
  const today = jstDay(now);
  const leading = leadingRecord(record.person);
  const weight = weightOf(record);
  const witnesses = [...new Set(record.person.records.map((one) => one.source))];
  return (
    <>
      <div>
        <p className="kana">{nameReading(text, leading)}</p>
        <h1>{personName(text, leading)}</h1>
        {deathOf(record.person).dead ? <b className="er-dead">{t('emergency.dead')}</b> : null}
      </div>
      <dl>
        <dt>{t('emergency.ageSex')}</dt>
        <dd>
          {ageText(text, leading, today)}　{sexText(text, leading)}
        </dd>
        <dt>{t('emergency.birth')}</dt>
        <dd>
          {leading.birthDate === undefined
            ? t('person.birthUnknown')
            : birthText(language, leading.birthDate)}
        </dd>
      </dl>
      <dl>
        <dt>{t('emergency.identity')}</dt>
        <dd>
          {t('emergency.identityOf', {
            sources: listText(
              language,
              witnesses.map((id) => sourceShortName(language, sources, id)),
            ),
          })}
        </dd>
        {weight === undefined ||
        weight.shown.value.type !== 'quantity' ||
        weight.shown.when.state !== 'dated' ? null : (
          <>
            <dt>{t('emergency.weight')}</dt>
            <dd>
              {quantityText(weight.shown.value.quantity)}（
              {shortDate(language, weight.shown.when.start, today)}）
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

const SIGNS: Readonly<Partial<Record<string, IconName>>> = {
  complete: 'complete',
  arriving: 'arriving',
  waiting: 'waiting',
  failed: 'failed',
  withheld: 'withheld',
  'cut-short': 'cut-short',
  'not-offered': 'not-offered',
};

function SourceCell({ record, source, sources, now }: HeadProps & { readonly source: Source }) {
  const { t, language } = useText();
  const consent = consentsOf(record, now).find((one) => one.source === source.id)?.state;
  const summary = summariseSource(emergencyCoverage(record), source.id);
  const { state } = summary;
  const troubled = state === 'failed' || state === 'cut-short' || summary.stale !== undefined;
  const withheld = !troubled && (consent === 'refused' || consent === 'partial');
  return (
    <li data-source={source.id} data-state={state}>
      <Seal source={source} state={state} />
      {source.shortName[language]}
      <Icon name={SIGNS[state] ?? 'waiting'} />
      {withheld ? (
        <b data-consent={consent}>{t(`emergency.consent.${consent}`)}</b>
      ) : troubled || state === 'withheld' ? (
        <b>{t(`sources.state.${state}`)}</b>
      ) : (
        t(`sources.state.${state}`)
      )}
      {state === 'complete' ? (
        <span className="sub">{t('emergency.source.received', { n: numberText(summary.received) })}</span>
      ) : null}
      {troubled ? <RetryButton source={source.id} sources={sources} /> : null}
    </li>
  );
}
