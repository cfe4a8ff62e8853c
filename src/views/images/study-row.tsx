import { useCallback } from 'react';
import { regionsOf } from '../../clinical/imaging/body-region.ts';
import { studyUidOf } from '../../clinical/imaging/priors.ts';
import { reportsOfStudy } from '../../clinical/imaging/study-reports.ts';
import type { ImagingEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, listText, sourceShortName, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { titleText } from '../../ui/entry-title.ts';
import { Icon } from '../../ui/icons.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import type { ImagesPanelProps, ImagingFact } from './images-panel.tsx';

type StudyProps = ImagesPanelProps & { readonly fact: ImagingFact };

type KnownTo = 'both' | 'archive' | 'record';

/** Who knows of a study, over all its witnesses: only where an archive does can its images be looked for. */
function knownTo({ witnesses }: ImagingFact): KnownTo {
  const places = new Set(witnesses.map((witness) => witness.knownTo));
  return places.size > 1 ? 'both' : places.has('archive') ? 'archive' : 'record';
}

/** The sources whose archive holds the study; else those whose record names it and that have an archive to be asked. */
function holdersOf({ witnesses }: ImagingFact, sources: readonly Source[]): readonly SourceId[] {
  const archives = witnesses
    .filter((witness) => witness.knownTo === 'archive')
    .map(({ provenance }) => provenance.source);
  if (archives.length > 0) return [...new Set(archives)];
  const withArchive = new Set(
    sources.filter((source) => source.dicomwebBase !== undefined).map((source) => source.id),
  );
  return [...new Set(witnesses.map(({ provenance }) => provenance.source))].filter((id) =>
    withArchive.has(id),
  );
}

function countWords(text: Text, { seriesCount, instanceCount }: ImagingEntry): string {
  const counts = [
    seriesCount === undefined ? '' : text.t('entry.series', { n: seriesCount }),
    instanceCount === undefined ? '' : text.t('entry.images', { n: instanceCount, count: instanceCount }),
  ].filter((part) => part !== '');
  return counts.length === 0 ? text.t('images.noCounts') : counts.join('　');
}

/** The witness that tells most counts: an archive knows the number of images, a record often does not. */
function countedOf({ shown, witnesses }: ImagingFact): ImagingEntry {
  return witnesses.find((witness) => witness.instanceCount !== undefined) ?? shown;
}

function hasKeyImages({ witnesses }: ImagingFact): boolean {
  return witnesses.some(
    ({ modalities, series }) => modalities.includes('KO') || series.some(({ modality }) => modality === 'KO'),
  );
}

/** The modalities that hold pictures, as any witness tells them. */
function modalityWords(text: Text, { shown, witnesses }: ImagingFact): string {
  const told =
    shown.modalities.length > 0 ? shown.modalities : witnesses.flatMap(({ modalities }) => modalities);
  return listText(text.language, [...new Set(told)]) || text.t('images.noModality');
}

/** The part of the body in the reader's words where it is one we know; else as the record writes it. */
function partWords({ t, language }: Text, { shown, witnesses }: ImagingFact): string {
  const regions = shown.bodySite === undefined ? [] : regionsOf(witnesses);
  return regions.length === 0
    ? (shown.bodySite ?? '')
    : listText(
        language,
        regions.map((region) => t(`images.region.${region}`)),
      );
}

export function StudyRow(props: StudyProps) {
  const text = useText();
  const { fact, sources, now, thumbnailOf, onIntent } = props;
  const { shown } = fact;
  const { when } = shown;
  const today = jstDay(now);
  const date =
    when.state === 'dated'
      ? dateAndTime(text.language, when.start, today)
      : whenText(text.language, when, today);
  const load = useCallback(
    async (signal: AbortSignal) => (knownTo(fact) === 'record' ? undefined : thumbnailOf(fact, signal)),
    [fact, thumbnailOf],
  );
  return (
    <li className="study" aria-current={props.selected === fact.key ? 'true' : undefined}>
      <button
        type="button"
        className="study-main"
        onClick={() => props.onSelect(fact.key)}
        onPointerEnter={onIntent}
        onFocus={onIntent}
        {...entryAttributes(fact)}
      >
        <Thumbnail load={load} className="study-thumbnail" />
        <span className="study-date">{date}</span>
        <span>
          <b title={shown.bodySite}>
            {[modalityWords(text, fact), partWords(text, fact)].filter(Boolean).join(' ')}
          </b>{' '}
          {shown.description ?? ''}
          {hasKeyImages(fact) ? <span className="study-key">{text.t('images.keyImages')}</span> : null}
          <span className="study-facts note sub">
            {[shown.provenance.institution, countWords(text, countedOf(fact))].filter(Boolean).join('　')}
          </span>
          <span className="study-facts note sub">{text.t(`images.knownTo.${knownTo(fact)}`)}</span>
        </span>
        <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} />
      </button>
      <StudyActions {...props} date={date} />
      <Conclusion {...props} />
    </li>
  );
}

/** The first line of what was concluded, as the report says it. */
function Conclusion({ fact, reports }: StudyProps) {
  const { t } = useText();
  const conclusion = reportsOfStudy(fact, reports.value)
    .map(({ shown }) => shown.conclusion?.split('\n').find((line) => line.trim() !== ''))
    .find((line) => line !== undefined);
  if (conclusion === undefined) return null;
  return (
    <p className="study-conclusion">
      <span className="sub">{t('images.conclusion')}</span> {conclusion}
    </p>
  );
}

function StudyActions(props: StudyProps & { readonly date: string }) {
  const text = useText();
  const { t } = text;
  const { fact, reports, onSelect, priorOf, onCompare, onIntent } = props;
  const uid = studyUidOf(fact);
  const linked = reportsOfStudy(fact, reports.value);
  const prior = uid === undefined ? undefined : priorOf(fact);
  const named = `${titleText(text, fact.shown)} ${props.date}`;
  return (
    <div className="study-actions">
      {uid === undefined ? (
        <span className="note">{t('images.noUid')}</span>
      ) : (
        <OpenButtons {...props} uid={uid} />
      )}
      {prior === undefined ? null : (
        <button
          type="button"
          className="btn btn-quiet"
          data-compare-study=""
          title={t('images.compareWith', { date: dayText(text, prior), title: titleText(text, prior.shown) })}
          onClick={() => onCompare(fact, prior)}
          onPointerEnter={onIntent}
          onFocus={onIntent}
        >
          {t('images.compare', { date: dayText(text, prior) })}
          <span className="visually-hidden">{named}</span>
        </button>
      )}
      {linked.map((report) => (
        <button
          key={report.key}
          type="button"
          className="btn btn-quiet"
          onClick={() => onSelect(report.key)}
          title={report.shown.conclusion}
        >
          <Icon name="report" small />
          {t('images.report')}
        </button>
      ))}
      {linked.length === 0 ? <span className="note sub">{t('images.noReport')}</span> : null}
    </div>
  );
}

function dayText({ t }: Text, { shown }: ImagingFact): string {
  return shown.when.state === 'dated' ? shown.when.start.text.slice(0, 10) : t('images.undated');
}

function OpenButtons(
  props: StudyProps & { readonly date: string; readonly uid: NonNullable<ReturnType<typeof studyUidOf>> },
) {
  const text = useText();
  const { t, language } = text;
  const { fact, sources, onOpen, uid, onIntent } = props;
  const name = titleText(text, fact.shown);
  return holdersOf(fact, sources).map((source) => {
    const short = sourceShortName(language, sources, source);
    return (
      <button
        key={source}
        type="button"
        className="btn"
        data-open-study={uid}
        onClick={() => onOpen(uid, source)}
        onPointerEnter={onIntent}
        onFocus={onIntent}
      >
        <Icon name="image" small />
        {t(knownTo(fact) === 'record' ? 'images.look' : 'images.open', { source: short })}
        <span className="visually-hidden">
          {name} {props.date}
        </span>
      </button>
    );
  });
}
